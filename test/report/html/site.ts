/** Sites of any size for the HTML report, with findings of every kind. The pages are invented. */

import { alignPages } from '../../../src/index.ts'
import { readPage } from '../../../src/markdown/read.ts'
import type { Finding, Page, PageReport, Position, Report, Severity } from '../../../src/model.ts'
import type { Panels, View } from '../../../src/report/reporter.ts'
import { lineStarts, positionOf } from '../../../src/text/lines.ts'
import { view } from '../sample.ts'

/** A pair of pages: one paragraph the translation lacks, one that it has alone, a number that changed. */
const french = (name: string): string => `---
title: ${name}
---

# ${name}

Une sauvegarde dort trente jours dans le coffre, puis elle disparaît.

## Préparer le coffre

1. Ouvrez l'espace client et choisissez **Coffres**.
2. Cliquez sur [Nouveau coffre](https://example.org/fr/coffres) et donnez-lui un nom.
3. Attendez que le voyant passe au vert.

Gardez la clé \`COFFRE_CLE\` pour vous : personne ne peut la retrouver.

Un coffre vide ne coûte rien, un coffre plein coûte 14,90 € par mois.

## Ouvrir le coffre

Le coffre s'ouvre avec la clé et un code qui change toutes les trente secondes.

${'Cette phrase allonge la page comme le font les vraies pages, qui en disent toujours un peu plus qu’il ne faudrait. '.repeat(12)}

## Fermer le coffre

Le coffre se ferme de lui-même au bout de dix minutes.
`

const english = (name: string): string => `---
title: ${name}
---

# ${name}

A backup sleeps in the vault for thirteen days, then it disappears.

## Prepare the vault

1. Open the customer area and choose **Vaults**.
2. Click [New vault](https://example.org/en/vaults) and name it.
3. Wait for the light to turn green.

A vault that is empty costs nothing, a full one costs €14.90 a month.

## Open the vault

The vault opens with the key and a code that changes every thirty seconds.

${'This sentence makes the page longer, as real pages are, which always say a little more than would be needed. '.repeat(12)}

## Close the vault

The vault closes by itself after ten minutes.

Nobody else can hear it close.
`

/** A page as it is read. */
const read = (path: string, locale: string, text: string): Page => {
  const reading = readPage(path, locale, text)
  if (reading.state !== 'read') throw new Error(`${path} was not read`)
  return reading.page
}

/** The place of some words. */
const placed = (page: Page, words: string): Position => {
  const start = page.text.indexOf(words)
  if (start < 0) throw new RangeError(`no \`${words}\` in ${page.path}`)
  return positionOf(lineStarts(page.text), { start, end: start + words.length })
}

const rules = ['number', 'url', 'inline-code', 'step-count', 'untranslated'] as const
const severities: readonly Severity[] = ['error', 'warn', 'info']

/** The first findings of a page are one of each kind; the others repeat a changed number. */
const findingsOn = (source: Page, target: Page, count: number, from: number): Finding[] => {
  const said = (en: string, fr: string, data = {}) => ({ id: 'one', data, text: { en, fr } })
  const trente = placed(source, 'trente jours')
  const thirteen = placed(target, 'thirteen days')
  const gap = placed(target, 'green.').end
  const lost = placed(source, 'Gardez la clé `COFFRE_CLE` pour vous : personne ne peut la retrouver.')
  const kinds: Finding[] = [
    {
      rule: 'block-missing',
      category: 'structure',
      severity: 'error',
      drift: 'missing',
      said: said(
        'The translation lacks this paragraph. Translate it here.',
        'La traduction n’a pas ce paragraphe. Traduisez-le ici.',
      ),
      source: lost,
      target: { start: gap, end: gap },
      suggestion: {
        edit: {
          side: 'target',
          start: gap.offset,
          end: gap.offset,
          text: 'Keep the key `COFFRE_CLE` to yourself: nobody can recover it.',
        },
        origin: 'memory',
        score: 91,
      },
    },
    {
      rule: 'number',
      category: 'content',
      severity: 'error',
      drift: 'differs',
      said: said('`trente jours` became `thirteen days`.', '`trente jours` est devenu `thirteen days`.'),
      source: trente,
      target: thirteen,
      edits: [{ side: 'target', start: thirteen.start.offset, end: thirteen.end.offset, text: 'thirty days' }],
    },
    {
      rule: 'stale',
      category: 'freshness',
      severity: 'warn',
      drift: 'stale',
      since: 'made-stale',
      said: said(
        'The source was reworded after it was translated.',
        'La source a été reformulée après sa traduction.',
        {
          diff: [
            { text: 'Le coffre se ferme ' },
            { change: 'removed', text: 'tout seul' },
            { change: 'added', text: 'de lui-même' },
            { text: ' au bout de dix minutes.' },
          ],
        },
      ),
      source: placed(source, 'Le coffre se ferme de lui-même au bout de dix minutes.'),
      target: placed(target, 'The vault closes by itself after ten minutes.'),
    },
  ]
  return Array.from({ length: count }, (_, at): Finding => {
    const kind = kinds[at]
    if (kind) return kind
    const number = from + at
    const severity = severities[number % 3] ?? 'info'
    const rule = rules[number % rules.length] ?? 'number'
    return {
      rule,
      category: 'content',
      severity,
      drift: 'differs',
      said: said(
        `The value \`${number}\` of this block became another one in the translation: correct the side that is wrong.`,
        `La valeur \`${number}\` de ce bloc est devenue une autre dans la traduction : corrigez le côté erroné.`,
        { number },
      ),
      source: trente,
      target: thirteen,
    }
  })
}

/** A site, and how a reporter sees it. */
export const siteOf = (pages: number, findings: number): { readonly report: Report; readonly view: View } => {
  const panels = new Map<string, Panels>()
  const first = alignPages(read('fr/a.md', 'fr', french('Coffres')), read('en/a.md', 'en', english('Vaults')))
  const each = Math.floor(findings / pages)
  const reports = Array.from({ length: pages }, (_, index): PageReport => {
    const name = `${['guides', 'reference', 'api'][index % 3]}/page-${index}`
    const source = { ...first.source, path: `fr/${name}.md` }
    const target = { ...first.target, path: `en/${name}.md` }
    panels.set(name, { source, target, beads: first.alignment.beads })
    return {
      id: name,
      locale: 'en',
      source: { path: source.path, locale: 'fr' },
      target: { path: target.path, locale: 'en' },
      pairedBy: 'path',
      parity: 0.5 + (index % 50) / 100,
      owners: [['@docs/vaults', 'ada@example.org'][index % 2] ?? ''],
      findings: findingsOn(source, target, each, index * each),
    }
  })
  return {
    report: { source: 'fr', targets: ['en'], pages: reports },
    view: { ...view, way: '../', panels: ({ id }) => panels.get(id) },
  }
}
