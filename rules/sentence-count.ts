import type { Words } from '../src/known-error.ts'
import type { Block, Locale, Side } from '../src/model.ts'
import { quoteList } from '../src/rule/naming.ts'
import { type Blocks, countSentences, type Doubt, doubtsOf, isToldFreely, sentencesOf } from '../src/rule/sentences.ts'
import { bilingual, both, defineRule, type PairView, type Raised, type Rule, spanOf } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { languageOf } from '../src/text/languages.ts'

interface Counts {
  readonly source: number
  readonly target: number
  readonly words: Words
}

const messages = bilingual({
  missing: ({ source, target, words }: Counts) => ({
    en: `The source has \`${source}\` sentences here, the translation \`${target}\`. It lacks: ${words.en}. Translate what is missing.`,
    fr: `La source a ici \`${source}\` phrases, la traduction \`${target}\`. Il lui manque : ${words.fr}. À traduire.`,
  }),
  extra: ({ source, target, words }: Counts) => ({
    en: `The translation has \`${target}\` sentences here, the source \`${source}\`. Not in the source: ${words.en}. Remove, or add to the source.`,
    fr: `La traduction a ici \`${target}\` phrases, la source \`${source}\`. Absent de la source : ${words.fr}. À supprimer, ou à ajouter à la source.`,
  }),
})

/** How surely a sentence must be without counterpart; words and lengths each may speak against it a little. Measured.
 * Translators split a sentence more readily than they add one, so that one more in the target must be surer. */
const sure = { source: 1.8, target: 2.8 }
/** An extra sentence that is less sure than this may be a clause of the source, told in other words. */
const surelyExtra = 4
const leastLength = -1

export const sentenceCount: Rule = defineRule({
  id: 'sentence-count',
  category: 'structure',
  harm: 'leaves-behind',

  *pair(view) {
    for (const { source, target } of both(view.matches)) {
      if (!source.every(isText) || !target.every(isText)) continue
      if (!source.some(mayHaveSeveral) && !target.some(mayHaveSeveral)) continue
      const here = { page: view.source, blocks: source }
      const there = { page: view.target, blocks: target }
      const counts = { source: countSentences(here), target: countSentences(there) }
      if (counts.source > counts.target) yield* raise(view, here, there, 'source', counts)
      if (counts.source < counts.target) yield* raise(view, there, here, 'target', counts)
    }
  },
})

const isText = ({ kind }: Block): boolean => kind === 'paragraph' || kind === 'item'

/** Whether a mark may end a sentence, with more words after it. */
const mayHaveSeveral = ({ prose }: Block): boolean => /[.!?…。！？].{0,20}[\s\u00a0\u202f].{0,20}\p{L}/su.test(prose)

function* raise(
  { languages }: PairView,
  here: Blocks,
  there: Blocks,
  side: Side,
  counts: { source: number; target: number },
): Generator<Raised> {
  const doubted = doubtsOf(here, there, languages, side)
    .filter(({ words, length }) => words > 0 && words + length > sure[side] && length > leastLength)
    .filter(({ sentence }) => !isNote(here.page.locale, sentence.prose))
    .filter((doubt) => !isToldFreely(doubt, here, there, languages, side))
    .sort((a, b) => b.words + b.length - a.words - a.length)
    .slice(0, Math.abs(counts.source - counts.target))
    .sort((a, b) => a.rank - b.rank)
  if (doubted.length === 0) return
  const lacking = side === 'source' ? 'missing' : 'extra'
  const other = side === 'source' ? 'target' : 'source'
  const span = doubted.length === 1 ? (doubted[0] as Doubt).sentence : spanOf(here.blocks)
  const words = quoteList(doubted.map(({ sentence }) => excerpt(here.page.text.slice(sentence.start, sentence.end))))
  yield {
    drift: 'differs',
    [side]: { start: span.start, end: span.end },
    [other]: insertAt(there, doubted[0] as Doubt),
    say: messages[lacking]({ ...counts, words }),
    ...(side === 'target' && doubted.every(({ words, length }) => words + length < surelyExtra)
      ? ({ atMost: 'info' } as const)
      : {}),
    parts:
      doubted.length > 1
        ? doubted.map(({ sentence: { start, end } }) => ({
            drift: 'differs' as const,
            [side]: { start, end },
          }))
        : [],
  }
}

/** Whether a translator speaks here, who may. */
const isNote = (locale: Locale, prose: string): boolean => languageOf(locale).translatorsNote?.test(prose) ?? false

/** Where the sentence belongs on the other side: after as many sentences as stand before it. */
function insertAt(there: Blocks, { rank }: Doubt): { start: number; end: number } {
  const sentences = sentencesOf(there)
  const before = sentences[Math.min(rank, sentences.length) - 1]
  const at = before?.end ?? there.blocks[0]?.start ?? 0
  return { start: at, end: at }
}
