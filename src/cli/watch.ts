/** `diptych check --watch`: says again what a change touches. */
import process from 'node:process'
import { applyBaseline } from '../baseline.ts'
import type { Session } from '../index.ts'
import { KnownError } from '../known-error.ts'
import type { PageReport, Report, Tongue } from '../model.ts'
import { deciding, namedFiles } from '../session/deciding.ts'
import { type Changes, Watching } from '../session/watching.ts'
import { type BaselineOrder, baselineFrom } from './baseline.ts'
import type { Streams } from './command.ts'
import { allowNotCompared, onlyErrors, onlyOwners, onlyPaths } from './narrow.ts'
import { type OpenProject, openProject } from './open.ts'
import { pathsFrom } from './paths.ts'
import { withProgress } from './progress.ts'
import { type Order, publish } from './reporting.ts'
import { telling } from './telling.ts'
import * as says from './watch-words.ts'

/** What `check` was asked. */
export interface WatchAsked {
  readonly config: string | undefined
  readonly source: string | undefined
  readonly target: readonly string[]
  readonly owner: readonly string[]
  readonly baseline: string | undefined
  readonly quiet: boolean
  readonly 'update-baseline': boolean
  readonly 'allow-not-compared': boolean
  readonly 'no-history': boolean
}

/** Where a watch writes, and what. */
interface Watch {
  readonly asked: WatchAsked
  readonly positionals: readonly string[]
  readonly orders: readonly Order[]
  readonly streams: Streams
  readonly tongue: Tongue
}

/** A project that is open, with what is reported of it. */
interface Opened extends OpenProject {
  readonly session: Session
  readonly baseline: BaselineOrder | undefined
  readonly paths: readonly string[]
  /** The files, relative to the root, that its configuration or the command line names. */
  readonly named: readonly string[]
}

/**
 * Reports the whole project, and then, after each change, the pairs that it touched, until the process is interrupted.
 * @returns The exit code.
 */
export const watchProject = async (order: Watch): Promise<number> => {
  const { streams, tongue } = order
  const tell = telling(streams, tongue)
  const ended = new Promise<'ended'>((end) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => end('ended'))
  })
  let project = await open(order)
  const watching = new Watching(project.files.root, {
    isPage: (path) => project.session.pairsOf(path).length > 0,
    decides: (path) => deciding(project.named)(path),
  })
  watching.follow(filesOf(project))
  try {
    let shown = await reported(project, order)
    await print(shown, shown, project, order)
    for (;;) {
      const changes = await Promise.race([watching.next(), ended])
      if (changes === 'ended') return 0
      try {
        project = await caughtUp(project, changes, order)
        if (changes.project) watching.follow(filesOf(project))
        const now = await reported(project, order)
        const touched = changes.project ? now : { ...now, pages: now.pages.filter(changedSince(shown, changes)) }
        const isSame = touched.pages.length === 0 || saysTheSame(now, shown)
        shown = now
        if (isSame) tell([says.nothingChanged])
        else await print(touched, now, project, order)
      } catch (error) {
        // A configuration that is being written; what was open stays until it is right.
        if (!(error instanceof KnownError)) throw error
        tell([error.words])
      }
    }
  } finally {
    watching.close()
    project.session.close()
  }
}

const open = async ({ asked, positionals, streams, tongue }: Watch): Promise<Opened> => {
  const { openSession } = await import('../index.ts')
  const project = await openProject(streams, asked)
  const { files, config } = project
  const progress = withProgress(files, streams.err, tongue)
  const session = await openSession(progress.files, config, {
    tell: (words) => {
      progress.clear()
      telling(streams, tongue)(words)
    },
    ...(asked['no-history'] ? { history: false } : {}),
  }).finally(progress.clear)
  const baseline = await baselineFrom(asked, config.baseline, files.root, streams)
  const given = [baseline?.path, asked.config].flatMap((path) => path ?? [])
  const named = [...namedFiles(config), ...pathsFrom(files.root, given, streams.cwd)]
  return { ...project, session, baseline, paths: pathsFrom(files.root, positionals, streams.cwd), named }
}

const caughtUp = async (project: Opened, changes: Changes, order: Watch): Promise<Opened> => {
  if (changes.project) {
    const opened = await open(order)
    project.session.close()
    return opened
  }
  if (changes.others) project.session.filesChanged()
  for (const path of changes.pages) await project.session.update(path)
  return project
}

/** The report of the whole project, as it was asked for. */
const reported = async ({ session, config, baseline, paths }: Opened, { asked }: Watch): Promise<Report> => {
  const concerned = onlyOwners(onlyPaths(await session.report(), paths), asked.owner)
  const counted = baseline ? applyBaseline(concerned, baseline.entries, false).report : concerned
  const allowed = asked['allow-not-compared'] || config.allowNotCompared ? allowNotCompared(counted) : counted
  return asked.quiet ? onlyErrors(allowed) : allowed
}

/** The pages that were written, and those of which something else is said now: a link may lead to a heading elsewhere. */
const changedSince = ({ pages }: Report, changes: Changes): ((page: PageReport) => boolean) => {
  const before = new Map(pages.map((page) => [keyOf(page), sayingOf(page)]))
  return (page) =>
    [page.source, page.target].some((file) => file && changes.pages.has(file.path)) ||
    before.get(keyOf(page)) !== sayingOf(page)
}

const saysTheSame = (now: Report, before: Report): boolean =>
  JSON.stringify(now.pages.map(sayingOf)) === JSON.stringify(before.pages.map(sayingOf))

const keyOf = ({ id, locale }: PageReport): string => JSON.stringify([id, locale])

/** What a page's report says, and where. */
const sayingOf = ({ source, target, findings }: PageReport): string =>
  JSON.stringify([source?.path, target?.path, findings])

/** Prints what a change touches; what goes to files is whole. Only a terminal is cleared. */
const print = async (touched: Report, whole: Report, project: Opened, order: Watch): Promise<void> => {
  const { streams, tongue, orders } = order
  const seen = project.session.seen()
  const texts = new Map([...seen.readings].map(([path, { text }]) => [path, text]))
  const origin = { seen, texts, base: project.base, root: project.files.root }
  if (streams.out.isTTY) streams.out.write('\u001b[2J\u001b[3J\u001b[H')
  await publish(
    orders.filter(({ file }) => file === undefined),
    touched,
    origin,
    streams,
    tongue,
  )
  await publish(
    orders.filter(({ file }) => file !== undefined),
    whole,
    origin,
    streams,
    tongue,
  )
  const findings = whole.pages.flatMap((page) => page.findings)
  const count = (severity: string): number => findings.filter((finding) => finding.severity === severity).length
  telling(streams, tongue)([says.watching(whole.pages.length, count('error'), count('warn'))])
}

/** The pages, and what else is read again when it changes. */
const filesOf = ({ session, named }: Opened): string[] => [
  ...session.pairs.flatMap(({ source, target }) => [source, target].filter((path) => path !== undefined)),
  ...named,
]
