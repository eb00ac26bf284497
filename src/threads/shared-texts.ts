/** Texts that all threads see, without a copy for each. */

/** Texts as UTF-8, by their place in the order in which they were given. */
export interface SharedTexts {
  readonly chunks: readonly SharedArrayBuffer[]
  /** Of each text: its chunk, where it begins there, and how long it is; three numbers, in bytes. */
  readonly places: readonly number[]
}

/** About so much is put into one chunk. Bytes. */
const chunkBytes = 4 * 2 ** 20

/** Puts texts where all threads see them. They are well-formed: what was read from UTF-8, or is JSON. */
export function shareTexts(texts: Iterable<string>): SharedTexts {
  const chunks: SharedArrayBuffer[] = []
  const places: number[] = []
  let waiting: Buffer[] = []
  let size = 0
  const flush = (): void => {
    const chunk = new SharedArrayBuffer(size)
    const bytes = new Uint8Array(chunk)
    size = 0
    for (const one of waiting) {
      bytes.set(one, size)
      size += one.length
    }
    chunks.push(chunk)
    waiting = []
    size = 0
  }
  for (const text of texts) {
    const bytes = Buffer.from(text)
    places.push(chunks.length, size, bytes.length)
    waiting.push(bytes)
    size += bytes.length
    if (size >= chunkBytes) flush()
  }
  flush()
  return { chunks, places }
}

/** The text at a place. */
export function sharedText({ chunks, places }: SharedTexts, at: number): string {
  const [chunk = 0, start = 0, length = 0] = places.slice(3 * at, 3 * at + 3)
  return Buffer.from(chunks[chunk] as SharedArrayBuffer, start, length).toString('utf8')
}
