/** Reads the features of a page's blocks. */
import type { Block, Locale, Page } from '../model.ts'
import type { Language } from '../text/language.ts'
import { languageOf } from '../text/languages.ts'
import { lettersIn } from '../text/letters.ts'
import { eachWord } from '../text/words.ts'
import { eachCodeToken } from './code-tokens.ts'
import { Features } from './features.ts'
import { IdTable, Integers } from './ids.ts'
import { Terms } from './terms.ts'
import type { Vocabulary } from './vocabulary.ts'

/** More facts of one block than this tell nothing new, nor more tokens or words. */
const most = 120
const longestCode = 20_000

/** A page is read once, though it is aligned twice: before its words are learned and after. */
const known = new WeakMap<Page, { readonly vocabulary: Vocabulary; readonly features: Features }>()

/** The features of every block of a page. `locales` are those whose marks in URLs do not matter. */
export function featuresOf(page: Page, locales: readonly Locale[], vocabulary: Vocabulary): Features {
  const before = known.get(page)
  if (before?.vocabulary === vocabulary) return before.features
  const terms = Terms.of(vocabulary, locales)
  const language = languageOf(page.locale)
  list.clear()
  for (const block of page.blocks) readBlock(block, terms, language)
  const features = list.of(page.blocks)
  known.set(page, { vocabulary, features })
  return features
}

/** Lets go of the features of a page that will not be aligned soon. */
export const forgetFeatures = (page: Page): boolean => known.delete(page)

/** The features of the blocks that are read. One list is filled at a time. */
class List {
  private readonly numberOf = new IdTable()
  private readonly ids = new Integers()
  private readonly keys = new Integers()
  private readonly numbers = new Integers()
  private readonly starts = new Integers()
  /** What the block has. */
  private readonly seen = new IdTable()
  private left = 0

  clear(): void {
    for (const one of [this.numberOf, this.ids, this.keys, this.numbers, this.starts]) one.clear()
  }

  /** Begins a block. */
  begin(): void {
    this.seen.clear()
    this.beginPart()
  }

  /** Begins the next part of the block. */
  beginPart(): void {
    this.starts.push(this.numbers.length)
    this.left = most
  }

  get isFull(): boolean {
    return this.left === 0
  }

  add(id: number, key = -1): void {
    if (this.left === 0) return
    const number = this.number(id)
    if (!this.seen.add(number)) return
    if (key >= 0) this.keys.set(number, this.number(key))
    this.numbers.push(number)
    this.left--
  }

  /** Adds the keys of the words of the block, of which it is the part before. */
  addKeys(): void {
    const first = this.starts.get(this.starts.length - 1)
    const last = this.numbers.length
    this.beginPart()
    for (let at = first; at < last; at++) {
      const key = this.keys.get(this.numbers.get(at))
      if (key >= 0 && this.seen.add(key)) this.numbers.push(key)
    }
  }

  /** What was listed, for these blocks. */
  of(blocks: readonly Block[]): Features {
    this.starts.push(this.numbers.length)
    return new Features({
      ids: this.ids.all(),
      keys: this.keys.all(),
      numbers: this.numbers.all(),
      starts: this.starts.all(),
      lengths: Int32Array.from(blocks, (block) => (block.kind === 'code' ? block.text.length : lettersIn(block.prose))),
      codes: Uint8Array.from(blocks, ({ kind }) => (kind === 'code' || kind === 'expression' ? 1 : 0)),
    })
  }

  private number(id: number): number {
    const before = this.numberOf.get(id)
    if (before >= 0) return before
    const number = this.ids.length
    this.numberOf.set(id, number)
    this.ids.push(id)
    this.keys.push(-1)
    return number
  }
}

const list = new List()

function readBlock(block: Block, terms: Terms, language: Language): void {
  list.begin()
  for (const fact of block.facts) for (const id of terms.ofFact(fact)) list.add(id)
  list.beginPart()
  const text = readTokens(block, terms)
  list.beginPart()
  if (text !== '') {
    const spellings = terms.wordsOf(language)
    eachWord(text, language, (start, end, word) => {
      if (list.isFull) return
      const entry = word === undefined ? spellings.at(text, start, end) : spellings.at(word, 0, word.length)
      const id = spellings.idOf(entry)
      if (id >= 0) list.add(id, spellings.keyOf(entry))
    })
  }
  list.addKeys()
}

/** Lists the tokens of a block, and returns where words are looked for. */
function readTokens(block: Block, { vocabulary, codeTokens }: Terms): string {
  const add = (token: string): void => {
    if (!list.isFull) list.add(vocabulary.id(token))
  }
  const addCode = (code: string, start: number, end: number): void => {
    if (!list.isFull) list.add(codeTokens.idOf(codeTokens.at(code, start, end)))
  }
  if (block.name) add(`name:${block.name}`)
  if (block.explicitId) add(`id:${block.id}`)
  let text = ''
  switch (block.kind) {
    case 'esm':
      eachCodeToken(block.text.slice(0, longestCode), (start, end) => addCode(block.text, start, end))
      break
    case 'code':
    case 'expression':
      text = withoutIdentifiers(block.text.slice(0, longestCode), addCode)
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

/** Code with a space in the place of each identifier, which is heard. */
function withoutIdentifiers(code: string, hear: (code: string, start: number, end: number) => void): string {
  let words = ''
  let from = 0
  eachCodeToken(code, (start, end, isIdentifier) => {
    if (!isIdentifier) return
    hear(code, start, end)
    words += `${code.slice(from, start)} `
    from = end
  })
  return from === 0 ? code : words + code.slice(from)
}
