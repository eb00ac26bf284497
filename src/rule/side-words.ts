/** The words of one page: its language's, its prose's, its code's. */
import type { Block, Locale, Page } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { piecesOf } from '../text/pieces.ts'
import { eachWord, fold } from '../text/words.ts'
import { codeText } from './code-text.ts'

/** What a page tells of its words, folded. */
export interface SideWords {
  /** The language's function words. */
  readonly common: ReadonlySet<string>
  readonly prose: ReadonlySet<string>
  /** The words of names in code, and how often they occur. */
  readonly code: ReadonlyMap<string, number>
  /** The names in code, and how often they occur. */
  readonly names: ReadonlyMap<string, number>
}

const read = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row'])

/** The words of a page, each kind read when it is first asked for: pages in step hardly ever ask. */
export const wordsOf = (page: Page): SideWords => new PageWords(page)

class PageWords implements SideWords {
  readonly common: ReadonlySet<string>
  private readonly page: Page
  private ofProse: ReadonlySet<string> | undefined
  private ofCode: ReadonlyMap<string, number> | undefined
  private named: ReadonlyMap<string, number> | undefined

  constructor(page: Page) {
    this.page = page
    this.common = foldedFunctionWords(page.locale)
  }

  get prose(): ReadonlySet<string> {
    this.ofProse ??= proseOf(this.page)
    return this.ofProse
  }

  get code(): ReadonlyMap<string, number> {
    this.ofCode ??= counted(piecesOf(codeOf(this.page), mostCode))
    return this.ofCode
  }

  get names(): ReadonlyMap<string, number> {
    this.named ??= counted(
      codeOf(this.page).match(/[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]{0,80}(?:-[\p{L}\p{M}\p{N}_$]{1,80}){0,8}/gu) ?? [],
    )
    return this.named
  }
}

function proseOf(page: Page): ReadonlySet<string> {
  const language = languageOf(page.locale)
  // Most words of a page stand in it several times.
  const words = new Set<string>()
  for (const { kind, prose } of page.blocks) {
    if (read.has(kind)) eachWord(prose, language, (start, end, word = prose.slice(start, end)) => void words.add(word))
  }
  const parts = new Set<string>()
  for (const word of words) {
    if (word.includes('-')) for (const part of word.split('-')) parts.add(fold(part))
    else parts.add(fold(word))
  }
  return parts
}

const codeOf = (page: Page): string => codeText(page).slice(0, mostCode)

const mostCode = 200_000

function counted(words: readonly string[]): Map<string, number> {
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
