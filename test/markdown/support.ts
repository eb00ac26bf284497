/** Digests as short lines, so that an expectation shows a page at a glance. */
import { readPage } from '../../src/markdown/read.ts'
import type { Block, Fact, Page } from '../../src/model.ts'
import { lineStarts, pointAt } from '../../src/text/lines.ts'

/** Reads a text; throws where it is refused. */
export function pageOf(text: string, path = 'page.md', locale = 'en'): Page {
  const reading = readPage(path, locale, text)
  if (reading.state !== 'read')
    throw new Error(`${reading.at?.start.line}:${reading.at?.start.column} ${reading.reason.en}`)
  return reading.page
}

/** `line:column` of an offset. */
const place = (page: Page, offset: number): string => {
  const { line, column } = pointAt(lineStarts(page.text), offset)
  return `${line}:${column}`
}

/** `1:1-1:9 heading2 #id name "text"`, behind as many spaces as containers are around it. */
function blockLine(page: Page, block: Block): string {
  let around = 0
  for (let at = block.container; at >= 0; at = page.containers[at]?.parent ?? -1) around++
  const depth = block.depth > 0 ? String(block.depth) : ''
  const id = block.id === undefined ? '' : ` ${block.explicitId ? '#' : '~'}${block.id}`
  const name = block.name === undefined ? '' : ` ${block.name}`
  const span = `${place(page, block.start)}-${place(page, block.end)}`
  return `${'  '.repeat(around)}${span} ${block.kind}${depth}${id}${name} ${JSON.stringify(block.text)}`
}

/** The blocks of a page, one a line. */
export const blocksOf = (text: string, path?: string): string[] => {
  const page = pageOf(text, path)
  return page.blocks.map((block) => blockLine(page, block))
}

const keyOf = (fact: Fact): string => (fact.kind === 'number' ? fact.raw : fact.value)

/** The facts of a page: `1:5 url b.md «[a](b.md)»`, with the source that they span. */
export const factsOf = (text: string, path?: string): string[] => {
  const page = pageOf(text, path)
  return page.blocks.flatMap(({ facts }) =>
    facts.map(
      (fact) => `${place(page, fact.start)} ${fact.kind} ${keyOf(fact)} «${page.text.slice(fact.start, fact.end)}»`,
    ),
  )
}
