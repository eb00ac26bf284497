/** What `diptych memory` says. */
import { quoted } from '../text/quote.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults, ofRun } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: 'export',
  about: {
    en: `Writes the translation memory of your pages, the blocks and sentences that are in step, as TMX 1.4b, which other
translation tools read. To use such a file yourself, name it in the configuration: "suggest": { "memory": ["old.tmx"] }.`,
    fr: `Écrit la mémoire de traduction de vos pages, c'est-à-dire les blocs et les phrases synchronisés, en TMX 1.4b, que
lisent les autres outils de traduction. Pour employer vous-même un tel fichier, nommez-le dans la configuration :
"suggest": { "memory": ["ancienne.tmx"] }.`,
  },
  options: {
    tmx: { en: 'The format, which is the only one so far', fr: "Le format, le seul pour l'instant" },
    output: ofResults.output,
    'no-history': ofRun['no-history'],
    ...ofProject,
  },
  examples: ['diptych memory export --tmx --output docs.tmx', 'diptych memory export --target de'],
} as const satisfies Help

export const noSuchAction = (given: string | undefined): UsageError =>
  new UsageError({
    en: `${given === undefined ? 'Say what to do with the memory' : `There is no action ${quoted(given)}`}: \`diptych memory export\`. To import a TMX file, name it in \`suggest.memory\` of the configuration.`,
    fr: `${given === undefined ? 'Dites que faire de la mémoire' : `L'action ${quoted(given)} n'existe pas`} : \`diptych memory export\`. Pour importer un fichier TMX, nommez-le dans \`suggest.memory\` de la configuration.`,
  })
