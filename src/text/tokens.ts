/** Figures that are one thing and keep their exact form: versions, addresses, telephone numbers, sizes, fractions. */
import { canonical } from './figures.ts'
import type { Token } from './readings.ts'
import { matchAt } from './sticky.ts'

const address = /\d{1,3}(?:\.\d{1,3}){3}(?:\/\d{1,2})?(?::\d{1,5})?(?![\p{L}\d_]|\.\d)/uy
const version =
  /\d{1,8}(?:(?:\.\d{1,8}){2,6}(?:\.[xX])?|(?:\.\d{1,8}){0,2}\.[xX])(?:[-+](?:alpha|beta|rc|pre|preview|dev|next|canary|snapshot|build|\d)[\dA-Za-z]{0,20}(?:[.-][\dA-Za-z]{1,20}){0,4})?(?![\p{L}\d_]|\.\d)/iuy
/** A whole number in German or Spanish dress. */
const grouped = /^\d{1,3}(?:\.\d{3}){2,6}$/
const international = /\+\d{1,3}(?:[ .\u00a0\u202f-](?:\(0\) ?)?\(?\d{1,4}\)?){2,6}(?![\d_])|\+\d{8,15}(?![\p{L}\d_])/uy
const national =
  /0\d{0,4}(?:[ .\u00a0\u202f-]\d{2,4}){2,5}(?![\p{L}\d_])|0800[ \u00a0\u202f]\d{3}[ \u00a0\u202f]\d{3}/uy
const american = /(?:\d-)?\d{3}-\d{3}-\d{4}(?![\p{L}\d_-])/uy
const size =
  /(\d{1,6})[ \u00a0\u202f]?[x×][ \u00a0\u202f]?(\d{1,6})(?:[ \u00a0\u202f]?[x×][ \u00a0\u202f]?(\d{1,6}))?(?![\p{L}\d_])/uy
const ratio = /(\d{1,4}):(\d{1,4})(?![\p{L}\d_:])/uy
const fraction = /(1|2|3)\/(2|3|4)(?![\p{L}\d_/]|[.,]\d)/uy

const glyphs: Readonly<Record<string, readonly [number, number]>> = {
  '½': [1, 2],
  '⅓': [1, 3],
  '⅔': [2, 3],
  '¼': [1, 4],
  '¾': [3, 4],
}
const quarters: Readonly<Record<string, string>> = { '1/2': '0.5', '1/4': '0.25', '3/4': '0.75' }

const token = (start: number, end: number, readings: readonly string[]): Token => ({
  start,
  end,
  readings,
  native: true,
})

/** `+41 22 820 35 44`, `01 23 45 67 89`, `1-800-555-0199`: digits alone count. */
function telephoneAt(text: string, at: number): Token | undefined {
  const plus = text[at - 1] === '+' ? at - 1 : at
  const found =
    plus < at ? matchAt(international, text, plus) : (matchAt(national, text, at) ?? matchAt(american, text, at))
  if (!found) return undefined
  // `+33 (0)1 …`: the 0 is dialled at home alone.
  const digits = found[0].replace('(0)', '').replace(/[^\d]/g, '')
  if (digits.length < 8 || digits.length > 15) return undefined
  return token(plus, plus + found[0].length, [plus < at ? `+${digits}` : digits])
}

/** The exact token at this digit or fraction sign, if one stands there. */
export function exactAt(text: string, at: number): Token | undefined {
  const glyph = glyphs[text[at] ?? '']
  if (glyph) {
    const written = `${glyph[0]}/${glyph[1]}`
    return token(at, at + 1, quarters[written] ? [written, quarters[written]] : [written])
  }
  const ip = matchAt(address, text, at)
  if (ip?.[0].split(/[./:]/).every((part, index) => index > 3 || Number(part) < 256))
    return token(at, at + ip[0].length, [ip[0]])
  const release = matchAt(version, text, at)
  if (release && !grouped.test(release[0])) return token(at, at + release[0].length, [release[0].toLowerCase()])
  const telephone = telephoneAt(text, at)
  if (telephone) return telephone
  const sized = matchAt(size, text, at)
  if (sized)
    return token(at, at + sized[0].length, [
      sized
        .slice(1)
        .filter(Boolean)
        .map((side) => canonical(side))
        .join('x'),
    ])
  const part = matchAt(fraction, text, at)
  if (part && Number(part[1]) < Number(part[2])) {
    const decimal = quarters[part[0]]
    return token(at, at + part[0].length, decimal ? [part[0], decimal] : [part[0]])
  }
  return undefined
}

/** `16:9`: after times have been looked for. */
export function ratioAt(text: string, at: number): Token | undefined {
  const found = matchAt(ratio, text, at)
  return found
    ? token(at, at + found[0].length, [`${canonical(found[1] ?? '')}:${canonical(found[2] ?? '')}`])
    : undefined
}
