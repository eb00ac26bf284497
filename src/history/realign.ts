/** Aligns a pair through the version of the source from which each target block was translated. */
import { sectionBeads } from '../align/pair.ts'
import type { Alignment, Bead, Page } from '../model.ts'
import type { Trace } from './trace.ts'

/** A version of the source from which some target blocks were made. */
export interface Basis {
  /** Its place among the source's versions: the greater, the older. */
  readonly version: number
  readonly page: Page
  /** The target blocks that were made from it. */
  readonly blocks: ReadonlySet<number>
  /** What its blocks became. */
  readonly became: Trace
  /** It, aligned with the target as that is now. */
  readonly alignment: Alignment
}

/** A target block and the source blocks that are its counterpart now. */
interface Claim {
  readonly target: number
  readonly sources: readonly number[]
  /** Claims of one bead may share their source blocks. */
  readonly bead: Bead
}

/**
 * The alignment, corrected where history knows better: two texts that were in step once were each other's counterpart
 * then, and the source's block can be followed to what it is now in its own language.
 * @param bases Newest first.
 */
export function realign(source: Page, target: Page, alignment: Alignment, bases: readonly Basis[]): Alignment {
  const basisOf = new Map(bases.flatMap((basis) => [...basis.blocks].map((index) => [index, basis] as const)))
  const now = beadsByTarget(alignment)
  const then = new Map(bases.map((basis) => [basis, beadsByTarget(basis.alignment)]))
  const inStep: Claim[] = []
  const followed: Claim[] = []
  for (const { index } of target.blocks) {
    const bead = now.get(index)
    const basis = basisOf.get(index)
    const before = basis && then.get(basis)?.get(index)
    if (basis && before && before.source.length > 0) {
      const sources = before.source.flatMap((old) => basis.became.get(old) ?? [])
      followed.push({ target: index, sources, bead: before })
    } else if (bead) inStep.push({ target: index, sources: bead.source, bead })
  }

  const holder = new Map<number, Claim>()
  const partners = new Map<number, readonly number[]>()
  const version = (claim: Claim) => basisOf.get(claim.target)?.version ?? 0
  for (const claim of [...inStep, ...followed.sort((a, b) => version(a) - version(b))]) {
    const free = claim.sources.filter((index) => {
      const first = holder.get(index)
      return !first || first.bead === claim.bead || now.get(first.target) === now.get(claim.target)
    })
    for (const index of free) if (!holder.has(index)) holder.set(index, claim)
    partners.set(claim.target, free)
  }
  return asAlignment(source, target, alignment, partners)
}

const beadsByTarget = ({ beads }: Alignment): Map<number, Bead> =>
  new Map(beads.flatMap((bead) => bead.target.map((index) => [index, bead] as const)))

/** Beads from the partners of every target block: what is connected is one bead. */
function asAlignment(
  source: Page,
  target: Page,
  alignment: Alignment,
  partners: ReadonlyMap<number, readonly number[]>,
): Alignment {
  const known = new Map(alignment.beads.map((bead) => [nameOf(bead), bead]))
  const beads = connected(source, target, partners).map((bead) => known.get(nameOf(bead)) ?? bead)
  if (beads.every((bead) => known.has(nameOf(bead)))) return alignment
  const settled = beads.filter((bead) => isPair(bead) && known.has(nameOf(bead)) && !bead.moved)
  const placed = beads.map((bead) => {
    if (!isPair(bead) || known.has(nameOf(bead))) return bead
    return settled.some((other) => crosses(bead, other)) ? { ...bead, moved: true } : bead
  })
  const pairs = (moved: boolean): [number, number][] =>
    placed
      .filter((bead) => isPair(bead) && (bead.moved ?? false) === moved)
      .flatMap((bead) => bead.source.flatMap((i) => bead.target.map((j) => [i, j] as [number, number])))
  return { beads: inOrder(placed), sections: sectionBeads(source, target, pairs(false), pairs(true)) }
}

const nameOf = ({ source, target }: Bead): string => `${source.join()}|${target.join()}`
const isPair = ({ source, target }: Bead): boolean => source.length > 0 && target.length > 0
const crosses = (a: Bead, b: Bead): boolean =>
  (first(a.source) - first(b.source)) * (first(a.target) - first(b.target)) < 0
const first = (indexes: readonly number[]): number => indexes[0] ?? 0

/** What history has followed is as sure as equal text. */
const followed = 1

function connected(source: Page, target: Page, partners: ReadonlyMap<number, readonly number[]>): Bead[] {
  const groups = new Map<number, { source: Set<number>; target: number[] }>()
  const alone: Bead[] = []
  for (const { index } of target.blocks) {
    const sources = partners.get(index) ?? []
    if (sources.length === 0) alone.push({ source: [], target: [index], similarity: 0 })
    const group = sources.map((one) => groups.get(one)).find(Boolean) ?? { source: new Set<number>(), target: [] }
    for (const one of sources) {
      const other = groups.get(one)
      if (other && other !== group) {
        for (const more of other.source) {
          group.source.add(more)
          groups.set(more, group)
        }
        group.target.push(...other.target)
      }
      group.source.add(one)
      groups.set(one, group)
    }
    if (sources.length > 0) group.target.push(index)
  }
  for (const { index } of source.blocks)
    if (!groups.has(index)) alone.push({ source: [index], target: [], similarity: 0 })
  const ascending = (a: number, b: number) => a - b
  const pairs = [...new Set(groups.values())].map((group) => ({
    source: [...group.source].sort(ascending),
    target: group.target.sort(ascending),
    similarity: followed,
  }))
  return [...pairs, ...alone]
}

/** By source; gaps of the target after the bead that holds the block before them. */
function inOrder(beads: readonly Bead[]): Bead[] {
  const ordered = beads.filter(({ source }) => source.length > 0).sort((a, b) => first(a.source) - first(b.source))
  const gaps = beads.filter(({ source }) => source.length === 0).sort((a, b) => first(a.target) - first(b.target))
  for (const gap of gaps) {
    const before = ordered.findIndex(({ target, moved }) => !moved && target.includes(first(gap.target) - 1))
    const any = before >= 0 ? before : ordered.findIndex(({ target }) => target.includes(first(gap.target) - 1))
    ordered.splice(any + 1, 0, gap)
  }
  return ordered
}
