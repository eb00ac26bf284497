/** `diptych fix`: repairs what needs no translation. */
import { existsSync, lstatSync } from 'node:fs'
import { posix, resolve } from 'node:path'
import type { Files } from '../files.ts'
import type { Fixed, FixedFile } from '../index.ts'
import { KnownError, type Words } from '../known-error.ts'
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
    const { files, config, base } = await openProject(streams, given)
    const paths = pathsFrom(files.root, positionals, streams.cwd)
    const dryRun = given['dry-run']
    const guard = new Guard(files.root, given.force || dryRun)
    const progress = withProgress(files, streams.err, tongue)
    const tell = telling(streams, tongue)
    const asker =
      given.interactive && streams.in
        ? asking(streams.in, streams.err, { tongue, color: colorFor(streams.err, streams.env) })
        : undefined
    let wasAsked = false
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
              wasAsked = true
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
      for (const { path, before, after, bom } of fixed.files) {
        const mark = bom ? '\uFEFF' : ''
        streams.out.write(patchOf(base + path, mark + before, mark + after, look))
      }
      if (fixed.files.length > 0) tell([says.wouldFix(fixed.made.length, fixed.files.length)])
    }
    const isWritten = dryRun || (await write(fixed, files, base, streams, tongue))
    const refusals = guard.refusals(base)
    if (fixed.files.length + refusals.length === 0) tell([wasAsked ? says.unwanted : says.nothing])
    tell(refusals)
    return refusals.length > 0 || !isWritten ? 1 : 0
  },
})

/** Whether a file is one of those that may be changed: named, or in a named folder; all where none is named. */
const isNamed = (path: string, paths: readonly string[]): boolean =>
  paths.length === 0 || paths.some((one) => isWithin(path, one))

/** Keeps from changing what could not be brought back, what is a link to somewhere else, and what may not be written. */
class Guard {
  private readonly root: string
  private readonly open: boolean
  private readonly changed = new Map<string, ReturnType<typeof askGit>>()
  private readonly dirty = new Set<string>()
  private readonly links = new Set<string>()
  private readonly readOnly = new Set<string>()

  /** @param open Whether uncommitted changes are no obstacle. */
  constructor(root: string, open: boolean) {
    this.root = root
    this.open = open
  }

  async allows(path: string): Promise<boolean> {
    const facts = lstatSync(resolve(this.root, path), { throwIfNoEntry: false })
    if (facts?.isSymbolicLink()) this.links.add(path)
    // Another file could take its place all the same: whoever took the right to write away did not want that.
    else if (facts && (facts.mode & anyWrites) === 0) this.readOnly.add(path)
    if (this.links.has(path) || this.readOnly.has(path)) return false
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
    const told = (paths: ReadonlySet<string>, say: (paths: readonly string[]) => Words): Words[] =>
      paths.size > 0 ? [say([...paths].sort().map((path) => base + path))] : []
    return [
      ...told(this.dirty, says.uncommitted),
      ...told(this.links, says.links),
      ...told(this.readOnly, says.readOnly),
    ]
  }
}

/** The right to write, of whoever has it. */
const anyWrites = 0o222

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

/** Writes the files and says of each what was done. Whether all were written. */
const write = async (
  { files: changed, made }: Fixed,
  files: Files,
  base: string,
  streams: Streams,
  tongue: Tongue,
): Promise<boolean> => {
  const tell = telling(streams, tongue)
  const repairs = new Set<unknown>()
  let written = 0
  for (const file of changed) {
    if (!(await isAsRead(files, file))) {
      tell([says.meanwhile(base + file.path)])
      continue
    }
    try {
      await files.write(file.path, file.after, { bom: file.bom })
    } catch (error) {
      if (!(error instanceof KnownError)) throw error
      tell([error.words])
      continue
    }
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
  return written === changed.length
}

const isAsRead = async (files: Files, { path, before, bom }: FixedFile): Promise<boolean> => {
  const now = await files.read(path)
  return now.state === 'text' && now.text === before && now.bom === bom
}
