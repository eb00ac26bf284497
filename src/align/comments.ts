/** Takes comments out of two pages before they are aligned, and puts them back after: a remark changes nothing of what stands around it. */
import type { Bead, Page } from '../model.ts'
import { inDocumentOrder } from './order.ts'

/** A page without its comments, and where each of its blocks stands in the page. */
export interface Uncommented {
  readonly page: Page
  /** By the block's index in `page`: its index in the page with comments. */
  readonly indexes: readonly number[]
}

/** The page without its comments; nothing for a page that has none. */
export function withoutComments(page: Page): Uncommented | undefined {
  if (!page.blocks.some(({ kind }) => kind === 'comment')) return undefined
  const indexes: number[] = []
  // How many blocks are left before each block; of the end of the page, all of them.
  const before: number[] = []
  for (const { kind, index } of page.blocks) {
    before.push(indexes.length)
    if (kind !== 'comment') indexes.push(index)
  }
  before.push(indexes.length)
  const shifted = (index: number): number => before[index] ?? index
  const blocks = indexes.map((from, index) => ({ ...(page.blocks[from] as Page['blocks'][number]), index }))
  const containers = page.containers.map((one) => ({ ...one, first: shifted(one.first), last: shifted(one.last) }))
  const sections = page.sections.map((one) => ({
    ...one,
    heading: one.heading < 0 ? -1 : shifted(one.heading),
    first: shifted(one.first),
    ownLast: shifted(one.ownLast),
    last: shifted(one.last),
  }))
  return { page: { ...page, blocks, containers, sections }, indexes }
}

/** One side of a pair: the page, and the same without its comments where it has some. */
export interface Commented {
  readonly page: Page
  readonly without: Uncommented | undefined
}

/**
 * The beads of two pages of which those without comments were aligned. Comments are matched by their place: those behind
 * two blocks that are matched, where there are as many on both sides.
 */
export function withComments(beads: readonly Bead[], source: Commented, target: Commented): Bead[] {
  const all = beads.map(
    (bead): Bead => ({
      ...bead,
      source: inPage(source, bead.source),
      target: inPage(target, bead.target),
    }),
  )
  const matched = new Map(all.flatMap((bead) => (bead.moved ? [] : bead.source.map((index) => [index, bead.target]))))
  const there = runsOf(target.page)
  for (const [before, comments] of runsOf(source.page)) {
    const others = (before < 0 ? [-1] : (matched.get(before) ?? [])).map((index) => [index, there.get(index)] as const)
    const [at, run] = others.find(([, run]) => run?.length === comments.length) ?? []
    for (const [nth, index] of comments.entries()) {
      const other = run?.[nth]
      if (other === undefined) all.push({ source: [index], target: [], similarity: 0 })
      else all.push({ source: [index], target: [other], similarity: isSame(source, index, target, other) ? 1 : 0.5 })
    }
    if (at !== undefined) there.delete(at)
  }
  for (const index of [...there.values()].flat()) all.push({ source: [], target: [index], similarity: 0 })
  return inDocumentOrder(all)
}

const inPage = ({ without }: Commented, indexes: readonly number[]): readonly number[] =>
  without ? indexes.map((index) => without.indexes[index] ?? index) : indexes

const isSame = (source: Commented, i: number, target: Commented, j: number): boolean =>
  written(source.page, i) === written(target.page, j)

const written = ({ blocks, text }: Page, index: number): string => text.slice(blocks[index]?.start, blocks[index]?.end)

/** The comments behind each block that is none, by that block's index; by -1 those that open the page. */
function runsOf({ blocks }: Page): Map<number, number[]> {
  const runs = new Map<number, number[]>()
  let before = -1
  for (const { kind, index } of blocks) {
    if (kind !== 'comment') before = index
    else runs.set(before, [...(runs.get(before) ?? []), index])
  }
  return runs
}
