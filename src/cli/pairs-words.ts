/** What `diptych pairs` says. */
import type { Words } from '../known-error.ts'
import type { Locale, PairedBy, Tongue } from '../model.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults } from './help-words.ts'

/** What `--help` says. */
export const help = {
  about: {
    en: `Shows which page is whose translation, and how that was found out: by its path, by a key in the front matter, or by its
content, with a confidence. Pages without a counterpart stand beside a gap.`,
    fr: `Montre quelle page est la traduction de quelle autre, et comment on le sait : par son chemin, par une clé de l'en-tête
(front matter), ou par son contenu, avec un degré de confiance. Une page sans pendant fait face à un vide.`,
  },
  options: {
    ...ofResults,
    ...ofProject,
  },
  examples: ['diptych pairs', 'diptych pairs --source fr --target en', 'diptych pairs --format json'],
} as const satisfies Help

const ways: Readonly<Record<PairedBy, Words>> = {
  path: { en: 'path', fr: 'chemin' },
  'front-matter': { en: 'front matter', fr: 'en-tête' },
  content: { en: 'content', fr: 'contenu' },
}

/** How a pair was found. */
export const way = (by: PairedBy, confidence: number | undefined, tongue: Tongue): string => {
  if (confidence === undefined) return ways[by][tongue]
  const number = confidence.toFixed(2)
  return `${ways[by][tongue]} ${tongue === 'fr' ? number.replace('.', ',') : number}`
}

/** In place of a page that is not there. */
export const gap: Readonly<Record<'missing' | 'orphan', Words>> = {
  missing: { en: '(missing)', fr: '(manquante)' },
  orphan: { en: '(no source)', fr: '(sans source)' },
}

/** How many pages there are of each sort. */
export interface Counts {
  readonly paired: number
  readonly missing: number
  readonly orphans: number
}

/** The line above the pairs of one target. */
export const heading = (
  source: Locale,
  target: Locale,
  { paired, missing, orphans }: Counts,
  tongue: Tongue,
): string =>
  tongue === 'en'
    ? `${source} → ${target}: ${paired} paired, ${missing} missing, ${orphans} without source`
    : `${source} → ${target} : ${paired} ${paired < 2 ? 'paire' : 'paires'}, ${missing} ${missing < 2 ? 'manquante' : 'manquantes'}, ${orphans} sans source`
