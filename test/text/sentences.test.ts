import { readFileSync } from 'node:fs'
import { globSync } from 'tinyglobby'
import { describe, expect, test } from 'vitest'
import { readPage } from '../../src/markdown/read.ts'
import type { Language } from '../../src/text/language.ts'
import { languageOf } from '../../src/text/languages.ts'
import { sentencesIn } from '../../src/text/sentences.ts'

describe('sentences', () => {
  test.each([
    ['en', ['He said "stop."', 'It stopped.', 'Really?!', 'Yes, e.g. Tuesday.']],
    ['ja', ['設定を開きます。', '「保存」をクリックします！', '終わりましたか？', 'はい。']],
    ['ja', ['「はい。」と答えた。', '次に進みます。']],
    ['ja', ['Node.js 20 を使います。', 'v2.3.4 です']],
    ['hi', ['यह पहला है।', 'यह दूसरा है।']],
    ['ar', ['ما هذا؟', 'هذا كتاب.']],
  ])('%s: %j', (locale, sentences) => {
    for (const space of locale === 'ja' ? ['', ' ', '\u3000'] : [' ']) {
      const text = sentences.join(space)
      expect(sentencesIn(text, languageOf(locale)).map(({ start, end }) => text.slice(start, end))).toEqual(sentences)
    }
  })

  test.each([
    ['打开设置。点击保存（可选。）然后退出。', ['打开设置。', '点击保存（可选。）然后退出。']],
    ['你好！！真的？！好。', ['你好！！', '真的？！', '好。']],
  ])('zh: %s', (text, sentences) => {
    expect(sentencesIn(text, languageOf('zh')).map(({ start, end }) => text.slice(start, end))).toEqual(sentences)
  })

  test('a long run of marks costs nothing', () => {
    const text = '。'.repeat(19_999)
    expect(sentencesIn(text, languageOf('ja')).length).toBeGreaterThan(0)
  })
})

test('plain texts are parted as by the parsers', () => {
  // What is added is not plain, so that the parsers are asked; it joins the last sentence.
  const starts = (text: string, language: Language): number[] => sentencesIn(text, language).map(({ start }) => start)
  let several = 0
  for (const tag of ['en', 'fr']) {
    for (const name of globSync('**/*.md', { cwd: `docs/${tag}` })) {
      const reading = readPage(name, tag, readFileSync(`docs/${tag}/${name}`, 'utf8'))
      for (const { prose } of reading.state === 'read' ? reading.page.blocks : []) {
        const plain = starts(prose, languageOf(tag))
        if (plain.length > 1) several += 1
        if (/\p{L}[.!?]$/u.test(prose)) expect(starts(`${prose} … and`, languageOf(tag)), prose).toEqual(plain)
      }
    }
  }
  expect(several).toBeGreaterThan(200)
})

test.each(['en', 'fr'])('%s: words are seen as the parsers see them', (tag) => {
  const starts = (text: string): number[] => sentencesIn(text, languageOf(tag)).map(({ start }) => start)
  const words = [
    ...['deployments', 'Northants', 'NORTHANTS', 'approx', 'approximately', "l'approximation", 'semi-monthly', 'Thurs'],
    ...['(expérimental', 'fichiers)', '(etc)', 'etc)', '**gras**', 'p.ex)', 'e.g)', 'no)', 'a)', '**', '￼', 'min￼￼'],
    ...['[￼￼', '[account￼￼', 'next()￼￼', '(e.g. ￼￼', 'wow!really)', 'and/or)', 'w/ilmington', '(￼', 'R&D)', '5)'],
  ]
  // A second mark of a kind is not plain, so that the parsers are asked.
  for (const word of words)
    for (const before of ['The', 'See [that](', '«'])
      expect(starts(`${before} ${word}. The end.`), word).toEqual(starts(`${before} ${word}. The end. … and`))
})
