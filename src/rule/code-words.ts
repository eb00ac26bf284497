/** Words of a language that are set as code. */
import { fold } from '../text/words.ts'

/** Whether a code span is a word or several, as they stand in a sentence. */
export const isWords = (value: string): boolean => /^\p{L}\p{Ll}*(?:[ '’-]\p{L}\p{Ll}*)*$/u.test(value.slice(0, 200))

/** Whether several words are set as code, such as a term in its first language: nothing to type. */
export const isPhrase = (value: string): boolean => / /.test(value) && isWords(value.replace(/[ \u00a0]?[:?!]$/, ''))

/** As many letters as two words must begin with alike to be of one origin. */
const fewestAlike = 4

/** Whether a text says a word, or one of its origin: `chrooté` where the source speaks of something chrooted. */
export function saysAkin(text: string, value: string): boolean {
  if (!/^[\p{L}-]{4,40}$/u.test(value)) return false
  const word = fold(value)
  return (text.match(/[\p{L}-]{4,40}/gu) ?? []).some((other) => isAkin(fold(other), word))
}

function isAkin(a: string, b: string): boolean {
  let same = 0
  while (same < Math.min(a.length, b.length) && a[same] === b[same]) same++
  return same >= fewestAlike && same * 4 >= Math.min(a.length, b.length) * 3
}
