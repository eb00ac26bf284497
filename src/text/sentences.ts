/** Sentences of a text, by retext's parsers. */
import type { ParseLatin } from 'parse-latin'
import type { Span } from '../model.ts'
import { whenNeeded } from '../when-needed.ts'
import type { Language } from './language.ts'
import { memo, textMemo } from './memo.ts'
import { said } from './parser-said.ts'

const parseEnglish = await whenNeeded('parse-english', () => import('parse-english'))
const parseLatin = await whenNeeded('parse-latin', () => import('parse-latin'))

/** Longer texts are no paragraphs, and are not taken apart. */
const longest = 20_000

/** A sentence starts with a capital, a figure or an opening mark; what does not goes on with the one before. */
const opening = /^[\p{Lu}\p{Lt}\p{Lo}\p{N}\uFFFC¿¡«“"'([*_]/u
/** The word before a full stop, which may be an abbreviation beside those that the parsers know. */
const lastWord = /(?:^|[\s('’«“])([\p{L}º]{1,8}(?:\.[ \u00a0\u202f]?\p{L}{1,3})?)\.$/u

/** The sentences of a text, as spans of it, without white space around; the whole text when it is too long or has one. */
export function sentencesIn(text: string, language: Language): readonly Span[] {
  if (text.length > longest) return [{ start: 0, end: text.length }]
  // Most blocks have no more than one, which needs no parser.
  const only = trimmed(text)
  if (!mayEnd.test(text.slice(only.start, Math.max(only.start, only.end - 1)))) return [only]
  return parted(text, language)
}

const parted = textMemo(
  (text, language): readonly Span[] => plainlyParted(text, trimmed(text), language) ?? partedByParser(text, language),
)

function partedByParser(text: string, language: Language): readonly Span[] {
  const key = `${language.tag} ${text}`
  const before = said.texts.get(key)
  if (before) return before
  const spans = parsed(text, language) ?? [{ start: 0, end: text.length }]
  said.keepText(key, spans)
  return spans
}

/** The sentences that the parsers find, mended by what is known of the language; none where they find none. */
function parsed(text: string, language: Language): Span[] | undefined {
  const spans: Span[] = []
  for (const paragraph of parserOf(language).parse(text).children) {
    if (!('children' in paragraph)) continue
    for (const node of paragraph.children) {
      const start = node.position?.start.offset
      const end = node.position?.end.offset
      if (node.type !== 'SentenceNode' || start === undefined || end === undefined) continue
      const last = spans.at(-1)
      const goesOn =
        !opening.test(text.slice(start, start + 2)) ||
        (last && isAbbreviated(text.slice(Math.max(last.start, last.end - 12), last.end), language))
      if (last && goesOn) spans[spans.length - 1] = { start: last.start, end }
      else spans.push({ start, end })
    }
  }
  return spans.length > 0 ? spans.flatMap((span) => cut(text, span)) : undefined
}

const parserOf = ({ tag }: Language): ParseLatin => parserFor(tag === 'en' ? 'english' : 'latin')

const parserFor = memo(
  (kind: 'english' | 'latin'): ParseLatin =>
    kind === 'english' ? new (parseEnglish().ParseEnglish)() : new (parseLatin().ParseLatin)(),
)

/** What may end a sentence, or parts lines. */
const mayEnd = /[.!?…\u203D\p{STerm}\r\n]/u
const mayEndAnywhere = new RegExp(mayEnd, 'gu')
/** A mark between two of these stands within a word: `config.mjs`. */
const inWord = /[\p{L}\p{N}]\.[\p{L}\p{N}]/uy
const startAhead = /[ \n](?:\(?\p{Lu}[\p{L}'’ ]|[\uFFFC*[])/uy
const sequelAhead = /\)?[ \n]\p{Ll}\p{L}/uy
/** The end of what is emphasised, which the parsers leave to the next sentence. */
const emphasisEnd = /\*\*(?=[ \n]\p{Lu}[\p{L}'’ ])/uy

const isAt = (pattern: RegExp, text: string, at: number): boolean => {
  pattern.lastIndex = at
  return pattern.test(text)
}

/**
 * The same sentences as {@link parsed}, without the parsers, where all is plain: every mark stands within a word, or after a
 * word and before one space and the start of a sentence or a small letter. Most texts are, and the parsers take a large part
 * of a run.
 */
function plainlyParted(text: string, only: Span, language: Language): Span[] | undefined {
  const spans: Span[] = []
  let start = only.start
  mayEndAnywhere.lastIndex = 0
  for (let found = mayEndAnywhere.exec(text); found; found = mayEndAnywhere.exec(text)) {
    const { 0: mark, index } = found
    if (index < start) continue
    if (index >= only.end - 1) break
    if (mark === '\n') {
      if (/\s/.test(`${text[index - 1]}${text[index + 1]}`)) return undefined
      continue
    }
    if (mark === '.' && isAt(inWord, text, index - 1)) continue
    if (mark !== '.' && mark !== '!' && mark !== '?') return undefined
    const word = wordBefore(text, start, index)
    if (word === undefined) return undefined
    if (isAt(sequelAhead, text, index + 1)) continue
    const isEmphasised = isAt(emphasisEnd, text, index + 1)
    if (!isEmphasised && !isAt(startAhead, text, index + 1)) return undefined
    if (!ends(word, mark, language)) continue
    spans.push({ start, end: index + 1 })
    start = index + (isEmphasised ? 1 : 2)
  }
  spans.push({ start, end: only.end })
  return spans.every((span) => hasWord.test(text.slice(span.start, span.end))) ? spans : undefined
}

const hasWord = /\p{L}/u

/**
 * The last word before a mark, whose end the parsers judge without looking further, with the space that French puts
 * between them; none for a single letter, which is an initial.
 */
function wordBefore(text: string, start: number, mark: number): string | undefined {
  const end = text[mark] !== '.' && mark > start + 1 && spaces.includes(text[mark - 1] ?? '') ? mark - 1 : mark
  let from = end
  while (from > start && end - from < longestBlank && text[from - 1]?.trim() !== '') from -= 1
  // What was blanked out is as one blank, however long.
  const word = text.slice(from, end).replace(blanks, '\uFFFC\uFFFC')
  return word.length > longestWord || /^[\p{L}\p{N}]?$/u.test(word) ? undefined : word + text.slice(end, mark)
}

const spaces = ' \u00a0\u202f'
const blanks = /\uFFFC{3,}$/
const longestWord = 40
const longestBlank = 400

/** Before a full stop, no abbreviation that the parsers or the languages know is as long, nor does one end like this. */
const noAbbreviation = /^[^.!?…\u203D]*(?:(?<!\p{L})[a-zà-öø-ÿ]{7,}|[)*\uFFFC])$/u
/** A full stop alone may stand for an abbreviation: before another mark, any word ends its sentence. */
const plainWord = /^[a-zà-öø-ÿ]{2,}$/

/** Whether a word with this mark ends a sentence, as the parsers see it: asked once for each word. */
function ends(word: string, mark: string, language: Language): boolean {
  if (noAbbreviation.test(word) || (mark !== '.' && plainWord.test(word))) return true
  const key = `${language.tag} ${word}${mark}`
  const before = said.words.get(key)
  if (before !== undefined) return before
  const does = parsed(`The ${word}${mark} The end.`, language)?.length === 2
  said.keepWord(key, does)
  return does
}

function trimmed(text: string): Span {
  const start = text.length - text.trimStart().length
  const end = text.trimEnd().length
  return end > start ? { start, end } : { start: 0, end: text.length }
}

/** Where other scripts end a sentence (`。`, `？`, `।`, `؟`): no space follows, and the parsers pass over it. Before a closing mark it goes on. */
const otherEnd = /(?![.!?．])\p{STerm}+(?![\p{Pe}\p{Pf}"'\p{STerm}])[\s\u3000]*/gu

const isAbbreviated = (end: string, { abbreviations }: Language): boolean =>
  abbreviations.has((lastWord.exec(end)?.[1] ?? '').replace(/\s/g, '').toLowerCase())

/** A full stop within the closing quote (`"fenced in." It`) ends a sentence too, which the parsers pass over. */
const quotedEnd = /[.!?…]["”»](?=[ \u00a0]\p{Lu})/gu

function cut(text: string, { start, end }: Span): Span[] {
  const sentence = text.slice(start, end)
  const cuts = [
    ...[...sentence.matchAll(quotedEnd)].map(({ index }) => index + 3),
    ...[...sentence.matchAll(otherEnd)].map(({ 0: mark, index }) => index + mark.length),
  ]
  const spans: Span[] = []
  let from = 0
  for (const cut of [...cuts.sort((a, b) => a - b), sentence.length]) {
    const piece = sentence.slice(from, cut).trimEnd()
    if (piece !== '') spans.push({ start: start + from, end: start + from + piece.length })
    from = cut
  }
  return spans
}
