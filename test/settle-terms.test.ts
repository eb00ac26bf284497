import { describe, expect, test } from 'vitest'
import { checkFiles } from '../src/index.ts'

const glossary = 'source,target\nespace de travail,workspace\n'
const config = { source: 'fr', targets: ['en'], content: ['{locale}/*.md'], glossary: 'glossary.csv' }
const found = async (pairs: readonly (readonly [string, string])[]) => {
  const files = Object.fromEntries(
    pairs.flatMap(([fr, en], at) => [
      [`fr/${at}.md`, `\`page-${at}\`\n\n${fr}\n`],
      [`en/${at}.md`, `\`page-${at}\`\n\n${en}\n`],
    ]),
  )
  const rules = { consistency: ['warn', { rewordings: true }] } as const
  const { pages } = await checkFiles({ ...files, 'glossary.csv': glossary }, { ...config, rules })
  return pages.flatMap(({ target, findings }) => findings.map(({ rule }) => `${target?.path} ${rule}`))
}

describe('a term and what others say of the same text', () => {
  const source = 'Partagez votre espace de travail avec toute une équipe.'
  const right = 'Share your workspace with a whole team.'
  const wrong = 'Share your working area with a whole team.'

  test('is one finding where the sentence is translated in several ways', async () => {
    expect(await found([right, right, right, wrong].map((one) => [source, one]))).toEqual(['en/3.md terminology'])
  })

  test('is one finding a page where most pages are wrong', async () => {
    expect(await found([wrong, wrong, wrong, right].map((one) => [source, one]))).toEqual([
      'en/0.md terminology',
      'en/1.md terminology',
      'en/2.md terminology',
    ])
  })

  test('leaves other sentences to consistency', async () => {
    const other = 'Cette page parle de toute autre chose.'
    const [one, two] = ['This page is about something else entirely.', 'Here we speak of other things.']
    expect(
      await found([
        [other, one],
        [other, one],
        [other, one],
        [other, two],
        [source, wrong],
      ]),
    ).toEqual(['en/3.md consistency', 'en/4.md terminology'])
  })

  test('is left to untranslated', async () => {
    expect(await found([[source, source]])).toEqual(['en/0.md untranslated'])
  })
})
