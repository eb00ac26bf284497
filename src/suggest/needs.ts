/** From findings to the texts that they need, and where exactly each goes. */
import type { AlignedPair } from '../check/aligned-pair.ts'
import type { Block, Finding, Page, PageReport, Position, Said, Span } from '../model.ts'
import { isSilent } from '../rule/blocks.ts'
import { spanOf } from '../rule.ts'
import { blocksIn, type Chunk, continuation, cut, fill, leadAt, type Segment, segmentsOf, unwrapped } from './chunk.ts'
import { framedBy, placeOf, withEol } from './place.ts'
import { reasons } from './reasons.ts'

/** A text that the target needs. */
export interface Need {
  readonly pair: AlignedPair
  /** Where it comes from. */
  readonly source: Span
  /** What it replaces in the target; empty for an insertion. */
  readonly target: Span
  /** What is to be translated, in order; none where all of it is code or markup. */
  readonly segments: readonly Segment[]
  /** What stands around it in the source, in plain words. */
  readonly context: string
  /** The list of the target that it is put into as an item, as an index into its containers. */
  readonly list?: number
  /** The text that is put in. `before`: how many items of the same list are put in at the same place before it. */
  write(texts: readonly string[], before: number): string
}

/** What a finding needs: texts, or the reason why there are none. */
export type Wanted = { readonly needs: readonly Need[] } | { readonly reason: Said }

/** Whether text from a translator would end a finding. */
export function needsText({ rule, drift, parts, said, category }: Finding): boolean {
  if (rule === 'front-matter') return said.id === 'missing' || said.id === 'empty'
  if (rule === 'sentence-count') return said.id === 'missing'
  if (rule === 'not-compared') return drift !== undefined
  if (category === 'content' || category === 'links' || category === 'lint') return false
  if (drift === 'missing' || drift === 'untranslated' || drift === 'stale') return true
  return parts?.some((part) => part.drift === 'missing') ?? false
}

/** The texts that a finding needs. `pair`: the aligned pages that it is about; absent when one of them is. */
export function wantedBy(finding: Finding, page: PageReport, pair: AlignedPair | undefined): Wanted {
  if (finding.rule === 'front-matter') return { reason: reasons['front-matter']() }
  if (finding.rule === 'not-compared') return { reason: reasons.rewritten() }
  if (!pair) return { reason: reasons['no-page']({ locale: page.locale }) }
  const needs = needsOf(finding, pair)
  return needs.length > 0 ? { needs } : { reason: reasons['no-place']() }
}

function needsOf(finding: Finding, pair: AlignedPair): Need[] {
  const { rule, drift, source, target, parts = [] } = finding
  if (rule === 'sentence-count') return lostSentences(finding, pair)
  if (drift === 'untranslated') return target ? untranslated(pair, toSpan(target)) : []
  if (drift === 'stale') {
    const places = parts.length > 0 ? parts : [finding]
    const needs = places.flatMap((one) =>
      one.source && one.target ? replacement(pair, toSpan(one.source), toSpan(one.target)) : [],
    )
    return sharingContext(needs)
  }
  const missing = parts.filter((part) => part.drift === 'missing')
  const spans = missing.length > 0 ? missing.map((part) => part.source) : [source]
  return spans.flatMap((at) => (at ? insertion(pair, toSpan(at)) : []))
}

const toSpan = ({ start, end }: Position): Span => ({ start: start.offset, end: end.offset })

/** Blocks that the target lacks. */
function insertion(pair: AlignedPair, span: Span): Need[] {
  const blocks = blocksIn(pair.source, span).filter((block) => !isSilent(block))
  const [first, last] = [blocks[0], blocks.at(-1)]
  if (!first || !last) return []
  const place = placeOf(pair, first.index, last.index)
  const chunk = cut(pair.source, place.source)
  return [
    {
      pair,
      source: place.source,
      target: { start: place.at, end: place.at },
      segments: segmentsOf(chunk),
      context: contextOf(pair.source, first, last),
      ...(place.list === undefined ? {} : { list: place.list }),
      write: (texts, before) => place.write(fill(chunk, texts), before),
    },
  ]
}

/** Blocks of the target whose source is another now. */
function replacement(pair: AlignedPair, from: Span, to: Span): Need[] {
  const [here, there] = [blocksIn(pair.source, from), blocksIn(pair.target, to)]
  const [first, last] = [here[0], here.at(-1)]
  if (!first || !last || there.length === 0) return []
  const [source, target] = [spanOf(here), spanOf(there)]
  const chunk = cut(pair.source, source, here)
  const own = cut(pair.target, target, there)
  // The frame of the target stays where it has room for the same texts: its ids, markers, columns.
  const same = segmentsOf(chunk).length > 0 && segmentsOf(chunk).length === segmentsOf(own).length
  return [replacing(pair, { source, target, chunk, frame: same ? own : chunk, around: [first, last] })]
}

/** Text of the target that is in the source's language: the block's source where it has one, else the text itself. */
function untranslated(pair: AlignedPair, span: Span): Need[] {
  const there = blocksIn(pair.target, span)
  if (there.length === 0) return leftover(pair, span)
  const needs = there.flatMap((block) => {
    const own = cut(pair.target, block, [block])
    if (segmentsOf(own).length === 0) return []
    const bead = pair.alignment.beads.find(({ target }) => target.includes(block.index))
    const from =
      bead?.source.length === 1 && bead.target.length === 1 ? pair.source.blocks[bead.source[0] ?? -1] : undefined
    // Of several blocks, some may be translated already.
    if (there.length > 1 && from && !isCopy(from, block)) return []
    const chunk = from && cut(pair.source, from, [from])
    const same = chunk && segmentsOf(chunk).length === segmentsOf(own).length
    return replacing(pair, {
      source: same ? { start: from.start, end: from.end } : { start: 0, end: 0 },
      target: { start: block.start, end: block.end },
      chunk: same ? chunk : own,
      frame: own,
      ...(from ? { around: [from, from] } : {}),
    })
  })
  return sharingContext(needs)
}

/** More texts than these are sent together, with what stands around the first of them: each by itself would be a request. */
const fewest = 4

const sharingContext = (needs: readonly Need[]): Need[] =>
  needs.map((need) => (needs.length < fewest ? need : { ...need, context: needs[0]?.context ?? '' }))

const levelled = (text: string): string => text.replace(/\s+/g, ' ').trim().toLowerCase()
const isCopy = (from: Block, block: Block): boolean => levelled(from.text) === levelled(block.text)

/** A part of a block. */
function leftover(pair: AlignedPair, span: Span): Need[] {
  const block = pair.target.blocks.find(({ start, end }) => start <= span.start && end >= span.end)
  if (!block) return []
  const bead = pair.alignment.beads.find(({ target }) => target.includes(block.index))
  const from = pair.source.blocks[bead?.source[0] ?? -1]
  const indent = continuation(leadAt(pair.target.text, block.start))
  const segment: Segment = { text: unwrapped(pair.target.text, span), span, block, indent }
  return [
    {
      pair,
      source: { start: 0, end: 0 },
      target: span,
      segments: [segment],
      context: from?.text.slice(0, mostContext) ?? '',
      write: ([text = '']) => withEol(framedBy(text, indent), pair.target.text),
    },
  ]
}

/** Sentences that a paragraph lost. */
function lostSentences({ source, target, parts }: Finding, pair: AlignedPair): Need[] {
  if (!source || !target) return []
  const spans = (parts ?? [{ source }]).flatMap((part) => (part.source ? [toSpan(part.source)] : []))
  const at = target.start.offset
  const block = pair.source.blocks.find(
    ({ start, end }) => start <= (spans[0]?.start ?? -1) && end >= (spans[0]?.end ?? 0),
  )
  const home = pair.target.blocks.find(({ start, end }) => start <= at && end >= at)
  if (!block || !home) return []
  const segments = spans.map((span) => ({ text: unwrapped(pair.source.text, span), span, block, indent: '' }))
  const opens = at <= home.start
  const indent = continuation(leadAt(pair.target.text, home.start))
  return [
    {
      pair,
      source: spanOf(spans),
      target: { start: at, end: at },
      segments,
      context: block.text.slice(0, mostContext),
      write(texts) {
        const text = withEol(framedBy(texts.join(' '), indent), pair.target.text)
        return opens ? `${text} ` : ` ${text}`
      },
    },
  ]
}

interface Replacing {
  readonly source: Span
  readonly target: Span
  readonly chunk: Chunk
  readonly frame: Chunk
  /** The first and the last of the source's blocks; absent where the text has no source but itself. */
  readonly around?: readonly [Block, Block]
}

function replacing(pair: AlignedPair, { source, target, chunk, frame, around }: Replacing): Need {
  const lead = continuation(leadAt(pair.target.text, target.start))
  return {
    pair,
    source,
    target,
    segments: segmentsOf(chunk),
    context: around ? contextOf(pair.source, ...around) : '',
    write: (texts) => withEol(framedBy(fill(frame, texts), lead), pair.target.text),
  }
}

/** The title of the section, and what is read before and after: complete sentences, as DeepL asks for. */
function contextOf(page: Page, first: Block, last: Block): string {
  const read = ({ kind, text }: Block): boolean => ['paragraph', 'item', 'row'].includes(kind) && text !== ''
  const before = page.blocks.slice(0, first.index).findLast(read)
  const after = page.blocks.slice(last.index + 1).find(read)
  const title = page.sections[first.section]?.title ?? ''
  return [first.kind === 'heading' ? '' : title, before?.text, after?.text]
    .flatMap((text) => (text ? [text.replace(/\s+/g, ' ').slice(0, mostContext)] : []))
    .join('\n')
}

const mostContext = 600
