/** What `diptych glossary` says. */
import type { MinedTerm } from '../index.ts'
import type { Locale, Tongue } from '../model.ts'
import { quoted } from '../text/quote.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults, ofRun } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: 'mine',
  about: {
    en: `Proposes a glossary from your own pages: titles, labels and nouns that their translations mostly render in one way,
with how often they do, and the places that have something else. The CSV is for a person to go through: delete what is
no term, correct the rest, and name the file as "glossary" in the configuration.`,
    fr: `Propose un glossaire d'après vos propres pages : les titres, les libellés et les noms que les traductions rendent le
plus souvent de la même façon, avec leur fréquence et les endroits qui disent autre chose. Le CSV est à relire par une
personne : supprimez ce qui n'est pas un terme, corrigez le reste, puis nommez le fichier sous "glossary" dans la
configuration.`,
  },
  options: {
    least: {
      value: 'N',
      en: 'In how many texts a term must stand (default: 4)',
      fr: 'Dans combien de textes un terme doit figurer (par défaut : 4)',
    },
    output: ofResults.output,
    'no-history': ofRun['no-history'],
    ...ofProject,
    target: { value: { en: 'LOCALE', fr: 'LANGUE' }, en: 'The language that follows', fr: 'La langue qui suit' },
  },
  examples: ['diptych glossary mine', 'diptych glossary mine --least 8 --output glossary.csv'],
} as const satisfies Help

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
