/** Texts that take little room for as long as nobody asks for them. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** Fast rather than small. */
const level = 1

/** A text, packed. A copy has the room that it needs; what zlib returns is a part of 16 KB. */
export const packed = (text: string): Uint8Array => new Uint8Array(deflateRawSync(text, { level }))

/** The text that was packed. */
export const unpacked = (bytes: Uint8Array): string => inflateRawSync(bytes).toString('utf8')
