/** `diptych glossary`: a glossary proposed from the project's own pages. */
import type { MinedTerm } from '../index.ts'
import type { Tongue } from '../model.ts'
import { csvCell } from '../text/csv.ts'
import { type Command, defineCommand } from './command.ts'
import * as says from './glossary-words.ts'
import { deliver } from './output.ts'
import { exportOptions, runProject } from './run-project.ts'

/** The command. */
export const glossaryCommand: Command = defineCommand({
  name: 'glossary',
  help: says.help,
  options: { ...exportOptions, least: { type: 'number', least: 1 } },
  most: 1,
  async run(given, positionals, streams, tongue) {
    if (positionals[0] !== 'mine') throw says.noSuchAction(positionals[0])
    const { report, seen, base } = await runProject(streams, given, tongue)
    const { mineGlossary } = await import('../index.ts')
    const [[, terms] = [], ...more] = mineGlossary(report, seen, given.least)
    if (!terms || more.length > 0) throw says.oneTarget(report.targets)
    await deliver(glossaryCsv(terms, base, tongue), given.output, streams, tongue)
    return 0
  },
})

/** In the columns of a glossary; the note says how sure a term is, and which places have something else. */
const glossaryCsv = (terms: readonly MinedTerm[], base: string, tongue: Tongue): string => {
  const rows = terms.map(({ source, target, count, majority, others }) => {
    const isName = source === target
    const located = others.map((other) => ({ ...other, places: other.places.map((place) => base + place) }))
    return [
      source,
      isName ? '' : target,
      says.note({ count, majority, others: located }, tongue),
      isName ? 'yes' : '',
      '',
    ]
  })
  return [['source', 'target', 'note', 'dnt', 'forbidden'], ...rows]
    .map((cells) => `${cells.map(csvCell).join(',')}\n`)
    .join('')
}
