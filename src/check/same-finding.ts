/** Recognises a finding in another version of the same pair. */
import { isCrowd } from '../fingerprint.ts'
import { trace } from '../history.ts'
import type { Finding, FindingPart, Page, Position, Side } from '../model.ts'
import { level } from '../text/level.ts'

/** Both pages of a pair, where they are there and could be read. */
export type Panels = Partial<Readonly<Record<Side, Page>>>

/** A pair, before and after. */
interface Versions {
  readonly before: Panels
  readonly now: Panels
}

/** How the blocks of one side correspond: blocks of the newer version that an older one's became. */
type Became = (place: Position) => ReadonlySet<number>

/**
 * The places of a finding that are news: none when it was there already, by its fingerprint, or because the same rule said
 * the same of blocks that were edited since. One that grew is new as a whole, as a list that lost one more step; of many
 * places at once, those are that joined the others.
 */
export function newPlacesOf(old: readonly Finding[], versions: Versions): (finding: Finding) => readonly FindingPart[] {
  const prints = new Set(old.map(({ fingerprint }) => fingerprint))
  const became = { source: becameOf('source', versions), target: becameOf('target', versions) }
  const has = (before: Finding, place: FindingPart): boolean =>
    placesOf(before).some((earlier) => samePlace(earlier, place, became, versions))
  return (finding) => {
    const alike = old.filter(
      ({ rule, said, drift }) => rule === finding.rule && said.id === finding.said.id && drift === finding.drift,
    )
    const places = placesOf(finding)
    // Many places at once keep their fingerprint when one more joins them, and that one is news.
    if (isCrowd(finding)) return places.filter((place) => !alike.some((before) => has(before, place)))
    if (prints.has(finding.fingerprint)) return []
    return alike.some((before) => places.every((place) => has(before, place))) ? [] : places
  }
}

const placesOf = (finding: Finding): readonly FindingPart[] =>
  finding.parts && finding.parts.length > 0 ? finding.parts : [finding]

function samePlace(
  before: FindingPart,
  after: FindingPart,
  became: Readonly<Record<Side, Became>>,
  { before: earlier, now }: Versions,
): boolean {
  let found = false
  for (const side of ['source', 'target'] as const) {
    const [was, is, older, newer] = [before[side], after[side], earlier[side], now[side]]
    if (!is || !newer || isEmpty(is)) continue
    if (!was || !older || isEmpty(was)) return false
    const blocks = blocksAt(is, newer)
    const known = became[side](was)
    if (blocks.length === 0 || !blocks.every((index) => known.has(index))) return false
    if (isInside(is, newer) && textAt(was, older) !== textAt(is, newer)) return false
    found = true
  }
  return found
}

function becameOf(side: Side, { before, now }: Versions): Became {
  const [older, newer] = [before[side], now[side]]
  if (!older || !newer) return () => new Set()
  let traced: ReturnType<typeof trace> | undefined
  return (place) => {
    traced ??= trace(older, newer)
    return new Set(blocksAt(place, older).flatMap((index) => traced?.get(index) ?? []))
  }
}

const isEmpty = ({ start, end }: Position): boolean => start.offset === end.offset

const blocksAt = ({ start, end }: Position, { blocks }: Page): number[] =>
  blocks.flatMap((block) => (block.start < end.offset && block.end > start.offset ? [block.index] : []))

/** Whether a place is a passage inside one block. */
const isInside = ({ start, end }: Position, { blocks }: Page): boolean =>
  blocks.some(
    (block) =>
      block.start <= start.offset && block.end >= end.offset && end.offset - start.offset < block.end - block.start,
  )

const textAt = ({ start, end }: Position, { text }: Page): string => level(text.slice(start.offset, end.offset))
