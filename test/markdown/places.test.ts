import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { describe, expect, test } from 'vitest'
import { parsePage, parseTree } from '../../src/markdown/engine.ts'
import { decodeEntity } from '../../src/markdown/origin.ts'
import { prepare } from '../../src/markdown/prepare.ts'
import { readPage } from '../../src/markdown/read.ts'
import type { Syntax } from '../../src/markdown/syntax.ts'
import type { Fact, Page } from '../../src/model.ts'
import { markdown, mdx } from './fragments.ts'
import { soupOfKind } from './soup.ts'

const runs = { numRuns: Number(process.env.RUNS ?? 120) }
const syntaxes: readonly (readonly [Syntax, fc.Arbitrary<string>])[] = [
  ['markdown', markdown],
  ['mdx', mdx],
]

const pathOf = (syntax: Syntax): string => (syntax === 'mdx' ? 'a.mdx' : 'a.md')

/** The page, or `undefined` where MDX is not well-formed. */
function read(syntax: Syntax, text: string): Page | undefined {
  const reading = readPage(pathOf(syntax), 'en', text)
  return reading.state === 'read' ? reading.page : undefined
}

/** Source as it is read: markup, escapes, entities and the marks of quotes taken out. */
const plain = (source: string): string =>
  source
    .replace(/&[#\w]+;/g, (entity) => decodeEntity(entity) ?? entity)
    .replace(/<[^<>]*>/g, '')
    .replace(/[\\>\s*_~{}'"]/g, '')

const keyOf = (fact: Fact): string => (fact.kind === 'number' ? fact.raw : fact.value)

/** Whether a span has the value of its fact: a number may go on over markup, a reference has its definition's value. */
function has(fact: Fact, source: string): boolean {
  const [value, text] = [plain(keyOf(fact)), plain(source)]
  if (fact.kind === 'number') return text.startsWith(value[0] ?? '') && text.endsWith(value.at(-1) ?? '')
  const isReference = (fact.kind === 'url' || fact.kind === 'image') && !source.includes('(')
  return isReference || fact.kind === 'placeholder' || text.includes(value)
}

describe.each(syntaxes)('%s', (syntax, pages) => {
  const holds = (property: (page: Page, text: string) => void): void => {
    let seen = 0
    fc.assert(
      fc.property(pages, (text) => {
        const page = read(syntax, text)
        if (!page) return
        seen++
        property(page, text)
      }),
      runs,
    )
    // Pages that are not read prove nothing.
    expect(seen).toBeGreaterThan(runs.numRuns / 2)
  }

  test('blocks stand in order, do not overlap and lie in the text', () => {
    holds(({ blocks, text }) => {
      let last = 0
      for (const [index, { start, end, index: own }] of blocks.entries()) {
        expect(own).toBe(index)
        expect(start).toBeGreaterThanOrEqual(last)
        expect(end).toBeGreaterThan(start)
        last = end
      }
      expect(last).toBeLessThanOrEqual(text.length)
    })
  })

  test('facts lie in their block, in order, and their span has their value', () => {
    holds(({ blocks, text }) => {
      for (const { start, end, facts } of blocks) {
        let last = start
        for (const fact of facts) {
          expect(fact.start).toBeGreaterThanOrEqual(last)
          expect(fact.end).toBeGreaterThan(fact.start)
          expect(fact.end).toBeLessThanOrEqual(end)
          last = fact.start
          const source = text.slice(fact.start, fact.end)
          expect([fact, source, has(fact, source)]).toEqual([fact, source, true])
          if ('destination' in fact && fact.destination) {
            expect(text.slice(fact.destination.start, fact.destination.end)).toBe(fact.value)
          }
        }
      }
    })
  })

  test('sections nest: each stands in its parent, and every block in exactly one', () => {
    holds(({ blocks, sections }) => {
      const owners = blocks.map(() => 0)
      for (const { index, parent, depth, heading, first, ownLast, last } of sections) {
        expect(first).toBeLessThanOrEqual(ownLast)
        expect(ownLast).toBeLessThanOrEqual(last)
        for (const block of blocks.slice(first, ownLast)) {
          expect(block.section).toBe(index)
          owners[block.index] = (owners[block.index] ?? 0) + 1
        }
        const around = sections[parent]
        if (!around) {
          expect([index, first, last]).toEqual([0, 0, blocks.length])
          continue
        }
        expect(around.depth).toBeLessThan(depth)
        expect(first).toBeGreaterThanOrEqual(around.ownLast)
        expect(last).toBeLessThanOrEqual(around.last)
        expect(blocks[heading]?.kind).toBe('heading')
        expect(heading).toBe(first)
      }
      expect(owners).toEqual(blocks.map(() => 1))
    })
  })

  test('containers nest: each stands in its parent, and holds its blocks', () => {
    holds(({ blocks, containers, text }) => {
      for (const { index, parent, first, last, start, end } of containers) {
        expect(parent).toBeLessThan(index)
        expect(start).toBeLessThanOrEqual(end)
        expect(end).toBeLessThanOrEqual(text.length)
        const around = containers[parent]
        if (around) {
          expect([around.first <= first, last <= around.last, around.start <= start, end <= around.end]).toEqual([
            true,
            true,
            true,
            true,
          ])
        }
        for (const block of blocks.slice(first, last))
          expect([start <= block.start, block.end <= end]).toEqual([true, true])
      }
      for (const block of blocks) {
        const around = containers[block.container]
        if (around) expect([around.first <= block.index, block.index < around.last]).toEqual([true, true])
      }
    })
  })

  test('every leaf of the tree is in exactly one block', () => {
    holds(({ blocks }, text) => {
      const prepared = prepare(text, syntax)
      for (const { start, end } of leaves(parseTree(prepared.text, syntax))) {
        const at = prepared.at(start)
        const until = Math.min(prepared.at(end - 1) + 1, prepared.at(end))
        // The mark of an alert and what follows it are two blocks, and one text to the parser.
        if (text.startsWith('[!', at)) continue
        const around = blocks.filter((block) => block.start <= at && until <= block.end)
        expect([text.slice(at, until), around.length]).toEqual([text.slice(at, until), 1])
      }
    })
  })

  test('line endings move places and nothing else', () => {
    const lineFeeds = (page: Page) =>
      page.blocks.map(({ start, end, facts, ...rest }) => [
        rest,
        page.text.slice(start, end).replaceAll('\r\n', '\n'),
        facts.map(({ start, end, kind }) => [kind, page.text.slice(start, end).replaceAll('\r\n', '\n')]),
      ])
    holds((page, text) => {
      const other = read(syntax, text.replaceAll('\n', '\r\n'))
      expect(other && lineFeeds(other)).toEqual(lineFeeds(page))
      expect(other?.frontMatter.map(({ key, value }) => [key, value])).toEqual(
        page.frontMatter.map(({ key, value }) => [key, value]),
      )
      expect(other?.comments.map(({ text }) => text)).toEqual(page.comments.map(({ text }) => text))
      expect(other?.anchors).toEqual(page.anchors)
    })
  })

  test('the same text gives the same page', () => {
    holds((page, text) => expect(read(syntax, text)).toEqual(page))
  })
})

/** What may hold nothing, and is then no content. */
const holders = new Set(['tableCell', 'blockquote', 'containerDirective', 'footnoteDefinition'])

/** The spans of the nodes that hold nothing: text, code, images, rules… */
function* leaves(node: Nodes): Generator<{ start: number; end: number }> {
  const [start, end] = [node.position?.start.offset ?? 0, node.position?.end.offset ?? 0]
  if ('children' in node && node.children.length > 0) for (const child of node.children) yield* leaves(child)
  else if (end > start && !holders.has(node.type)) yield { start, end }
}

test.each([
  ['# Page\n\n<Tabs>\n\ntext\n', 'Expected a closing tag for `<Tabs>`', '3:1'],
  ['text <b>x\n\nmore\n', 'Expected a closing tag for `<b>` before the end of `paragraph`', '1:6'],
  ['<!-- a --> <Steps>\n1. a\n', 'Expected a closing tag for `<Steps>`', '1:12'],
  [
    '# Page\n\n<Tabs>\n</Tab>\n',
    'Unexpected closing tag `</Tab>`, expected corresponding closing tag for `<Tabs>` (3:1-3:7)',
    '4:1',
  ],
])('a tag that is not closed is told at its place: %j', (text, reason, place) => {
  const reading = readPage('a.mdx', 'en', text)
  if (reading.state === 'read') throw new Error('it was read')
  expect([reading.reason.en, `${reading.at?.start.line}:${reading.at?.start.column}`]).toEqual([reason, place])
})

const unplaced = (node: Nodes): Nodes[] => [
  ...(node.position ? [] : [node]),
  ...('children' in node ? node.children.flatMap(unplaced) : []),
]

test.each(['auto', 'remark'] as const)('every node has its place, whoever found it (%s)', (parser) => {
  fc.assert(
    fc.property(soupOfKind('addresses'), (text) => {
      expect(unplaced(parsePage(text, 'markdown', parser))).toEqual([])
    }),
    runs,
  )
})
