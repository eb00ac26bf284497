/**
 * Opens the history of a project's pages. What follows them through it, and reads their old versions, is loaded when it is
 * asked for: a run that finds the report of the last one wants to know no more than whether the history is the same.
 */
import { existsSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import type { Store } from '../cache/store.ts'
import type { Locale, Page, Reading, Side } from '../model.ts'
import { levelLike } from '../text/level.ts'
import { memo } from '../text/memo.ts'
import { Recent } from '../text/recent.ts'
import { blobId } from './blobs.ts'
import type { Followed, FollowedPair, Lack } from './follow.ts'
import { committed, type Moment, momentsOf, workTree } from './moments.ts'
import type { Mover, Places } from './movers.ts'
import { enclosing, openRepository, type Repository, standOf, type Unopened } from './repository.ts'
import { levelOfPage } from './text.ts'
import { extensionsOf } from './untracked.ts'

/** The history of the pages below a root. */
export interface History {
  /** What history knows of a pair, or why it knows nothing. */
  follow(pair: FollowedPair): Promise<Followed | { readonly lack: Lack }>
  /** Begins to read the versions of a pair that is about to be followed, while something else is done. */
  ahead(source: string, target: string): void
  /** Tells, for places of a pair that disagree, which side changed last. */
  movers(pair: Readonly<Record<Side, Page>>): (places: Places) => Promise<Mover | undefined>
  /** All that the answers about a pair depend on, beside its texts: plain data, the same while its own history is. */
  basisOf(source: string, target: string): unknown
  /** As long as this is the same (see {@link standOfHistory}), so are all answers; `undefined` where nobody can tell. */
  readonly stand: string | undefined
  /** Ends what runs beside. */
  close(): void
}

/** The history, or why there is none. `off`: it was not asked for. */
export type Opened = { readonly state: 'open'; readonly history: History } | { readonly state: 'off' } | Unopened

/** How a history is opened. */
export interface HistoryOptions {
  /** The commit at which it ends. */
  readonly tip?: string | undefined
  /** Who reads the old versions of pages. */
  readonly read?: (path: string, locale: Locale, text: string) => Reading
  /** Where the walks over it are kept for the next run. */
  readonly store?: Store | undefined
}

/**
 * Opens the history around a folder: for each repository that its pages stand in (submodules and checkouts beside it have
 * their own), a few short git processes, and one that waits for questions. Nothing is run where no folder has a `.git`.
 * @param paths The pages, relative to `root`.
 */
export async function openHistory(
  root: string,
  paths: readonly string[],
  { tip = 'HEAD', read, store }: HistoryOptions = {},
): Promise<Opened> {
  const fileOf = (path: string): string => join(root, path)
  const { topOf, tops } = topsOf(paths.map(fileOf))
  const repositories = new Map<string, Repository | Unopened>()
  for (const top of tops) {
    const keeping = store && { store, name: relative(root, top) }
    const opened = await openRepository(top, extensionsOf(paths), tip, keeping)
    repositories.set(top, opened.state === 'open' ? opened.repository : opened)
  }
  const all = [...repositories.values()]
  const open = all.flatMap((one) => ('state' in one ? [] : [one]))
  const failed = all.find((one) => 'state' in one)
  if (open.length === 0) return failed ?? { state: 'no-repository' }
  const placeOf = (path: string): Place => {
    const repository = repositories.get(topOf(fileOf(path)) ?? '')
    if (!repository) return { lack: { kind: 'no-repository' } }
    return 'state' in repository ? { lack: lackOf(repository) } : { repository, path: repository.pathOf(fileOf(path)) }
  }
  const stand = failed ? undefined : joined(open.map((one) => one.stand))
  return { state: 'open', history: { ...historyOf(placeOf, open, read), stand } }
}

/** Where the history of some pages stands, which is soon told: see {@link History.stand}. */
export async function standOfHistory(root: string, paths: readonly string[]): Promise<string | undefined> {
  const { tops } = topsOf(paths.map((path) => join(root, path)))
  const stands = await Promise.all(tops.map((top) => standOf(top, extensionsOf(paths), 'HEAD')))
  return joined(stands.map((stand) => (stand.state === 'stands' ? stand.name : undefined)))
}

const joined = (names: readonly (string | undefined)[]): string | undefined =>
  names.length === 0 || names.includes(undefined) ? undefined : names.toSorted().join('\n')

/** The repositories that some files stand in, by the folders that have a `.git`. */
function topsOf(files: readonly string[]): {
  topOf(file: string): string | undefined
  readonly tops: readonly string[]
} {
  const above = memo((folder: string) => enclosing(folder, existsSync))
  const topOf = (file: string): string | undefined => above(dirname(file))
  return { topOf, tops: [...new Set(files.flatMap((file) => topOf(file) ?? []))] }
}

/** A repository that cannot be read, as it is told. */
export const lackOf = (unopened: Unopened): Lack =>
  unopened.state === 'refused' ? { kind: 'refused', reason: unopened.reason } : { kind: unopened.state }

type ReadText = NonNullable<HistoryOptions['read']>

/** Where git has a page, or why it has not. */
type Place = Known | { readonly lack: Lack }
interface Known {
  readonly repository: Repository
  readonly path: string
}

function historyOf(
  placeOf: (path: string) => Place,
  repositories: readonly Repository[],
  given: ReadText | undefined,
): Omit<History, 'stand'> {
  const missed = () => repositories.reduce((sum, { blobs }) => sum + blobs.missed(), 0)
  // Whoever types in a page asks about the same pair again and again.
  const remembered = new Recent<readonly Moment[]>()
  const momentsAt = async (page: Page, place: Known, apart: boolean): Promise<readonly Moment[]> => {
    const read = given ?? (await import('../markdown/read.ts')).readPage
    const key = JSON.stringify([page.path, page.locale, apart])
    return momentsOf(
      page,
      remembered.get(key, () => committedAt(page, place, apart, read)),
    )
  }
  /** Whether a blob could not be had since `before`: it is asked for again, for whoever asks next has to hear of it too. */
  const isLacking = (before: number): boolean => {
    const lacking = missed() > before
    if (lacking) remembered.clear()
    return lacking
  }
  const momentsOfPair = async ({ source, target }: Readonly<Record<Side, Page>>) => {
    const [here, there] = [placeOf(source.path), placeOf(target.path)]
    if ('lack' in here) return here
    if ('lack' in there) return there
    const apart = here.repository !== there.repository
    return {
      place: here,
      shallow: here.repository.shallow || there.repository.shallow,
      source: await momentsAt(source, here, apart),
      target: await momentsAt(target, there, apart),
    }
  }
  return {
    async follow(pair) {
      const before = missed()
      const known = await momentsOfPair(pair)
      if ('lack' in known) return known
      // What is not committed is being written now: a translation from its source as it is.
      if (known.source.length === 0 && known.target.length > 0)
        return { lack: { kind: 'untracked', path: pair.source.path } }
      const [source, target] = (['source', 'target'] as const).map((side) =>
        known[side].length > 0 ? known[side] : [workTree(pair[side])],
      ) as [readonly Moment[], readonly Moment[]]
      const { follow, isComplete } = await import('./follow.ts')
      const { origins, ...followed } = await follow(pair, {
        source,
        target,
        recorded: pair.recorded,
        textIn: (commit) => textIn(commit, known.place),
      })
      const byOthers = new Set([...origins.evidence].flatMap(([index, by]) => (by === 'history' ? [] : [index])))
      const lacks: Lack[] = []
      if (origins.lostPin !== undefined) lacks.push({ kind: 'lost-pin', path: pair.target.path, pin: origins.lostPin })
      if (isLacking(before)) lacks.push({ kind: 'no-blobs', path: pair.source.path })
      if (known.shallow && !isComplete(pair, byOthers)) lacks.push({ kind: 'shallow' })
      return lacks.length === 0 ? followed : { ...followed, history: { ...followed.history, lacks } }
    },
    ahead(source, target) {
      const places = [placeOf(source), placeOf(target)].flatMap((place) => ('lack' in place ? [] : [place]))
      for (const repository of new Set(places.map((place) => place.repository))) {
        // What is not here yet would have to be fetched, one after the other.
        if (repository.isPartial) continue
        const its = places.filter((place) => place.repository === repository)
        // The newest version is most often the page as it is.
        repository.blobs.ahead(
          its.flatMap(({ path }) => repository.log.versions(path).slice(1, 1 + mostAhead)).map(({ blob }) => blob),
        )
      }
    },
    movers(pair) {
      const pasts = memo(async () => {
        const known = await momentsOfPair(pair)
        if ('lack' in known) return undefined
        return {
          source: { page: pair.source, moments: known.source },
          target: { page: pair.target, moments: known.target },
        }
      })
      return async (places) => {
        const before = missed()
        const both = await pasts('')
        const { moverOf } = await import('./movers.ts')
        const mover = both && (await moverOf(both, places))
        isLacking(before)
        return mover
      }
    },
    basisOf(source, target) {
      const [here, there] = [placeOf(source), placeOf(target)]
      if ('lack' in here || 'lack' in there) return [here, there].map((place) => ('lack' in place ? place.lack : {}))
      const apart = here.repository !== there.repository
      const both = [here, there].map(({ repository, path }) => ({
        repository,
        path,
        versions: repository.log.versions(path),
      }))
      // Of two commits, it matters which one is older; how many others stand between them does not.
      const places = [...new Set(both.flatMap(({ versions }) => versions.map(({ at }) => at)))].sort((a, b) => a - b)
      return both.map(({ repository: { log, shallow }, path, versions }) => ({
        shallow,
        names: log.names(path),
        versions: versions.map(({ at, blob }) => {
          const one = log.commits[at]
          return [blob, one?.commit.id, one?.merge, apart ? one?.time : places.indexOf(at)]
        }),
      }))
    },
    close() {
      for (const { blobs } of repositories) blobs.close()
    },
  }
}

/** The versions of a page that were committed. `apart`: the other side of its pair stands in another repository, so that only time compares them. */
function committedAt(page: Page, { repository, path }: Known, apart: boolean, read: ReadText): readonly Moment[] {
  const { log, blobs } = repository
  const versions = log.versions(path)
  const now = blobId(page.text, versions[0]?.blob)
  // A version is much like the one that was read before it.
  let levelled = levelOfPage(page)
  return committed(versions, {
    textOf: async (blob) => (blob === now ? page.text : blobs.text(blob)),
    level: (text) => (levelled = levelLike(text, levelled)),
    read(text) {
      const reading = read(page.path, page.locale, text)
      return reading.state === 'read' ? reading.page : undefined
    },
    momentOf: ({ at }) => ({
      at: apart ? farthest - (log.commits[at]?.time ?? 0) : at + 1,
      commit: log.commits[at]?.commit ?? 'work-tree',
    }),
    async within({ at }) {
      const one = log.commits[at]
      return one?.merge ? repository.within(one.commit, path) : []
    },
  })
}

/** The text of a page in a commit, whatever it was called then. */
async function textIn(commit: string, { repository, path }: Known): Promise<string | undefined> {
  for (const name of repository.log.names(path)) {
    const text = await repository.blobs.text(`${commit}:${name}`)
    if (text !== undefined) return text
  }
  return undefined
}

/** So many versions of a page are read ahead. */
const mostAhead = 40

/** Seconds since 1970 that no commit reaches. */
const farthest = 2 ** 40
