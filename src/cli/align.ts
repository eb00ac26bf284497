/** `diptych align`: which block stands for which. */
import { alignProject } from '../index.ts'
import { alignmentJson } from '../report/alignment-json.ts'
import { type Command, type Options, projectOptions, readArgs } from './command.ts'
import { openProject } from './open.ts'

const options = {
  ...projectOptions,
  format: { type: 'string', values: ['json'] },
} as const satisfies Options

const usage = { en: '', fr: '' }

/** The command. */
export const alignCommand: Command = {
  name: 'align',
  summary: {
    en: 'Show which block of a page stands for which block of its translation',
    fr: 'Montrer quel bloc de la traduction correspond à quel bloc de la source',
  },
  usage,
  async run(args, streams, tongue) {
    const { options: given } = readArgs(args, options, 2)
    if (given.help) {
      streams.out.write(usage[tongue])
      return 0
    }
    const { files, config } = await openProject(streams, given, tongue)
    streams.out.write(alignmentJson(await alignProject(files, config)))
    return 0
  },
}
