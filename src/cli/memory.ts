/** `diptych memory`: the project's translation memory, for other tools. */
import { type Command, defineCommand } from './command.ts'
import * as says from './memory-words.ts'
import { deliver } from './output.ts'
import { exportOptions, runProject } from './run-project.ts'

/** The command. */
export const memoryCommand: Command = defineCommand({
  name: 'memory',
  help: says.help,
  options: { ...exportOptions, tmx: { type: 'boolean' } },
  most: 1,
  async run(given, positionals, streams, tongue) {
    if (positionals[0] !== 'export') throw says.noSuchAction(positionals[0])
    const { report, seen } = await runProject(streams, given, tongue)
    const { memoryAsTmx } = await import('../index.ts')
    await deliver(memoryAsTmx(report, seen), given.output, streams, tongue)
    return 0
  },
})
