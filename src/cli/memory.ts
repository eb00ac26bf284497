/** `diptych memory`: the project's translation memory, for other tools. */
import { type Options, projectOptions } from './arguments.ts'
import { type Command, defineCommand } from './command.ts'
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
export const memoryCommand: Command = defineCommand({
  name: 'memory',
  help: says.help,
  options,
  most: 1,
  async run(given, positionals, streams, tongue) {
    if (positionals[0] !== 'export') throw says.noSuchAction(positionals[0])
    const { report, seen } = await runProject(streams, given, tongue)
    const { memoryAsTmx } = await import('../index.ts')
    await deliver(memoryAsTmx(report, seen), given.output, streams, tongue)
    return 0
  },
})
