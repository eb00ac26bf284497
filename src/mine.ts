/** Proposes a glossary: what the project's own pages usually say for what. */
import { type Counted, counted, type Text } from './mine/count.ts'
import type { Locale } from './model.ts'
import type { Unit } from './suggest/memory/units.ts'
import { languageOf } from './text/languages.ts'

/** A term that the pages translate in one way, mostly. */
export interface MinedTerm {
  readonly source: string
  readonly target: string
  /** Texts that have the term, and those of them that have the translation. */
  readonly count: number
  readonly majority: number
  /** How the others translate it, where that can be told, and where. */
  readonly others: readonly { readonly target?: string; readonly places: readonly string[] }[]
}

/** Terms in fewer texts are chance. */
export const leastCount = 4
/** The share of its texts in which a term must be translated in this way. */
const leastShare = 0.7
/** How much a term and its translation must keep to each other (Dice 1945). */
const leastDice = 0.65
/** A label, a title or a cell says by itself that it is a term; another word must stand behind an article so often. */
const leastDetermined = 0.5
const leastPartner = 0.2
/** An adjective has its noun behind it, a noun seldom. */
const leastClosing = 0.4
/** A longer phrase is preferred where it keeps to the term nearly as well. */
const nearlyAsWell = 0.85
/** Of a longer phrase's words, those that hardly stand without it are no terms of their own. */
const hardlyAlone = 0.7
/** Places that are named. */
const mostPlaces = 3
/** More texts prove nothing more. */
const mostTexts = 20_000

/** The terms of units between two locales, the most frequent first. Deterministic. */
export function mine(
  units: readonly Unit[],
  { source, target, least = leastCount }: { readonly source: Locale; readonly target: Locale; readonly least?: number },
): MinedTerm[] {
  const texts = textsOf(units, target)
  const here = counted(
    texts.map((text) => text.source),
    languageOf(source),
    least,
  )
  const there = counted(
    texts.map((text) => text.target),
    languageOf(target),
    Math.max(2, Math.floor(least / 2)),
  )
  const found = [...here.phrases.values()].flatMap((term) => paired(term, { here, there, texts, least }) ?? [])
  return (
    distinct(found)
      .map(({ mined }) => mined)
      // What is the same in both languages needs no glossary, unless it is a name.
      .filter(({ source: one, target: other }) => one !== other || one !== one.toLowerCase())
      .sort((a, b) => b.count - a.count || (a.source < b.source ? -1 : 1))
  )
}

/** Each text once, with its translation: sentences where a block has several. */
function textsOf(units: readonly Unit[], target: Locale): Text[] {
  const texts = new Map<string, Text>()
  const wholes = new Set(units.flatMap(({ extent, found }) => (extent === 'sentence' ? [found] : [])))
  for (const { source, target: translation, locales, found, extent } of units) {
    if (locales.target !== target || (extent === 'block' && wholes.has(found))) continue
    const key = JSON.stringify([source, translation])
    if (!texts.has(key)) texts.set(key, { source, target: translation, found })
    if (texts.size >= mostTexts) break
  }
  return [...texts.values()]
}

interface Corpus {
  readonly here: Counted
  readonly there: Counted
  readonly texts: readonly Text[]
  readonly least: number
}

type Term = Counted['phrases'] extends ReadonlyMap<string, infer P> ? P : never

interface Pair {
  readonly term: Term
  readonly partner: Term
  readonly dice: number
  readonly mined: MinedTerm
}

/** A term with the translation that keeps to it best. */
function paired(term: Term, { here, there, texts, least }: Corpus): Pair | undefined {
  if (term.texts.length < least || !isTerm(term)) return undefined
  const partners = partnersOf(term.texts, there)
  const best = fullest(partners.filter(({ phrase }) => isPartner(phrase)))
  if (!best || best.count < least || best.dice < leastDice || best.count < leastShare * term.texts.length)
    return undefined
  const { phrase: partner } = best
  const [source, target] = [here.surfaceOf(term), there.surfaceOf(partner)]
  const has = new Set(partner.texts)
  const left = term.texts.filter((at) => !has.has(at))
  const alike = partners.filter(({ phrase }) => phrase.words <= partner.words + 1)
  const others = othersOf(left, alike, { there, texts })
  const mined = { source, target, count: term.texts.length, majority: best.count, others }
  return { term, partner, dice: best.dice, mined }
}

const isTerm = ({ alone, determined, closes, texts, words }: Term): boolean => {
  // Longer phrases are surer.
  const most = (words > 1 ? 0.5 : 1) * texts.length
  return closes >= leastClosing * most && (alone > 0 || determined >= leastDetermined * most)
}

/** `jour` is no translation of `update`: it stands behind `mise à` alone. */
const isPartner = ({ alone, determined, texts }: Term): boolean =>
  alone > 0 || determined >= leastPartner * texts.length

interface Partner {
  readonly phrase: Term
  readonly count: number
  readonly dice: number
}

/** The phrases of the translations of some texts, those that keep to them best first. */
function partnersOf(texts: readonly number[], there: Counted): Partner[] {
  const counts = new Map<string, number>()
  for (const at of texts) for (const key of there.keysOf[at] ?? []) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts]
    .flatMap(([key, count]): Partner[] => {
      const phrase = there.phrases.get(key)
      return phrase ? [{ phrase, count, dice: (2 * count) / (texts.length + phrase.texts.length) }] : []
    })
    .sort((a, b) => b.dice - a.dice || b.phrase.words - a.phrase.words || (a.phrase.key < b.phrase.key ? -1 : 1))
}

/** The best, or a longer phrase around it that keeps to the term nearly as well. */
function fullest([best, ...rest]: readonly Partner[]): Partner | undefined {
  if (!best) return undefined
  const around = rest.filter(
    ({ phrase, dice }) => dice >= nearlyAsWell * best.dice && ` ${phrase.key} `.includes(` ${best.phrase.key} `),
  )
  return [best, ...around].reduce((longest, one) => (one.phrase.words > longest.phrase.words ? one : longest))
}

/** How the texts translate a term that do not have its usual translation. */
function othersOf(
  left: readonly number[],
  rest: readonly Partner[],
  { there, texts }: Pick<Corpus, 'there' | 'texts'>,
): MinedTerm['others'] {
  const placesOf = (all: readonly number[]): string[] => [
    ...new Set(all.slice(0, mostPlaces).map((at) => texts[at]?.found ?? '')),
  ]
  const others: { target?: string; places: readonly string[] }[] = []
  let open = left
  for (const { phrase, count } of rest) {
    if (open.length < 2) break
    const own = open.filter((at) => phrase.texts.includes(at))
    // What stands there hardly ever for anything else.
    if (own.length < 2 || own.length < 0.6 * phrase.texts.length || own.length < count) continue
    others.push({ target: there.surfaceOf(phrase), places: placesOf(own) })
    open = open.filter((at) => !own.includes(at))
  }
  return open.length > 0 ? [...others, { places: placesOf(open) }] : others
}

/** Without parts of longer terms, and with one term for each translation. */
function distinct(pairs: readonly Pair[]): Pair[] {
  const best = new Map<string, Pair>()
  for (const pair of pairs) {
    const known = best.get(pair.partner.key)
    if (!known || pair.dice > known.dice || (pair.dice === known.dice && pair.term.words > known.term.words))
      best.set(pair.partner.key, pair)
  }
  const kept = [...best.values()]
  return kept.filter(
    ({ term, partner }) =>
      !kept.some(
        (longer) =>
          longer.term.words > term.words &&
          (` ${longer.term.key} `.includes(` ${term.key} `) ||
            ` ${longer.partner.key} `.includes(` ${partner.key} `)) &&
          ` ${longer.term.key} `.includes(` ${term.key} `) &&
          longer.term.texts.length >= hardlyAlone * term.texts.length,
      ),
  )
}
