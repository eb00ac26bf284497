/**
 * Word families: where "restore" is known to become "restaurer", "restoring" will hardly become anything but a word of that
 * family. A small project does not say each of its words often enough for its forms to be learned one by one.
 */
import { groupBy } from '../group-by.ts'
import type { Locale } from '../model.ts'
import type { Language } from '../text/language.ts'
import { languageOf } from '../text/languages.ts'
import { Lexicon, type Pairs } from './lexicon.ts'

/** What a pair of families is worth beside the best pair of words of theirs that is known. */
const share = 0.6
/** Less likely pairs are chance. */
const least = 0.1
/** A shorter stem says nothing; longer families share theirs by chance. */
const shortest = 4
const most = 16

/**
 * A lexicon with pairs of all words of each two families of which some pair is known.
 * @param terms By id; empty for those that are of no family.
 */
export function withFamilies(lexicon: Lexicon, terms: readonly string[], [source, target]: readonly Locale[]): Lexicon {
  const [here, there] = [familiesOf(terms, source), familiesOf(terms, target)]
  if (!here || !there) return lexicon
  const best = new Map<string, { readonly sources: number[]; readonly targets: number[]; weight: number }>()
  const { pairs } = lexicon
  for (const [at, word] of pairs.sources.entries()) {
    const [one, other] = [here.of(word), there.of(pairs.targets[at] as number)]
    if (!one || !other) continue
    const key = `${one[0]} ${other[0]}`
    const weight = pairs.weights[at] as number
    const known = best.get(key)
    if (!known) best.set(key, { sources: one, targets: other, weight })
    else known.weight = Math.max(known.weight, weight)
  }
  const added: Pairs = { sources: [], targets: [], weights: [] }
  for (const { sources, targets, weight } of best.values()) {
    if (weight * share < least) continue
    for (const word of sources) {
      const known = lexicon.of(word)
      for (const other of targets) {
        if (known?.has(other)) continue
        added.sources.push(word)
        added.targets.push(other)
        added.weights.push(weight * share)
      }
    }
  }
  return lexicon.with(new Lexicon(added))
}

/** The words of each family, by any of their ids; nothing of a language whose endings are not known. */
function familiesOf(
  terms: readonly string[],
  locale: Locale | undefined,
): { of(id: number): number[] | undefined } | undefined {
  const { endings } = languageOf(locale ?? '')
  if (!endings) return undefined
  const byStem = groupBy(terms.keys(), (id) => stemOf(terms[id] ?? '', endings))
  return {
    of(id) {
      const stem = stemOf(terms[id] ?? '', endings)
      const family = stem === undefined ? undefined : byStem.get(stem)
      return family && family.length <= most ? family : undefined
    },
  }
}

/** What is left of a word without its ending, and without a doubled letter before it: "stopp-ed", "renouvell-ement". */
function stemOf(word: string, endings: Language['endings']): string | undefined {
  if (!/^\p{L}+$/u.test(word)) return undefined
  const stem = word.replace(endings ?? '', '')
  if (stem.length < shortest) return undefined
  return stem.length > shortest && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem
}
