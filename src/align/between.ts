/** What the features of two blocks say of each other that need not be among those that were weighed: of blocks taken together. */
import type { Features } from './features.ts'
import {
  absence,
  absenceAnywhere,
  chanceOf,
  cognateCredit,
  fact,
  lexiconCredit,
  likely,
  token,
  unknown,
  unknownInCode,
  word,
} from './odds.ts'
import type { Known } from './side.ts'

/**
 * Half of the evidence between two blocks, where the features of the first are looked for in the second.
 *
 * @param there The blocks of the other side among which its features are as rare as they are.
 */
export function halfBetween(
  there: Features,
  { lexicon, rarity, borrowing }: Known,
): (block: Features, other: Features) => number {
  const nowhere = absenceAnywhere(borrowing)
  let counts: ReadonlyMap<number, number> | undefined
  return (block, other) => {
    const known = (counts ??= countsOf(there))
    const present = new Set(other.of(0).terms)
    const { facts, tokens, words, keys } = block.of(0)
    let sum = 0
    const add = (id: number, key: number, sort: number): void => {
      const share = likely[sort] as number
      const isNowhere = sort === unknown && !known.has(id) && !known.has(key)
      const absent = isNowhere ? nowhere : (absence[sort] as number)
      let best = 0
      const look = (term: number, credit: number): void => {
        if (!present.has(term)) return
        const chance = chanceOf(term, known.get(term) ?? 1, there.count, rarity)
        best = Math.max(best, credit * Math.log(share / chance) - absent)
      }
      look(id, 1)
      if (key >= 0) look(key, cognateCredit)
      for (const [term, weight] of lexicon.of(id) ?? []) look(term, lexiconCredit(weight))
      sum += 0.5 * (absent + best)
    }
    const stranger = block.codes[0] === 1 ? unknownInCode : unknown
    for (const id of facts) add(id, -1, fact)
    for (const id of tokens) add(id, -1, token)
    for (const [at, id] of words.entries()) add(id, keys[at] ?? -1, lexicon.has(id) ? word : stranger)
    return sum
  }
}

/** In how many blocks each term stands. */
function countsOf(features: Features): Map<number, number> {
  const counts = new Map<number, number>()
  for (const { terms } of features.blocks()) for (const term of terms) counts.set(term, (counts.get(term) ?? 0) + 1)
  return counts
}
