/** What a finding, or a passage, is known by when its lines move: never a line number. */
import { createHash } from 'node:crypto'
import type { Block, Finding, Locale, Page, Position, Side, Span } from './model.ts'
import { level } from './text/level.ts'

/** The pair that findings were made from; a side is absent that does not exist or could not be read. */
export interface FingerprintedPair {
  readonly locale: Locale
  readonly source?: Page
  readonly target?: Page
  /** The paths under which the findings are known; those that the pages have now, when older versions are compared. */
  readonly paths: { readonly source?: string; readonly target?: string }
}

/**
 * The findings with what they are known by. Two of a page that say the same of the same text are told apart by their
 * order.
 */
export function withFingerprints(findings: readonly Finding[], pair: FingerprintedPair): Finding[] {
  const seen = new Map<string, number>()
  return findings.map((finding) => {
    const section = sectionOf(finding, pair)
    const known = [...keyOf(finding, pair), ...(isOfWholePage(finding, pair) ? [] : [section])]
    const key = JSON.stringify(known)
    const before = seen.get(key) ?? 0
    seen.set(key, before + 1)
    const sourceHash = sourceHashOf(finding, pair.source)
    const fingerprint = hash(before === 0 ? known : [...known, before])
    return { ...finding, fingerprint, section, ...(sourceHash === undefined ? {} : { sourceHash }) }
  })
}

/**
 * What the source blocks of a finding are known by, so that a comment can say for which text a difference is meant;
 * `undefined` for a finding without source blocks.
 */
export function sourceHashOf({ source }: Finding, page: Page | undefined): string | undefined {
  if (!page || !source || source.start.offset === source.end.offset) return undefined
  const blocks = blocksAt(source, page).filter(({ kind }) => kind !== 'comment')
  return blocks.length === 0 ? undefined : passageHash(page, blocks)
}

/**
 * What some text is known by: 8 hex digits, the same while its words and markup are, wherever it stands and however its
 * lines are broken.
 */
export const passageHash = (page: Page, spans: readonly Span[]): string =>
  hash(spans.map(({ start, end }) => normal(page.text.slice(start, end)))).slice(0, 8)

/** The path by which a finding's page is known: the translation's; the source's where that alone is concerned. */
export const pathOf = (finding: Finding, { paths }: Pick<FingerprintedPair, 'paths'>): string =>
  (isOfSource(finding) ? paths.source : paths.target) ?? paths.source ?? paths.target ?? ''

const hash = (known: unknown): string => createHash('sha256').update(JSON.stringify(known)).digest('hex').slice(0, 16)

const normal = (text: string): string => level(text.normalize('NFC'))

/** Whether a finding stands for many places of a page at once: it stays the same when one more joins them. */
export const isCrowd = ({ said, parts = [] }: Finding): boolean => said.data.places === parts.length && parts.length > 1

/** Whether it says one and the same of many places, wherever on the page they stand. */
const isOfWholePage = (finding: Finding, { source, target }: FingerprintedPair): boolean =>
  isCrowd(finding) && (textsOf(finding, 'source', source).length > 0 || textsOf(finding, 'target', target).length > 0)

/** Whether a finding is about the source page by itself, whatever the translation. */
const isOfSource = ({ drift, source, target }: Finding): boolean => !drift && source !== undefined && !target

const keyOf = (finding: Finding, pair: FingerprintedPair): readonly unknown[] => [
  finding.rule,
  finding.said.id,
  finding.drift ?? '',
  isOfSource(finding) ? '' : pair.locale,
  pathOf(finding, pair),
  textsOf(finding, 'source', pair.source),
  textsOf(finding, 'target', pair.target),
]

/**
 * What a finding is about on one side: a section by its title, a page by its path alone; else its parts, where it has
 * some, or what stands at its place: a passage inside a block by its words, blocks by their text. Many places at once
 * are known by the text that they all have, if they do.
 */
function textsOf(finding: Finding, side: Side, page: Page | undefined): readonly string[] {
  if (!page) return []
  const place = finding[side]
  const parts = finding.parts ?? []
  if (place) {
    const [first, second] = blocksAt(place, page)
    if (place.start.offset === 0 && place.end.offset === page.text.length) return []
    if (first?.kind === 'heading' && second && place.start.offset <= first.start) return [textOf(first, page)]
  }
  const places = parts.length > 0 ? parts.map((part) => part[side]) : [place]
  const texts = places.map((at) => (at ? textsAt(at, page) : []))
  if (!isCrowd(finding)) return texts.flat()
  const [first = []] = texts
  return new Set(texts.map((text) => JSON.stringify(text))).size === 1 ? first : []
}

function textsAt(place: Position, page: Page): string[] {
  const [from, to] = [place.start.offset, place.end.offset]
  if (from === to) return []
  const blocks = blocksAt(place, page)
  const [first, last] = [blocks[0], blocks.at(-1)]
  const whole = first && last && from <= first.start && to >= last.end
  return whole ? blocks.map((block) => textOf(block, page)) : [normal(page.text.slice(from, to))]
}

const blocksAt = ({ start, end }: Position, { blocks }: Page): Block[] =>
  blocks.filter((block) => block.start < end.offset && block.end > start.offset)

const textOf = ({ start, end }: Block, page: Page): string => normal(page.text.slice(start, end))

/** The titles around a finding, on the side that has what it is about. */
function sectionOf(finding: Finding, { source, target }: FingerprintedPair): string[] {
  const sides: readonly Side[] = finding.drift === 'missing' ? ['source', 'target'] : ['target', 'source']
  const pages = { source, target }
  for (const side of sides) {
    const [page, place] = [pages[side], finding[side]]
    if (!page || !place) continue
    const titles: string[] = []
    let at = page.sections.findLast(({ start, index }) => index === 0 || start <= place.start.offset)
    for (; at && at.parent >= 0; at = page.sections[at.parent]) titles.unshift(normal(at.title))
    return titles
  }
  return []
}
