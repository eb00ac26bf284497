/** A pair of pages from which is learned: which terms were seen in it, and which of its words stand for each other. */
import type { Page } from '../model.ts'
import { type Features, part } from './features.ts'
import { IdTable } from './ids.ts'
import { inOrder } from './in-order.ts'
import type { Lexicon } from './lexicon.ts'
import { ownLesson, termList } from './own-lesson.ts'
import { type FeatureReading, featuresOf } from './read-features.ts'
import { type AlignContext, type Weighed, weighPages } from './weighed.ts'

/** What is learned from. */
export interface Example {
  readonly source: Page
  readonly target: Page
  /** What it told before, with the same words known beforehand: its pages need not be read then. */
  readonly known?: KnownExample | undefined
  /** Keeps what it told, where that is new. */
  keep?(told: KnownExample): void
}

/** All that a pair tells, as plain data. */
export interface KnownExample {
  readonly source: KnownSide
  readonly target: KnownSide
  readonly taught: Taught
}

interface KnownSide extends Counts {
  readonly terms: readonly string[]
}

/** What was counted on a page. */
interface Counts {
  /** How many blocks have each of its terms. */
  readonly counts: readonly number[]
  readonly blocks: number
  /** How many of its words the lexicon did not know, and how many of these the other page has as they are, or as cognates. */
  readonly strange: number
  readonly borrowed: number
}

/** What stands for each other in a pair, as far as it is sure. */
interface Taught {
  /** What of what was known beforehand it was found by: see {@link ownLesson}. */
  readonly own: string
  /** The words of each sure bead, by their places among the terms of their pages. */
  readonly beads: readonly (readonly [source: readonly number[], target: readonly number[]])[]
  /** Logs of how much longer the target is, of all sure beads that are not short. */
  readonly ratios: readonly number[]
}

/** What was seen on a page. */
export interface Seen extends Counts {
  /** Its terms, by the vocabulary's ids. */
  readonly ids: Int32Array
}

/** An example whose terms were read. */
export interface SeenExample {
  readonly example: Example
  readonly source: Seen
  readonly target: Seen
}

/** Reads the terms of an example, or takes over those that it had. `base`: the words known beforehand, in either direction. */
export function seenIn(
  example: Example,
  reading: FeatureReading,
  base: { readonly source: Lexicon; readonly target: Lexicon },
): SeenExample {
  const { known } = example
  if (known) {
    const again = ({ terms, ...counts }: KnownSide): Seen => ({
      ...counts,
      ids: Int32Array.from(terms, (term) => reading.vocabulary.id(term)),
    })
    return { example, source: again(known.source), target: again(known.target) }
  }
  const { source, target, keep } = example
  const [here, there] = [featuresOf(source, reading), featuresOf(target, reading)]
  return {
    example: { source, target, ...(keep ? { keep } : {}) },
    source: { ids: here.ids, ...countsOf(here, there, base.source) },
    target: { ids: there.ids, ...countsOf(there, here, base.target) },
  }
}

/** The words and keys of the other page, and the words that were counted. */
const present = new IdTable()
const counted = new IdTable()

function countsOf(here: Features, there: Features, lexicon: Lexicon): Counts {
  const counts = new Array<number>(here.ids.length).fill(0)
  for (const number of here.numbers) counts[number] = (counts[number] as number) + 1
  present.clear()
  for (let block = 0; block < there.count; block++)
    for (let at = there.start(block, part.words); at < there.start(block + 1, part.facts); at++)
      present.add(there.ids[there.numbers[at] as number] as number)
  let [strange, borrowed] = [0, 0]
  counted.clear()
  for (let block = 0; block < here.count; block++) {
    if (here.codes[block] === 1) continue
    for (let at = here.start(block, part.words); at < here.start(block, part.keys); at++) {
      const number = here.numbers[at] as number
      const id = here.ids[number] as number
      if (!counted.add(number) || lexicon.has(id)) continue
      const key = here.keys[number] as number
      strange++
      if (present.get(id) >= 0 || (key >= 0 && present.get(here.ids[key] as number) >= 0)) borrowed++
    }
  }
  return { counts, blocks: here.count, strange, borrowed }
}

/** Blocks whose log odds of being each other's translation are at least this teach. */
const sure = 4.4
/** Blocks of fewer letters do not tell how lengths compare. */
const short = 40

/** What an example teaches where this much is known beforehand. */
export function taughtBy({ example, source, target }: SeenExample, start: AlignContext): Taught {
  const own = ownLesson(start, { terms: termList(start, [source.ids, target.ids]) })
  const { known } = example
  if (known?.taught.own === own) return known.taught
  const beads: [number[], number[]][] = []
  const ratios: number[] = []
  for (const weighed of weighPages(example.source, example.target, start)) {
    const { sourceFeatures, targetFeatures } = weighed
    for (const [i, j] of surePairs(weighed)) {
      const words = [sourceFeatures.wordNumbers(i), targetFeatures.wordNumbers(j)] as const
      if (words[0].length > 0 && words[1].length > 0) beads.push([[...words[0]], [...words[1]]])
      const [a, b] = [sourceFeatures.lengths[i] ?? 0, targetFeatures.lengths[j] ?? 0]
      if (a > short) ratios.push(Math.log((b + 12) / (a + 12)))
    }
  }
  const taught = { own, beads, ratios }
  example.keep?.({ source: told(source, start), target: told(target, start), taught })
  return taught
}

const told = ({ ids, ...counts }: Seen, { vocabulary }: FeatureReading): KnownSide => ({
  terms: Array.from(ids, (id) => vocabulary.term(id)),
  ...counts,
})

/** Pairs that stand in order, and of which next to nothing is in doubt. */
const surePairs = (weighed: Weighed): [number, number][] =>
  inOrder(weighed).filter(([i, j]) => weighed.score(i, j) >= sure)
