/** What `diptych status` says. */
import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych status [PATH…] [options]

Shows how far apart the languages are: pages, parity, fresh and stale blocks, and the pages that need work first.
A PATH, a file or folder of either language, limits what is counted.

Options:
  --format text|json       For people (default) or for programs
  -o, --output FILE        Write it to a file
  --sort ORDER             need (default: by harm, size and age), parity, age or path
  --limit N                At most N pages in the list (default: 10, all in JSON; 0 for all)
  --owner NAME[,…]         Only pages that these look after, by CODEOWNERS or \`translators\`; - for pages without owner
  --no-history             Judge by content alone: do not ask git what went stale
  --cache DIR              Where results are kept for the next run (default: node_modules/.cache/diptych)
  --no-cache               Read, align and judge everything anew, and keep nothing
  -c, --config FILE        A configuration elsewhere than in this folder
  --source LOCALE          The language that leads, whatever the configuration says
  --target LOCALE[,…]      The languages that follow
  --lang en|fr             The language of messages
  -h, --help               This text

Exit codes:
  0  always, but
  2  it could not run

Examples:
  diptych status
  diptych status docs/en/guides --sort age
  diptych status --format json --output status.json
`,
  fr: `diptych status [CHEMIN…] [options]

Montre à quelle distance sont les langues : pages, parité, blocs à jour et périmés, et les pages à traiter d'abord.
Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite ce qui est compté.

Options :
  --format text|json       Pour les humains (par défaut) ou pour les programmes
  -o, --output FICHIER     Écrire le résultat dans un fichier
  --sort ORDRE             need (par défaut : selon le tort, la taille et l'âge), parity, age ou path
  --limit N                N pages au plus dans la liste (par défaut : 10, toutes en JSON ; 0 pour toutes)
  --owner NOM[,…]          Seulement les pages dont ils ont la charge, selon CODEOWNERS ou \`translators\` ; - pour
                           celles qui n'ont personne
  --no-history             Juger sur le seul contenu : ne pas demander à git ce qui est périmé
  --cache DOSSIER          Où garder les résultats pour la fois suivante (par défaut : node_modules/.cache/diptych)
  --no-cache               Tout relire, réaligner et rejuger, sans rien garder
  -c, --config FICHIER     Une configuration située ailleurs que dans ce dossier
  --source LANGUE          La langue qui mène, quoi que dise la configuration
  --target LANGUE[,…]      Les langues qui suivent
  --lang en|fr             La langue des messages
  -h, --help               Ce texte

Codes de sortie :
  0  toujours, sauf
  2  exécution impossible

Exemples :
  diptych status
  diptych status docs/en/guides --sort age
  diptych status --format json --output etat.json
`,
}

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
