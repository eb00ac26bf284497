/** What `diptych report` says of its own. */
import { KnownError, type Words } from '../known-error.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych report [options]

Checks the whole project and writes what it found into a folder, for everybody who follows the languages: index.html,
a page that opens from disk, with both languages side by side; parity.md, which forges show; parity.json, for
programs; and history.jsonl, a line for each run, from which the trend is drawn. The same pages at the same commit
give the same files.

Options:
  -o, --out DIR            The folder (default: reports)
  --ref REF                What links to the forge lead to: a branch, a tag, a commit (default: HEAD)
  --owner NAME[,…]         Only pages that these look after, by CODEOWNERS or \`translators\`; - for pages without owner
  --allow-not-compared     Let the run succeed although something could not be compared
  --no-history             Judge by content alone: do not ask git what went stale
  --cache DIR              Where results are kept for the next run (default: node_modules/.cache/diptych)
  --no-cache               Read, align and judge everything anew, and keep nothing
  -c, --config FILE        A configuration elsewhere than in this folder
  --source LOCALE          The language that leads, whatever the configuration says
  --target LOCALE[,…]      The languages that follow
  --lang en|fr             The language of messages, and the one in which the reports open
  -h, --help               This text

Exit codes:
  0  the reports are written, whatever they say
  2  it could not run, or something could not be compared and nobody allowed that

Examples:
  diptych report
  diptych report --out public/parity --lang fr
  diptych report --ref "$GITHUB_SHA"
`,
  fr: `diptych report [options]

Contrôle tout le projet et écrit les constats dans un dossier, pour tous ceux qui suivent les langues : index.html,
une page qui s'ouvre depuis le disque et met les deux langues côte à côte ; parity.md, que les forges affichent ;
parity.json, pour les programmes ; et history.jsonl, une ligne par passage, d'où vient la courbe. Les mêmes pages au
même commit donnent les mêmes fichiers.

Options :
  -o, --out DOSSIER        Le dossier (par défaut : reports)
  --ref REF                Où mènent les liens vers la forge : une branche, une étiquette, un commit (par défaut : HEAD)
  --owner NOM[,…]          Seulement les pages dont ils ont la charge, selon CODEOWNERS ou \`translators\` ; - pour
                           celles qui n'ont personne
  --allow-not-compared     Laisser réussir une exécution qui n'a pas pu tout comparer
  --no-history             Juger sur le seul contenu : ne pas demander à git ce qui est périmé
  --cache DOSSIER          Où garder les résultats pour la fois suivante (par défaut : node_modules/.cache/diptych)
  --no-cache               Tout relire, réaligner et rejuger, sans rien garder
  -c, --config FICHIER     Une configuration située ailleurs que dans ce dossier
  --source LANGUE          La langue qui mène, quoi que dise la configuration
  --target LANGUE[,…]      Les langues qui suivent
  --lang en|fr             La langue des messages, et celle dans laquelle s'ouvrent les rapports
  -h, --help               Ce texte

Codes de sortie :
  0  les rapports sont écrits, quoi qu'ils disent
  2  exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite

Exemples :
  diptych report
  diptych report --out public/parity --lang fr
  diptych report --ref "$GITHUB_SHA"
`,
}

/** @param trend The file of the trend. */
export const unreadLines = (trend: string, count: number): Words => ({
  en: `${count === 1 ? '1 line' : `${count} lines`} of \`${trend}\` could not be read and ${count === 1 ? 'was' : 'were'} left out.`,
  fr: `${count} ligne${count < 2 ? '' : 's'} de \`${trend}\` n'${count < 2 ? 'a' : 'ont'} pas pu être lue${count < 2 ? '' : 's'} et ${count < 2 ? 'a été laissée' : 'ont été laissées'} de côté.`,
})

/** @param cause What the system said. */
export const unreadTrend = (path: string, cause: NodeJS.ErrnoException): KnownError =>
  new KnownError(
    {
      en: `The trend in \`${path}\` cannot be read (${cause.code ?? cause.message}); mend that, or choose another folder with \`--out\`.`,
      fr: `L'évolution dans \`${path}\` ne peut pas être lue (${cause.code ?? cause.message}) ; corrigez cela, ou choisissez un autre dossier avec \`--out\`.`,
    },
    { cause },
  )

export const writtenTo = (page: string): Words => ({
  en: `The reports are written: open \`${page}\`.`,
  fr: `Les rapports sont écrits : ouvrez \`${page}\`.`,
})
