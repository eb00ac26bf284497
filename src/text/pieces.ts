/** The words that identifiers, paths and placeholders are made of. */
import { fold } from './fold.ts'

const piece = /\p{Lu}{2,40}(?![\p{Ll}])|\p{Lu}?[\p{Ll}\p{M}\p{Lo}]{1,60}|\p{Lu}/gu
/** The same in ASCII, which most code is written in: read several times faster. */
const plainPiece = /[A-Z]{2,40}(?![a-z])|[A-Z]?[a-z]{1,60}|[A-Z]/g

/** The words in an identifier, folded: `my-oldFolder_v2` → `my`, `old`, `folder`, `v`. Digits and marks are left out; so is what stands after the first `most` units. */
export function piecesOf(text: string, most: number = longest): string[] {
  const read = text.slice(0, most)
  return ((isAscii(read) ? read.match(plainPiece) : read.normalize('NFC').match(piece)) ?? []).map(fold)
}

const isAscii = (text: string): boolean => !/[^\0-\x7f]/.test(text)

const longest = 4000

/** The runs of digits in a text, sorted, so that another order or other separators do not matter. */
export const digitRuns = (text: string): string[] => (text.slice(0, longest).match(/\d{1,40}/g) ?? []).sort()

/** What two lists do not have in common, as multisets, in their order. */
export function difference(
  a: readonly string[],
  b: readonly string[],
): { readonly left: string[]; readonly right: string[] } {
  return { left: without(a, b), right: without(b, a) }
}

function without(items: readonly string[], others: readonly string[]): string[] {
  const counts = new Map<string, number>()
  for (const other of others) counts.set(other, (counts.get(other) ?? 0) + 1)
  // The first ones are common, the later ones are what is left.
  return items.filter((item) => {
    const count = counts.get(item) ?? 0
    counts.set(item, count - 1)
    return count <= 0
  })
}
