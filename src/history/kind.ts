/** What kind of change a block underwent. */
import type { Block, Page } from '../model.ts'
import { jsdiff } from '../text/jsdiff.ts'
import { isNear } from '../text/near.ts'

/**
 * `facts`: a number, URL, code span or code block; `formatting`: markup, letter case, white space or punctuation, the
 * words being the same; `typo`: a word or two, by a letter each; `wording`: anything else.
 */
export type ChangeKind = 'wording' | 'facts' | 'formatting' | 'typo'

/** Whether a change leaves what the text says as it was. */
export const isSlight = (kind: string): boolean => kind === 'formatting' || kind === 'typo'

/** A piece of a word diff: as it was, removed, or added. */
export interface DiffPiece {
  readonly text: string
  readonly change?: 'removed' | 'added'
}

/** Longer texts are shown as replaced whole: the diff's cost grows as length × changes. */
const longestDiffed = 20_000
/** A typo is an edit of this many words at most, by a letter each. */
const mostWords = 2

/** The change of some blocks, word by word (Myers 1986, by jsdiff). */
export function wordDiff(before: string, after: string): DiffPiece[] {
  if (before.length + after.length > longestDiffed)
    return [
      { text: before, change: 'removed' },
      { text: after, change: 'added' },
    ]
  return jsdiff()
    .diffWordsWithSpace(before, after)
    .map(({ value, added, removed }) => ({
      text: value,
      ...(added ? { change: 'added' as const } : removed ? { change: 'removed' as const } : {}),
    }))
}

/** One version of some blocks. */
interface Passage {
  readonly page: Page
  readonly blocks: readonly Block[]
}

/** Judges a change. */
export function kindOf(before: Passage, after: Passage): ChangeKind {
  if (factsOf(before) !== factsOf(after)) return 'facts'
  const [old, now] = [readOf(before), readOf(after)]
  if (lettersOf(old) === lettersOf(now)) return 'formatting'
  return isTypo(old, now) ? 'typo' : 'wording'
}

const readOf = ({ blocks }: Passage): string => blocks.map(({ text }) => text).join('\n')
const lettersOf = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** The facts of a passage in one text, the same for the same facts. */
export function factsOf({ page, blocks }: Passage): string {
  return blocks
    .flatMap((block) => {
      if (block.kind === 'code' || block.kind === 'esm' || block.kind === 'expression')
        return [page.text.slice(block.start, block.end).replace(/\s+/g, ' ')]
      const props = Object.entries(block.attributes ?? {}).map(([name, value]) => `${name}=${value}`)
      const facts = block.facts.map((fact) => {
        if (fact.kind === 'number') return `number ${fact.readings[0]} ${fact.unit ?? ''}`
        return `${fact.kind} ${fact.value}`
      })
      return [...props, ...facts]
    })
    .sort()
    .join('\n')
}

function isTypo(before: string, after: string): boolean {
  const wordsOf = (text: string): string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
  const [old, now] = [wordsOf(before), wordsOf(after)]
  if (old.length !== now.length) return false
  const changed = old.flatMap((word, at) => (word === now[at] ? [] : [[word, now[at] as string] as const]))
  return changed.length <= mostWords && changed.every(([a, b]) => Math.min(a.length, b.length) > 3 && isNear(a, b))
}
