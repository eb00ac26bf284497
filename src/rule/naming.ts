/** How messages name blocks, lists and frames: "this table row", « cette ligne de tableau ». */
import type { Words } from '../known-error.ts'
import type { Block, BlockKind, Container, ContainerKind, Page, Span } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'
import { objectMemo } from '../text/memo.ts'
import { isSilent } from './blocks.ts'

/** A noun: alone with its demonstrative, and in the plural. */
interface Noun {
  readonly one: Words
  readonly many: Words
}

const noun = (en: string, fr: string, ens: string, frs: string): Noun => ({
  one: { en: `this ${en}`, fr },
  many: { en: ens, fr: frs },
})

const paragraph = noun('paragraph', 'ce paragraphe', 'paragraphs', 'paragraphes')
const passage = noun('passage', 'ce passage', 'passages', 'passages')
const component = noun('component', 'ce composant', 'components', 'composants')
const item = noun('item', 'cet élément de liste', 'items', 'éléments de liste')
const image = noun('image', 'cette image', 'images', 'images')

const blockNouns: Readonly<Partial<Record<BlockKind, Noun>>> = {
  heading: noun('heading', 'ce titre', 'headings', 'titres'),
  paragraph,
  item,
  row: noun('table row', 'cette ligne de tableau', 'table rows', 'lignes de tableau'),
  code: noun('code block', 'ce bloc de code', 'code blocks', 'blocs de code'),
  html: noun('HTML block', 'ce bloc HTML', 'HTML blocks', 'blocs HTML'),
  component,
  expression: noun('expression', 'cette expression', 'expressions', 'expressions'),
  esm: noun(
    '`import` or `export`',
    'cet `import` ou `export`',
    '`import` or `export` lines',
    'lignes `import` ou `export`',
  ),
  definition: noun('link definition', 'cette définition de lien', 'link definitions', 'définitions de lien'),
  rule: noun('divider', 'ce filet', 'dividers', 'filets'),
}

const containerNouns: Readonly<Partial<Record<ContainerKind, Noun>>> = {
  list: noun('list', 'cette liste', 'lists', 'listes'),
  item,
  quote: noun('quote', 'cette citation', 'quotes', 'citations'),
  admonition: noun('admonition', 'cet encadré', 'admonitions', 'encadrés'),
  component,
  table: noun('table', 'ce tableau', 'tables', 'tableaux'),
  footnote: noun('footnote', 'cette note de bas de page', 'footnotes', 'notes de bas de page'),
}

/** What stands in a place of a page, named by the outermost container or the one block that fills it. */
function nounAt(page: Page, span: Span): Noun {
  const container = containersOf(page).get(`${span.start} ${span.end}`)
  const found = container && containerNouns[container.kind]
  if (found) return found
  const [block, ...more] = blocksIn(page, span)
  if (!block || more.length > 0) return passage
  if (block.kind === 'paragraph' && block.text === '' && block.facts.some(({ kind }) => kind === 'image')) return image
  return blockNouns[block.kind] ?? passage
}

/** The containers of a page by the span that they fill, the outermost where several fill one. */
const containersOf = objectMemo((page: Page): ReadonlyMap<string, Container> => {
  const containers = new Map<string, Container>()
  for (const one of page.containers) {
    const key = `${one.start} ${one.end}`
    if (!containers.has(key)) containers.set(key, one)
  }
  return containers
})

/** The blocks of a span, found by bisection. */
function blocksIn(page: Page, { start, end }: Span): Block[] {
  let [low, high] = [0, page.blocks.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((page.blocks[middle]?.start ?? 0) < start) low = middle + 1
    else high = middle
  }
  const found: Block[] = []
  for (let at = low; (page.blocks[at]?.end ?? Number.POSITIVE_INFINITY) <= end; at++)
    found.push(page.blocks[at] as Block)
  return found.filter((block) => !isSilent(block))
}

/** The first words of what stands in a place, as they are read; a component's tag or an image's path where nothing is. */
export function wordsAt(page: Page, span: Span, most?: number): string {
  const blocks = blocksIn(page, span)
  const said = blocks.find(({ text, kind }) => text !== '' && kind !== 'open') ?? blocks.find(({ text }) => text !== '')
  return excerpt(said?.text || page.text.slice(span.start, Math.min(span.end, span.start + 400)), most)
}

/** Names what stands in several places: `this paragraph, “…”`; `these 3 items: “…”, “…” and 1 more`. */
export function nameParts(page: Page, parts: readonly Span[]): Words {
  const [first, ...others] = parts
  if (!first) throw new RangeError('Nothing to name.')
  const quotes = quoteParts(page, parts)
  const named = nounAt(page, first)
  if (others.length === 0) return { en: `${named.one.en}, ${quotes.en}`, fr: `${named.one.fr}, ${quotes.fr}` }
  const same = others.every((part) => nounAt(page, part) === named) ? named : passage
  return {
    en: `these ${parts.length} ${same.many.en}: ${quotes.en}`,
    fr: `ces ${parts.length} ${same.many.fr} : ${quotes.fr}`,
  }
}

/** Quotes the first words of what stands in the first few places, and counts the others. */
export const quoteParts = (page: Page, parts: readonly Span[]): Words =>
  quoteList(parts.map((part, at) => (at <= mostQuotes ? wordsAt(page, part) : '')))

/** More than this are counted, not quoted. */
const mostQuotes = 3

/** Quotes the first few texts and counts the others. */
export function quoteList(texts: readonly string[]): Words {
  const shown = texts.length > mostQuotes + 1 ? texts.slice(0, mostQuotes) : texts
  const rest = texts.length - shown.length
  const list = (quoted: readonly string[], and: string, more: string): string =>
    rest > 0
      ? `${quoted.join(', ')} ${and} ${more}`
      : quoted.length < 2
        ? quoted.join('')
        : `${quoted.slice(0, -1).join(', ')} ${and} ${quoted.at(-1)}`
  return {
    en: list(
      shown.map((text) => `“${text}”`),
      'and',
      `${rest} more`,
    ),
    fr: list(
      shown.map((text) => `« ${text} »`),
      'et',
      `${rest} autre${rest > 1 ? 's' : ''}`,
    ),
  }
}
