/** What `diptych status` says. */
import type { Tongue } from '../model.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults, ofRun, ofVerdict } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[PATH…]', fr: '[CHEMIN…]' },
  about: {
    en: `Shows how far apart the languages are: pages, parity, fresh and stale blocks, and the pages that need work first.
A PATH, a file or folder of either language, limits what is counted.`,
    fr: `Montre à quelle distance sont les langues : pages, parité, blocs à jour et périmés, et les pages à traiter d'abord.
Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite ce qui est compté.`,
  },
  options: {
    ...ofResults,
    sort: {
      value: { en: 'ORDER', fr: 'ORDRE' },
      en: 'need (default: by harm, size and age), parity, age or path',
      fr: "need (par défaut : selon le tort, la taille et l'âge), parity, age ou path",
    },
    limit: {
      value: 'N',
      en: 'At most N pages in the list (default: 10, all in JSON; 0 for all)',
      fr: 'N pages au plus dans la liste (par défaut : 10, toutes en JSON ; 0 pour toutes)',
    },
    owner: ofVerdict.owner,
    ...ofRun,
    ...ofProject,
  },
  exits: {
    0: { en: 'always, but', fr: 'toujours, sauf' },
    2: { en: 'it could not run', fr: 'exécution impossible' },
  },
  examples: {
    en: [
      'diptych status',
      'diptych status docs/en/guides --sort age',
      'diptych status --format json --output status.json',
    ],
    fr: [
      'diptych status',
      'diptych status docs/en/guides --sort age',
      'diptych status --format json --output etat.json',
    ],
  },
} as const satisfies Help

/** The words of the tables. */
interface Labels {
  readonly locales: readonly string[]
  readonly pages: readonly string[]
  readonly owners: { readonly head: readonly string[]; readonly nobody: string }
  readonly title: (shown: number, all: number) => string
  readonly nothing: string
  readonly days: (days: number) => string
  readonly percent: (share: number) => string
}

/** Downwards: 100 % is for those who have it all. */
const percent = (share: number): number => Math.floor(share * 100 + 1e-9)

/** By tongue. */
export const labels: Readonly<Record<Tongue, Labels>> = {
  en: {
    locales: ['', 'pages', 'missing', 'parity', 'fresh', 'stale', 'oldest drift'],
    pages: ['page', 'score', 'parity', 'errors', 'stale', 'oldest drift'],
    owners: { head: ['owner', 'pages', 'missing', 'parity', 'errors', 'score'], nobody: '(nobody)' },
    title: (shown, all) =>
      shown < all ? `Pages that need work first (${shown} of ${all})` : 'Pages that need work first',
    nothing: 'No page needs work.',
    days: (days) => (days === 1 ? '1 day' : `${days} days`),
    percent: (share) => `${percent(share)}%`,
  },
  fr: {
    locales: ['', 'pages', 'manquantes', 'parité', 'à jour', 'périmés', 'dérive depuis'],
    pages: ['page', 'score', 'parité', 'erreurs', 'périmés', 'dérive depuis'],
    owners: { head: ['responsable', 'pages', 'manquantes', 'parité', 'erreurs', 'score'], nobody: '(personne)' },
    title: (shown, all) => (shown < all ? `Pages à traiter d'abord (${shown} sur ${all})` : "Pages à traiter d'abord"),
    nothing: "Aucune page n'est à traiter.",
    days: (days) => (days < 2 ? `${days} jour` : `${days} jours`),
    percent: (share) => `${percent(share)}\u00A0%`,
  },
}
