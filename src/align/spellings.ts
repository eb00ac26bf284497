/**
 * What words are compared by, found by their letters where they stand in a text, so that no string is made of a word that
 * was met before: a table with open addressing over the words' UTF-16 units.
 */
import { cutLoose } from '../text/cut-loose.ts'
import { grown } from './ids.ts'

export class Spellings {
  private readonly idOf: (word: string) => number
  private slots: Int32Array = new Int32Array(1 << 12).fill(-1)
  private readonly words: string[] = []
  private hashes: Int32Array = new Int32Array(1 << 11)
  private ids: Int32Array = new Int32Array(1 << 11)

  /** `idOf` is asked once for each word; -1 for one that is not compared. */
  constructor(idOf: (word: string) => number) {
    this.idOf = idOf
  }

  /** The id of the word that stands from `start` to `end` of a text, or -1. */
  idAt(text: string, start: number, end: number): number {
    let hash = 0
    for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + text.charCodeAt(at)) | 0
    const mask = this.slots.length - 1
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const entry = this.slots[slot] as number
      if (entry < 0) return this.enter(cutLoose(text.slice(start, end)), hash, slot)
      if (this.hashes[entry] === hash && stands(this.words[entry] as string, text, start, end))
        return this.ids[entry] as number
    }
  }

  private enter(word: string, hash: number, slot: number): number {
    const entry = this.words.push(word) - 1
    if (entry === this.hashes.length) {
      this.hashes = grown(this.hashes, entry + 1)
      this.ids = grown(this.ids, entry + 1)
    }
    const id = this.idOf(word)
    this.hashes[entry] = hash
    this.ids[entry] = id
    this.slots[slot] = entry
    if (this.words.length * 2 > this.slots.length) this.rehash()
    return id
  }

  private rehash(): void {
    this.slots = new Int32Array(this.slots.length * 2).fill(-1)
    const mask = this.slots.length - 1
    for (let entry = 0; entry < this.words.length; entry++) {
      let slot = spread(this.hashes[entry] as number) & mask
      while ((this.slots[slot] as number) >= 0) slot = (slot + 1) & mask
      this.slots[slot] = entry
    }
  }
}

const spread = (hash: number): number => hash ^ (hash >>> 15)

function stands(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false
  return true
}
