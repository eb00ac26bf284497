/** Changes to a text, and the way back from the changed text's offsets to the original's. */

/** Replace `start` to `end` by `by`; an insertion where both are the same. */
export interface TextEdit {
  readonly start: number
  readonly end: number
  readonly by: string
}

/** A changed text. */
export interface Edited {
  readonly text: string
  /** The original's offset for an offset of `text`: never falls where the offset rises, and exact outside of edits. */
  at(offset: number): number
}

/** Makes all edits at once. Where two overlap, the first one in the text is made. */
export function applyEdits(text: string, edits: readonly TextEdit[]): Edited {
  if (edits.length === 0) return { text, at: (offset) => offset }
  // Pieces of the new text, with the offset where each one starts there and here.
  const there: number[] = []
  const here: number[] = []
  const replaced: boolean[] = []
  const pieces: string[] = []
  let length = 0
  let from = 0
  const piece = (origin: number, content: string, isNew: boolean): void => {
    if (content === '') return
    there.push(length)
    here.push(origin)
    replaced.push(isNew)
    pieces.push(content)
    length += content.length
  }
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < from) continue
    piece(from, text.slice(from, edit.start), false)
    piece(edit.start, edit.by, true)
    from = edit.end
  }
  piece(from, text.slice(from), false)
  return {
    text: pieces.join(''),
    at(offset) {
      // What was taken off the end belongs to what stood before it.
      if (offset >= length) return Math.min(text.length, text.length + offset - length)
      const index = lastAtMost(there, offset)
      const origin = (here[index] ?? 0) + offset - (there[index] ?? 0)
      return replaced[index] ? Math.min(origin, here[index + 1] ?? text.length) : origin
    },
  }
}

/** Index of the last number that is at most `limit`, in numbers that rise; 0 when none is. */
export function lastAtMost(numbers: readonly number[], limit: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= limit) low = middle
    else high = middle - 1
  }
  return low
}
