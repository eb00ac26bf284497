/** What of a block is compared: its words, facts and code as sets of integers. */
import type { Block, Locale, Page } from '../model.ts'
import { destinationOf } from '../text/destination.ts'
import { languageOf } from '../text/languages.ts'
import { lettersIn } from '../text/letters.ts'
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
  /** Characters that a reader reads, as letters of an alphabet. */
  readonly length: number
  /** Whether the words are those of code, which stay as they are unless they are of a comment or a string. */
  readonly code: boolean
}

/** More of one block's features than this tell nothing new. */
const most = 120
const longestCode = 20_000
const codeToken = /[\p{L}_$][\p{L}\p{N}_$-]{1,60}|\d{2,20}/gu

/** A page is read once, though it is aligned twice: before its words are learned and after. */
const known = new WeakMap<Page, { readonly vocabulary: Vocabulary; readonly features: Features[] }>()

/** The features of every block of a page. `locales` are those whose marks in URLs do not matter. */
export function featuresOf(page: Page, locales: readonly Locale[], vocabulary: Vocabulary): readonly Features[] {
  const before = known.get(page)
  if (before?.vocabulary === vocabulary) return before.features
  const features = readFeatures(page, locales, vocabulary)
  known.set(page, { vocabulary, features })
  return features
}

function readFeatures(page: Page, locales: readonly Locale[], vocabulary: Vocabulary): Features[] {
  const language = languageOf(page.locale)
  return page.blocks.map((block) => {
    const facts = new Set<number>()
    for (const term of factTerms(block, locales)) if (facts.size < most) facts.add(vocabulary.id(term))
    const words = new Map<number, number>()
    const tokens = new Set<number>()
    addTokens(block, vocabulary, tokens)
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
      tokens: Int32Array.from(tokens),
      length: block.kind === 'code' ? block.text.length : lettersIn(block.prose),
      code: block.kind === 'code' || block.kind === 'expression',
    }
  })
}

/** Where words are looked for. Code spans are in it: one side may have forgotten their marks. */
function readable(block: Block): string {
  switch (block.kind) {
    case 'code':
    case 'expression':
      return naturalWords(block.text)
    case 'esm':
    case 'front-matter':
      return ''
    case 'open':
      return block.prose === '' ? block.text : block.prose
    default:
      return block.text
  }
}

/** An identifier says so by its form; what is left of code may be a word of a comment or a string, and translated. */
const identifier = /[A-Z_$\d]/
const naturalWords = (code: string): string =>
  code.slice(0, longestCode).replace(codeToken, (token) => (identifier.test(token.slice(1)) ? ' ' : token))

function addTokens(block: Block, vocabulary: Vocabulary, tokens: Set<number>): void {
  if (block.name) tokens.add(vocabulary.id(`name:${block.name}`))
  if (block.explicitId) tokens.add(vocabulary.id(`id:${block.id}`))
  if (block.kind === 'code' || block.kind === 'esm' || block.kind === 'expression') {
    for (const [token] of block.text.slice(0, longestCode).matchAll(codeToken)) {
      if (tokens.size >= most) break
      if (block.kind === 'esm' || identifier.test(token.slice(1))) tokens.add(vocabulary.id(`=${token}`))
    }
  }
  for (const [key, value] of Object.entries(block.attributes ?? {})) {
    if (tokens.size < most) tokens.add(vocabulary.id(`${key}=${value}`))
  }
}

/** The features of several blocks together. */
export function joined(all: readonly Features[]): Features {
  const words = new Map<number, number>()
  for (const { words: ids, keys } of all) ids.forEach((id, at) => void words.set(id, keys[at] ?? -1))
  return {
    words: Int32Array.from(words.keys()),
    keys: Int32Array.from(words.values()),
    facts: Int32Array.from(new Set(all.flatMap((features) => [...features.facts]))),
    tokens: Int32Array.from(new Set(all.flatMap((features) => [...features.tokens]))),
    length: all.reduce((sum, features) => sum + features.length, 0),
    code: all.every((features) => features.code),
  }
}

function* factTerms(block: Block, locales: readonly Locale[]): Generator<string> {
  for (const fact of block.facts) {
    switch (fact.kind) {
      case 'number':
        for (const reading of fact.readings) yield `#${reading}`
        break
      case 'url':
      case 'image': {
        const { address } = destinationOf(fact.value, locales)
        // A fragment of the page itself is made of a heading's words, and translated with it.
        if (address !== '') yield `${fact.kind}:${address}`
        break
      }
      default:
        yield `${fact.kind}:${fact.value}`
    }
  }
}
