import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { frenchSpacing, type SpacingPolicy } from '../../src/text/typography.ts'

/** The text as the policy wants it. */
function applied(text: string, policy: SpacingPolicy): string {
  let result = ''
  let last = 0
  for (const { start, end, expected, found } of frenchSpacing(text, policy)) {
    expect(text.slice(start, end)).toBe(found)
    result += text.slice(last, start) + expected
    last = end
  }
  return (result + text.slice(last)).replaceAll('\u00a0', '_').replaceAll('\u202f', '~')
}

describe('frenchSpacing', () => {
  test.each([
    ['Ouvrez la page : elle est prête !', 'nbsp', 'Ouvrez la page_: elle est prête_!'],
    ['Ouvrez la page: elle est prête!', 'nbsp', 'Ouvrez la page_: elle est prête_!'],
    ['Prêt ? Oui ; merci', 'nnbsp', 'Prêt~? Oui~; merci'],
    ['Prêt\u00a0? Oui\u202f: merci', 'space', 'Prêt ? Oui : merci'],
    ['Prêt\u202f? Oui :', 'none', 'Prêt? Oui:'],
    ['le mot «clé» et « porte »', 'nbsp', 'le mot «_clé_» et «_porte_»'],
    ['le mot « clé »', 'none', 'le mot «clé»'],
    ['« Prêt ? »', 'nbsp', '«_Prêt_?_»'],
    ['Prêt\u202f! ', 'nbsp', 'Prêt~! '],
    ['Prêt\u202f:', 'nbsp', 'Prêt_:'],
    ['(compte "A"): oui', 'nbsp', '(compte "A")_: oui'],
  ] as const)('%j under %s', (text, policy, expected) => {
    expect(applied(text, policy)).toBe(expected)
  })

  test.each([
    'à 12:30, de 9:00 à 17:00',
    'std::vector, a := b, a != b, a?.b, x ?? y',
    'un sourire :smile: et ;) et :-)',
    'https://exemple.fr/a?b=c:d et http://exemple.fr/a?',
    'mailto:moi@exemple.fr; moi@exemple.fr?',
    'R&amp;D &#233; &eacute;',
    'fr:clé/valeur, clé:valeur',
    'quoi (!) et [?]',
    ': terme de définition',
    '!important',
    'À suivre...',
    '',
  ])('%j has no place under none of the policies', (text) => {
    for (const policy of ['nbsp', 'nnbsp', 'none'] as const)
      expect(frenchSpacing(text, policy).map(({ start }) => text.slice(start - 3, start + 3))).toEqual([])
  })

  test('what was set by a policy pleases it', () => {
    const texts = fc
      .array(fc.constantFrom('mot', 'a', ' ', '\u00a0', '\u202f', ':', ';', '!', '?', '«', '»', '(', '.', '\n', '1'))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(texts, fc.constantFrom<SpacingPolicy>('nbsp', 'nnbsp', 'space'), (text, policy) => {
        const once = applied(text, policy).replaceAll('_', '\u00a0').replaceAll('~', '\u202f')
        expect(frenchSpacing(once, policy)).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  test('hostile text takes linear time', () => {
    for (const unit of ['a;', ' ;', '«', '» ', 'a! ', '&a;', ':a', ' ']) {
      const started = performance.now()
      frenchSpacing(unit.repeat(300_000 / unit.length), 'nbsp')
      expect(performance.now() - started).toBeLessThan(20_000)
    }
  })
})
