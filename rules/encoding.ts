import type { Block, Edit, Page, Side, Span } from '../src/model.ts'
import { bilingual, defineRule, type Raised, type Rule } from '../src/rule.ts'
import { byLine } from '../src/text/by-line.ts'
import { type Mojibake, mojibakeIn } from '../src/text/mojibake.ts'

/** A damaged word, and what it was. */
interface Damage {
  readonly raw: string
  readonly repaired: string | undefined
}

const shown = 4

function list(damage: readonly Damage[], rest: (count: number) => string): string {
  const distinct = [...new Map(damage.map((one) => [one.raw, one])).values()]
  const words = distinct
    .slice(0, shown)
    .map(({ raw, repaired }) => (repaired === undefined ? `\`${raw}\`` : `\`${raw}\` → \`${repaired}\``))
  return [...words, ...(distinct.length > shown ? [rest(distinct.length - shown)] : [])].join(', ')
}

const messages = bilingual({
  mojibake: ({ damage }: { damage: readonly Damage[] }) => ({
    en: `Text in the wrong encoding: ${list(damage, (count) => `${count} more`)}.`,
    fr: `Texte mal encodé : ${list(damage, (count) => `et ${count} de plus`)}.`,
  }),
  page: ({ lines, damage }: { lines: number; damage: readonly Damage[] }) => ({
    en: `This page was read in the wrong encoding, ${lines} lines of it: ${list(damage, (count) => `${count} more`)}.`,
    fr: `Cette page a été lue dans le mauvais encodage, sur ${lines} lignes : ${list(damage, (count) => `et ${count} de plus`)}.`,
  }),
  lost: ({ damage }: { damage: readonly Damage[] }) => ({
    en: `Characters were lost here: ${list(damage, (count) => `${count} more`)}. Write them again.`,
    fr: `Des caractères ont été perdus ici : ${list(damage, (count) => `et ${count} de plus`)}. Rétablissez-les.`,
  }),
  control: ({ codes }: { codes: readonly string[] }) => ({
    en: `A character that nobody sees and that does not belong in text: ${codes.join(', ')}.`,
    fr: `Un caractère que personne ne voit et qui n'a pas sa place dans un texte : ${codes.join(', ')}.`,
  }),
  invisible: ({ codes }: { codes: readonly string[] }) => ({
    en: `Invisible characters that the source does not have: ${codes.join(', ')}.`,
    fr: `Des caractères invisibles que la source n'a pas : ${codes.join(', ')}.`,
  }),
})

/** A page with more damaged lines is told as a whole. */
const mostLines = 30
/** Places whose words a message may name. */
const mostPlaces = 100
/** A byte order mark inside the text, and control characters other than tabs and line ends. */
const controls = /[^\P{Cc}\t\n\f\r]|\ufeff/gu
/** Marks of direction, and a space without width. */
const invisible = /[\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]/g
/** Languages that are written from right to left, or without spaces between words, need them. */
const needsInvisible = /^(?:ar|fa|he|iw|ur|yi|ps|sd|ug|dv|ckb|th|km|lo|my|ja|zh)(?:-|$)/i

export const encoding: Rule = defineRule({
  id: 'encoding',
  category: 'language',
  harm: 'misleads',
  fixable: true,
  *page({ page, side }) {
    const suspected = mojibakeIn(page.text)
    const hidden = placesOf(controls, page.text)
    if (suspected.length === 0 && hidden.length === 0) return
    const code = page.blocks.flatMap((block) => block.facts.filter(({ kind }) => kind === 'code'))
    const places = suspected.filter((place) => !isInside(place, code))
    const lines = byLine(page.text, places)
    if (lines.length > mostLines) {
      const say = messages.page({ lines: lines.length, damage: damageOf(page.text, places) })
      yield { ...mended(page, side, places), ...(areCode(page, places) ? { atMost: 'warn' } : {}), say }
    } else {
      for (const line of lines) yield* damagedLine(page, side, line)
    }
    const blocks = page.blocks.filter(({ kind }) => kind === 'code')
    yield* unseen(page, side, outside([...places, ...code, ...blocks], hidden), messages.control)
  },
  *pair({ source, target }) {
    if (needsInvisible.test(target.locale)) return
    const all = placesOf(invisible, target.text)
    if (all.length === 0) return
    const known = new Set(source.text.match(invisible))
    const found = outside(
      target.blocks.filter(({ kind }) => kind === 'code'),
      all.filter(({ start }) => !known.has(target.text[start] ?? '')),
    )
    for (const raised of unseen(target, 'target', found, messages.invisible)) {
      yield { ...raised, atMost: 'info' }
    }
  },
})

/** What is damaged in one line: what can be repaired, and what is lost. */
function* damagedLine(page: Page, side: Side, places: readonly Mojibake[]): Generator<Raised> {
  const [broken, lost] = [
    places.filter(({ repaired }) => repaired !== undefined),
    places.filter(({ repaired }) => repaired === undefined),
  ]
  const code = areCode(page, places)
  if (broken.length > 0) {
    const say = messages.mojibake({ damage: damageOf(page.text, broken) })
    yield { ...mended(page, side, broken), ...(code ? { atMost: 'warn' } : {}), say }
  }
  if (lost.length > 0) {
    const say = messages.lost({ damage: damageOf(page.text, lost) })
    // Code shows the replacement character where that is what a program prints.
    yield { ...mended(page, side, lost), ...(code ? { atMost: 'info' } : {}), say }
  }
}

/** Whether these places are all in code blocks. */
function areCode({ blocks }: Page, places: readonly Span[]): boolean {
  const code = blocks.filter(isCode)
  return code.length > 0 && places.every((place) => isInside(place, code))
}

const isCode = ({ kind }: Block): boolean => kind === 'code'

/** Places as one finding, with the edits that repair them. */
function mended(
  page: Page,
  side: Side,
  places: readonly Mojibake[],
): Pick<Raised, 'source' | 'target' | 'parts' | 'edits'> {
  const parts = places.length > 1 ? places.map((place) => ({ [side]: wordAround(page.text, place) })) : []
  const edits = places.flatMap(({ start, end, repaired }): Edit[] =>
    repaired === undefined ? [] : [{ side, start, end, text: repaired }],
  )
  const [first, last] = [places[0], places.at(-1)]
  if (!first || !last) return {}
  return { [side]: { start: wordAround(page.text, first).start, end: wordAround(page.text, last).end }, parts, edits }
}

function* unseen(
  { text }: Page,
  side: Side,
  places: readonly Span[],
  say: (data: { codes: readonly string[] }) => Raised['say'],
): Generator<Raised> {
  for (const line of byLine(text, places)) {
    const [first, last] = [line[0], line.at(-1)]
    if (!first || !last) continue
    const codes = [...new Set(line.map(({ start }) => codeOf(text.charCodeAt(start))))]
    yield {
      [side]: { start: first.start, end: last.end },
      say: say({ codes }),
      edits: line.map(({ start, end }) => ({ side, start, end, text: '' })),
    }
  }
}

const codeOf = (code: number): string => `U+${code.toString(16).toUpperCase().padStart(4, '0')}`

const placesOf = (pattern: RegExp, text: string): Span[] =>
  Array.from(text.matchAll(pattern), ({ index }) => ({ start: index, end: index + 1 }))

const outside = (spans: readonly Span[], places: readonly Span[]): Span[] =>
  places.filter((place) => !isInside(place, spans))

const isInside = (place: Span, spans: readonly Span[]): boolean =>
  spans.some(({ start, end }) => place.start >= start && place.end <= end)

/** The word that a place is in, so that a reader recognises it. */
function wordAround(text: string, { start, end }: Span): Span {
  let [from, to] = [start, end]
  while (from > 0 && start - from < 30 && /[\p{L}\p{M}\p{N}'’-]/u.test(text[from - 1] ?? '')) from -= 1
  while (to < text.length && to - end < 30 && /[\p{L}\p{M}\p{N}'’-]/u.test(text[to] ?? '')) to += 1
  return { start: from, end: to }
}

/** Each damaged word as it stands and repaired; places in one word come together. */
function damageOf(text: string, places: readonly Mojibake[]): Damage[] {
  const words: { readonly word: Span; readonly inside: Mojibake[] }[] = []
  for (const place of places.slice(0, mostPlaces)) {
    const last = words.at(-1)
    if (last && place.start < last.word.end) last.inside.push(place)
    else words.push({ word: wordAround(text, place), inside: [place] })
  }
  return words.map(({ word, inside }) => {
    let repaired = ''
    let from = word.start
    for (const one of inside) {
      repaired += text.slice(from, one.start) + (one.repaired ?? '')
      from = one.end
    }
    const lost = inside.some((one) => one.repaired === undefined)
    return { raw: text.slice(word.start, word.end), repaired: lost ? undefined : repaired + text.slice(from, word.end) }
  })
}
