/** What of a block is compared: its words, facts and code as sets of integers. */
import type { Block, Locale, Page } from '../model.ts'
import type { Language } from '../text/language.ts'
import { languageOf } from '../text/languages.ts'
import { lettersIn } from '../text/letters.ts'
import { eachWord } from '../text/words.ts'
import { IdTable } from './ids.ts'
import { Terms } from './terms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** The features of one block. All ids are unique within their list. */
export interface Features {
  /** Content words, folded. */
  readonly words: readonly number[]
  /** For each word, the id of its cognate key, or -1. */
  readonly keys: readonly number[]
  /** Numbers, URLs, code spans, images …, by value across locales. */
  readonly facts: readonly number[]
  /** Identifiers of code, names and props of components. */
  readonly tokens: readonly number[]
  /** All that can be looked for in the block, each once: facts, tokens, words and keys. */
  readonly terms: readonly number[]
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
  const terms = Terms.of(vocabulary, locales)
  const language = languageOf(page.locale)
  const features = page.blocks.map((block) => readFeatures(block, terms, language))
  known.set(page, { vocabulary, features })
  return features
}

function readFeatures(block: Block, terms: Terms, language: Language): Features {
  const facts = new List()
  for (const fact of block.facts) for (const id of terms.ofFact(fact)) facts.add(id)
  const tokens = new List()
  const text = readTokens(block, terms.vocabulary, tokens)
  const words = new Words()
  if (text !== '') {
    const spellings = terms.wordsOf(language)
    eachWord(text, language, (start, end, word) => {
      if (words.ids.length >= most) return
      const entry = word === undefined ? spellings.at(text, start, end) : spellings.at(word, 0, word.length)
      const id = spellings.idOf(entry)
      if (id >= 0) words.set(id, spellings.keyOf(entry))
    })
  }
  return {
    ...gathered(words, facts.ids, tokens.ids),
    length: block.kind === 'code' ? block.text.length : lettersIn(block.prose),
    code: block.kind === 'code' || block.kind === 'expression',
  }
}

function gathered(
  words: Words,
  facts: readonly number[],
  tokens: readonly number[],
): Omit<Features, 'length' | 'code'> {
  const terms = new List(Number.POSITIVE_INFINITY)
  for (const list of [facts, tokens, words.ids, words.keys]) for (const id of list) terms.add(id)
  const [ids, keys] = [compact(words.ids), compact(words.keys)]
  return { words: ids, keys, facts: compact(facts), tokens: compact(tokens), terms: compact(terms.ids) }
}

const none: readonly number[] = []

/** A list that is kept, without the room that it had for more. */
const compact = (ids: readonly number[]): readonly number[] => (ids.length === 0 ? none : ids.slice())

const seen = new IdTable()

/** Ids, each once. One list is filled at a time. */
class List {
  readonly ids: number[] = []
  private readonly most: number

  constructor(atMost: number = most) {
    this.most = atMost
    seen.clear()
  }

  get isFull(): boolean {
    return this.ids.length >= this.most
  }

  add(id: number): void {
    if (!this.isFull && seen.add(id)) this.ids.push(id)
  }
}

/** Words, each once, with their keys. One list is filled at a time. */
class Words {
  readonly ids: number[] = []
  readonly keys: number[] = []

  constructor() {
    seen.clear()
  }

  set(id: number, key: number): void {
    const at = seen.get(id)
    if (at >= 0) {
      this.keys[at] = key
      return
    }
    seen.set(id, this.ids.push(id) - 1)
    this.keys.push(key)
  }
}

/** An identifier says so by its form; what is left of code may be a word of a comment or a string, and translated. */
const identifier = /[A-Z_$\d]/

/** Adds the tokens of a block, and returns where words are looked for. */
function readTokens(block: Block, vocabulary: Vocabulary, tokens: List): string {
  const add = (token: string): void => {
    if (!tokens.isFull) tokens.add(vocabulary.id(token))
  }
  if (block.name) add(`name:${block.name}`)
  if (block.explicitId) add(`id:${block.id}`)
  let text = ''
  switch (block.kind) {
    case 'esm':
      for (const [token] of block.text.slice(0, longestCode).matchAll(codeToken)) add(`=${token}`)
      break
    case 'code':
    case 'expression':
      text = block.text.slice(0, longestCode).replace(codeToken, (token) => {
        if (!identifier.test(token.slice(1))) return token
        add(`=${token}`)
        return ' '
      })
      break
    case 'front-matter':
      break
    case 'open':
      text = block.prose === '' ? block.text : block.prose
      break
    default:
      // Code spans are in it: one side may have forgotten their marks.
      text = block.text
  }
  if (block.attributes) for (const [key, value] of Object.entries(block.attributes)) add(`${key}=${value}`)
  return text
}

/** The words of several blocks, each once. */
export function wordsOf(all: readonly Features[]): Pick<Features, 'words' | 'keys'> {
  const words = joinedWords(all)
  return { words: words.ids, keys: words.keys }
}

function joinedWords(all: readonly Features[]): Words {
  const joined = new Words()
  for (const { words, keys } of all)
    for (let at = 0; at < words.length; at++) joined.set(words[at] ?? -1, keys[at] ?? -1)
  return joined
}

/** The features of several blocks together. */
export function joined(all: readonly Features[]): Features {
  const words = joinedWords(all)
  const union = (lists: readonly (readonly number[])[]): readonly number[] => {
    const list = new List(Number.POSITIVE_INFINITY)
    for (const ids of lists) for (const id of ids) list.add(id)
    return list.ids
  }
  const facts = union(all.map((features) => features.facts))
  const tokens = union(all.map((features) => features.tokens))
  return {
    ...gathered(words, facts, tokens),
    length: all.reduce((sum, features) => sum + features.length, 0),
    code: all.every((features) => features.code),
  }
}
