/** `diptych sync`: records which pairs are in step. */
import type { PagePair } from '../model.ts'
import { printable } from '../report/terminal.ts'
import { type Options, projectOptions } from './arguments.ts'
import { type Command, defineCommand } from './command.ts'
import { concerns } from './narrow.ts'
import { pathsFrom, withoutPages } from './paths.ts'
import * as says from './sync-words.ts'
import { telling } from './telling.ts'

const options = {
  ...projectOptions,
  'from-history': { type: 'boolean' },
  'dry-run': { type: 'boolean', short: 'n' },
} as const satisfies Options

/** The command. */
export const syncCommand: Command = defineCommand({
  name: 'sync',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    const [{ syncProject }, { openProject }] = await Promise.all([import('../index.ts'), import('./open.ts')])
    const { files, config } = await openProject(streams, given)
    const paths = pathsFrom(files.root, positionals, streams.cwd)
    const met = new Set<string>()
    const only = (pair: PagePair): boolean => {
      const its = paths.filter((path) => concerns(path, pair))
      for (const path of its) met.add(path)
      return its.length > 0
    }
    const tell = telling(streams, tongue)
    const { path, text, before, pairs } = await syncProject(files, config, {
      fromHistory: given['from-history'],
      ...(paths.length > 0 ? { only } : {}),
      tell,
    })
    tell(withoutPages(paths, positionals, (path) => met.has(path)))
    const [old, now] = [linesOf(before), linesOf(text)]
    const [come, gone] = [[...now].filter((line) => !old.has(line)), [...old].filter((line) => !now.has(line))]
    const dry = given['dry-run']
    if (dry) {
      const changes = [...gone.map((line) => `- ${line}`), ...come.map((line) => `+ ${line}`)]
      streams.out.write(changes.map((line) => `${printable(line)}\n`).join(''))
    } else if (text !== before) await files.write(path, text)
    tell([says.recorded(pairs.length, come.length, gone.length, dry)])
    return 0
  },
})

/** What is recorded; remarks are not. */
const linesOf = (lock: string): ReadonlySet<string> =>
  new Set(lock.split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#')))
