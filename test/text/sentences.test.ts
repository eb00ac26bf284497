import { describe, expect, test } from 'vitest'
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
