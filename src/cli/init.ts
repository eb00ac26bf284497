/** `diptych init`: writes a configuration from what was recognised. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { configNames } from '../config.ts'
import { diskFiles } from '../files.ts'
import { describeProject, findProject, type Project } from '../project.ts'
import { type Options, projectOptions } from './arguments.ts'
import { type Command, defineCommand } from './command.ts'
import * as says from './init-words.ts'
import { telling } from './telling.ts'

const options = {
  source: projectOptions.source,
  target: projectOptions.target,
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const satisfies Options

const name = 'diptych.config.json'
/** Where editors find the schema of the version at hand, and of the newest one. */
const installed = 'node_modules/diptych/schema/diptych.schema.json'
const published = 'https://unpkg.com/diptych/schema/diptych.schema.json'

/** The command. */
export const initCommand: Command = defineCommand({
  name: 'init',
  help: says.help,
  options,
  async run(given, _positionals, streams, tongue) {
    // Two configurations are an error later on, so one of another name is in the way as well.
    const there = configNames.find((one) => existsSync(join(streams.cwd, one)))
    const inTheWay = there !== undefined && !(given.force && there === name)
    if (inTheWay && !given['dry-run']) throw says.exists(there, there === name)

    const files = diskFiles(streams.cwd)
    const project = await findProject(files, {
      ...(given.source === undefined ? {} : { source: given.source }),
      ...(given.target.length === 0 ? {} : { targets: given.target }),
    })
    telling(streams, tongue)(describeProject(project, 'init'))
    const schema = existsSync(join(streams.cwd, installed)) ? `./${installed}` : published
    const text = configText(schema, project)
    if (given['dry-run']) {
      streams.out.write(text)
      return 0
    }
    await files.write(name, text)
    streams.err.write(`${says.written(name, project.source, project.targets)[tongue]}\n`)
    return 0
  },
})

/** The configuration as a file: two spaces, short lists on one line. */
const configText = (schema: string, { source, targets, content }: Project): string => {
  const text = JSON.stringify({ $schema: schema, source, targets, content }, null, 2)
  const joined = text.replace(/\[\n\s*("[^\n]*"(?:,\n\s*"[^\n]*")*)\n\s*\]/g, (list, items: string) => {
    const line = `[${items.replace(/\n\s*/g, ' ')}]`
    return line.length <= 100 ? line : list
  })
  return `${joined}\n`
}
