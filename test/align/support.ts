/** Pages made of word pairs of the shipped lexicon, so that a page and its translation can be made at will. */
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { learn } from '../../src/align/learn.ts'
import { type Lexicon, readLexicon } from '../../src/align/lexicon.ts'
import { alignPair } from '../../src/align/pair.ts'
import { Vocabulary } from '../../src/align/vocabulary.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Alignment, Locale, Page } from '../../src/model.ts'

const text = readFileSync('lexicon/en-fr.tsv', 'utf8')
const pairs = text
  .split('\n')
  .map((line) => line.split('\t'))
  .flatMap(([en = '', best = '']) => {
    const [fr = '', weight = '0'] = best.split(' ')
    return Number(weight) >= 50 && en.length > 4 && fr.length > 4 ? [[en, fr] as const] : []
  })

/** A block of a page in both languages, as Markdown. */
export interface TwoTexts {
  readonly en: string
  readonly fr: string
}

/** Hands out word pairs in an order that depends on a seed, none twice: blocks that share no word can be told apart. */
function dealer(seed: number): (count: number) => TwoTexts {
  const left = [...pairs]
  let state = seed >>> 0
  const next = () => {
    // mulberry32, public domain.
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return (mixed ^ (mixed >>> 14)) >>> 0
  }
  return (count) => {
    const chosen = Array.from(
      { length: count },
      () => left.splice(next() % left.length, 1)[0] as readonly [string, string],
    )
    return { en: chosen.map(([en]) => en).join(' '), fr: chosen.map(([, fr]) => fr).join(' ') }
  }
}

type Shape = { readonly kind: 'heading' | 'paragraph' | 'item' | 'code'; readonly words: number }

const shaped = (shape: (text: string) => string, texts: TwoTexts): TwoTexts => ({
  en: shape(texts.en),
  fr: shape(texts.fr),
})

function blockOf({ kind, words }: Shape, deal: (count: number) => TwoTexts): TwoTexts {
  const texts = deal(words)
  switch (kind) {
    case 'heading':
      return shaped((line) => `## ${line}`, texts)
    case 'paragraph':
      return shaped((line) => `${line}.`, texts)
    case 'item':
      return shaped((line) => `- ${line}`, texts)
    case 'code': {
      const calls = texts.en.split(' ').map((word) => `call${word[0]?.toUpperCase()}${word.slice(1)}()`)
      return shaped(() => `\`\`\`js\n${calls.join('\n')}\n\`\`\``, texts)
    }
  }
}

const sized = (kind: Shape['kind'], min: number, max: number) =>
  fc.integer({ min, max }).map((words): Shape => ({ kind, words }))
const blockShape = fc.oneof(
  { weight: 4, arbitrary: sized('paragraph', 8, 20) },
  { weight: 2, arbitrary: sized('item', 6, 12) },
  { weight: 1, arbitrary: sized('code', 2, 4) },
)
const sectionShape = fc
  .tuple(sized('heading', 3, 5), fc.array(blockShape, { minLength: 2, maxLength: 5 }))
  .map(([heading, blocks]) => [heading, ...blocks])

/** A page in both languages, by section; no word stands in it twice. */
export const sections = (min: number, max: number): fc.Arbitrary<TwoTexts[][]> =>
  fc.tuple(fc.array(sectionShape, { minLength: min, maxLength: max }), fc.integer()).map(([shapes, seed]) => {
    const deal = dealer(seed)
    return shapes.map((shape) => shape.map((block) => blockOf(block, deal)))
  })

/** Paragraphs of eight to twenty words, of which none stands in two. */
export const paragraphs = (count: number): fc.Arbitrary<TwoTexts[]> =>
  fc
    .tuple(fc.array(sized('paragraph', 8, 20), { minLength: count, maxLength: count }), fc.integer())
    .map(([shapes, seed]) => {
      const deal = dealer(seed)
      return shapes.map((shape) => blockOf(shape, deal))
    })

/** Reads Markdown as a page; throws where the reader refuses it. */
export function page(markdown: string, locale: Locale): Page {
  const reading = readPage(`${locale}/page.md`, locale, markdown)
  if (reading.state !== 'read') throw new Error(reading.reason.en)
  return reading.page
}

/** One text a block; blank lines keep them apart, and a comment keeps one list from running into the next. */
export const markdownOf = (blocks: readonly string[]): string => blocks.join('\n\n')

/** Aligns two texts with the shipped lexicon; `experience` stands for the rest of a project, from which its words are known. */
export function align(
  en: string,
  fr: string,
  experience?: number,
): { source: Page; target: Page; alignment: Alignment } {
  const vocabulary = new Vocabulary()
  const base: Lexicon = readLexicon(text, vocabulary, false)
  const [source, target] = [page(en, 'en'), page(fr, 'fr')]
  const context = learn([{ source, target }], { vocabulary, locales: ['en', 'fr'], base })
  const settled = experience === undefined ? context : { ...context, experience }
  return { source, target, alignment: alignPair(source, target, settled) }
}

/** The beads as short text: `1-1`, `2-` for a gap of the target, `4~2` for a move. */
export const beadsOf = ({ beads }: Alignment): string[] =>
  beads.map(({ source, target, moved }) => `${source.join('+')}${moved ? '~' : '-'}${target.join('+')}`)
