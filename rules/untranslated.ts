import type { Block, Page, Span } from '../src/model.ts'
import {
  extraBlocks,
  isRead,
  keptBlocks,
  keptIn,
  keptLabels,
  type Leftover,
  leftoversIn,
} from '../src/rule/leftovers.ts'
import { bilingual, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { bothLanguages } from '../src/text/leftover.ts'
import { otherLanguageOf } from '../src/text/other-languages.ts'

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
  most: ({ count, total }: { count: number; total: number }) => ({
    en: `Much of this page is not translated: \`${count}\` of \`${total}\` blocks with sentences are in the language of the source.`,
    fr: `Une grande partie de cette page n'est pas traduite : \`${count}\` blocs de texte sur \`${total}\` sont dans la langue de la source.`,
  }),
  places: ({ places, excerpt }: { places: number; excerpt: string }) => ({
    en: `In ${places} places this page is not translated, from “${excerpt}” on.`,
    fr: `Cette page n'est pas traduite à ${places} endroits, à partir de « ${excerpt} ».`,
  }),
  other: ({ en, fr }: { en: string; fr: string }) => ({
    en: `This page is in ${en}, which is neither its own language nor the source's: translate it.`,
    fr: `Cette page est rédigée dans une autre langue (${fr}) que la sienne ou celle de la source : à traduire.`,
  }),
})

/** A page of which this share is untranslated is told as a whole. */
const wholePage = 0.8
const fewestForPage = 3
/** From half of its blocks on, and so many, a page is told once, with the places. */
const mostOfPage = 0.5
const fewestForMost = 5
/** More places than these are told together. */
const mostPlaces = 10

export const untranslated: Rule = defineRule({
  id: 'untranslated',
  category: 'language',
  harm: 'leaves-behind',
  *pair(view) {
    const languages = bothLanguages(view.source.locale, view.target.locale)
    if (languages.source.tag === languages.target.tag) return
    const other = thirdLanguage(view)
    if (other) {
      const everything = { start: 0, end: view.target.text.length }
      yield { drift: 'untranslated', target: everything, say: messages.other(namesOf(other)) }
      return
    }
    const found = leftoversIn(view, languages)
    const groups = neighbours(found, view)
    const page = pageOf(view, found) ?? placesIn(groups, view)
    if (page) {
      const parts = groups.map((group) => ({ drift: 'untranslated' as const, ...placesOf(group) }))
      yield { ...raise(found, page, view), ...(parts.length > 1 ? { parts } : {}) }
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
    for (const group of groups) {
      const said = { excerpt: excerptOf(group, view) }
      yield raise(group, group[0]?.whole ? messages.block({ count: group.length, ...said }) : messages.part(said), view)
    }
  },
})

/** What is to be said of a page that is untranslated here and there, when the places are too many to be told one by one. */
function placesIn(groups: readonly (readonly Leftover[])[], view: PairView): Raised['say'] | undefined {
  const [first] = groups
  if (!first || groups.length <= mostPlaces) return undefined
  return messages.places({ places: groups.length, excerpt: excerptOf(first, view) })
}

/** How a group begins. */
function excerptOf([first]: readonly Leftover[], { target }: PairView): string {
  return excerpt(first?.whole ? first.block.text : target.text.slice(first?.target.start, first?.target.end))
}

/** What is to be said of the page as a whole, when so much of it is untranslated that its places are one finding. */
function pageOf(view: PairView, found: readonly Leftover[]): Raised['say'] | undefined {
  const whole = new Set(found.flatMap((one) => (one.whole ? [one.block] : [])))
  if (whole.size < fewestForPage) return undefined
  const extra = extraBlocks(view)
  const read = view.target.blocks.filter((block) => isRead(block) && !extra.has(block.index))
  const kept = keptBlocks(view, (block) => whole.has(block))
  // What stands as in the source without telling a language says nothing for or against.
  const judged = read.length - kept
  if (whole.size >= judged * wholePage) return messages.page({ count: whole.size + kept })
  const isMost = whole.size >= fewestForMost && whole.size >= judged * mostOfPage
  return isMost ? messages.most({ count: whole.size, total: judged }) : undefined
}

/** The language of a page that is written neither in the source's language nor in its own. */
function thirdLanguage({ source, target }: PairView): string | undefined {
  const prose = target.blocks.filter(isRead).map((block) => block.prose)
  return otherLanguageOf(prose, source.locale, target.locale)
}

/** What a language is called, in each tongue. */
const namesOf = (tag: string): { en: string; fr: string } => ({
  en: new Intl.DisplayNames(['en'], { type: 'language' }).of(tag) ?? tag,
  fr: new Intl.DisplayNames(['fr'], { type: 'language' }).of(tag) ?? tag,
})

function raise(found: readonly Leftover[], say: Raised['say'], { target }: PairView): Raised {
  // What is quoted may be quoted in its own language on purpose, and the title of a page elsewhere may be in any.
  const onPurpose = found.every(({ block, linked }) => linked || isQuoted(target, block))
  return { drift: 'untranslated', ...placesOf(found), say, ...(onPurpose ? { atMost: 'info' } : {}) }
}

function placesOf(found: readonly Leftover[]): { readonly source?: Span; readonly target: Span } {
  const from = found.flatMap((one) => one.source ?? [])
  return { ...(from.length > 0 ? { source: around(from) } : {}), target: around(found.map((one) => one.target)) }
}

const around = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

const lettersOf = (text: string): string =>
  text
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
    .toLowerCase()

const spanOf = ({ start, end }: Span): Span => ({ start, end })

function isQuoted({ containers }: Page, block: Block): boolean {
  for (let at = containers[block.container]; at; at = containers[at.parent]) if (at.kind === 'quote') return true
  return false
}

/** Whole blocks that follow each other are one, whatever stands between that needs no translation; parts stand by themselves. */
function neighbours(found: readonly Leftover[], view: PairView): Leftover[][] {
  const { blocks } = view.target
  const groups: Leftover[][] = []
  let kept: ReadonlySet<Block> | undefined
  const isPassed = (block: Block): boolean => block.text === '' || (kept ??= keptIn(view)).has(block)
  for (const one of found) {
    const last = groups.at(-1)?.at(-1)
    const adjoins = last?.whole && one.whole && blocks.slice(last.block.index + 1, one.block.index).every(isPassed)
    if (adjoins) groups.at(-1)?.push(one)
    else groups.push([one])
  }
  return groups
}
