/** `diptych fix`: repairs what needs no translation. */
import { existsSync, lstatSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import type { Files } from '../files.ts'
import type { Fixed, FixedFile } from '../index.ts'
import type { Tongue } from '../model.ts'
import { printable } from '../report/terminal.ts'
import { nearest } from '../text/nearest.ts'
import type { Options } from './arguments.ts'
import { asking } from './asking.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import * as says from './fix-words.ts'
import { askingWeb } from './links.ts'
import { colorFor } from './look.ts'
import { isWithin } from './narrow.ts'
import { patchOf } from './patch.ts'
import { pathsFrom } from './paths.ts'
import { withProgress } from './progress.ts'
import { cacheFolder, runOptions } from './run-project.ts'
import { telling } from './telling.ts'

const options = {
  ...runOptions,
  rule: { type: 'string', multiple: true },
  'dry-run': { type: 'boolean', short: 'n' },
  interactive: { type: 'boolean', short: 'i' },
  force: { type: 'boolean' },
  links: { type: 'boolean' },
} as const satisfies Options

/** The command. */
export const fixCommand: Command = defineCommand({
  name: 'fix',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    const { fixProject, rules } = await import('../index.ts')
    const ids = rules.map(({ id }) => id)
    for (const id of given.rule) if (!ids.includes(id)) throw says.noSuchRule(id, nearest(id, ids))
    if (given.interactive && !streams.in) throw says.noInput

    const { openProject } = await import('./open.ts')
    const { files, config, base } = await openProject(streams, given, tongue)
    const paths = pathsFrom(files.root, positionals, streams.cwd)
    const dryRun = given['dry-run']
    const guard = new Guard(files.root, given.force || dryRun)
    const progress = withProgress(files, streams.err, tongue)
    const tell = telling(streams, tongue)
    const asker =
      given.interactive && streams.in
        ? asking(streams.in, streams.err, { tongue, color: colorFor(streams.err, streams.env) })
        : undefined
    const fixed = await fixProject(progress.files, config, {
      tell: (words) => {
        progress.clear()
        tell(words)
      },
      mayChange: async (path) => isNamed(path, paths) && (await guard.allows(path)),
      ...(given.rule.length > 0 ? { only: given.rule } : {}),
      ...(asker
        ? {
            choose: (repairs, texts) => {
              progress.clear()
              return asker.choose(repairs, texts)
            },
          }
        : {}),
      ...(given['no-history'] ? { history: false } : {}),
      cache: cacheFolder(files.root, config, given, streams.cwd),
      ...(given.links ? { links: askingWeb(positionals, streams, tongue)(files) } : {}),
    }).finally(() => {
      progress.clear()
      asker?.close()
    })

    tellUndone(fixed, base, tell)
    if (dryRun) {
      const look = { color: colorFor(streams.out, streams.env), forPeople: streams.out.isTTY === true }
      for (const { path, before, after } of fixed.files) streams.out.write(patchOf(base + path, before, after, look))
      if (fixed.files.length > 0) tell([says.wouldFix(fixed.made.length, fixed.files.length)])
    } else await write(fixed, files, base, streams, tongue)
    const refusals = guard.refusals(base)
    if (fixed.files.length + refusals.length === 0) tell([says.nothing])
    tell(refusals)
    return refusals.length > 0 ? 1 : 0
  },
})

/** Whether a file is one of those that may be changed: named, or in a named folder; all where none is named. */
const isNamed = (path: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((one) => isWithin(path, one))

/** Keeps from changing what could not be brought back, and what is a link to somewhere else. */
class Guard {
  private readonly root: string
  private readonly open: boolean
  private readonly changed = new Map<string, ReturnType<typeof askGit>>()
  private readonly dirty = new Set<string>()
  private readonly links = new Set<string>()

  /** @param open Whether uncommitted changes are no obstacle. */
  constructor(root: string, open: boolean) {
    this.root = root
    this.open = open
  }

  async allows(path: string): Promise<boolean> {
    if (lstatSync(resolve(this.root, path), { throwIfNoEntry: false })?.isSymbolicLink()) {
      this.links.add(path)
      return false
    }
    if (this.open) return true
    // What stands beside the root (`../other/docs`) may be in a repository of its own.
    const folder = path.startsWith('../') ? posix.dirname(path) : '.'
    const asked = this.changed.get(folder) ?? askGit(resolve(this.root, folder))
    this.changed.set(folder, asked)
    const allowed = (await asked)?.has(posix.relative(folder, path)) !== true
    if (!allowed) this.dirty.add(path)
    return allowed
  }

  /** Why files were left alone. */
  refusals(base: string) {
    const [dirty, links] = [this.dirty, this.links].map((paths) => [...paths].sort().map((path) => base + path))
    return [
      ...(dirty && dirty.length > 0 ? [says.uncommitted(dirty)] : []),
      ...(links && links.length > 0 ? [says.links(links)] : []),
    ]
  }
}

const askGit = async (folder: string): Promise<ReadonlySet<string> | undefined> => {
  const { uncommitted } = await import('../history/uncommitted.ts')
  return existsSync(folder) ? uncommitted(folder) : undefined
}

const tellUndone = ({ undone }: Fixed, base: string, tell: ReturnType<typeof telling>): void => {
  for (const { repair, cause } of undone) {
    const { rule } = repair.finding
    const path = repair.edits[0]?.path ?? ''
    const at = repair.finding[repair.page.source?.path === path ? 'source' : 'target']?.start
    const place = `${base}${path}${at ? `:${at.line}:${at.column}` : ''}`
    tell([
      cause.kind === 'stayed'
        ? says.stayed(place, rule)
        : cause.kind === 'silenced'
          ? says.silenced(place, rule)
          : says.caused(place, rule, cause.finding.rule, cause.finding.said.text),
    ])
  }
}

/** Writes the files and says of each what was done. */
const write = async (
  { files: changed, made }: Fixed,
  files: Files,
  base: string,
  streams: Streams,
  tongue: Tongue,
): Promise<void> => {
  const tell = telling(streams, tongue)
  const repairs = new Set<unknown>()
  let written = 0
  for (const file of changed) {
    if (!(await isAsRead(files, file))) {
      tell([says.meanwhile(base + file.path)])
      continue
    }
    await files.write(file.path, file.after, { bom: file.bom })
    const own = made.filter(({ edits }) => edits.some(({ path }) => path === file.path))
    const lines = own.map(({ page, finding }) => {
      const at = finding[page.source?.path === file.path ? 'source' : 'target']?.start
      return `  ${at ? `${at.line}:${at.column}` : ''}  ${finding.rule}  ${finding.said.text[tongue]}`
    })
    streams.out.write(printable(`${[base + file.path, ...lines].join('\n')}\n`))
    written += 1
    for (const repair of own) repairs.add(repair)
  }
  if (written > 0) streams.out.write(`${says.summary(repairs.size, written)[tongue]}\n`)
}

const isAsRead = async (files: Files, { path, before, bom }: FixedFile): Promise<boolean> => {
  const now = await files.read(path)
  return now.state === 'text' && now.text === before && now.bom === bom
}
