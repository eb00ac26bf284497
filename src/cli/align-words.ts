/** What `diptych align` says of its own. */
import type { Words } from '../known-error.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych align [SOURCE TARGET] [options]

Shows which block of a page stands for which block of its translation, side by side: − the translation lacks it,
+ the source lacks it, ↕ it stands in another place. Without files: every pair of the project.

Options:
  --format text|json     For people (default) or for programs
  -o, --output FILE      Write to a file
  --allow-not-compared   Succeed although a page could not be read
  -c, --config FILE      A configuration elsewhere than in this folder
  --source LOCALE        The language that leads; for two files, the first one's
  --target LOCALE[,…]    The languages that follow; for two files, the second one's
  --lang en|fr           The language of messages
  -h, --help             This text

Examples:
  diptych align docs/fr/backups.md docs/en/backups.md
  diptych align --format json
  diptych align notes.txt notes-translated.txt --source fr --target en
`,
  fr: `diptych align [SOURCE CIBLE] [options]

Montre côte à côte quel bloc de la traduction correspond à quel bloc de la source : − la traduction ne l'a pas,
+ la source ne l'a pas, ↕ il se trouve ailleurs. Sans fichiers : toutes les paires du projet.

Options :
  --format text|json     Pour les humains (par défaut) ou pour les programmes
  -o, --output FICHIER   Écrire dans un fichier
  --allow-not-compared   Réussir même si une page n'a pas pu être lue
  -c, --config FICHIER   Une configuration située ailleurs que dans ce dossier
  --source LANGUE        La langue qui mène ; pour deux fichiers, celle du premier
  --target LANGUE[,…]    Les langues qui suivent ; pour deux fichiers, celle du second
  --lang en|fr           La langue des messages
  -h, --help             Ce texte

Exemples :
  diptych align docs/fr/sauvegardes.md docs/en/sauvegardes.md
  diptych align --format json
  diptych align notes.txt notes-traduites.txt --source fr --target en
`,
}

export const oneFile = (path: string): UsageError =>
  new UsageError({
    en: `\`${path}\` needs a second file to be aligned with: \`diptych align SOURCE TARGET\`.`,
    fr: `Il faut un second fichier à aligner avec \`${path}\` : \`diptych align SOURCE CIBLE\`.`,
  })

/** A page of the project that could not be read. */
export const notRead = (path: string, reason: Words): Words => ({
  en: `\`${path}\` was not aligned: ${reason.en}.`,
  fr: `\`${path}\` n'a pas été aligné : ${reason.fr}.`,
})
