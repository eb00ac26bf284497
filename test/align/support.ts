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

const words = (from: number, to: number) =>
  fc.array(fc.nat({ max: pairs.length - 1 }), { minLength: from, maxLength: to }).map((indexes) => {
    const chosen = indexes.map((index) => pairs[index] as readonly [string, string])
    return { en: chosen.map(([en]) => en).join(' '), fr: chosen.map(([, fr]) => fr).join(' ') }
  })

const shaped = (shape: (text: string) => string) => (texts: TwoTexts) => ({ en: shape(texts.en), fr: shape(texts.fr) })

/** One paragraph, list item or code block. */
export const block: fc.Arbitrary<TwoTexts> = fc.oneof(
  { weight: 4, arbitrary: words(8, 20).map(shaped((line) => `${line}.`)) },
  { weight: 2, arbitrary: words(6, 12).map(shaped((line) => `- ${line}`)) },
  {
    weight: 1,
    arbitrary: fc.array(fc.stringMatching(/^[a-z]{3,8}[A-Z][a-z]{3,8}$/), { minLength: 2, maxLength: 4 }).map((names) => {
      const code = `\`\`\`js\n${names.map((name) => `${name}()`).join('\n')}\n\`\`\``
      return { en: code, fr: code }
    }),
  },
)

/** A section: its heading and its blocks. */
export const section: fc.Arbitrary<TwoTexts[]> = fc
  .tuple(words(3, 5).map(shaped((line) => `## ${line}`)), fc.array(block, { minLength: 2, maxLength: 5 }))
  .map(([heading, blocks]) => [heading, ...blocks])

/** Reads Markdown as a page; throws where the reader refuses it. */
export function page(markdown: string, locale: Locale): Page {
  const reading = readPage(`${locale}/page.md`, locale, markdown)
  if (reading.state !== 'read') throw new Error(reading.reason.en)
  return reading.page
}

/** One text a block; blank lines keep them apart, and a comment keeps one list from running into the next. */
export const markdownOf = (blocks: readonly string[]): string => blocks.join('\n\n')

/** Aligns two texts with the shipped lexicon; `experience` stands for the rest of a project, from which its words are known. */
export function align(en: string, fr: string, experience?: number): { source: Page; target: Page; alignment: Alignment } {
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
