/** The tokens of code, in one pass: identifiers, words, and numbers of two digits or more. */

/** A small letter; a capital, `_` or `$`; a digit; what may stand inside a token only. */
const letter = 1
const capital = 2
const digit = 3
const inner = 4
/** No token has more characters, nor any number more digits. */
const longest = { token: 61, number: 20 }

function kindOf(character: string): number {
  if (/[A-Z_$]/.test(character)) return capital
  if (/[0-9]/.test(character)) return digit
  if (/\p{L}/u.test(character)) return letter
  return /[\p{N}-]/u.test(character) ? inner : 0
}

const kinds: Uint8Array = Uint8Array.from({ length: 0x80 }, (_, code) => kindOf(String.fromCharCode(code)))

function kindAt(text: string, at: number): number {
  if (at >= text.length) return 0
  const code = text.charCodeAt(at)
  return code < 0x80 ? (kinds[code] as number) : kindOf(String.fromCodePoint(text.codePointAt(at) ?? code))
}

const unitsAt = (text: string, at: number): number => ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)

/**
 * Has every token of code heard. An identifier, or a number, says so by its form: it has a capital, a digit, `_` or `$`
 * inside; what is none may be a word of a comment or a string.
 */
export function eachCodeToken(text: string, hear: (start: number, end: number, isIdentifier: boolean) => void): void {
  for (let at = 0; at < text.length; ) {
    const start = at
    const first = kindAt(text, at)
    if (first === digit) {
      do at += 1
      while (at - start < longest.number && kindAt(text, at) === digit)
      if (at - start > 1) hear(start, at, true)
      continue
    }
    at += unitsAt(text, at)
    if (first !== letter && first !== capital) continue
    let isIdentifier = false
    let length = 1
    for (; length < longest.token; length++) {
      const kind = kindAt(text, at)
      if (kind === 0) break
      if (kind === capital || kind === digit) isIdentifier = true
      at += unitsAt(text, at)
    }
    if (length > 1) hear(start, at, isIdentifier)
  }
}
