/** The words of a page's versions as small integers; what two versions have in common is read once. */
import { Vocabulary } from '../align/vocabulary.ts'

/** Words, and the marks of markup; typography is what is left out: spaces, apostrophes, quotes, dashes, punctuation. */
const token = /[\p{L}\p{N}]+|[#*_`~|[\](){}<>=+/\\@&%$^€£°§©®]/gu

/** The words and marks of a text, in order. */
export class Words {
  readonly text: string
  /** One for each word; words that differ in their case alone have the same. */
  readonly ids: Int32Array
  readonly starts: Int32Array
  readonly ends: Int32Array

  constructor(text: string, ids: Int32Array, starts: Int32Array, ends: Int32Array) {
    this.text = text
    this.ids = ids
    this.starts = starts
    this.ends = ends
  }

  /** A word, in lower case. */
  word(index: number): string {
    return this.between(index, index + 1).toLowerCase()
  }

  /** The text from one word to another, without that. */
  between(from: number, to: number): string {
    return this.text.slice(this.starts[from], this.ends[to - 1])
  }
}

const none = new Int32Array()
const nothing = new Words('', none, none, none)

/** Reads texts, many of them much alike. */
export class WordReader {
  private readonly vocabulary = new Vocabulary()
  private readonly spelled = new Map<string, number>()

  /** Reads a text. `like`: what was read of one that begins and ends as it does, which is not read again. */
  read(text: string, like: Words = nothing): Words {
    const [before, after] = inCommon(text, like.text)
    const longer = text.length - like.text.length
    // A word is the same where the whole character beside it is, which may be a pair of surrogates.
    const first = places(like.ends, before - 1)
    const rest = places(like.starts, like.text.length - after + 2)
    const until = rest < like.starts.length ? (like.starts[rest] as number) + longer : text.length
    const own: [ids: number[], starts: number[], ends: number[]] = [[], [], []]
    token.lastIndex = first > 0 ? (like.ends[first - 1] as number) : 0
    for (let found = token.exec(text); found && found.index < until; found = token.exec(text)) {
      own[0].push(this.idOf(found[0]))
      own[1].push(found.index)
      own[2].push(token.lastIndex)
    }
    const joined = (theirs: Int32Array, ours: readonly number[], by: number): Int32Array => {
      const all = new Int32Array(first + ours.length + theirs.length - rest)
      all.set(theirs.subarray(0, first))
      all.set(ours, first)
      for (let at = first + ours.length, other = rest; other < theirs.length; other++)
        all[at++] = (theirs[other] as number) + by
      return all
    }
    return new Words(
      text,
      joined(like.ids, own[0], 0),
      joined(like.starts, own[1], longer),
      joined(like.ends, own[2], longer),
    )
  }

  private idOf(word: string): number {
    const known = this.spelled.get(word)
    if (known !== undefined) return known
    const id = this.vocabulary.id(word.toLowerCase())
    this.spelled.set(word, id)
    return id
  }
}

/** How much of their beginning and of their end two texts have in common; these parts do not overlap. */
function inCommon(a: string, b: string): [before: number, after: number] {
  const most = Math.min(a.length, b.length)
  let [before, after] = [0, 0]
  while (before < most && a.charCodeAt(before) === b.charCodeAt(before)) before++
  while (after < most - before && a.charCodeAt(a.length - 1 - after) === b.charCodeAt(b.length - 1 - after)) after++
  return [before, after]
}

/** How many of some places, which ascend, are before one. */
function places(ascending: Int32Array, before: number): number {
  let [low, high] = [0, ascending.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ascending[middle] as number) < before) low = middle + 1
    else high = middle
  }
  return low
}
