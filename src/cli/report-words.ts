/** What `diptych report` says of its own. */
import { KnownError, type Words } from '../known-error.ts'
import type { Help } from './help.ts'
import { ofProject, ofRun, ofVerdict } from './help-words.ts'

/** What `--help` says. */
export const help = {
  about: {
    en: `Checks the whole project and writes what it found into a folder, for everybody who follows the languages: index.html,
a page that opens from disk, with both languages side by side; parity.md, which forges show; parity.json, for
programs; and history.jsonl, a line for each run, from which the trend is drawn. The same pages at the same commit
give the same files.`,
    fr: `Contrôle tout le projet et écrit les constats dans un dossier, pour tous ceux qui suivent les langues : index.html,
une page qui s'ouvre depuis le disque et met les deux langues côte à côte ; parity.md, que les forges affichent ;
parity.json, pour les programmes ; et history.jsonl, une ligne par passage, d'où vient la courbe. Les mêmes pages au
même commit donnent les mêmes fichiers.`,
  },
  options: {
    out: {
      value: { en: 'DIR', fr: 'DOSSIER' },
      en: 'The folder (default: reports)',
      fr: 'Le dossier (par défaut : reports)',
    },
    ref: {
      value: 'REF',
      en: 'What links to the forge lead to: a branch, a tag, a commit (default: HEAD)',
      fr: 'Où mènent les liens vers la forge : une branche, une étiquette, un commit (par défaut : HEAD)',
    },
    owner: ofVerdict.owner,
    'allow-not-compared': ofVerdict['allow-not-compared'],
    ...ofRun,
    ...ofProject,
    lang: {
      en: 'The language of messages, and the one in which the reports open',
      fr: "La langue des messages, et celle dans laquelle s'ouvrent les rapports",
    },
  },
  exits: {
    0: { en: 'the reports are written, whatever they say', fr: "les rapports sont écrits, quoi qu'ils disent" },
    2: {
      en: 'it could not run, or something could not be compared and nobody allowed that',
      fr: "exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite",
    },
  },
  examples: ['diptych report', 'diptych report --out public/parity --lang fr', 'diptych report --ref "$GITHUB_SHA"'],
} as const satisfies Help

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
