/** `diptych suggest`: drafts of the text that closes the gaps. */
import type { Config } from '../config.ts'
import type { Files } from '../files.ts'
import type { Suggested } from '../index.ts'
import type { PageReport, Tongue } from '../model.ts'
import type { Draft } from '../suggest/draft.ts'
import type { Options } from './arguments.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import { colorFor, widthFor } from './look.ts'
import { concerns, isAmong } from './narrow.ts'
import { deliver } from './output.ts'
import { patchOf } from './patch.ts'
import { pathsFrom, withoutPages } from './paths.ts'
import { runOptions, runProject } from './run-project.ts'
import * as says from './suggest-words.ts'
import { telling } from './telling.ts'

const options = {
  ...runOptions,
  format: { type: 'string', values: ['text', 'json', 'patch'] },
  output: { type: 'string', short: 'o' },
  write: { type: 'boolean', short: 'w' },
  review: { type: 'string', values: ['comment', 'front-matter', 'none'] },
  provider: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', short: 'n' },
  'max-chars': { type: 'number' },
  strict: { type: 'boolean' },
} as const satisfies Options

/** The command. */
export const suggestCommand: Command = defineCommand({
  name: 'suggest',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    if (given.write && given.format === 'patch') throw says.writeOrPatch
    const { files, config: own, base, report, seen } = await runProject(streams, given, tongue)
    const config = withAsked(own, given)
    const paths = pathsFrom(files.root, positionals, streams.cwd)
    const tell = telling(streams, tongue)
    tell(withoutPages(paths, positionals, (path) => report.pages.some((page) => concerns(path, page))))
    const { suggestFor, forecastFor } = await import('../index.ts')
    const asked = {
      env: streams.env,
      only: (page: PageReport) => isAmong(paths, page),
    }
    if (given['dry-run']) {
      const forecasts = await forecastFor(report, seen, config, asked)
      const { forecastText, forecastJson } = await import('./suggest-text.ts')
      const text = given.format === 'json' ? forecastJson(forecasts, tongue) : forecastText(forecasts, tongue)
      await deliver(text, given.output, streams, tongue)
      return 0
    }
    const suggested = await suggestFor(report, seen, config, asked)
    const toFile = given.output !== undefined
    if (given.format === 'patch') {
      const color = !toFile && colorFor(streams.out, streams.env)
      const look = { color, forPeople: !toFile && streams.out.isTTY === true }
      const changes = await changedFiles(suggested, files, 'none')
      await deliver(
        changes.map(({ path, before, after, bom }) => patchOf(base + path, bom + before, bom + after, look)).join(''),
        given.output,
        streams,
        tongue,
      )
    } else {
      const { suggestionsText, suggestionsJson } = await import('./suggest-text.ts')
      const look = {
        tongue,
        base,
        width: widthFor(toFile ? {} : streams.out),
        color: !toFile && colorFor(streams.out, streams.env),
      }
      const text = given.format === 'json' ? suggestionsJson(suggested, tongue) : suggestionsText(suggested, look)
      await deliver(text, given.output, streams, tongue)
    }
    tell(says.accounts(suggested.accounts))
    if (given.write) await write(suggested, files, config, { base, streams, tongue })
    return 0
  },
})

interface Given {
  readonly review: 'comment' | 'front-matter' | 'none' | undefined
  readonly provider: readonly string[]
  readonly strict: boolean
  readonly 'max-chars': number | undefined
}

/** The configuration with what the command line says put over it. */
const withAsked = (config: Config, { review, provider, strict, 'max-chars': maxChars }: Given): Config => {
  const known = config.suggest?.providers ?? []
  const providers = provider.map((name) => {
    if (name === 'memory' || name === 'deepl') return name
    const own = known.find((one) => typeof one !== 'string' && one.name === name)
    if (!own) throw says.noSuchProvider(name)
    return own
  })
  return {
    ...config,
    suggest: {
      ...config.suggest,
      ...(review ? { review } : {}),
      ...(providers.length > 0 ? { providers } : {}),
      ...(strict ? { strict } : {}),
      ...(maxChars === undefined ? {} : { maxChars }),
    },
  }
}

interface Change {
  readonly path: string
  readonly before: string
  readonly after: string
  /** The byte order mark, or nothing. */
  readonly bom: string
  readonly drafts: number
}

/** The files with their drafts put in, where they are still as they were read. */
const changedFiles = async (
  { outcomes }: Suggested,
  files: Files,
  review: 'comment' | 'front-matter' | 'none',
  changedMeanwhile: (path: string) => void = () => {},
): Promise<Change[]> => {
  const { writtenInto } = await import('../suggest/write.ts')
  const byPath = new Map<string, Draft[]>()
  for (const { result } of outcomes) {
    if (!('draft' in result)) continue
    const { path } = result.draft.need.pair.target
    byPath.set(path, [...(byPath.get(path) ?? []), result.draft])
  }
  const changes: Change[] = []
  for (const [path, drafts] of byPath) {
    const now = await files.read(path)
    const { text } = (drafts[0] as Draft).need.pair.target
    if (now.state === 'unread' || now.text !== text) changedMeanwhile(path)
    else {
      const after = writtenInto(text, path, drafts, review)
      changes.push({ path, before: text, after, bom: now.bom ? '\uFEFF' : '', drafts: drafts.length })
    }
  }
  return changes
}

const write = async (
  suggested: Suggested,
  files: Files,
  { suggest }: Config,
  { base, streams, tongue }: { readonly base: string; readonly streams: Streams; readonly tongue: Tongue },
): Promise<void> => {
  const tell = telling(streams, tongue)
  const changes = await changedFiles(suggested, files, suggest?.review ?? 'comment', (path) =>
    tell([says.meanwhile(base + path)]),
  )
  for (const { path, after, bom } of changes) await files.write(path, after, { bom: bom !== '' })
  const drafts = changes.reduce((sum, change) => sum + change.drafts, 0)
  tell([says.written(drafts, changes.length)])
}
