/** A small report with everything that a finding can have. The pages are invented. */
import type { Finding, Position, Report, Said } from '../../src/model.ts'
import type { View } from '../../src/report/reporter.ts'
import { lineStarts, positionOf } from '../../src/text/lines.ts'

export const french = `# Restaurer une sauvegarde

Une sauvegarde dort trente jours.

1. Ouvrez l'espace client.
2. Choisissez **Sauvegardes**.
3. Cliquez sur [Restaurer](https://example.org/fr/restaurer) et patientez jusqu'à la fin de l'opération, qui dure quelques minutes.
`

export const english = `# Restore a backup

A backup sleeps for thirteen days.

1. Open the customer area.
`

/** The place of some words in a text. */
export const at = (text: string, words: string): Position => {
  const start = text.indexOf(words)
  if (start < 0) throw new RangeError(`no \`${words}\` in the text`)
  return positionOf(lineStarts(text), { start, end: start + words.length })
}

const point = (text: string, words: string): Position => {
  const { end } = at(text, words)
  return { start: end, end }
}

const said = (en: string, fr: string, data: Said['data'] = {}): Said => ({ id: 'one', data, text: { en, fr } })

const steps: Finding = {
  rule: 'step-count',
  category: 'structure',
  severity: 'error',
  drift: 'differs',
  said: said(
    'This procedure has 3 steps, its translation 1. Translate the steps that are listed below, or remove them from the source.',
    "Cette procédure compte 3 étapes, sa traduction 1. Traduisez les étapes ci-dessous, ou retirez-les de la source : l'une ou l'autre.",
    { source: 3, target: 1 },
  ),
  source: at(french, '1. Ouvrez'),
  target: at(english, '1. Open'),
  parts: [
    { drift: 'missing', source: at(french, '2. Choisissez **Sauvegardes**.'), target: point(english, 'area.') },
    { drift: 'missing', source: at(french, french.slice(french.indexOf('3. Cliquez')).trimEnd()) },
  ],
}

const figure: Finding = {
  rule: 'number',
  category: 'content',
  severity: 'warn',
  drift: 'differs',
  said: said('`trente` (30) became `thirteen` (13).', '`trente` (30) est devenu `thirteen` (13).', { lost: 30 }),
  source: at(french, 'trente'),
  target: at(english, 'thirteen'),
  edits: [{ side: 'target', start: 39, end: 47, text: 'thirty' }],
}

const lonely: Finding = {
  rule: 'page-missing',
  category: 'structure',
  severity: 'info',
  drift: 'missing',
  said: said('This page has no translation in `en`.', "Cette page n'a pas de traduction en `en`."),
  source: at('# Seul', '# Seul'),
}

export const report: Report = {
  source: 'fr',
  targets: ['en'],
  pages: [
    {
      id: 'guides/backups',
      locale: 'en',
      source: { path: 'fr/guides/backups.md', locale: 'fr' },
      target: { path: 'en/guides/backups.md', locale: 'en' },
      pairedBy: 'path',
      parity: 0.666,
      findings: [figure, steps],
    },
    {
      id: 'quiet',
      locale: 'en',
      source: { path: 'fr/quiet.md', locale: 'fr' },
      target: { path: 'en/quiet.md', locale: 'en' },
      pairedBy: 'front-matter',
      parity: 1,
      findings: [],
    },
    { id: 'seul', locale: 'en', source: { path: 'fr/seul.md', locale: 'fr' }, parity: 0, findings: [lonely] },
  ],
}

/** The same pages, all in step. */
export const inStep: Report = { ...report, pages: report.pages.slice(1, 2) }

export const view: View = {
  tongue: 'en',
  width: 100,
  color: false,
  base: '',
  way: '',
  panels: () => undefined,
  texts: new Map([
    ['fr/guides/backups.md', french],
    ['en/guides/backups.md', english],
  ]),
}
