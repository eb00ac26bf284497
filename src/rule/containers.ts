/** Which lists, tables, admonitions and components hold the same content on both sides. */
import type { Alignment, Container, ContainerKind, Page } from '../model.ts'
import { memo } from '../text/memo.ts'

/** Kinds that stand for each other: an admonition may have become a quote or a component. */
const family: Readonly<Partial<Record<ContainerKind, string>>> = {
  list: 'list',
  table: 'table',
  admonition: 'frame',
  component: 'frame',
  quote: 'frame',
}

/** For containers of one side, the index of the other side's container that holds most of their content. */
export interface ContainerPairs {
  readonly toTarget: ReadonlyMap<number, number>
  readonly toSource: ReadonlyMap<number, number>
}

type Votes = Map<number, Map<number, number>>

/** Pairs containers by the matched blocks that they hold, at the same depth of nesting. */
export function pairContainers(source: Page, target: Page, { beads }: Alignment): ContainerPairs {
  const toTarget: Votes = new Map()
  const toSource: Votes = new Map()
  // Blocks of one container have the same ones around them.
  const around = memo((container: number) => lineage(source, container))
  const aroundOther = memo((container: number) => lineage(target, container))
  for (const bead of beads) {
    for (const i of bead.source) {
      const here = source.blocks[i]?.container ?? -1
      if (here < 0) continue
      for (const j of bead.target) {
        const there = target.blocks[j]?.container ?? -1
        if (there < 0) continue
        for (const [a, b] of levels(source, around(here), target, aroundOther(there))) {
          vote(toTarget, a, b)
          vote(toSource, b, a)
        }
      }
    }
  }
  return { toTarget: elected(toTarget), toSource: elected(toSource) }
}

/** Whether two containers are each other's counterpart. */
export const areMutual = ({ toTarget, toSource }: ContainerPairs, source: number, target: number): boolean =>
  toTarget.get(source) === target && toSource.get(target) === source

/** The pairs of which each is the other's counterpart, by source. */
export function mutualPairs(pairs: ContainerPairs, source: Page, target: Page): [Container, Container][] {
  return source.containers.flatMap((here) => {
    const there = target.containers[pairs.toTarget.get(here.index) ?? -1]
    return there && areMutual(pairs, here.index, there.index) ? [[here, there] as [Container, Container]] : []
  })
}

/** The containers that stand for each other in two lineages. */
function levels(source: Page, here: Lineage, target: Page, there: Lineage): (readonly [number, number])[] {
  const found: (readonly [number, number])[] = []
  for (const [name, containers] of here) {
    const others = there.get(name) ?? []
    // Where one side has more frames around the same text, those of the same kind and name belong together.
    const byName = name === 'frame' && containers.length !== others.length
    for (const [level, a] of containers.entries()) {
      const b = byName ? others.find((other) => alike(source.containers[a], target.containers[other])) : others[level]
      if (b !== undefined) found.push([a, b])
    }
  }
  return found
}

const alike = (a: Container | undefined, b: Container | undefined): boolean =>
  a?.kind === b?.kind && a?.name === b?.name

/** The containers around a block, by family, outermost first. */
type Lineage = ReadonlyMap<string, readonly number[]>

function lineage(page: Page, container: number): Lineage {
  const found = new Map<string, number[]>()
  for (let at = page.containers[container]; at; at = page.containers[at.parent]) {
    const name = family[at.kind]
    if (name) found.set(name, [at.index, ...(found.get(name) ?? [])])
  }
  return found
}

function vote(votes: Votes, from: number, to: number): void {
  const row = votes.get(from) ?? new Map<number, number>()
  row.set(to, (row.get(to) ?? 0) + 1)
  votes.set(from, row)
}

function elected(votes: Votes): Map<number, number> {
  const pairs = new Map<number, number>()
  for (const [from, row] of votes) {
    let [best, most] = [Number.POSITIVE_INFINITY, 0]
    for (const [to, count] of row) if (count > most || (count === most && to < best)) [best, most] = [to, count]
    pairs.set(from, best)
  }
  return pairs
}
