/**
 * From which version of the source each block of a translation was made. A lock knows best, for somebody said so; then a
 * pin in the front matter; then the git history of the block.
 */
import type { Page } from '../model.ts'
import { level } from '../text/level.ts'
import { fingerprint, type RecordedPage, type Spoken, spokenOf } from './lock.ts'
import type { Moment } from './moments.ts'
import { pinOf } from './pins.ts'
import { translatedAt } from './translated.ts'

/** What tells how old a translation is. */
export type Evidence = 'lock' | 'pin' | 'history'

/** From which version of the source some blocks of the translation were made. */
export interface Origins {
  /** Target blocks by the place of that version among the source's moments; 0 for the newest. */
  readonly blocks: ReadonlyMap<number, readonly number[]>
  /** What told it, by target block. */
  readonly evidence: ReadonlyMap<number, Evidence>
  /** Target blocks whose source changed since the lock was recorded, where git does not have what it was. */
  readonly unfound: readonly number[]
  /** The version of the source that whoever retouched a block could see, by target block. */
  readonly retouched: ReadonlyMap<number, number>
  /** A pin that names no version of the source. */
  readonly lostPin?: string
}

/** What origins are told from. */
export interface Witnesses {
  readonly source: readonly Moment[]
  readonly target: readonly Moment[]
  readonly recorded: RecordedPage | undefined
  /** The source's text in a commit; `undefined` when there is none. */
  textIn(commit: string): Promise<string | undefined>
}

/** So many versions of the source are searched for what a lock recorded. */
const mostSearched = 200

/** Tells the origin of every block of a translation. */
export async function originsOf(source: Page, target: Page, witnesses: Witnesses): Promise<Origins> {
  const blocks = new Map<number, number[]>()
  const evidence = new Map<number, Evidence>()
  const retouched = new Map<number, number>()
  const told = (index: number, place: number, by: Evidence): void => {
    const known = blocks.get(place)
    if (known) known.push(index)
    else blocks.set(place, [index])
    evidence.set(index, by)
  }
  const pin = pinOf(target)
  const spoken = lockSays(source, target, witnesses.recorded)
  const wanted = new Map([...spoken].filter(([, says]) => says !== 'in-step')) as Map<
    number,
    Exclude<Spoken, 'in-step'>
  >
  for (const [index, says] of spoken) if (says === 'in-step') told(index, 0, 'lock')
  await findRecorded(wanted, witnesses, (index, place) => told(index, place, 'lock'))
  const unfound = [...wanted.keys()]
  for (const index of unfound) evidence.set(index, 'lock')

  const rest = target.blocks.filter(({ index }) => !spoken.has(index))
  const pinned = pin === undefined || rest.length === 0 ? undefined : await placeOf(pin, witnesses)
  if (pinned !== undefined) for (const { index } of rest) told(index, pinned, 'pin')
  else if (rest.length > 0) {
    const oldest = witnesses.source.at(-1)?.at ?? 0
    const seenAt = (place: number): number => {
      const at = witnesses.target[place]?.at ?? 0
      const found = witnesses.source.findIndex((moment) => moment.at >= at)
      return found < 0 ? witnesses.source.length - 1 : found
    }
    for (const [index, { place, touched }] of await translatedAt(target, rest, witnesses, oldest)) {
      told(index, seenAt(place), 'history')
      if (touched < place) retouched.set(index, seenAt(touched))
    }
  }
  const lost = pin !== undefined && rest.length > 0 && pinned === undefined
  return { blocks, evidence, unfound, retouched, ...(lost ? { lostPin: pin } : {}) }
}

/** What the lock says; nothing once a pin was set that it does not know: that is newer. */
export function lockSays(source: Page, target: Page, recorded: RecordedPage | undefined): Map<number, Spoken> {
  const pin = pinOf(target)
  if (!recorded || (pin !== undefined && !recorded.pins.includes(pin))) return new Map()
  return spokenOf(recorded, source, target)
}

/** Looks for the versions of the source in which what was recorded stood; takes out of `wanted` what it finds. */
async function findRecorded(
  wanted: Map<number, Exclude<Spoken, 'in-step'>>,
  { source }: Witnesses,
  found: (index: number, place: number) => void,
): Promise<void> {
  for (let place = 1; wanted.size > 0 && place < Math.min(source.length, mostSearched); place++) {
    const page = await source[place]?.page()
    if (!page) continue
    const standing = new Set(page.blocks.map((block) => fingerprint(page, block)))
    for (const [index, groups] of wanted) {
      if (!groups.some((group) => group.every((one) => standing.has(one)))) continue
      found(index, place)
      wanted.delete(index)
    }
  }
}

/** The place of the version that a pin names. */
async function placeOf(pin: string, { source, textIn }: Witnesses): Promise<number | undefined> {
  const named = source.findIndex(({ commit }) => commit !== 'work-tree' && commit.id.startsWith(pin))
  if (named >= 0) return named
  const text = await textIn(pin)
  if (text === undefined) return undefined
  const wanted = level(text)
  for (const [place, moment] of source.entries()) if ((await moment.levelled()) === wanted) return place
  return undefined
}
