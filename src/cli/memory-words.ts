/** What `diptych memory` says. */
import type { Words } from '../known-error.ts'
import { quoted } from '../text/quote.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych memory export [options]

Writes the translation memory of your pages, the blocks and sentences that are in step, as TMX 1.4b, which other
translation tools read. To use such a file yourself, name it in the configuration: "suggest": { "memory": ["old.tmx"] }.

Options:
  --tmx                  The format, which is the only one so far
  -o, --output FILE      Write to a file
  --no-history           Do not ask git what went stale
  -c, --config FILE      A configuration elsewhere than in this folder
  --source LOCALE        The language that leads
  --target LOCALE[,…]    The languages that follow
  --lang en|fr           The language of messages
  -h, --help             This text

Examples:
  diptych memory export --tmx --output docs.tmx
  diptych memory export --target de
`,
  fr: `diptych memory export [options]

Écrit la mémoire de traduction de vos pages, c'est-à-dire les blocs et les phrases synchronisés, en TMX 1.4b, que
lisent les autres outils de traduction. Pour employer vous-même un tel fichier, nommez-le dans la configuration :
"suggest": { "memory": ["ancienne.tmx"] }.

Options :
  --tmx                  Le format, le seul pour l'instant
  -o, --output FICHIER   Écrire dans un fichier
  --no-history           Ne pas demander à git ce qui est périmé
  -c, --config FICHIER   Une configuration située ailleurs que dans ce dossier
  --source LANGUE        La langue qui mène
  --target LANGUE[,…]    Les langues qui suivent
  --lang en|fr           La langue des messages
  -h, --help             Ce texte

Exemples :
  diptych memory export --tmx --output docs.tmx
  diptych memory export --target de
`,
}

export const noSuchAction = (given: string | undefined): UsageError =>
  new UsageError({
    en: `${given === undefined ? 'Say what to do with the memory' : `There is no action ${quoted(given)}`}: \`diptych memory export\`. To import a TMX file, name it in \`suggest.memory\` of the configuration.`,
    fr: `${given === undefined ? 'Dites que faire de la mémoire' : `L'action ${quoted(given)} n'existe pas`} : \`diptych memory export\`. Pour importer un fichier TMX, nommez-le dans \`suggest.memory\` de la configuration.`,
  })
