/** Edits of a translation that bring nothing up to date: typography, and a letter or two. */
import { isNear } from '../text/near.ts'
import type { Words } from './words.ts'

/** A retouch changes this many words at most, by a letter each. */
const mostWords = 2
/** So many words must have stayed as they were beside one that changed. */
const fewestKept = 3
/** Longer passages are not looked for. Words and marks. */
const longest = 600

const letters = /^\p{L}{4,}$/u

/**
 * The passage of an older version that a text came from by a retouch; `undefined` when there is none. The same reader read both.
 * @param isNamed Whether what the text translates has a word: one that was taken from there is no retouch.
 */
export function retouched(older: Words, now: Words, isNamed: (id: number) => boolean): string | undefined {
  const { length } = now.ids
  if (length === 0 || length > longest) return undefined
  // More than is changed at the best place so far is of no use.
  let most = Math.max(0, Math.min(mostWords, length - fewestKept))
  let found = -1
  for (let at = 0; at + length <= older.ids.length && most >= 0; at++) {
    const changed = changesAt(older, at, now, most)
    if (changed > most || (changed > 0 && !isSlip(older, at, now, isNamed))) continue
    found = at
    most = changed - 1
  }
  return found < 0 ? undefined : older.between(found, found + length)
}

/** How many words differ at a place; no more are counted than `most` and one. */
function changesAt(older: Words, at: number, now: Words, most: number): number {
  const [before, after] = [older.ids, now.ids]
  let changed = 0
  for (let index = 0; index < after.length && changed <= most; index++)
    if (before[at + index] !== after[index]) changed++
  return changed
}

/** Whether each word that differs differs by a letter. */
function isSlip(older: Words, at: number, now: Words, isNamed: (id: number) => boolean): boolean {
  return now.ids.every((id, index) => {
    if (older.ids[at + index] === id) return true
    const [before, after] = [older.word(at + index), now.word(index)]
    return letters.test(before) && letters.test(after) && !isNamed(id) && isNear(before, after)
  })
}
