/** `diptych memory`: the project's translation memory, for other tools. */
import { type Command, type Options, projectOptions, readArgs } from './command.ts'
import * as says from './memory-words.ts'
import { deliver } from './output.ts'
import { runProject } from './run-project.ts'

const options = {
  ...projectOptions,
  tmx: { type: 'boolean' },
  output: { type: 'string', short: 'o' },
  'no-history': { type: 'boolean' },
} as const satisfies Options

/** The command. */
export const memoryCommand: Command = {
  name: 'memory',
  summary: {
    en: 'Export the translation memory of your pages as TMX',
    fr: 'Exporter en TMX la mémoire de traduction de vos pages',
  },
  usage: says.usage,
  async run(args, streams, tongue) {
    const { options: given, positionals } = readArgs(args, options, 1)
    if (given.help) {
      streams.out.write(says.usage[tongue])
      return 0
    }
    if (positionals[0] !== 'export') throw says.noSuchAction(positionals[0])
    const { report, seen } = await runProject(streams, given, tongue)
    const { memoryAsTmx } = await import('../index.ts')
    await deliver(memoryAsTmx(report, seen), given.output, streams, tongue)
    return 0
  },
}
