/** The words of one page: its language's, its prose's, its code's. */
import type { Block, Locale, Page } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { objectMemo, textMemo } from '../text/memo.ts'
import { piecesOf } from '../text/pieces.ts'
import { eachWord, fold } from '../text/words.ts'
import { codeTexts } from './code-text.ts'

/** Words that are asked for one by one. */
interface Words {
  has(word: string): boolean
}

/** Words, and how often each occurs. */
interface Counts extends Words {
  get(word: string): number
}

/** What a page tells of its words, folded. */
export interface SideWords {
  /** The language's function words. */
  readonly common: Words
  readonly prose: Words
  /** The words of names in code, and how often they occur. */
  readonly code: Counts
  /** The names in code, and how often they occur. */
  readonly names: Counts
}

const read = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row'])

/** The words of a page, each kind read when it is first asked for: pages in step hardly ever ask. */
export const wordsOf = objectMemo((page: Page): SideWords => new PageWords(page))

class PageWords implements SideWords {
  readonly common: Words
  private readonly page: Page
  private ofProse: Words | undefined
  private ofCode: Counts | undefined
  private named: Counts | undefined

  constructor(page: Page) {
    this.page = page
    this.common = foldedFunctionWords(page.locale)
  }

  get prose(): Words {
    this.ofProse ??= proseOf(this.page)
    return this.ofProse
  }

  get code(): Counts {
    this.ofCode ??= new Together(codeOf(this.page).map((text) => piecesIn(text, inCode)))
    return this.ofCode
  }

  get names(): Counts {
    this.named ??= new Together(codeOf(this.page).map((text) => namesIn(text, inCode)))
    return this.named
  }
}

/** Fewer than there are elsewhere: what is kept of a text is several times as large. */
const mostTexts = 2000

/** The words of a block's prose; hyphens part them. */
const wordsInProse = textMemo((prose, language): ReadonlySet<string> => {
  const words = new Set<string>()
  eachWord(prose, language, (start, end, word = prose.slice(start, end)) => {
    if (word.includes('-')) for (const part of word.split('-')) words.add(fold(part))
    else words.add(fold(word))
  })
  return words
}, mostTexts)

function proseOf({ blocks, locale }: Page): Words {
  const language = languageOf(locale)
  const all = blocks.filter(({ kind }) => read.has(kind)).map(({ prose }) => wordsInProse(prose, language))
  return { has: (word) => all.some((words) => words.has(word)) }
}

/** Code is the same on both sides. */
const inCode = {}

const piecesIn = textMemo((code, _: typeof inCode) => counted(piecesOf(code, code.length)), mostTexts)

const namesIn = textMemo(
  (code, _: typeof inCode) =>
    counted(code.match(/[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]{0,80}(?:-[\p{L}\p{M}\p{N}_$]{1,80}){0,8}/gu) ?? []),
  mostTexts,
)

/** Counts of several texts. */
class Together implements Counts {
  private readonly all: readonly ReadonlyMap<string, number>[]

  constructor(all: readonly ReadonlyMap<string, number>[]) {
    this.all = all
  }

  get(word: string): number {
    let sum = 0
    for (const counts of this.all) sum += counts.get(word) ?? 0
    return sum
  }

  has(word: string): boolean {
    return this.all.some((counts) => counts.has(word))
  }
}

/** The texts of a page's code, up to a bound. */
function codeOf(page: Page): string[] {
  let left = mostCode
  return page.blocks.flatMap(codeTexts).flatMap((text) => {
    const read = text.slice(0, Math.max(0, left))
    left -= text.length
    return read === '' ? [] : [read]
  })
}

const mostCode = 200_000

function counted(words: readonly string[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1)
  return counts
}

const folded = new Map<Locale, ReadonlySet<string>>()

/** The function words of a language, folded. */
export function foldedFunctionWords(locale: Locale): ReadonlySet<string> {
  const words = folded.get(locale) ?? new Set([...languageOf(locale).functionWords].map(fold))
  folded.set(locale, words)
  return words
}
