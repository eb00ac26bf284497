/**
 * Blocks without counterpart that stand in each other's very place and keep all that a translation must keep: their words are
 * told freely, or names in their code were translated. So does what opens an item whose command both sides have, and a
 * paragraph that is all of a section's text, and that the other side tells in short.
 */
import type { AlignContext } from '../align/weighed.ts'
import type { Alignment, Bead, Block, Fact, Page, Side } from '../model.ts'
import { lackOf } from '../rule/sentences.ts'
import { lettersIn } from '../text/letters.ts'
import { agree, marksOf } from '../text/names.ts'
import { digitRuns } from '../text/pieces.ts'

/** A code block with fewer marks than this has no form of its own. */
const fewestMarks = 4

/** The alignment with each two such blocks made one bead. */
export function joinFree(source: Page, target: Page, alignment: Alignment, languages: AlignContext): Alignment {
  if (!alignment.beads.some(isGap)) return alignment
  const beads: Bead[] = []
  for (let at = 0; at < alignment.beads.length; ) {
    const run: Bead[] = []
    while (at < alignment.beads.length && isGap(alignment.beads[at] as Bead)) run.push(alignment.beads[at++] as Bead)
    const ends = [beads.at(-1), alignment.beads[at]]
    const isAll = ends.every((bead) => bead === undefined || isHeading(source, target, bead))
    const joined = isAll ? joinedShort(source, target, run, languages) : joinedLead(source, target, run, ends[1])
    beads.push(...(joined ?? joinedRun(source, target, run)))
    if (at < alignment.beads.length) beads.push(alignment.beads[at++] as Bead)
  }
  return beads.length < alignment.beads.length ? { ...alignment, beads } : alignment
}

const isGap = ({ source, target }: Bead): boolean => source.length === 0 || target.length === 0

/** The gaps between two matches: as beads in their order, where both sides have as many blocks and each two keep the same. */
function joinedRun(source: Page, target: Page, run: readonly Bead[]): readonly Bead[] {
  const [here, there] = [run.flatMap((bead) => bead.source), run.flatMap((bead) => bead.target)]
  if (here.length === 0 || here.length !== there.length) return run
  const pairs = here.map((i, at): [number, number] => [i, there[at] as number])
  const isSame = ([i, j]: [number, number]): boolean => keepsAll(source.blocks[i] as Block, target.blocks[j] as Block)
  return pairs.every(isSame) ? pairs.map(([i, j]) => ({ source: [i], target: [j], similarity: unsure })) : run
}

/** What opens two items as one bead, where both go on with the same code: a step is known by its command. */
function joinedLead(source: Page, target: Page, run: readonly Bead[], next: Bead | undefined): Bead[] | undefined {
  const [here, there] = [run.flatMap((bead) => bead.source), run.flatMap((bead) => bead.target)]
  const [a, b] = [source.blocks[here[0] ?? -1], target.blocks[there[0] ?? -1]]
  const [after, behind] = [source.blocks[next?.source[0] ?? -1], target.blocks[next?.target[0] ?? -1]]
  if (here.length !== 1 || there.length !== 1 || a?.kind !== 'item' || b?.kind !== 'item') return undefined
  if (after?.kind !== 'code' || behind?.kind !== 'code' || after.text !== behind.text) return undefined
  const isOneItem = after.container === a.container && behind.container === b.container
  return isOneItem && next?.moved !== true ? [{ source: here, target: there, similarity: unsure }] : undefined
}

const isHeading = (source: Page, target: Page, bead: Bead): boolean =>
  source.blocks[bead.source[0] ?? -1]?.kind === 'heading' && target.blocks[bead.target[0] ?? -1]?.kind === 'heading'

/** As short as this beside the other, it tells a part of it. */
const short = 0.6

/** Two paragraphs alone between two pairs of headings as one bead, where all that the shorter one tells is in the longer one. */
function joinedShort(source: Page, target: Page, run: readonly Bead[], languages: AlignContext): Bead[] | undefined {
  const [here, there] = [run.flatMap((bead) => bead.source), run.flatMap((bead) => bead.target)]
  const [a, b] = [source.blocks[here[0] ?? -1], target.blocks[there[0] ?? -1]]
  if (here.length !== 1 || there.length !== 1 || a?.kind !== 'paragraph' || b?.kind !== 'paragraph') return undefined
  const [length, other] = [lettersIn(a.prose), lettersIn(b.prose)]
  if (Math.min(length, other) > short * Math.max(length, other)) return undefined
  const sides = [
    { page: source, block: a },
    { page: target, block: b },
  ] as const
  const [told, telling] = length < other ? sides : [sides[1], sides[0]]
  const from: Side = length < other ? 'source' : 'target'
  const facing = { page: telling.page, blocks: [telling.block] }
  if (lackOf({ ...told, neighbours: [] }, facing, languages, from) >= 0) return undefined
  return [{ source: here, target: there, similarity: unsure }]
}

/** The pairing rests on the place. */
const unsure = 0.5

function keepsAll(a: Block, b: Block): boolean {
  if (a.kind !== b.kind) return false
  if (a.kind === 'code') {
    const marks = marksOf(a.text)
    return a.name === b.name && marks.length >= fewestMarks && isForm(a.text, b.text)
  }
  if (a.kind !== 'paragraph' && a.kind !== 'item' && a.kind !== 'row') return false
  const [here, there] = [kept(a), kept(b)]
  return here.length > 0 && here.length === there.length && here.every((fact, at) => isKept(fact, there[at] as Fact))
}

/** The facts of a block, but the figures, which may stand in words. */
const kept = ({ facts }: Block): Fact[] => facts.filter(({ kind }) => kind !== 'number')

function isKept(a: Fact, b: Fact): boolean {
  if (a.kind === 'number' || b.kind === 'number' || a.kind !== b.kind) return false
  return a.value === b.value || ((a.kind === 'code' || a.kind === 'placeholder') && isForm(a.value, b.value))
}

/** Whether two pieces of code differ in words alone. */
const isForm = (a: string, b: string): boolean => agree(marksOf(a), marksOf(b)) && agree(digitRuns(a), digitRuns(b))
