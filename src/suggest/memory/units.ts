/** The project's translation memory: its own blocks and sentences that are in step. */
import type { AlignedPair } from '../../check/aligned-pair.ts'
import type { Finding, Locale, Page, Span } from '../../model.ts'
import { languageOf } from '../../text/languages.ts'
import { lineStarts, pointAt } from '../../text/lines.ts'
import { sentencesIn } from '../../text/sentences.ts'
import { unwrapped } from '../chunk.ts'
import { segmentsIn } from '../segments.ts'

/** A text and its translation. */
export interface Unit {
  /** Inline Markdown on both sides. */
  readonly source: string
  readonly target: string
  readonly locales: { readonly source: Locale; readonly target: Locale }
  /** Where the translation stands: `docs/en/a.md:12`; for an imported unit, what its file says of it. */
  readonly found: string
  /** How much it is: a block's whole text, or one sentence of several. */
  readonly extent: 'block' | 'sentence'
}

/** Beads below this similarity are not trusted to be translations of each other. */
const leastSimilarity = 0.35
/** Longer texts are data. */
const longest = 4000

/** All units of an aligned pair: one-to-one beads that no finding of the report touches, and their sentences. */
export function* unitsOf({ source, target, alignment }: AlignedPair, findings: readonly Finding[]): Generator<Unit> {
  const doubted = findings.filter(isDoubt).flatMap((finding) => finding.target ?? [])
  const isDoubted = ({ start, end }: Span): boolean =>
    doubted.some((at) => at.start.offset < end && at.end.offset > start)
  const starts = lineStarts(target.text)
  for (const bead of alignment.beads) {
    const [here, there] = [source.blocks[bead.source[0] ?? -1], target.blocks[bead.target[0] ?? -1]]
    if (!here || !there || bead.source.length !== 1 || bead.target.length !== 1) continue
    if (bead.similarity < leastSimilarity || isDoubted(there)) continue
    const [from, to] = [segmentsIn(source, here), segmentsIn(target, there)]
    if (from.length !== to.length) continue
    const found = `${target.path}:${pointAt(starts, there.start).line}`
    for (const [at, span] of from.entries()) {
      yield* unitsIn({ page: source, span }, { page: target, span: to[at] ?? span }, found)
    }
  }
}

/** Whether a finding says that a translation is not to be trusted. Structure is about what stands around it. */
const isDoubt = ({ category, rule, severity }: Finding): boolean =>
  (category !== 'structure' && category !== 'lint' && severity !== 'info') || rule === 'sentence-count'

interface Text {
  readonly page: Page
  readonly span: Span
}

function* unitsIn(source: Text, target: Text, found: string): Generator<Unit> {
  const [from, to] = [textOf(source), textOf(target)]
  if (from.length > longest || to.length > longest || from === to) return
  const locales = { source: source.page.locale, target: target.page.locale }
  yield { source: from, target: to, locales, found, extent: 'block' }
  const [parts, others] = [sentences(from, locales.source), sentences(to, locales.target)]
  if (parts.length < 2 || parts.length !== others.length) return
  for (const [at, part] of parts.entries())
    yield { source: part, target: others[at] ?? '', locales, found, extent: 'sentence' }
}

const textOf = ({ page, span }: Text): string => unwrapped(page.text, span)

const sentences = (text: string, locale: Locale): string[] =>
  sentencesIn(text, languageOf(locale)).map(({ start, end }) => text.slice(start, end))
