/** What of blocks is compared: their words, facts and code, as the numbers of a page's terms. */
import { Integers } from './ids.ts'

/** The lists of a block's terms, in the order in which they stand. */
export const part = { facts: 0, tokens: 1, words: 2, keys: 3 } as const
const parts = 4

/** The features of some blocks of a page, block after block in a few arrays. */
export class Features {
  /** The page's terms: the vocabulary's id of each, by its number. */
  readonly ids: Int32Array
  /** For the number of a word, that of its cognate key, or -1. */
  readonly keys: Int32Array
  /**
   * The terms of each block by their numbers, each once. First its facts: numbers, URLs, code spans, images …, by value
   * across locales; then its tokens: identifiers of code, names and props of components; then its content words, folded;
   * then the cognate keys of these.
   */
  readonly numbers: Int32Array
  /** Where each part of each block starts in `numbers`, and where the last one ends. */
  readonly starts: Int32Array
  /** Characters of each block that a reader reads, as letters of an alphabet. */
  readonly lengths: Int32Array
  /** 1 where the words are those of code, which stay as they are unless they are of a comment or a string. */
  readonly codes: Uint8Array

  constructor({ ids, keys, numbers, starts, lengths, codes }: FeatureLists) {
    this.ids = ids
    this.keys = keys
    this.numbers = numbers
    this.starts = starts
    this.lengths = lengths
    this.codes = codes
  }

  /** How many blocks. */
  get count(): number {
    return this.lengths.length
  }

  /** Where a part of a block starts in `numbers`; it ends where the next one starts. */
  start(block: number, of: number): number {
    return this.starts[block * parts + of] as number
  }

  /** Some of the blocks. */
  slice(first: number, last: number): Features {
    return new Features({
      ...this,
      starts: this.starts.subarray(first * parts, last * parts + 1),
      lengths: this.lengths.subarray(first, last),
      codes: this.codes.subarray(first, last),
    })
  }

  /** The features of one block. */
  of(block: number): BlockFeatures {
    const keys = this.list(block, part.words, part.keys).map((number) => this.keys[number] as number)
    return {
      facts: this.idsOf(this.list(block, part.facts, part.tokens)),
      tokens: this.idsOf(this.list(block, part.tokens, part.words)),
      words: this.words(block),
      keys: this.idsOf(keys),
      terms: this.idsOf(this.list(block, part.facts, parts)),
    }
  }

  /** The words of one block, by the vocabulary's ids. */
  words(block: number): Int32Array {
    return this.idsOf(this.wordNumbers(block))
  }

  /** The same, by the page's numbers. */
  wordNumbers(block: number): Int32Array {
    return this.list(block, part.words, part.keys)
  }

  private list(block: number, from: number, to: number): Int32Array {
    return this.numbers.subarray(this.start(block, from), this.start(block, to))
  }

  private idsOf(numbers: Int32Array): Int32Array {
    return numbers.map((number) => this.ids[number] ?? -1)
  }

  /** The features of every block. */
  blocks(): BlockFeatures[] {
    return Array.from(this.lengths, (_, block) => this.of(block))
  }
}

type FeatureLists = Pick<Features, 'ids' | 'keys' | 'numbers' | 'starts' | 'lengths' | 'codes'>

/** The features of one block, by the vocabulary's ids. */
export interface BlockFeatures {
  readonly facts: Int32Array
  readonly tokens: Int32Array
  readonly words: Int32Array
  /** For each word, the id of its cognate key, or -1. */
  readonly keys: Int32Array
  /** All that can be looked for in the block, each once: facts, tokens, words and keys. */
  readonly terms: Int32Array
}

/** Room for what is joined: one list is filled at a time. */
const joinedNumbers = new Integers()

/** The features of ranges of blocks, those of each range together as if they were one block. */
export function joined(features: Features, ranges: readonly (readonly [first: number, last: number])[]): Features {
  const { numbers } = features
  joinedNumbers.clear()
  // The last range that was seen to have each term.
  const seen = new Int32Array(features.ids.length).fill(-1)
  const starts = new Int32Array(ranges.length * parts + 1)
  const lengths = new Int32Array(ranges.length)
  const codes = new Uint8Array(ranges.length)
  for (const [index, [first, last]] of ranges.entries()) {
    for (let of = 0; of < parts; of++) {
      for (let block = first; block < last; block++) {
        const end = features.start(block, of + 1)
        for (let at = features.start(block, of); at < end; at++) {
          const number = numbers[at] as number
          if (seen[number] === index) continue
          seen[number] = index
          joinedNumbers.push(number)
        }
      }
      starts[index * parts + of + 1] = joinedNumbers.length
    }
    codes[index] = 1
    for (let block = first; block < last; block++) {
      lengths[index] = (lengths[index] as number) + (features.lengths[block] as number)
      if (features.codes[block] !== 1) codes[index] = 0
    }
  }
  return new Features({ ...features, numbers: joinedNumbers.all(), starts, lengths, codes })
}
