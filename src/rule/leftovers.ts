/** Text of a translation that is still in the language of the source. */
import { groupBy } from '../group-by.ts'
import type { Block, Page, Span } from '../model.ts'
import { both, type Match, type PairView } from '../rule.ts'
import {
  commonRuns,
  foreignSentences,
  isInSourceLanguage,
  type Languages,
  mayBeLeft,
  nearlySame,
  type Read,
  sharedSentences,
  type TellingWord,
  tellingWords,
  tellsSource,
} from '../text/leftover.ts'
import { hasEmphasis, hasQuotes, isTitled, type MaskOptions, masked } from '../text/mask.ts'
import { ownText } from './own-text.ts'

/** Text of the target that is in the source's language. */
export interface Leftover {
  readonly block: Block
  readonly target: Span
  readonly source: Span | undefined
  readonly whole: boolean
  /** Nothing but links: titles, perhaps, of pages that have no other language or bear a name. */
  readonly linked?: true
}

/** Blocks that are read as prose; code, components and front matter have rules of their own. */
const prose = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row', 'open', 'html'])

/** Whether a block is read as prose, and has words. */
export const isRead = ({ kind, prose: text }: Block): boolean => prose.has(kind) && text.length > 1

/** Legal texts are often left as they are, for legal reasons. */
const legal =
  /permission is hereby granted|is provided ["“]as is|licensed under the|all rights reserved|tous droits réservés|copyright (?:\(c\)|©|\d{4})/i

/**
 * The leftovers of a page, in order. Blocks that the source does not have are left to the rules that say so, unless their
 * whole section was given up.
 */
export function leftoversIn(view: PairView, languages: Languages): Leftover[] {
  const extra = extraBlocks(view)
  const found: Leftover[] = []
  for (const match of view.matches) {
    if (match.kind === 'source-only') continue
    for (const block of match.target) {
      if (!prose.has(block.kind) || extra.has(block.index)) continue
      for (const one of leftoverIn(view, block, match, languages)) found.push(one)
    }
  }
  return found.sort((a, b) => a.target.start - b.target.start)
}

/** The blocks of the target that another rule tells to remove or to add to the source. */
export const extraBlocks = ({ gaps }: PairView): ReadonlySet<number> =>
  new Set(gaps.flatMap(({ side, kind, blocks }) => (side === 'target' && kind !== 'rewritten' ? blocks : [])))

const nothing: readonly Leftover[] = []
const titles = { quotes: true, titles: true }
const plain = { ...titles, emphasis: true }

function leftoverIn(view: PairView, block: Block, match: Match, languages: Languages): readonly Leftover[] {
  const { source, target } = view
  const origin = match.kind === 'both' ? match.source : []
  const untitled = untitledText(view, block)
  const linked = isLinks(block, untitled) ? ({ linked: true } as const) : {}
  const options = linked.linked ? { quotes: true } : titles
  const text = linked.linked ? masked(target.text, block, options) : untitled
  const title = ownTitleOf(block)
  if (languages.source.functionWords.size > 0 && !title && !tellsSource(text, languages, block.kind === 'row'))
    return nothing
  if (legal.test(block.text)) return nothing
  const words = tellingWords(text, block.start, languages.target, languages)
  const isTold = isInSourceLanguage(words, languages)
  if (isTold || (title && isTranslatable(view, words))) {
    const same = origin.find((from) => nearlySame(words, readWords(source, from, languages, options).words))
    if (same) {
      const found = { block, target: spanOf(block), source: spanOf(same), whole: true }
      return [isTold ? { ...found, ...linked } : { ...found, linked: true }]
    }
  }
  if (linked.linked) return nothing
  const here = hasEmphasis(text) ? readWords(target, block, languages, plain) : { text, offset: block.start, words }
  if (!mayBeLeft(here, languages)) return nothing
  const there = origin.map((from) => readWords(source, from, languages, plain))
  const runs = there.flatMap(({ words: own }) => commonRuns(here.words, own, languages))
  const sentences = there.flatMap((from) => sharedSentences(here, from, languages))
  const parts = [...runs, ...sentences.filter((one) => !runs.some((run) => overlap(run.target, one.target)))]
  if (parts.length > 0) return parts.map((part) => ({ block, target: part.target, source: part.source, whole: false }))
  const spans = foreignSentences(here.text, here.offset, here.words, languages)
  return spans.map((span) => ({ block, target: span, source: origin[0] && spanOf(origin[0]), whole: false }))
}

/** The text of a block of the target without quotations and titles; few have any. */
function untitledText(view: PairView, block: Block): string {
  const own = ownText(view, 'target', block)
  const isPlain = !hasQuotes(own) && !block.facts.some(isTitled)
  return isPlain ? own : masked(view.target.text, block, titles)
}

/** Whether a paragraph has no words but those of links that leave the site; a list of such links is one of titles. */
const isLinks = (block: Block, untitled: string): boolean =>
  block.kind === 'paragraph' && block.facts.some(({ kind }) => kind === 'url') && !/\p{L}/u.test(untitled)

/** The words of a block that is one link within the site, and so perhaps the title of the page that it leads to. */
function ownTitleOf({ facts, text }: Block): string | undefined {
  if (facts.length === 0) return undefined
  const [link, ...more] = facts.filter(({ kind }) => kind === 'url')
  if (link?.kind !== 'url' || more.length > 0 || link.label !== text) return undefined
  return /^(?:[a-z][a-z\d+.-]{0,30}:|\/\/|#)/i.test(link.value) ? undefined : text
}

/** Whether words are translated elsewhere, though they look like a name: by the lexicon, which has other words for them. */
function isTranslatable({ languages: { lexicon, vocabulary } }: PairView, words: readonly TellingWord[]): boolean {
  const meaning = words.filter(({ tells }) => tells === undefined)
  const known = meaning.filter(({ text }) => {
    const id = vocabulary.known(text)
    const translations = id === undefined ? undefined : lexicon.of(id)
    return id !== undefined && translations !== undefined && !translations.has(id)
  })
  return known.length >= 2 && known.length * 3 >= meaning.length * 2 && words.every(({ tells }) => tells !== 'target')
}

const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end

function readWords(page: Page, block: Block, languages: Languages, options: MaskOptions): Read {
  const text = masked(page.text, block, options)
  return { text, offset: block.start, words: tellingWords(text, block.start, languages.target, languages) }
}

/** The blocks of the target that stand as in the source: code, names, numbers, single words, and what is untranslated. */
export const keptIn = ({ matches }: PairView): ReadonlySet<Block> =>
  new Set(
    both(matches).flatMap(({ source: [from, ...more], target: [to, ...others] }) =>
      from && to && more.length + others.length === 0 && from.text === to.text ? [to] : [],
    ),
  )

/** The number of blocks that are read and stand as in the source without telling a language. */
export const keptBlocks = (view: PairView, isTold: (block: Block) => boolean): number =>
  [...keptIn(view)].filter((block) => isRead(block) && !isTold(block)).length

/** Labels such as “Default:” have too few words to tell their language, but a page has them often. */
const longestLabel = 200
/** How often a label must be translated before one that is not is an oversight. */
const fewestTranslated = 3

/** A block whose words are a label. */
export interface Label {
  readonly from: Block
  readonly block: Block
  readonly there: string
  readonly here: string
}

/** Blocks that stand as in the source, although the same source words are nearly always translated on this page. */
export function* keptLabels(view: PairView): Generator<{ label: Label; elsewhere: string; count: number }> {
  const pairs: { readonly from: Block; readonly block: Block; readonly text: string }[] = []
  const labels = new Set<string>()
  for (const match of both(view.matches)) {
    const from = match.source[0]
    const block = match.target[0]
    if (!from || !block || match.source.length + match.target.length > 2 || !mayBeLabels(from, block)) continue
    const text = ownText(view, 'source', from)
    pairs.push({ from, block, text })
    if (mayAgree(text, ownText(view, 'target', block))) labels.add(labelIn(text))
  }
  const told = [...labels].filter((label) => label.length <= longestLabel && /\p{L}{2}/u.test(label))
  if (told.length === 0) return
  const known = groupBy(told, firstCompared)
  const groups = new Map<string, { from: Block; block: Block }[]>()
  for (const { from, block, text } of pairs) {
    if (!known.get(firstCompared(text))?.some((label) => mayAgree(text, label))) continue
    const there = labelIn(text)
    const group = groups.get(there)
    if (group) group.push({ from, block })
    else groups.set(there, [{ from, block }])
  }
  for (const [there, alike] of groups) {
    if (alike.length <= fewestTranslated) continue
    const group = alike.map((pair): Label => ({ there, here: labelIn(ownText(view, 'target', pair.block)), ...pair }))
    const kept = group.filter(({ here }) => there === here)
    const translated = group.filter(({ here }) => there !== here)
    if (translated.length < fewestTranslated || translated.length < kept.length * 3) continue
    for (const label of kept) yield { label, elsewhere: translated[0]?.here ?? '', count: translated.length }
  }
}

const mayBeLabels = (from: Block, { kind }: Block): boolean =>
  prose.has(kind) && from.end - from.start <= longestLabel * 4

/** Whether two texts may have the same label: they have the same characters but for spaces, blanks and marks of emphasis. */
function mayAgree(a: string, b: string): boolean {
  let i = 0
  let j = 0
  for (;;) {
    while (i < a.length && isPassedOver(a.charCodeAt(i))) i++
    while (j < b.length && isPassedOver(b.charCodeAt(j))) j++
    if (i === a.length || j === b.length) return i === a.length && j === b.length
    if (a.charCodeAt(i++) !== b.charCodeAt(j++)) return false
  }
}

/** The code of the first character that {@link mayAgree} compares; `NaN` where there is none. */
function firstCompared(text: string): number {
  let at = 0
  while (at < text.length && isPassedOver(text.charCodeAt(at))) at++
  return text.charCodeAt(at)
}

const [star, underline, noBreak, firstWideSpace, blank] = [0x2a, 0x5f, 0xa0, 0x1680, 0xfffc]
const isPassedOver = (code: number): boolean =>
  code <= 0x20 ||
  code === star ||
  code === underline ||
  code === noBreak ||
  (code >= firstWideSpace && (code === blank || String.fromCharCode(code).trim() === ''))

/** What a block says beside its code, links and placeholders. */
function labelIn(text: string): string {
  const plain = /[\uFFFC*_]/.test(text) ? text.replace(/\uFFFC+/g, ' ').replace(/\*\*|__/g, '') : text
  return (/\s\s|[^\S ]/.test(plain) ? plain.replace(/\s+/g, ' ') : plain).trim()
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })
