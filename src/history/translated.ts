/** When each block of a translation was last really translated: a retouch is none, and neither is a text that came back. */
import type { Block, Page } from '../model.ts'
import { level } from '../text/level.ts'
import { memo } from '../text/memo.ts'
import { type Moment, writtenAt } from './moments.ts'
import { retouched } from './retouched.ts'
import { holds } from './text.ts'
import { WordReader, type Words } from './words.ts'

/** When a block was translated. */
export interface Translated {
  /** The place, among the translation's moments, of the version in which it was. */
  readonly place: number
  /** That of the version that left it as it is: newer where it was retouched, or taken away and brought back. */
  readonly touched: number
}

/** A block is followed back through at most so many retouches and returns. */
const mostSteps = 20

/**
 * Tells when some blocks of a translation were translated. An edit that {@link retouched} takes for slight is passed over;
 * so is a return to an earlier text (an edit that was reverted) while the source stood still: nobody can have followed it.
 * @param oldest What happened at this moment (see {@link Moment.at}) or before it is all the same.
 */
export async function translatedAt(
  page: Page,
  blocks: readonly Block[],
  { source, target }: { readonly source: readonly Moment[]; readonly target: readonly Moment[] },
  oldest = Number.POSITIVE_INFINITY,
): Promise<Map<number, Translated>> {
  const written = await writtenAt(page, blocks, target, oldest)
  const reader = new WordReader()
  const original = (await source[0]?.levelled()) ?? ''
  const named = memo((_: string) => new Set(reader.read(original).ids))
  let latest: Words | undefined
  const wordsAt = memo(async (place: number) => {
    latest = reader.read((await target[place]?.levelled()) ?? '', latest)
    return latest
  })
  const wordsIn = (text: string): Words => reader.read(text)
  const past: Past = { source, target, wordsAt, wordsIn, isNamed: (id) => named('').has(id) }
  const translated = new Map(
    blocks.map(({ index }) => {
      const touched = written.get(index) ?? 0
      return [index, { place: touched, touched }]
    }),
  )
  // Neighbouring versions are read one after the other, for these have most in common.
  const byTouch = blocks.toSorted((a, b) => (written.get(a.index) ?? 0) - (written.get(b.index) ?? 0))
  for (const { index, start, end } of byTouch) {
    const touched = written.get(index) ?? 0
    let place = touched
    let text = level(page.text.slice(start, end))
    for (let step = 0; step < mostSteps; step++) {
      const since = target[place]
      if (!since || place + 1 >= target.length || since.at >= oldest) break
      const earlier = await earlierOf(text, place, past)
      if (!earlier) break
      text = earlier.text
      place = await standingSince(text, earlier.place, target, oldest)
    }
    translated.set(index, { place, touched })
  }
  return translated
}

/** Both pages through time, and the words that are compared. */
interface Past {
  readonly source: readonly Moment[]
  readonly target: readonly Moment[]
  /** The words of a version of the translation. */
  wordsAt(place: number): Promise<Words>
  wordsIn(text: string): Words
  /** Whether a word stands in the source as it is. */
  isNamed(id: number): boolean
}

/** The version before a block was retouched, or before it was taken away, and the text that it had there. */
async function earlierOf(
  text: string,
  place: number,
  { source, target, wordsAt, wordsIn, isNamed }: Past,
): Promise<{ readonly place: number; readonly text: string } | undefined> {
  const older = await target[place + 1]?.levelled()
  if (older === undefined) return undefined
  const before = retouched(await wordsAt(place + 1), wordsIn(text), isNamed)
  if (before !== undefined) return { place: place + 1, text: before }
  const back = target[place]?.at ?? 0
  for (let at = place + 2; at < target.length; at++) {
    const gone = target[at - 1]?.at ?? 0
    if (source.some((moment) => moment.at >= back && moment.at < gone)) return undefined
    const earlier = await target[at]?.levelled()
    if (earlier !== undefined && holds(earlier, text)) return { place: at, text }
  }
  return undefined
}

/** The oldest of the versions, from one on, that have a text without a break. */
async function standingSince(text: string, from: number, target: readonly Moment[], oldest: number): Promise<number> {
  let place = from
  while (place + 1 < target.length && (target[place]?.at ?? 0) < oldest) {
    const older = await target[place + 1]?.levelled()
    if (older === undefined || !holds(older, text)) break
    place++
  }
  return place
}
