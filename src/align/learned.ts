/** What was learned of two languages as plain data, so that another run need not learn it. */
import { Lexicon, type Pairs } from './lexicon.ts'
import { type Counted, Rarity } from './rarity.ts'
import { Vocabulary } from './vocabulary.ts'
import type { AlignContext } from './weighed.ts'

/** All of a context; ids are places in `terms`. */
export interface Learned extends Pick<AlignContext, 'locales' | 'lengthRatio' | 'experience' | 'borrowing'> {
  readonly terms: readonly string[]
  readonly pairs: Pairs
  readonly rarity: { readonly source: Counted; readonly target: Counted }
}

/** A context as data, before it is used. */
export function learnedIn(context: AlignContext): Learned {
  const { locales, lengthRatio, experience, borrowing, vocabulary, lexicon, rarity } = context
  return {
    ...{ locales, lengthRatio, experience, borrowing },
    terms: vocabulary.terms(),
    pairs: lexicon.pairs,
    rarity: { source: rarity.source.counted(), target: rarity.target.counted() },
  }
}

/** The context that was put down. */
export function contextFrom({ terms, pairs, rarity, ...rest }: Learned): AlignContext {
  const lexicon = new Lexicon(pairs)
  return {
    ...rest,
    vocabulary: new Vocabulary(terms),
    lexicon,
    reverse: lexicon.reversed(),
    rarity: { source: new Rarity(rarity.source), target: new Rarity(rarity.target) },
  }
}
