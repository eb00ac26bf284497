/**
 * The walk over a repository's history, of which hardly more than what is new is walked: what an earlier run walked is kept, with its
 * newest commit. All that a commit stands on is in its id, so that what was found below it stays true; save for renames, of
 * which another version of git, or other attributes, may find more or less.
 */
import { keyOf } from '../cache/key.ts'
import type { Store } from '../cache/store.ts'
import { packed, unpacked } from '../text/packed.ts'
import { type Answer, ask } from './git.ts'
import { type Log, logArguments, readLog } from './log.ts'

/** Where walks are kept, by the repository's name among those of a run. */
export interface WalkKeeping {
  readonly store: Pick<Store, 'get' | 'set'>
  readonly name: string
}

/** A walk as it is kept: plain data. */
interface KeptWalk {
  /** The whole id of its newest commit. */
  readonly tip: string
  /** What git printed, packed, in base64. */
  readonly output: string
}

/** So many commits are walked again by every run before a walk is kept anew, which costs more. */
const mostAgain = 500
/** A longer one is not kept. Characters. */
const longestKept = 2 ** 26

/**
 * The log of the pages below a commit.
 * @param extensions Those of the pages (`md`).
 * @param tip The whole id of the newest commit.
 * @param keeping Left out where commits have another history than their ids say.
 */
export async function walkedLog(
  folder: string,
  extensions: readonly string[],
  tip: string,
  keeping?: WalkKeeping,
): Promise<Exclude<Answer, { readonly state: 'answered' }> | { readonly state: 'answered'; readonly log: Log }> {
  // The colon: a part of a run does not carry it to another machine, see `carrier`.
  const key = keeping && `walk:${keyOf(keeping.name, extensions.toSorted())}`
  const keep = (output: string): void => {
    if (!keeping || !key || output.length > longestKept) return
    const walk: KeptWalk = { tip, output: Buffer.from(packed(output)).toString('base64') }
    keeping.store.set(key, walk)
  }
  const kept = key && (keeping.store.get(key) as KeptWalk | undefined)
  const log = kept && (await walkedOn(folder, extensions, tip, kept, keep))
  if (log) return { state: 'answered', log }
  const walked = await ask(folder, logArguments(extensions, tip), true)
  if (walked.state !== 'answered') return walked
  const output = walked.output.toString('utf8')
  keep(output)
  return { state: 'answered', log: readLog(output) }
}

/** The same from a walk that was kept; `undefined` where it has too little in common, and had better be walked anew. */
async function walkedOn(
  folder: string,
  extensions: readonly string[],
  tip: string,
  kept: KeptWalk,
  keep: (output: string) => void,
): Promise<Log | undefined> {
  if (!/^[0-9a-f]{40,64}$/.test(kept.tip)) return undefined
  const before = (): string => unpacked(Buffer.from(kept.output, 'base64'))
  if (kept.tip === tip) return readLog(before())
  const [came, gone] = await Promise.all([stretch(folder, kept.tip, tip), stretch(folder, tip, kept.tip)])
  if (!came?.below || came.below !== gone?.below) return undefined
  const isFar = came.ids.length > mostAgain
  if (isFar && gone.ids.length > 0) return undefined
  if (came.ids.length === 0) return readLog(before(), new Set(gone.ids))
  // From the commit that both stand on: from another one, git passes over merges of what stands on it.
  const walked = await ask(folder, logArguments(extensions, `${came.below}..${tip}`), true)
  if (walked.state !== 'answered') return undefined
  const output = walked.output.toString('utf8') + before()
  if (isFar) keep(output)
  return readLog(output, new Set(gone.ids))
}

/** The first parents of a commit that are not in the history of another: their ids, and that of the one below them. */
async function stretch(
  folder: string,
  without: string,
  tip: string,
): Promise<{ readonly ids: readonly string[]; readonly below: string | undefined } | undefined> {
  // A partial clone would fetch a commit that it has not.
  const how = ['--first-parent', '--parents', '--missing=allow-promisor']
  const answer = await ask(folder, ['rev-list', ...how, `${without}..${tip}`])
  if (answer.state !== 'answered') return undefined
  const lines = answer.output
    .toString('latin1')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
  return { ids: lines.map(([id = '']) => id), below: lines.length === 0 ? tip : lines.at(-1)?.[1] }
}
