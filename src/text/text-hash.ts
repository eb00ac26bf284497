/** A hash of text that is heard piece by piece. */
import { fold } from './fold.ts'

/** A hash of 53 bits (cyrb53, by bryc, public domain): two texts in 10⁷ share one with a chance below 1 %. */
export class TextHash {
  private high = 0xdeadbeef | 0
  private low = 0x41c6ce57

  /** @param before The hash of what came before. */
  constructor(before = 0) {
    this.high ^= before
    this.low ^= before / 2 ** 32
  }

  /** Adds a text. */
  add(text: string): void {
    for (let at = 0; at < text.length; at += 1) this.mix(text.charCodeAt(at))
  }

  /** Adds a part of a text as `fold` writes it; the part is in lower case. */
  addFolded(text: string, start: number, end: number): void {
    for (let at = start; at < end; at += 1) {
      const code = text.charCodeAt(at)
      if (code < 0x80) this.mix(code)
      else this.add(fold(text.charAt(at)))
    }
  }

  /** The hash of all that was added so far. */
  get value(): number {
    let [high, low] = [this.high, this.low]
    high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
    low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
    return 4294967296 * (2097151 & low) + (high >>> 0)
  }

  private mix(code: number): void {
    this.high = Math.imul(this.high ^ code, 2654435761)
    this.low = Math.imul(this.low ^ code, 1597334677)
  }
}
