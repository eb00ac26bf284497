/** Which side of a pair changed a fact last: whether the source moved on, or the translation was corrected alone. */
import type { Block, Page, Side, Span } from '../model.ts'
import { level } from '../text/level.ts'
import { objectMemo } from '../text/memo.ts'
import { factsOf } from './kind.ts'
import type { Commit } from './log.ts'
import { type Moment, writtenAt } from './moments.ts'
import { holds } from './text.ts'
import { type Trace, tracerTo } from './trace.ts'

/** Who moved last, and the commits that left either side as it is. */
export interface Mover {
  readonly last: Side
  readonly source: Commit | 'work-tree'
  readonly target: Commit | 'work-tree'
}

/** Two places of a pair that disagree; `source` is absent for what only the translation has. */
export interface Places {
  readonly source?: Span | undefined
  readonly target: Span
}

/** A passage is followed back through at most so many changes. */
const mostSteps = 40

/** When a page came to say what it says at a place. */
interface Event {
  readonly moment: Moment
  /** Whether the passage came into being then: nothing was changed. */
  readonly made: boolean
  /** Whether the page itself did. */
  readonly first: boolean
}

/** One page through time. */
export interface Past {
  readonly page: Page
  readonly moments: readonly Moment[]
}

/** Tells who moved last at two places, when anybody moved: what was translated so from the start was not. */
export async function moverOf(
  { source, target }: Readonly<Record<Side, Past>>,
  places: Places,
): Promise<Mover | undefined> {
  const there = await lastChange(target, places.target)
  if (!there) return undefined
  if (!places.source) {
    const [newest] = source.moments
    // A source that changed since may have dropped what the translation kept.
    if (!newest || !there.made || there.first || newest.at <= there.moment.at) return undefined
    return { last: 'target', source: newest.commit, target: there.moment.commit }
  }
  const here = await lastChange(source, places.source)
  if (!here || here.moment.at === there.moment.at) return undefined
  const last = here.moment.at < there.moment.at ? 'source' : 'target'
  if ((last === 'source' ? here : there).made) return undefined
  return { last, source: here.moment.commit, target: there.moment.commit }
}

/**
 * When a page came to say what it says at a place: a fact, by its text; where the place is whole blocks, when any fact of
 * these changed.
 */
async function lastChange(past: Past, span: Span): Promise<Event | undefined> {
  const { moments } = past
  let page = past.page
  let blocks: readonly Block[] = page.blocks.filter(({ start, end }) => start < span.end && span.start < end)
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return undefined
  const whole = span.start <= first.start && span.end >= last.end
  const fact = level(page.text.slice(span.start, span.end))
  const saysSo = (at: Page, its: readonly Block[]): boolean =>
    whole
      ? factsOf({ page: at, blocks: its }) === factsOf({ page: past.page, blocks: originals })
      : its.some(({ start, end }) => holds(level(at.text.slice(start, end)), fact))
  const originals = blocks
  let place = 0
  for (let step = 0; step < mostSteps; step++) {
    const written = await writtenAt(page, blocks, moments.slice(place))
    place += Math.min(...written.values())
    const moment = moments[place]
    if (!moment) return undefined
    const older = await moments[place + 1]?.page()
    if (!older) return { moment, made: true, first: place + 1 >= moments.length }
    const became = traced(older, page)
    const now = new Set(blocks.map(({ index }) => index))
    const before = older.blocks.filter(({ index }) => now.has(became.get(index) ?? -1))
    if (before.length === 0) return { moment, made: true, first: false }
    if (!saysSo(older, before)) return { moment, made: false, first: false }
    page = older
    blocks = before
    place += 1
  }
  return undefined
}

/** The traces of versions to a newer one, made once for all the places of a page. */
const tracesTo = objectMemo((newer: Page) => objectMemo(tracerTo(newer)))
const traced = (older: Page, newer: Page): Trace => tracesTo(newer)(older)
