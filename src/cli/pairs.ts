/** `diptych pairs`: who was paired with whom, and by what. */
import type { PairedProject } from '../check/pairs.ts'
import type { Locale, PagePair, Tongue } from '../model.ts'
import { toJson } from '../report/json.ts'
import { pad, printable, widthOf } from '../report/terminal.ts'
import { type Options, projectOptions } from './arguments.ts'
import { type Command, defineCommand } from './command.ts'
import { widthFor } from './look.ts'
import { deliver } from './output.ts'
import * as says from './pairs-words.ts'
import { telling } from './telling.ts'

const options = {
  ...projectOptions,
  format: { type: 'string', values: ['text', 'json'] },
  output: { type: 'string', short: 'o' },
} as const satisfies Options

/** The command. */
export const pairsCommand: Command = defineCommand({
  name: 'pairs',
  help: says.help,
  options,
  async run(given, _positionals, streams, tongue) {
    const [{ pairProject }, { openProject }] = await Promise.all([import('../index.ts'), import('./open.ts')])
    const { files, config, base } = await openProject(streams, given)
    const paired = await pairProject(files, config, telling(streams, tongue))
    const width = widthFor(given.output === undefined ? streams.out : {})
    const text = given.format === 'json' ? pairsJson(paired) : pairsText(paired, { base, width, tongue })
    await deliver(text, given.output, streams, tongue)
    return 0
  },
})

/** Sides as in the report of `check`; additive changes only. */
const pairsJson = ({ project, pairs }: PairedProject): string =>
  toJson({
    schema: 1,
    source: project.source,
    targets: project.targets,
    pairs: pairs.map(({ id, locale, source, target, pairedBy, confidence }) => ({
      id,
      locale,
      source: source === undefined ? undefined : { path: source, locale: project.source },
      target: target === undefined ? undefined : { path: target, locale },
      pairedBy,
      confidence,
    })),
    totals: Object.fromEntries(project.targets.map((locale) => [locale, countsOf(pairs, locale)])),
  })

/** How the pairs are shown. */
interface Look {
  /** What stands before each path. */
  readonly base: string
  /** Characters a line. */
  readonly width: number
  readonly tongue: Tongue
}

/** One block for each target: source, target, way; on two lines a pair where one is too narrow for them. */
const pairsText = ({ project, pairs }: PairedProject, { base, width, tongue }: Look): string =>
  project.targets
    .map((locale) => {
      const rows = pairs
        .filter((pair) => pair.locale === locale)
        .map(({ source, target, pairedBy, confidence }) => [
          source === undefined ? says.gap.orphan[tongue] : printable(base + source),
          target === undefined ? says.gap.missing[tongue] : printable(base + target),
          pairedBy === undefined ? '' : says.way(pairedBy, confidence, tongue),
        ])
      const [left = 0, right = 0, last = 0] = [0, 1, 2].map((column) =>
        Math.max(0, ...rows.map((row) => widthOf(row[column] ?? ''))),
      )
      const isWide = left + right + last + '    ↔    '.length <= width
      const lines = rows.map(([source = '', target = '', way = '']) =>
        isWide
          ? `  ${pad(source, left)}  ↔  ${pad(target, right)}  ${way}`.trimEnd()
          : `  ${source}\n  ↔ ${target}  ${way}`.trimEnd(),
      )
      const title = says.heading(project.source, locale, countsOf(pairs, locale), tongue)
      return `${title}\n\n${lines.map((line) => `${line}\n`).join('')}`
    })
    .join('\n')

const countsOf = (pairs: readonly PagePair[], locale: Locale): says.Counts => {
  const own = pairs.filter((pair) => pair.locale === locale)
  return {
    paired: own.filter((pair) => pair.pairedBy !== undefined).length,
    missing: own.filter((pair) => pair.target === undefined).length,
    orphans: own.filter((pair) => pair.source === undefined).length,
  }
}
