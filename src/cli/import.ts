/** `diptych import`: dumps of a help centre → Markdown guides on the disk. */
import { existsSync, statSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { dirname, isAbsolute, relative, resolve, sep } from 'node:path'
import { diskFiles, type Files } from '../files.ts'
import { type Dump, mostDumpBytes, tooLargeDump } from '../import/decode.ts'
import type { Guide } from '../import/import.ts'
import { KnownError } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import type { Options } from './arguments.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import * as says from './import-words.ts'

/** A guide with its place on the disk. */
interface Placed {
  readonly guide: Guide
  /** For people: relative to the working directory when it lies below it. */
  readonly path: string
  readonly state: says.State
}

const options = {
  locale: { type: 'string', short: 'l' },
  out: { type: 'string', short: 'o' },
  split: { type: 'string' },
  encoding: { type: 'string' },
  format: { type: 'string', values: ['text', 'json'] },
  force: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
} as const satisfies Options

/** The command. */
export const importCommand: Command = defineCommand({
  name: 'import',
  help: says.help,
  options,
  most: Number.POSITIVE_INFINITY,
  async run(given, positionals, streams, tongue) {
    if (positionals.length === 0) throw says.noFile()
    const locale = checkedLocale(given.locale)
    const dumps: Dump[] = []
    for (const path of positionals) dumps.push(await readDump(path, streams.cwd))
    const { importDumps } = await import('../import/import.ts')
    const guides = importDumps(dumps, given)

    const folder = folderFor(resolve(streams.cwd, given.out ?? `docs/${locale}`), streams.cwd)
    const placed = await Promise.all(guides.map((guide) => place(guide, folder)))
    const inTheWay = placed.filter(({ state }) => state === 'replaced')
    if (inTheWay.length > 0 && !given.force) throw says.alreadyThere(inTheWay.map(({ path }) => path))
    if (!given['dry-run']) {
      for (const { guide, state } of placed) {
        if (state !== 'unchanged') await folder.files.write(folder.below + guide.name, guide.markdown)
      }
    }

    const dryRun = given['dry-run']
    if (given.format === 'json') writeJson(placed, { locale, out: folder.shown, dryRun }, streams)
    else writeText(placed, tongue, streams)
    // Several files may well be an article each.
    const whole = dumps.length === 1 || given.split !== undefined ? unsplit(guides) : []
    for (const path of whole) streams.err.write(printable(`${says.unsplit(path, given.split)[tongue]}\n`))
    streams.err.write(printable(`${says.summary(guides.length, dumps.length, folder.shown, dryRun)[tongue]}\n`))
    return 0
  },
})

const checkedLocale = (locale: string | undefined): string => {
  if (locale === undefined) throw says.noLocale()
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,3}$/i.test(locale)) throw says.noSuchLocale(locale)
  return locale
}

/** @throws {KnownError} for what is no file that can be read, and for one that is too large. */
const readDump = async (path: string, cwd: string): Promise<Dump> => {
  if (path === '') throw says.noName()
  const absolute = resolve(cwd, path)
  try {
    const stats = await stat(absolute)
    if (stats.isDirectory()) throw says.isFolder(path)
    if (!stats.isFile()) throw says.isNoFile(path)
    if (stats.size > mostDumpBytes) throw tooLargeDump(path)
    return { path, bytes: await readFile(absolute) }
  } catch (error) {
    throw error instanceof KnownError ? error : says.unreadable(path, error)
  }
}

/** The folder that guides go to. */
interface Folder {
  readonly files: Files
  /** How paths of the folder begin in `files`. */
  readonly below: string
  /** For people. */
  readonly shown: string
}

/** The root is the working directory, or for a folder elsewhere the nearest one above it that is there. */
const folderFor = (out: string, cwd: string): Folder => {
  const fromHere = withSlashes(relative(cwd, out))
  const isBelow = !isAbsolute(fromHere) && fromHere !== '..' && !fromHere.startsWith('../')
  let root = isBelow ? cwd : out
  while (!existsSync(root) && dirname(root) !== root) root = dirname(root)
  if (existsSync(out) && !statSync(out).isDirectory()) throw says.outIsFile(withSlashes(out))
  const below = withSlashes(relative(root, out))
  return {
    files: diskFiles(root),
    below: below === '' ? '' : `${below}/`,
    shown: isBelow ? fromHere || '.' : withSlashes(out),
  }
}

const withSlashes = (path: string): string => path.split(sep).join('/')

const place = async (guide: Guide, { files, below, shown }: Folder): Promise<Placed> => {
  const path = `${shown}/${guide.name}`
  if (!files.has(below + guide.name)) return { guide, path, state: 'created' }
  const there = await files.read(below + guide.name)
  const same = there.state === 'text' && there.text === guide.markdown && !there.bom
  return { guide, path, state: same ? 'unchanged' : 'replaced' }
}

/** Plain text that stayed in one piece, by path. */
const unsplit = (guides: readonly Guide[]): readonly string[] => {
  const counts = new Map<string, number>()
  for (const { from, format } of guides) if (format === 'text') counts.set(from, (counts.get(from) ?? 0) + 1)
  return [...counts].filter(([, count]) => count === 1).map(([path]) => path)
}

const writeJson = (
  placed: readonly Placed[],
  run: { readonly locale: string; readonly out: string; readonly dryRun: boolean },
  { out }: Streams,
): void => {
  const guides = placed.map(({ guide: { from, line, format, opening }, path, state }) => ({
    path,
    state,
    from: { path: from, line, format },
    opening,
  }))
  out.write(`${JSON.stringify({ schema: 1, ...run, guides }, null, 2)}\n`)
}

const writeText = (placed: readonly Placed[], tongue: Tongue, { out }: Streams): void => {
  for (const { guide, path, state } of placed) {
    const mark = says.marks[state][tongue]
    out.write(printable(`${path}${mark}\n  ${guide.from}:${guide.line}  ${beginning(guide.opening)}\n`))
  }
}

const longestBeginning = 80

const beginning = (text: string): string => {
  if (text.length <= longestBeginning) return text
  const space = text.lastIndexOf(' ', longestBeginning)
  return `${text.slice(0, space > 0 ? space : longestBeginning)} …`
}

/** A dump may hold what would steer the terminal. */
const printable = (text: string): string =>
  text.replace(/[\p{Cc}\p{Bidi_Control}]/gu, (char) => (char === '\n' ? char : '\uFFFD'))
