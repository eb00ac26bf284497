/** What reports say of their own, in every tongue. */
import type { Locale, Severity, Since, Tongue } from '../model.ts'

/** The words of one tongue. */
export interface Sayings {
  readonly severity: Readonly<Record<Severity, string>>
  readonly parity: (parity: number) => string
  /** In a page's place where there is none. */
  readonly noPage: (locale: Locale) => string
  /** Before the place where missing text belongs. */
  readonly belongs: string
  /** Before the name of who made a draft. */
  readonly draft: string
  /** Before the place where extra text would stand. */
  readonly absent: string
  readonly counts: (counts: Readonly<Record<Severity, number>>, pages: number) => string
  readonly clean: (pages: number, parities: string) => string
  readonly percent: (parity: number) => string
  readonly noPages: string
  /** Above the findings that came about in one way, where a change is judged. */
  readonly since: Readonly<Record<Since, string>>
  readonly sinceCounts: (counts: Readonly<Record<Since, number>>) => string
  /** Of a change that leaves nothing behind. */
  readonly nothingNew: (known: number) => string
  readonly nothingTouched: string
  readonly beads: (beads: number, gaps: number, moved: number) => string
  readonly locale: (pages: { readonly paired: number; readonly missing: number; readonly orphan: number }) => string
}

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
/** French takes the singular up to, but not including, two. */
const quelques = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`

/** Downwards: 100 % is for those who have it all. */
const percent = (parity: number): number => Math.floor(parity * 100 + 1e-9)

const listed = (parts: readonly string[]): string => parts.filter((part) => part !== '').join(' · ')

/** By tongue. */
export const sayings: Readonly<Record<Tongue, Sayings>> = {
  en: {
    severity: { error: 'error', warn: 'warning', info: 'info' },
    parity: (parity) => `parity ${percent(parity)}%`,
    percent: (parity) => `${percent(parity)}%`,
    noPage: (locale) => `(no ${locale} page)`,
    belongs: 'belongs at',
    absent: 'absent from',
    draft: 'draft:',
    counts: ({ error, warn, info }, pages) =>
      `${[
        ...(error ? [some(error, 'error', 'errors')] : []),
        ...(warn ? [some(warn, 'warning', 'warnings')] : []),
        ...(info ? [some(info, 'info', 'infos')] : []),
      ].join(', ')} on ${some(pages, 'page', 'pages')}`,
    clean: (pages, parities) => `${some(pages, 'page', 'pages')} compared, nothing to report (parity: ${parities}).`,
    noPages: 'There is no page to compare.',
    since: {
      introduced: 'Introduced by this change',
      'made-stale': 'Left behind by this change',
      known: 'Already there',
    },
    sinceCounts: ({ introduced, 'made-stale': left, known }) =>
      listed([
        introduced ? `${introduced} introduced by this change` : '',
        left ? `${left} left behind by it` : '',
        known ? `${known} already there` : '',
      ]),
    nothingNew: (known) =>
      `This change adds nothing to report; ${some(known, 'finding was', 'findings were')} already there.`,
    nothingTouched: 'This change touches no page.',
    beads: (beads, gaps, moved) =>
      listed([some(beads, 'bead', 'beads'), gaps ? some(gaps, 'gap', 'gaps') : '', moved ? `${moved} moved` : '']),
    locale: ({ paired, missing, orphan }) =>
      listed([
        some(paired, 'page paired', 'pages paired'),
        missing ? `${missing} missing` : '',
        orphan ? `${orphan} without source` : '',
      ]),
  },
  fr: {
    severity: { error: 'erreur', warn: 'avertissement', info: 'info' },
    parity: (parity) => `parité ${percent(parity)}\u00A0%`,
    percent: (parity) => `${percent(parity)}\u00A0%`,
    noPage: (locale) => `(pas de page ${locale})`,
    belongs: 'à insérer dans',
    absent: 'absent de',
    draft: 'proposition :',
    counts: ({ error, warn, info }, pages) =>
      `${[
        ...(error ? [quelques(error, 'erreur', 'erreurs')] : []),
        ...(warn ? [quelques(warn, 'avertissement', 'avertissements')] : []),
        ...(info ? [quelques(info, 'info', 'infos')] : []),
      ].join(', ')} sur ${quelques(pages, 'page', 'pages')}`,
    clean: (pages, parities) =>
      `${quelques(pages, 'page comparée', 'pages comparées')}, rien à signaler (parité : ${parities}).`,
    noPages: 'Aucune page à comparer.',
    since: {
      introduced: 'Introduit par ce changement',
      'made-stale': 'Non suivi dans la traduction',
      known: 'Déjà présent',
    },
    sinceCounts: ({ introduced, 'made-stale': left, known }) =>
      listed([
        introduced ? quelques(introduced, 'introduit par ce changement', 'introduits par ce changement') : '',
        left ? quelques(left, 'non suivi dans la traduction', 'non suivis dans la traduction') : '',
        known ? quelques(known, 'déjà présent', 'déjà présents') : '',
      ]),
    nothingNew: (known) =>
      `Ce changement n'ajoute rien à signaler ; ${quelques(known, 'constat était déjà présent', 'constats étaient déjà présents')}.`,
    nothingTouched: 'Ce changement ne touche aucune page.',
    beads: (beads, gaps, moved) =>
      listed([
        quelques(beads, 'couple de blocs', 'couples de blocs'),
        gaps ? quelques(gaps, 'lacune', 'lacunes') : '',
        moved ? quelques(moved, 'déplacé', 'déplacés') : '',
      ]),
    locale: ({ paired, missing, orphan }) =>
      listed([
        quelques(paired, 'page appariée', 'pages appariées'),
        missing ? quelques(missing, 'manquante', 'manquantes') : '',
        orphan ? `${orphan} sans source` : '',
      ]),
  },
}
