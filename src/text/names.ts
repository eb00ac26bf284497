/** What names in code, and the texts beside them, look like. */
import { cognateKey } from './fold.ts'
import { piecesOf } from './pieces.ts'

/** Whether words that both names have stand in another order, as adjectives do in another language. */
export function isReordered(source: string, target: string): boolean {
  const [one, other] = [piecesOf(source), piecesOf(target)]
  const order = (own: readonly string[], theirs: readonly string[]) =>
    own.map((word) => (theirs.includes(word) ? word : '')).join(' ')
  return (
    one.length === other.length && one.some((word) => other.includes(word)) && order(one, other) !== order(other, one)
  )
}

/** Whether two words are likely of one origin. */
export const isCognate = (a: string, b: string): boolean =>
  cognateKey(a) !== undefined && cognateKey(a) === cognateKey(b)

/** What is left of two words that end or begin alike: `yoursite`, `votresite` → `your`, `votre`. */
export function withoutSharedEnd(a: string, b: string): [string, string] {
  const shortest = Math.min(a.length, b.length)
  let end = 0
  while (end < shortest && a.at(-1 - end) === b.at(-1 - end)) end++
  if (end >= 3) return [a.slice(0, -end), b.slice(0, -end)]
  let start = 0
  while (start < shortest && a[start] === b[start]) start++
  return start >= 3 ? [a.slice(start), b.slice(start)] : ['', '']
}

/** Addresses that lead nowhere on purpose (RFC 2606, RFC 6761): what follows the host is made up. */
export const isExample = (text: string): boolean =>
  /(?:\/\/|\.)(?:example(?:\.(?:com|net|org))?(?=[/:?#"'\s]|$)|localhost|[\w-]{1,60}\.(?:example|test|invalid))\b/.test(
    text,
  )

/** Whether a word stands for any name (RFC 3092), which each language has words of its own for: `foo`, `truc`. */
export const isMetasyntactic = (word: string): boolean =>
  /^(?:(?:lib|my)?(?:foo|bar|baz|qux|quux)|something|anything|whatever|quelquechose)$/.test(word)

/** Whether both words are the reader's own, each in its language: `mypackage`, `monpaquet`. */
export const areOwn = (a: string, b: string): boolean => {
  const [one, other] = [a, b].map((word) => possessive.exec(word)?.[0])
  return one !== undefined && other !== undefined && one !== other
}
const possessive = /^(?:my|your|our|mon|mes|votre|vos|ton|tes|notre|nos|mein|dein|mijn|jouw)(?=\p{L}{3})/u

/** A text without what stands in its fields: `<local-port>`. */
export const withoutFields = (text: string): string => text.replace(/<[\p{L}\p{M}\p{N} _-]{1,60}>/gu, '<>')

/** A word, and what it may be the plural of. */
export const formsOf = (word: string): string[] =>
  word.length > 3 && /[sx]$/.test(word) ? [word, word.slice(0, -1)] : [word, `${word}s`]

/** Whether two lists are the same. */
export const agree = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((item, index) => item === b[index])

/** The marks of a name but those that part its words, sorted. */
export const marksOf = (text: string): string[] =>
  (text.slice(0, 4000).match(/[^\p{L}\p{M}\p{N}\s\-_'’"«»“”]/gu) ?? []).sort()

/** Whether people read this: several words, or a word as sentences and titles begin. */
export const isText = (text: string): boolean =>
  /[\p{L}\p{M}][,.:!?]?[ \u00a0]{1,4}[\p{L}\p{M}]|^[^\p{L}]{0,8}\p{Lu}\p{Ll}{2,}[^\p{L}]{0,8}$/u.test(text)

/** Whether letters with accents came in: the target has some, the source none. */
export const hasAccent = (target: string, source: string): boolean =>
  /(?=\P{ASCII})\p{L}/u.test(target) && !/\P{ASCII}/u.test(source)

/** Whether two pieces of markup differ in the text between their tags only, which is for readers. */
export function hasSameTags(source: string, target: string): boolean {
  const [one, other] = [source.split(tag), target.split(tag)]
  if (one.length < 3 || source.match(tag)?.join() !== target.match(tag)?.join()) return false
  return one.every((text, index) => (text.trim() === '') === (other[index]?.trim() === ''))
}
const tag = /<\/?[A-Za-z][^<>]{0,500}>/g
