/**
 * Mojibake: UTF-8 that was read as a one-byte encoding (`Ã©`, `Ă©`, `â€™`), once or several times over, and what is left of it when
 * its no-break spaces were lost on the way (`Ă souscrire` for `à souscrire`: `à` is the bytes C3 A0, and A0 is a no-break space).
 *
 * As in ftfy (Robyn Speer), the question is not only whether the bytes decode but whether the result is likelier than what
 * stands there; unlike ftfy, it is asked of each sequence by itself, so that clean words beside it are never touched.
 */
import type { Span } from '../model.ts'
import { type Misreading, misreadingAt } from './encodings.ts'

/** A damaged place, and the text that stood there where it can be told. */
export interface Mojibake extends Span {
  readonly raw: string
  readonly repaired?: string
}

const isLower = (character: string): boolean => /\p{Ll}/u.test(character)
const isUpper = (character: string): boolean => /\p{Lu}/u.test(character)
const isLetter = (character: string): boolean => /\p{L}/u.test(character)
const opening = /[«“‘„"'(‹[]/
const closing = /[»”’“›‹«…]/

/**
 * Whether the characters here may well be what was meant: a capital before a closing mark or a no-break space (`MAÇû`), a quoted letter (`„Ä“`),
 * a range (`Ä–Ö`), a Romanian word in old spelling (`Ăştia`, `CÂŞTIG`).
 */
function isGenuine(text: string, { start, end, raw }: Misreading): boolean {
  const before = text[start - 1] ?? ''
  const after = text[end] ?? ''
  const [lead = '', mark = ''] = raw
  if (mark === '\u00a0' && isUpper(before)) return true
  if (raw.length === 2 && closing.test(mark) && !isLetter(after) && (isUpper(before) || opening.test(before)))
    return true
  if (closing.test(mark) && (opening.test(before) || (lead === 'â' && isLetter(before)))) return true
  if (/[ÄÅĹ]/.test(lead)) return (/[–—]/.test(mark) && isUpper(after)) || (!isLetter(before) && !isLetter(after))
  if (!/[ĂÂ]/.test(lead) || !/[Şş]/.test(mark)) return false
  if (isLower(mark)) return !isLetter(before)
  return !isLower(before) && !isLower(after)
}

/** How many misreadings of another script must stand together before they are believed. */
const believable = 3

/** The misread sequences from here on that touch each other, as one place. */
function sequenceAt(text: string, at: number): { readonly end: number; readonly decoded: string } | undefined {
  let end = at
  let decoded = ''
  let count = 0
  let common = 0
  for (let next = misreadingAt(text, at); next; next = misreadingAt(text, end)) {
    if (count === 0 && next.likely && isGenuine(text, next)) return undefined
    decoded += next.decoded
    end = next.end
    count += 1
    if (next.likely) common += 1
  }
  // Of a script that one sequence proves nothing of, several together do.
  return count > 0 && (common === count || count >= believable) ? { end, decoded } : undefined
}

/** Undoes further readings of the same kind, where text was encoded twice. */
function decodedFully(text: string): string {
  let current = text
  for (let round = 0; round < 3; round += 1) {
    let next = ''
    for (let at = 0; at < current.length; ) {
      const misread = misreadingAt(current, at)
      next += misread?.likely ? misread.decoded : (current[at] ?? '')
      at = misread?.likely ? misread.end : at + 1
    }
    if (next === current) return current
    current = next
  }
  return current
}

const namesLetter =
  /(?:letters?|lettres?|lettera|letras?|liter[aăe]|buchstaben?|characters?|caract[eè]res?|vowels?|voyelles?)\s$/i
const loneLetters = /(?:^|[\s,])(?:\p{L}[\s,]{1,2}){2,4}$/u
const loneAccented = /(?:^|[\s,])[À-ÖØ-ÞĀ-Ž][\s,]{1,2}$/
const loneAccentedAfter = /^[\s,]{1,2}[À-ÖØ-ÞĀ-Ž](?:[\s,]|$)/
const loneLettersAfter = /^[\s,]{1,2}(?:\p{L}[\s,]{1,2}){1,4}\p{L}(?:[\s,]|$)/u

/** Whether the letter here is spoken of, not used: "the letter Ă", an alphabet. */
function isMentioned(text: string, at: number): boolean {
  const before = text.slice(Math.max(0, at - 24), at)
  const after = text.slice(at + 1, at + 16)
  if (loneAccented.test(before) || loneAccentedAfter.test(after)) return true
  return namesLetter.test(before) || loneLetters.test(before) || loneLettersAfter.test(after)
}

/** `à` whose second byte, a no-break space, became a plain one, ran together with the space beside it, or was cut at a line's end. */
function lostInA(text: string, at: number): Mojibake | undefined {
  const before = text[at - 1] ?? ' '
  const after = text[at + 1] ?? ''
  const beyond = text[at + 2] ?? ''
  const atLineEnd = after === '' || after === '\n' || after === '\r'
  const inWord = isLower(before)
  if (inWord && !isLetter(after) && !/[\u00a0\p{N}]/u.test(after)) {
    // `voilĂ .` had no space of its own; `voilĂ la` had.
    const cut = after === ' ' && /[.,)\]\-…]/.test(beyond)
    return place(text, at, after === ' ' ? at + 2 : at + 1, after === ' ' && !cut ? 'à ' : 'à')
  }
  if (/[\p{L}\p{N}]/u.test(before)) return undefined
  if (atLineEnd) {
    const next = /^[\r\n]{1,2}[ \t>]{0,8}\p{Ll}/u.test(text.slice(at + 1, at + 12))
    return next && /\s/.test(before) && !isMentioned(text, at) ? place(text, at, at + 1, 'à') : undefined
  }
  if (after !== ' ' || beyond === '' || isMentioned(text, at)) return undefined
  if (beyond === '-') return place(text, at, at + 2, 'à')
  return /[\p{L}\p{N}«“"'‘’(*_`$[]/u.test(beyond) ? place(text, at, at + 2, 'à ') : undefined
}

/** A no-break space (`Â` and a no-break space) whose second half became a plain one: `10Â %`. */
function lostSpace(text: string, at: number): Mojibake | undefined {
  const before = text[at - 1] ?? ''
  if (text[at + 1] !== ' ' || !before || /\s/.test(before) || isUpper(before)) return undefined
  return place(text, at, at + 2, '\u00a0')
}

/** Signs of three bytes that lost the last one: `”` (Windows-1252 has no 9D) and the warning sign (A0 again). */
function lostSign(text: string, at: number): Mojibake | undefined {
  if (text[at + 1] === '€') return place(text, at, at + 2, '”')
  return text[at + 1] === 'š' && text[at + 2] === ' ' ? place(text, at, at + 3, '⚠') : undefined
}

const place = (text: string, start: number, end: number, repaired?: string): Mojibake => ({
  start,
  end,
  raw: text.slice(start, end),
  ...(repaired !== undefined && { repaired }),
})

const replacement = '\ufffd'
/** Whatever may open a damaged place: the letters that lead bytes become, and the replacement character. */
const suspects =
  /[\u00c2-\u00f4\u0102\u0103\u0106\u0107\u010c-\u0111\u0118-\u011b\u0139\u013a\u0143\u0144\u0147\u0148\u0150\u0154\u0155\u0158\u0159\u0162\u016e\u0170\ufffd]/g

function damageAt(text: string, at: number): Mojibake | undefined {
  const first = text[at] ?? ''
  if (first === replacement) {
    let end = at + 1
    while (text[end] === replacement) end += 1
    return place(text, at, end)
  }
  const sequence = sequenceAt(text, at)
  if (sequence) {
    const repaired = decodedFully(sequence.decoded)
    return place(text, at, sequence.end, repaired.includes(replacement) ? undefined : repaired)
  }
  if (first === 'Ă' || first === 'Ã') return lostInA(text, at)
  if (first === 'Â') return lostSpace(text, at)
  return first === 'â' ? lostSign(text, at) : undefined
}

/**
 * The damaged places of a text, in order, each with its repair unless the text that stood there is gone (`U+FFFD`).
 * Reports nothing of genuine words in any language that uses the same letters. One linear pass.
 */
export function mojibakeIn(text: string): Mojibake[] {
  const found: Mojibake[] = []
  let at = 0
  for (;;) {
    suspects.lastIndex = at
    const next = suspects.exec(text)?.index
    if (next === undefined) return found
    const damage = damageAt(text, next)
    if (damage) found.push(damage)
    at = damage ? damage.end : next + 1
  }
}

/** The text with every damaged place repaired that can be. */
export function repaired(text: string): string {
  let result = ''
  let last = 0
  for (const { start, end, raw, repaired: repair } of mojibakeIn(text)) {
    result += text.slice(last, start) + (repair ?? raw)
    last = end
  }
  return result + text.slice(last)
}
