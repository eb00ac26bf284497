import { describe, expect, test } from 'vitest'
import { encoding } from '../../rules/encoding.ts'
import type { Edit, Side } from '../../src/model.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

/** A text with the edits of all findings of one side made. */
async function repaired(source: string, target: string, side: Side = 'source'): Promise<string> {
  const report = await checkRule(
    encoding,
    { 'fr/page.md': source, 'en/page.md': target },
    { source: 'fr', targets: ['en'] },
  )
  const edits: Edit[] = report.pages.flatMap(({ findings }) => findings.flatMap((finding) => finding.edits ?? []))
  return edits
    .filter((edit) => edit.side === side)
    .toSorted((a, b) => b.start - a.start)
    .reduce(
      (text, edit) => text.slice(0, edit.start) + edit.text + text.slice(edit.end),
      side === 'source' ? source : target,
    )
}

describe('mojibake', () => {
  test('is told once a line, word by word, on either side', async () => {
    const source = 'RĂ©glez lâ€™heure.\n\nTout est en place.\n\nĂ droite, la clĂ©.\n'
    await fails(
      encoding,
      source,
      'The cafÃ© is here.\n',
      [
        '1:1 mojibake `RĂ©glez` `Réglez`',
        '5:1 mojibake `Ă droite` `à droite` `clĂ©` `clé`',
        '1:5 mojibake `cafÃ©` `café`',
      ].toSorted(),
    )
  })

  test('is repaired by the edits', async () => {
    expect(await repaired('RĂ©glez lâ€™heure, puis Ă droite.\n', 'Set it.\n')).toBe('Réglez l’heure, puis à droite.\n')
    expect(await repaired('Réglez.\n', 'The cafÃ© is 10Â km away.\n', 'target')).toBe('The café is 10\u00a0km away.\n')
  })

  test('is found in front matter, headings, tables and addresses', async () => {
    const target = '---\ntitle: CafÃ©\n---\n\n# CafÃ©\n\n| a |\n|---|\n| thÃ© |\n'
    await fails(encoding, '# Café\n', target, ['2:8 mojibake', '5:3 mojibake', '9:3 mojibake'])
  })

  test('of more than thirty lines is told as one', async () => {
    const lines = (count: number) => Array.from({ length: count }, (_, i) => `Le thÃ© ${i}.\n`).join('\n')
    await fails(encoding, lines(31), 'Tea.\n', ['1:4 page 31 `thÃ©` `thé`'])
    const report = await checkRule(
      encoding,
      { 'fr/a.md': lines(30), 'en/a.md': 'Tea.\n' },
      { source: 'fr', targets: ['en'] },
    )
    expect(report.pages[0]?.findings).toHaveLength(30)
  })

  test('is worth a warning in a code block, nothing in inline code', async () => {
    await fails(encoding, '```js\n// cafÃ©\n```\n', '```js\n// café\n```\n', ['2:4 mojibake'])
    await passes(encoding, 'Écrivez `cafÃ©`.\n', 'Write `cafÃ©`.\n')
    const report = await checkRule(
      encoding,
      { 'fr/a.md': '```js\n// cafÃ©\n```\n', 'en/a.md': 'A.\n' },
      { source: 'fr', targets: ['en'] },
    )
    expect(report.pages[0]?.findings.map(({ severity }) => severity)).toEqual(['warn'])
  })

  test('of which a program prints the sign is worth an info', async () => {
    const text = '```txt\n→ \ufffd\n```\n'
    const report = await checkRule(encoding, { 'fr/a.md': text, 'en/a.md': 'A.\n' }, { source: 'fr', targets: ['en'] })
    expect(report.pages[0]?.findings.map(({ severity }) => severity)).toEqual(['info'])
  })

  test('is not what languages write', async () => {
    await passes(
      encoding,
      'Âge, câble, Îles, « Ça », naïve, œuvre ; Ăştia, Łódź, Ångström.\n',
      'Ages, cables, isles.\n',
    )
  })
})

describe('characters that are lost or that nobody sees', () => {
  test('a replacement character is lost', async () => {
    await fails(encoding, 'Une cl\ufffd.\n', 'A key.\n', ['1:5 lost `cl\ufffd`'])
  })

  test('a byte order mark and control characters inside the text go', async () => {
    await fails(encoding, 'Un \ufeffmot.\n\nUn\u0008 autre.\n', 'A word.\n', [
      '1:4 control U+FEFF',
      '3:3 control U+0008',
    ])
    expect(await repaired('Un \ufeffmot.\n', 'A word.\n')).toBe('Un mot.\n')
    await passes(encoding, '```txt\n\u001b[1mgras\u001b[0m\n```\n', '```txt\n\u001b[1mbold\u001b[0m\n```\n')
  })

  test('marks of direction that the translation alone has are worth an info', async () => {
    await fails(encoding, 'Un mot.\n', 'A\u200b wo\u202erd.\n', ['1:2 invisible U+200B, U+202E'])
    await passes(encoding, 'Un\u200b mot.\n', 'A\u200b word.\n')
    await passes(encoding, 'Un mot.\n', '\u200fكلمة.\n', { to: 'ar' })
  })
})

test('a megabyte of damage takes no time', async () => {
  const started = performance.now()
  await checkRule(
    encoding,
    { 'fr/a.md': 'thÃ© '.repeat(60_000), 'en/a.md': 'tea '.repeat(60_000) },
    { source: 'fr', targets: ['en'] },
  )
  expect(performance.now() - started).toBeLessThan(20_000)
})
