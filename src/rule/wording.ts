/** Whether what differs between two pieces of code or two placeholders is a translation, or a change. */
import { type KnownWords, knownWordsOf } from '../align/known-words.ts'
import type { PairView } from '../rule.ts'
import {
  agree,
  areOwn,
  hasAccent,
  isCognate,
  isExample,
  isMetasyntactic,
  isReordered,
  isText,
  marksOf,
  withoutFields,
  withoutSharedEnd,
} from '../text/names.ts'
import { nearest } from '../text/nearest.ts'
import { difference, digitRuns, piecesOf } from '../text/pieces.ts'
import { perPair } from './per-pair.ts'
import { type SideWords, wordsOf } from './side-words.ts'

/** What a pair of pages tells about the words of its two languages. */
export interface Wording {
  /**
   * Whether `target` is what a translator may have made of the name, path or placeholder `source`
   * (`my-folder` → `mon-dossier`), rather than another name (`folder` → `folders`). Words that only this page's code
   * blocks use belong to its language when they occur at least `times` there.
   */
  renames(source: string, target: string, times?: number): boolean
  /** The same for text that readers read, such as a string with several words: more freedom, but not with figures. */
  translates(source: string, target: string): boolean
  /** The same for text that may as well be commands: most words must be known to be translated. */
  rewords(source: string, target: string): boolean
  /** Whether one name takes the other's place throughout the page's code blocks. */
  replaces(source: string, target: string): boolean
  /** Whether a text is words of the page's prose rather than code: `Content Collection`. */
  isProse(text: string, side: 'source' | 'target'): boolean
  /** Whether a word may mean one of these words of the target. */
  isMeantBy(source: string, targets: readonly string[]): boolean
}

/** What this pair tells of its words; made once a pair. */
export const wordingOf = perPair((view): Wording => new PairWording(view))

/** Whether a text may be a name in code, see {@link SideWords.names}; a sentence is none. */
const isName = (text: string): boolean => !/[^\p{L}\p{M}\p{N}_$-]/u.test(text)

class PairWording implements Wording {
  private readonly words: KnownWords
  private readonly source: SideWords
  private readonly target: SideWords
  /** Several rules ask the same of one name, and each of all its places. */
  private readonly renamed = new Map<string, boolean>()

  constructor(view: PairView) {
    this.words = view.languages.words ?? knownWordsOf(view.languages)
    this.source = wordsOf(view.source)
    this.target = wordsOf(view.target)
  }

  renames(source: string, target: string, times = 1): boolean {
    const key = `${times} ${source.length} ${source}${target}`
    const known = this.renamed.get(key)
    if (known !== undefined) return known
    const does = this.seesRenaming(source, target, times)
    this.renamed.set(key, does)
    return does
  }

  private seesRenaming(source: string, target: string, times: number): boolean {
    if (!agree(digitRuns(source), digitRuns(target))) return false
    if (!isExample(source) && !agree(marksOf(source), marksOf(target))) return false
    const rest = difference(piecesOf(source), piecesOf(target))
    if (rest.left.length === 0 && rest.right.length === 0)
      return withoutFields(source) === withoutFields(target) && source !== target
    if (rest.left.length === 0 || rest.right.length === 0) return false
    if (rest.left.length === rest.right.length && rest.left.every((word, at) => areOwn(word, rest.right[at] ?? '')))
      return true
    const left = rest.left.flatMap((word) => this.unglued('source', word))
    const right = rest.right.flatMap((word) => this.unglued('target', word))
    if (left.every(isMetasyntactic)) return true
    if (isReordered(source, target) && right.every((word) => left.some((other) => isCognate(other, word)))) return true
    if (this.isProse(source, 'source') && this.isProse(target, 'target')) return true
    const told = right.filter((word) => left.some((other) => this.means(other, word)))
    const strange = right.filter(
      (word) => !told.includes(word) && !this.target.common.has(word) && !this.isOnly('target', word, left, times),
    )
    // A slip of the pen looks like what was meant; words of common origin do as well.
    const isSlip = (word: string): boolean =>
      nearest(word, left) !== undefined && !(told.length > 0 && left.some((other) => isCognate(other, word)))
    const slips = strange.filter(isSlip)
    // Of words that stand for nothing, some may look alike in the two languages.
    if (isExample(source) && 2 * slips.length < right.length) return true
    if (slips.length > 0) return false
    const meant = left.filter(
      (word) =>
        right.some((other) => this.means(word, other)) ||
        this.source.common.has(word) ||
        this.isOnly('source', word, right, times),
    )
    const known = strange.length === 0 || (told.length > 0 && 2 * strange.length <= right.length)
    return known && (2 * meant.length >= left.length || (strange.length === 0 && hasAccent(target, source)))
  }

  translates(source: string, target: string): boolean {
    if (!agree(digitRuns(source), digitRuns(target))) return false
    const { left, right } = difference(piecesOf(source), piecesOf(target))
    if (left.length === 0 && right.length === 0) return isText(source)
    if (left.length === 0)
      return isText(target) && right.every((word) => this.target.common.has(word) || this.target.prose.has(word))
    if (right.length === 0)
      return isText(source) && left.every((word) => this.source.common.has(word) || this.source.prose.has(word))
    const isTold = (word: string): boolean => left.some((other) => this.means(other, word))
    // A name may only get words of another language.
    if (!isText(source) && !isText(target))
      return hasAccent(target, source) && right.every((word) => isTold(word) || nearest(word, left) === undefined)
    if (right.some(isTold)) return true
    return right.some((word) => this.target.common.has(word) || nearest(word, left) === undefined)
  }

  rewords(source: string, target: string): boolean {
    if (!agree(digitRuns(source), digitRuns(target))) return false
    const { left, right } = difference(piecesOf(source), piecesOf(target))
    const explained = right.filter(
      (word) =>
        left.some((other) => this.means(other, word)) ||
        this.target.common.has(word) ||
        this.isOnly('target', word, left, 2),
    )
    const told = left.some((word) => right.some((other) => this.means(word, other)))
    return (
      right.length > 0 &&
      (told || right.some((word) => this.target.common.has(word))) &&
      2 * explained.length >= right.length
    )
  }

  replaces(source: string, target: string): boolean {
    if (!isName(source) || !isName(target)) return false
    const one = this.source.names
    const times = one.get(source)
    if (times < 2) return false
    const other = this.target.names
    return (
      times === other.get(target) && !one.has(target) && !other.has(source) && nearest(target, [source]) === undefined
    )
  }

  isProse(text: string, side: 'source' | 'target'): boolean {
    if (!/^[\p{L}\p{M}'’-]{1,40}(?:[ \u00a0]{1,3}[\p{L}\p{M}'’:-]{1,40}){1,12}$/u.test(text.slice(0, 400))) return false
    const { common, prose } = this[side]
    return piecesOf(text).every((word) => common.has(word) || prose.has(word))
  }

  isMeantBy(source: string, targets: readonly string[]): boolean {
    return targets.some((target) => this.means(source, target))
  }

  /** A word of this side's prose, or of names in its code, that the other side never uses: it belongs to this language. */
  private isOnly(side: 'source' | 'target', word: string, others: readonly string[], times: number): boolean {
    const [own, other] = side === 'source' ? [this.source, this.target] : [this.target, this.source]
    if (own.prose.has(word) && !other.prose.has(word) && (word.length < 4 || nearest(word, others) === undefined))
      return true
    return (
      own.code.get(word) >= times &&
      !other.code.has(word) &&
      others.some((one) => other.code.has(one) && !own.code.has(one))
    )
  }

  /** The two words that a name may be made of without a sign of it (`installpath`), where the language has both. */
  private unglued(side: 'source' | 'target', word: string): readonly string[] {
    if (word.length < 7 || word.length > 40 || this.isKnown(side, word)) return [word]
    for (let at = 3; at <= word.length - 3; at += 1) {
      const [head, tail] = [word.slice(0, at), word.slice(at)]
      const isWord = [head, tail].every((one) => this.isKnown(side, one) && !this[side].common.has(one))
      if (isWord) return [head, tail]
    }
    return [word]
  }

  private isKnown(side: 'source' | 'target', word: string): boolean {
    return this[side].prose.has(word) || this.words.isKnown(side, word)
  }

  /** Whether the lexicon has one for the other, as a whole or in what does not look alike. */
  private means(source: string, target: string): boolean {
    if (source === target) return true
    // Its plural is another name.
    if (source === `${target}s` || target === `${source}s`) return false
    const [one, other] = withoutSharedEnd(source, target)
    return this.words.agree(source, target) || (one.length > 1 && other.length > 1 && this.words.agree(one, other))
  }
}
