import type { Block, Page, Span } from '../src/model.ts'
import { bilingual, both, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { languageOf } from '../src/text/languages.ts'
import {
  commonRuns,
  foreignSentences,
  isInSourceLanguage,
  type Languages,
  nearlySame,
  type TellingWord,
  tellingWords,
} from '../src/text/leftover.ts'
import { type MaskOptions, masked } from '../src/text/mask.ts'

const count = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${n} ${many}`)

const messages = bilingual({
  block: ({ count: blocks, excerpt }: { count: number; excerpt: string }) => ({
    en:
      blocks === 1
        ? `This is not translated: “${excerpt}”`
        : `These ${blocks} blocks are not translated, from “${excerpt}” on.`,
    fr:
      blocks === 1
        ? `Ceci n'est pas traduit : « ${excerpt} »`
        : `Ces ${blocks} blocs ne sont pas traduits, à partir de « ${excerpt} ».`,
  }),
  part: ({ excerpt }: { excerpt: string }) => ({
    en: `A part of this is not translated: “${excerpt}”`,
    fr: `Une partie de ce passage n'est pas traduite : « ${excerpt} »`,
  }),
  label: ({ excerpt, elsewhere, count }: { excerpt: string; elsewhere: string; count: number }) => ({
    en: `“${excerpt}” stands as in the source; ${count} times on this page it is “${elsewhere}”.`,
    fr: `« ${excerpt} » est resté comme dans la source ; ${count} fois sur cette page, c'est « ${elsewhere} ».`,
  }),
  page: ({ count: blocks }: { count: number }) => ({
    en: `This page is not translated: ${count(blocks, 'block is', 'blocks are')} in the language of the source.`,
    fr: `Cette page n'est pas traduite : ${count(blocks, 'bloc est', 'blocs sont')} dans la langue de la source.`,
  }),
})

/** Blocks that are read as prose; code, components and front matter have rules of their own. */
const prose = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row', 'open', 'html'])
/** A page of which this share is untranslated is told as a whole. */
const wholePage = 0.8
const fewestForPage = 5
/** Legal texts are often left as they are, for legal reasons. */
const legal =
  /permission is hereby granted|is provided ["“]as is|licensed under the|all rights reserved|tous droits réservés|copyright (?:\(c\)|©|\d{4})/i

/** Text of the target that is in the source's language. */
interface Leftover {
  readonly block: Block
  readonly target: Span
  readonly source: Span | undefined
  readonly whole: boolean
}

export const untranslated: Rule = defineRule({
  id: 'untranslated',
  category: 'language',
  harm: 'leaves-behind',
  *pair(view) {
    const languages: Languages = { source: languageOf(view.source.locale), target: languageOf(view.target.locale) }
    if (languages.source.tag === languages.target.tag) return
    const found = leftoversIn(view, languages)
    const read = view.target.blocks.filter((block) => prose.has(block.kind) && block.prose.length > 1)
    const whole = found.filter((one) => one.whole)
    if (whole.length >= fewestForPage && whole.length >= read.length * wholePage) {
      yield raise(whole, messages.page({ count: whole.length }), view)
      return
    }
    for (const { label, elsewhere, count } of keptLabels(view)) {
      if (found.some(({ block }) => block === label.block)) continue
      const said = { excerpt: excerpt(label.here), elsewhere: excerpt(elsewhere), count }
      const form = lettersOf(label.here) === lettersOf(elsewhere) ? ({ atMost: 'info' } as const) : {}
      yield {
        drift: 'untranslated',
        source: spanOf(label.from),
        target: spanOf(label.block),
        say: messages.label(said),
        ...form,
      }
    }
    for (const group of neighbours(found, view.target)) {
      const [first] = group
      const text = view.target.text.slice(first?.target.start, first?.target.end)
      const said = { excerpt: excerpt(first?.whole ? first.block.text : text) }
      yield raise(group, first?.whole ? messages.block({ count: group.length, ...said }) : messages.part(said), view)
    }
  },
})

function raise(found: readonly Leftover[], say: Raised['say'], { target }: PairView): Raised {
  const from = found.flatMap((one) => one.source ?? [])
  const quoted = found.every(({ block }) => isQuoted(target, block))
  return {
    drift: 'untranslated',
    ...(from.length > 0 ? { source: around(from) } : {}),
    target: around(found.map((one) => one.target)),
    say,
    // What is quoted may be quoted in its own language on purpose.
    ...(quoted ? { atMost: 'info' } : {}),
  }
}

const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

function leftoversIn({ source, target, matches }: PairView, languages: Languages): Leftover[] {
  const found = matches.flatMap((match) => {
    if (match.kind === 'source-only') return []
    const origin = match.kind === 'both' ? match.source : []
    return match.target.flatMap((block) => leftoverIn(target, block, source, origin, languages))
  })
  return found.sort((a, b) => a.target.start - b.target.start)
}

function leftoverIn(
  target: Page,
  block: Block,
  source: Page,
  origin: readonly Block[],
  languages: Languages,
): Leftover[] {
  if (!prose.has(block.kind) || legal.test(block.text)) return []
  const words = wordsOf(target, block, languages, { quotes: true, titles: true })
  if (words.filter(({ tells }) => tells === 'source').length === 0 && languages.source.functionWords.size > 0) return []
  const same = origin.find((from) =>
    nearlySame(words, wordsOf(source, from, languages, { quotes: true, titles: true })),
  )
  if (same && isInSourceLanguage(words, languages)) {
    return [{ block, target: spanOf(block), source: spanOf(same), whole: true }]
  }
  const options = { quotes: true, titles: true, emphasis: true }
  const plain = wordsOf(target, block, languages, options)
  const runs = origin.flatMap((from) => commonRuns(plain, wordsOf(source, from, languages, options), languages))
  if (runs.length > 0) return runs.map((run) => ({ block, target: run.target, source: run.source, whole: false }))
  const spans = foreignSentences(masked(target.text, block, options), block.start, plain, languages)
  return spans.map((span) => ({ block, target: span, source: origin[0] && spanOf(origin[0]), whole: false }))
}

/** Labels such as “Default:” have too few words to tell their language, but a page has them often. */
const longestLabel = 200
/** How often a label must be translated before one that is not is an oversight. */
const fewestTranslated = 3

interface Label {
  readonly from: Block
  readonly block: Block
  readonly there: string
  readonly here: string
}

/** Blocks that stand as in the source, although the same source words are nearly always translated on this page. */
function* keptLabels({
  source,
  target,
  matches,
}: PairView): Generator<{ label: Label; elsewhere: string; count: number }> {
  const groups = new Map<string, Label[]>()
  for (const match of both(matches)) {
    const [from, block] = [match.source[0], match.target[0]]
    if (!from || !block || match.source.length + match.target.length > 2 || !prose.has(block.kind)) continue
    if (from.end - from.start > longestLabel * 4) continue
    const [there, here] = [labelOf(source, from), labelOf(target, block)]
    if (there.length > longestLabel || !/\p{L}{2}/u.test(there)) continue
    const group = groups.get(there)
    if (group) group.push({ from, block, there, here })
    else groups.set(there, [{ from, block, there, here }])
  }
  for (const group of groups.values()) {
    const kept = group.filter(({ there, here }) => there === here)
    const translated = group.filter(({ there, here }) => there !== here)
    if (translated.length < fewestTranslated || translated.length < kept.length * 3) continue
    for (const label of kept) yield { label, elsewhere: translated[0]?.here ?? '', count: translated.length }
  }
}

/** What a block says beside its code, links and placeholders. */
const labelOf = (page: Page, block: Block): string =>
  masked(page.text, block)
    .replace(/\uFFFC+/g, ' ')
    .replace(/\*\*|__/g, '')
    .replace(/\s+/g, ' ')
    .trim()

const lettersOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

function wordsOf(page: Page, block: Block, languages: Languages, options: MaskOptions): TellingWord[] {
  return tellingWords(masked(page.text, block, options), block.start, languages.target, languages)
}

const spanOf = ({ start, end }: Span): Span => ({ start, end })

function isQuoted({ containers }: Page, block: Block): boolean {
  for (let at = containers[block.container]; at; at = containers[at.parent]) if (at.kind === 'quote') return true
  return false
}

/** Whole blocks that follow each other are one; parts stand by themselves. */
function neighbours(found: readonly Leftover[], { blocks }: Page): Leftover[][] {
  const groups: Leftover[][] = []
  for (const one of found) {
    const last = groups.at(-1)?.at(-1)
    const adjoins =
      last?.whole && one.whole && blocks.slice(last.block.index + 1, one.block.index).every(({ text }) => text === '')
    if (adjoins) groups.at(-1)?.push(one)
    else groups.push([one])
  }
  return groups
}
