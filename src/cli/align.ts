/** `diptych align`: which block stands for which. */
import type { Tell } from '../index.ts'
import type { Tongue } from '../model.ts'
import type { AlignedPages } from '../report/alignment-json.ts'
import * as says from './align-words.ts'
import { type Options, projectOptions } from './arguments.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import { optimiseLess } from './engine.ts'
import { colorFor, widthFor } from './look.ts'
import type { Asked } from './open.ts'
import { deliver } from './output.ts'
import { withProgress } from './progress.ts'
import { telling } from './telling.ts'

const options = {
  ...projectOptions,
  format: { type: 'string', values: ['text', 'json'] },
  output: { type: 'string', short: 'o' },
  'allow-not-compared': { type: 'boolean' },
} as const satisfies Options

/** What was aligned. */
interface Aligned {
  readonly base: string
  readonly pairs: readonly AlignedPages[]
  /** Whether nothing was left out that nobody allowed to be. */
  readonly complete: boolean
}

/** The command. */
export const alignCommand: Command = defineCommand({
  name: 'align',
  help: says.help,
  options,
  most: 2,
  async run(given, positionals, streams, tongue) {
    const [source, target] = positionals
    if (source !== undefined && target === undefined) throw says.oneFile(source)
    const { base, pairs, complete }: Aligned =
      source !== undefined && target !== undefined
        ? { base: '', pairs: [await alignTwo(source, target, given, streams)], complete: true }
        : await alignAll(given, streams, tongue)
    const toFile = given.output !== undefined
    const [{ alignmentJson }, { sideBySide }] = await Promise.all([
      import('../report/alignment-json.ts'),
      import('../report/side-by-side.ts'),
    ])
    const text =
      given.format === 'json'
        ? alignmentJson(pairs)
        : sideBySide(pairs, {
            tongue,
            width: widthFor(toFile ? {} : streams.out),
            color: !toFile && colorFor(streams.out, streams.env),
            base,
          })
    await deliver(text, given.output, streams, tongue)
    return complete || given['allow-not-compared'] ? 0 : 2
  },
})

/** Two files by themselves; the configuration of this folder may tell their locales. */
const alignTwo = async (source: string, target: string, asked: Asked, { cwd }: Streams): Promise<AlignedPages> => {
  const [{ alignPages }, { loadConfig }, { readSingle }] = await Promise.all([
    import('../index.ts'),
    import('../config.ts'),
    import('./two-files.ts'),
  ])
  const config = async () => (await loadConfig(cwd, asked.config)).config
  const here = await readSingle(source, cwd, asked.source, 'source', async () => (await config()).source)
  const there = await readSingle(target, cwd, asked.target[0], 'target', async () => (await config()).targets?.[0])
  return alignPages(here, there)
}

/** Every pair of the project. What could not be read is said. */
const alignAll = async (asked: Asked, streams: Streams, tongue: Tongue): Promise<Aligned> => {
  optimiseLess()
  const [{ alignProject }, { openProject }] = await Promise.all([import('../index.ts'), import('./open.ts')])
  const { files, config, base } = await openProject(streams, asked)
  const progress = withProgress(files, streams.err, tongue)
  const tell: Tell = (words) => {
    progress.clear()
    telling(streams, tongue)(words)
  }
  const { pairs, unread } = await alignProject(progress.files, config, tell).finally(progress.clear)
  telling(streams, tongue)(unread.map(({ path, reason }) => says.notRead(base + path, reason)))
  return { base, pairs, complete: unread.length === 0 || config.allowNotCompared === true }
}
