/** What `diptych glossary` says. */
import type { MinedTerm } from '../index.ts'
import type { Words } from '../known-error.ts'
import type { Locale, Tongue } from '../model.ts'
import { quoted } from '../text/quote.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych glossary mine [options]

Proposes a glossary from your own pages: titles, labels and nouns that their translations mostly render in one way,
with how often they do, and the places that have something else. The CSV is for a person to go through: delete what is
no term, correct the rest, and name the file as "glossary" in the configuration.

Options:
  --least N              In how many texts a term must stand (default: 4)
  -o, --output FILE      Write to a file
  --no-history           Do not ask git what went stale
  -c, --config FILE      A configuration elsewhere than in this folder
  --source LOCALE        The language that leads
  --target LOCALE        The language that follows
  --lang en|fr           The language of messages
  -h, --help             This text

Examples:
  diptych glossary mine
  diptych glossary mine --least 8 --output glossary.csv
`,
  fr: `diptych glossary mine [options]

Propose un glossaire d'après vos propres pages : les titres, les libellés et les noms que les traductions rendent le
plus souvent de la même façon, avec leur fréquence et les endroits qui disent autre chose. Le CSV est à relire par une
personne : supprimez ce qui n'est pas un terme, corrigez le reste, puis nommez le fichier sous "glossary" dans la
configuration.

Options :
  --least N              Dans combien de textes un terme doit figurer (par défaut : 4)
  -o, --output FICHIER   Écrire dans un fichier
  --no-history           Ne pas demander à git ce qui est périmé
  -c, --config FICHIER   Une configuration située ailleurs que dans ce dossier
  --source LANGUE        La langue qui mène
  --target LANGUE        La langue qui suit
  --lang en|fr           La langue des messages
  -h, --help             Ce texte

Exemples :
  diptych glossary mine
  diptych glossary mine --least 8 --output glossary.csv
`,
}

export const noSuchAction = (given: string | undefined): UsageError =>
  new UsageError({
    en: `${given === undefined ? 'Say what to do with the glossary' : `There is no action ${quoted(given)}`}: \`diptych glossary mine\`.`,
    fr: `${given === undefined ? 'Dites que faire du glossaire' : `L'action ${quoted(given)} n'existe pas`} : \`diptych glossary mine\`.`,
  })

export const oneTarget = (targets: readonly Locale[]): UsageError =>
  new UsageError({
    en: `A glossary is for one target, and this project has ${targets.length}: choose one, \`--target ${targets[0] ?? ''}\`.`,
    fr: `Un glossaire vaut pour une langue cible et ce projet en a ${targets.length} : choisissez-en une, \`--target ${targets[0] ?? ''}\`.`,
  })

/** How sure a term is, and what stands elsewhere. */
export const note = (
  { count, majority, others }: Pick<MinedTerm, 'count' | 'majority' | 'others'>,
  tongue: Tongue,
): string => {
  const elsewhere = others.map(({ target, places }) => {
    const where = places.join(', ')
    if (target === undefined) return tongue === 'en' ? `something else: ${where}` : `autre chose : ${where}`
    return tongue === 'en' ? `“${target}”: ${where}` : `« ${target} » : ${where}`
  })
  return [tongue === 'en' ? `${majority} of ${count}` : `${majority} sur ${count}`, ...elsewhere].join('; ')
}
