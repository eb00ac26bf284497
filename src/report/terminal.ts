/** Text for a terminal: what may be printed, how wide it is, and where its lines break. */

/**
 * Text by others, made harmless: control characters, among them the ESC of a terminal's commands, become their pictures
 * (`␛`), and marks that reverse the direction of writing go. Line feeds stay.
 */
export const printable = (text: string): string =>
  harmful.test(text)
    ? text
        .replace(/\r\n?|[\u2028\u2029]/g, '\n')
        .replaceAll('\t', ' ')
        .replace(/\p{Cc}/gu, (char) => (char === '\n' ? char : picture(char.codePointAt(0) ?? 0)))
        .replace(/\p{Bidi_Control}/gu, '')
        // What GitHub's runner would obey anywhere in a line of a log.
        .replace(/##\[(?=[a-z-]{1,30}[ \]])/g, '##\u2060[')
    : text

/** What may have to go; most texts have none of it. */
const harmful = /[\p{Cc}\u2028\u2029\p{Bidi_Control}]|##\[/u

/** The sign that stands for a control character in Unicode, where there is one. */
const picture = (code: number): string =>
  code < 0x20 ? String.fromCodePoint(0x2400 + code) : code === 0x7f ? '␡' : '\uFFFD'

/** Latin script and what stands before it: one cell for each unit. */
const narrow = /^[\0-\u02FF]*$/
const zeroWide = /^[\p{Mn}\p{Me}\p{Cf}]$/u
const twoWide =
  /^[\p{Emoji_Presentation}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303E\uFF01-\uFF60\uFFE0-\uFFE6]$/u

/** How many cells a terminal gives to a text, by code point (UAX 11): East Asian wide ones and emoji take two. */
export const widthOf = (text: string): number => {
  if (narrow.test(text)) return text.length
  let width = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x300) width += 1
    else if (!zeroWide.test(char)) width += twoWide.test(char) ? 2 : 1
  }
  return width
}

/** Fills a text up to a width; a longer one stays as it is. */
export const pad = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - widthOf(text)))

/**
 * Breaks a text into lines at its spaces and line feeds; no-break spaces hold. A word wider than a line keeps its line
 * whole, so that a path stays one that can be clicked.
 * @param first The width of the first line, where something stands before it.
 */
export const wrap = (text: string, width: number, first: number = width): string[] => {
  const lines: string[] = []
  let room = first
  for (const paragraph of withFrenchSpaces(text).split('\n')) {
    let line = ''
    let filled = 0
    for (const word of paragraph.split(/[ \t]+/)) {
      if (word === '') continue
      const wide = widthOf(word)
      if (filled > 0 && filled + 1 + wide > room) {
        lines.push(line)
        room = width
        line = ''
        filled = 0
      }
      line = filled === 0 ? word : `${line} ${word}`
      filled += filled === 0 ? wide : wide + 1
    }
    lines.push(line)
    room = width
  }
  return lines
}

/** No line opens with the mark that ends a French sentence, and none ends with an opening guillemet. */
const withFrenchSpaces = (text: string): string =>
  text.replace(/ (?=[:;?!»](?:[\s.,)]|$))/g, '\u00A0').replaceAll('« ', '«\u00A0')

/** The beginning of a text, as wide as may be; an ellipsis stands for the rest. */
export const clip = (text: string, width: number): string => {
  if (widthOf(text) <= width) return text
  let kept = ''
  let filled = 0
  for (const char of text) {
    filled += widthOf(char)
    if (filled > width - 1) break
    kept += char
  }
  return `${kept.trimEnd()}…`
}
