/** What of a block is compared: its words, facts and code as sets of integers. */
import type { Block, Locale, Page } from '../model.ts'
import { destinationOf } from '../text/destination.ts'
import { languageOf } from '../text/languages.ts'
import { cognateKey, fold, wordsIn } from '../text/words.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The features of one block. All ids are unique within their list. */
export interface Features {
  /** Content words, folded. */
  readonly words: Int32Array
  /** For each word, the id of its cognate key, or -1. */
  readonly keys: Int32Array
  /** Numbers, URLs, code spans, images …, by value across locales. */
  readonly facts: Int32Array
  /** Identifiers of code, names and props of components. */
  readonly tokens: Int32Array
  /** Characters that a reader reads. */
  readonly length: number
}

/** More of one block's features than this tell nothing new. */
const most = 120
const codeToken = /[\p{L}_$][\p{L}\p{N}_$-]{1,60}|\d{2,20}/gu

/** The features of every block of a page. `locales` are those whose marks in URLs do not matter. */
export function featuresOf(page: Page, locales: readonly Locale[], vocabulary: Vocabulary): Features[] {
  const language = languageOf(page.locale)
  return page.blocks.map((block) => {
    const facts = new Set<number>()
    for (const term of factTerms(block, locales)) if (facts.size < most) facts.add(vocabulary.id(term))
    const words = new Map<number, number>()
    for (const { text } of wordsIn(readable(block), language)) {
      if (words.size >= most) break
      if (text.length < 2 || language.functionWords.has(text)) continue
      const key = cognateKey(text)
      words.set(vocabulary.id(fold(text)), key === undefined ? -1 : vocabulary.id(`~${key}`))
    }
    return {
      words: Int32Array.from(words.keys()),
      keys: Int32Array.from(words.values()),
      facts: Int32Array.from(facts),
      tokens: tokensOf(block, vocabulary),
      length: block.kind === 'code' ? block.text.length : block.prose.length,
    }
  })
}

function readable(block: Block): string {
  switch (block.kind) {
    case 'code':
    case 'esm':
    case 'expression':
    case 'front-matter':
      return ''
    case 'component':
      return block.text
    case 'open':
      return block.prose === '' ? block.text : block.prose
    default:
      return block.prose
  }
}

function tokensOf(block: Block, vocabulary: Vocabulary): Int32Array {
  const tokens = new Set<number>()
  if (block.name) tokens.add(vocabulary.id(`name:${block.name}`))
  if (block.explicitId) tokens.add(vocabulary.id(`id:${block.id}`))
  if (block.kind === 'code' || block.kind === 'esm' || block.kind === 'expression') {
    for (const [token] of block.text.slice(0, 20_000).matchAll(codeToken)) {
      if (tokens.size >= most) break
      tokens.add(vocabulary.id(`=${token}`))
    }
  }
  for (const [key, value] of Object.entries(block.attributes ?? {})) {
    if (tokens.size < most) tokens.add(vocabulary.id(`${key}=${value}`))
  }
  return Int32Array.from(tokens)
}

function* factTerms(block: Block, locales: readonly Locale[]): Generator<string> {
  for (const fact of block.facts) {
    switch (fact.kind) {
      case 'number':
        for (const reading of fact.readings) yield `#${reading}`
        break
      case 'url':
      case 'image': {
        const { address, fragment } = destinationOf(fact.value, locales)
        yield `${fact.kind}:${address === '' ? `#${fragment}` : address}`
        break
      }
      default:
        yield `${fact.kind}:${fact.value}`
    }
  }
}
