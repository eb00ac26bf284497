/** Texts that all threads see, without a copy for each. */
import { packed, unpacked } from '../text/packed.ts'

/** Texts as UTF-8, by the order in which they were given. */
export interface StockedTexts {
  readonly chunks: readonly SharedArrayBuffer[]
  /** Of each text: its chunk, where it begins there, and how long it is; three numbers, in bytes. */
  readonly places: readonly number[]
  readonly packed: boolean
}

/** So large are chunks, save those of a text that is larger: of a whole site's texts, and of some. Bytes. */
const [largeChunk, smallChunk] = [2 ** 20, 2 ** 16]

/** Takes texts in. They are well-formed: what was read from UTF-8, or is JSON. */
export class TextStock implements StockedTexts {
  readonly chunks: SharedArrayBuffer[] = []
  readonly places: number[] = []
  readonly packed: boolean
  private readonly chunkBytes: number
  private filled = 0
  private taken = 0

  /** @param packed Whether texts take little room rather than little time. */
  constructor(packed: boolean, chunkBytes: number = largeChunk) {
    this.packed = packed
    this.chunkBytes = chunkBytes
  }

  /** What its texts take. */
  get bytes(): number {
    return this.taken
  }

  /** Takes a text in. @returns Its place in the order. */
  add(text: string): number {
    const bytes = this.packed ? packed(text) : Buffer.from(text)
    const last = this.chunks.at(-1)
    if (!last || this.filled + bytes.length > last.byteLength) {
      this.chunks.push(new SharedArrayBuffer(Math.max(this.chunkBytes, bytes.length)))
      this.filled = 0
    }
    const chunk = this.chunks.length - 1
    new Uint8Array(this.chunks[chunk] as SharedArrayBuffer, this.filled, bytes.length).set(bytes)
    this.places.push(chunk, this.filled, bytes.length)
    this.filled += bytes.length
    this.taken += bytes.length
    return this.places.length / 3 - 1
  }
}

/** The text at a place in the order. */
export function textIn({ chunks, places, packed: isPacked }: StockedTexts, at: number): string {
  const [chunk = 0, start = 0, length = 0] = places.slice(3 * at, 3 * at + 3)
  const bytes = Buffer.from(chunks[chunk] as SharedArrayBuffer, start, length)
  return isPacked ? unpacked(bytes) : bytes.toString('utf8')
}

/** Some texts, for other threads. */
export function stocked(texts: Iterable<string>, packed = false): StockedTexts {
  const stock = new TextStock(packed, smallChunk)
  for (const text of texts) stock.add(text)
  return plainStock(stock)
}

/** What can be sent of a stock. */
export const plainStock = ({ chunks, places, packed }: StockedTexts): StockedTexts => ({ chunks, places, packed })
