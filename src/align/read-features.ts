/** Reads the features of a page's blocks. */
import type { Block, Locale, Page } from '../model.ts'
import type { Language } from '../text/language.ts'
import { languageOf } from '../text/languages.ts'
import { lettersIn } from '../text/letters.ts'
import { Features } from './features.ts'
import { IdTable, Integers } from './ids.ts'
import { mostTerms, Terms, type WordTerms } from './terms.ts'
import type { TextIds } from './text-ids.ts'
import type { Vocabulary } from './vocabulary.ts'

const longestCode = 20_000

/** A page is read once, though it is aligned twice: before its words are learned and after. */
const known = new WeakMap<Page, { readonly vocabulary: Vocabulary; readonly features: Features }>()

/** What features are read with. */
export interface FeatureReading {
  readonly vocabulary: Vocabulary
  /** Those whose marks in URLs do not matter. */
  readonly locales: readonly Locale[]
  /** Told what was read, where somebody wants to know. */
  readonly hear?: (features: Features) => void
}

/** The features of every block of a page. */
export function featuresOf(page: Page, reading: FeatureReading): Features {
  const features = readOnce(page, reading)
  reading.hear?.(features)
  return features
}

function readOnce(page: Page, { locales, vocabulary }: FeatureReading): Features {
  const before = known.get(page)
  if (before?.vocabulary === vocabulary) return before.features
  const list = new List(Terms.of(vocabulary, locales), languageOf(page.locale))
  for (const block of page.blocks) list.read(block)
  const features = list.of(page.blocks)
  known.set(page, { vocabulary, features })
  return features
}

/** Lets go of the features of a page that will not be aligned soon. */
export const forgetFeatures = (page: Page): boolean => known.delete(page)

/** The features of the blocks that are read. One list is filled at a time. */
class List {
  private readonly terms: Terms
  private readonly words: WordTerms
  private left = 0

  constructor(terms: Terms, language: Language) {
    this.terms = terms
    this.words = terms.wordsOf(language)
    for (const one of [numberOf, ids, keys, numbers, starts]) one.clear()
  }

  read(block: Block): void {
    seen.clear()
    this.beginPart()
    for (const fact of block.facts) for (const id of this.terms.ofFact(fact)) this.add(id)
    this.beginPart()
    this.readTokens(block)
    this.beginPart()
    this.readWords(block)
    this.addKeys()
  }

  /** What was read, of these blocks. */
  of(blocks: readonly Block[]): Features {
    starts.push(numbers.length)
    const lengths = new Int32Array(blocks.length)
    const codes = new Uint8Array(blocks.length)
    for (const [index, block] of blocks.entries()) {
      lengths[index] = block.kind === 'code' ? block.text.length : lettersIn(block.prose)
      codes[index] = isCode(block) ? 1 : 0
    }
    return new Features({
      ids: ids.all(),
      keys: keys.all(),
      numbers: numbers.all(),
      starts: starts.all(),
      lengths,
      codes,
    })
  }

  private readTokens(block: Block): void {
    const { vocabulary, tokens, identifiers } = this.terms
    if (block.name) this.add(vocabulary.id(`name:${block.name}`))
    if (block.explicitId) this.add(vocabulary.id(`id:${block.id}`))
    if (block.kind === 'esm') this.addAll(tokens, codeOf(block))
    else if (isCode(block)) this.addAll(identifiers, codeOf(block))
    if (!block.attributes) return
    for (const [key, value] of Object.entries(block.attributes)) this.add(vocabulary.id(`${key}=${value}`))
  }

  private readWords(block: Block): void {
    const { ofText, ofCode } = this.words
    if (isCode(block)) this.addAll(ofCode, codeOf(block))
    // Code spans are in it: one side may have forgotten their marks.
    else if (block.kind !== 'esm' && block.kind !== 'front-matter')
      this.addAll(ofText, block.kind === 'open' && block.prose !== '' ? block.prose : block.text)
  }

  /** Adds the keys of the words of the block, of which it is the part before. */
  private addKeys(): void {
    const first = starts.get(starts.length - 1)
    const last = numbers.length
    this.beginPart()
    for (let at = first; at < last; at++) {
      const key = keys.get(numbers.get(at))
      if (key >= 0 && seen.add(key)) numbers.push(key)
    }
  }

  /** Begins the next part of the block. */
  private beginPart(): void {
    starts.push(numbers.length)
    this.left = mostTerms
  }

  /** Adds the terms of a text. */
  private addAll(terms: TextIds, text: string): void {
    const { all } = terms
    const start = terms.of(text)
    const end = start + all.get(start)
    for (let at = start + 1; at <= end; at++) this.add(all.get(at))
  }

  private add(id: number): void {
    if (this.left === 0) return
    const number = this.number(id)
    if (!seen.add(number)) return
    numbers.push(number)
    this.left--
  }

  private number(id: number): number {
    const before = numberOf.get(id)
    if (before >= 0) return before
    const number = ids.length
    numberOf.set(id, number)
    ids.push(id)
    keys.push(-1)
    const key = this.terms.keyOf(id)
    if (key >= 0) keys.set(number, this.number(key))
    return number
  }
}

/** Room for the features of a page, one for all. */
const [ids, keys, numbers, starts] = [new Integers(), new Integers(), new Integers(), new Integers()]
/** The page's number of an id, and what the block has. */
const [numberOf, seen] = [new IdTable(), new IdTable()]

/** The kinds of which the text is code, with words in its comments and strings. */
const isCode = ({ kind }: Block): boolean => kind === 'code' || kind === 'expression'

/** Longer code tells nothing new. */
const codeOf = ({ text }: Block): string => text.slice(0, longestCode)
