import { describe, expect, test } from 'vitest'
import { typography } from '../../rules/typography.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

const policy = (name: string) => ({ options: { policy: name } })

describe('the policy', () => {
  test.each([
    ['nbsp', 'Attention\u00a0: «\u00a0oui\u00a0»\u202f!'],
    ['nnbsp', 'Attention\u202f: «\u202foui\u202f»\u202f!'],
    ['space', 'Attention : « oui » !'],
    ['none', 'Attention: «oui»!'],
  ])('%s is followed', async (name, text) => {
    await passes(typography, text, 'Careful: “yes”!', policy(name))
  })

  test('is not followed, told once a line with every mark', async () => {
    await fails(typography, 'Attention : « oui » !\n\nEncore ?\n', 'Careful.\n\nAgain?\n', [
      '1:10 spacing no-break `:` `«` `»` `!`',
      '3:7 spacing `?`',
    ])
  })

  test('is met by the edits', async () => {
    const text = 'Attention: « oui » !\n'
    const report = await checkRule(
      typography,
      { 'fr/a.md': text, 'en/a.md': 'Careful!\n' },
      { source: 'fr', targets: ['en'] },
    )
    const edits = report.pages.flatMap(({ findings }) => findings.flatMap((finding) => finding.edits ?? []))
    const mended = edits
      .toSorted((a, b) => b.start - a.start)
      .reduce((all, { start, end, text }) => all.slice(0, start) + text + all.slice(end), text)
    expect(mended).toBe('Attention\u00a0: «\u00a0oui\u00a0»\u00a0!\n')
  })
})

test('French is looked at on whichever side it is, other languages never', async () => {
  await fails(typography, 'Careful: yes!', 'Attention : oui', ['1:10 spacing'], { from: 'en', to: 'fr-CH' })
  await passes(typography, 'Careful: yes!', 'Achtung: ja!', { from: 'en', to: 'de' })
})

test.each([
  ['code', 'Écrivez `a ? b : c` et `x: 1`.'],
  ['a destination', 'Voir [la page](https://example.org/a?b=c:d "titre").'],
  ['an address', 'Voir https://example.org/?q=1:2 à 12:30.'],
  ['a definition', '[id]: https://example.org/ "Titre: un"'],
  ['front matter', '---\ntitle: Un titre\n---\n\nDu texte.'],
  ['a directive', ':::note[Titre: un]\nDu texte.\n:::'],
  ['HTML', 'Un <span style="color: red; top: 1px">mot</span>.'],
  ['a code block', '```sh\necho a ; echo b\n```'],
])('%s is left alone', async (_, text) => {
  await passes(typography, text, 'A word.')
})
