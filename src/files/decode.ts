import { Buffer, isUtf8 } from 'node:buffer'
import type { Contents } from './types.ts'

/**
 * Bytes as text. A byte order mark is taken off and remembered.
 * UTF-16 is known by its mark, binary by a NUL byte anywhere; what then is not UTF-8 has no text that could be trusted.
 */
export const decode = (bytes: Uint8Array): Contents => {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) {
    return { state: 'unread', reason: 'utf16' }
  }
  if (bytes.includes(0)) return { state: 'unread', reason: 'binary' }
  const bom = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  // In a process that has just begun, a decoder that refuses what is not UTF-8 takes three times as long. Measured.
  return isUtf8(bytes)
    ? new DecodedText(bom ? bytes.subarray(3) : bytes, bom)
    : { state: 'unread', reason: 'not-utf8', line: firstBadLine(bytes) }
}

/**
 * A text that is decoded when it is asked for: to tell that nothing has changed, its bytes will do. A copy with another text
 * does not take them along.
 */
class DecodedText {
  readonly state = 'text'
  readonly bom: boolean
  readonly #bytes: Uint8Array

  /** @param bytes Without the byte order mark. */
  constructor(bytes: Uint8Array, bom: boolean) {
    this.#bytes = bytes
    this.bom = bom
  }

  get bytes(): Uint8Array {
    return this.#bytes
  }

  get text(): string {
    const { buffer, byteOffset, length } = this.#bytes
    return Buffer.from(buffer, byteOffset, length).toString('utf8')
  }
}

/** Halves the bytes until the first bad one is found; `stream` lets a prefix end inside a character. */
const firstBadLine = (bytes: Uint8Array): number => {
  let good = 0
  let bad = bytes.length
  while (bad - good > 1) {
    const middle = (good + bad) >> 1
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(0, middle), { stream: true })
      good = middle
    } catch {
      bad = middle
    }
  }
  let line = 1
  for (let at = bytes.indexOf(10); at >= 0 && at < good; at = bytes.indexOf(10, at + 1)) line++
  return line
}
