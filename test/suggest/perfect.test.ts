/** A draft that is the true translation closes its gap, and touches nothing else. */
import { existsSync, readFileSync } from 'node:fs'
import { diffLines } from 'diff'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPages, checkFiles, readPage } from '../../src/index.ts'
import type { Page } from '../../src/model.ts'
import { unwrapped } from '../../src/suggest/chunk.ts'
import { needsText } from '../../src/suggest/needs.ts'
import { segmentsIn } from '../../src/suggest/segments.ts'
import { writtenInto } from '../../src/suggest/write.ts'
import { knowing, project, suggestPair } from './support.ts'

const pageAt = (path: string, locale: string): Page => {
  const reading = readPage(path, locale, readFileSync(path, 'utf8'))
  if (reading.state === 'unread') throw new Error(path)
  return reading.page
}

/** Pages that are in step: the manual, whose English leads, read the other way round as well. */
const names: readonly string[] = [
  'suppress',
  'lint',
  'import',
  'languages',
  'aligning',
  'getting-started',
  'rules/stale',
  'rules/step-count',
]
const pairs = names
  .filter((name) => existsSync(`docs/fr/${name}.md`))
  .map((name) => ({
    name,
    fr: pageAt(`docs/fr/${name}.md`, 'fr'),
    en: pageAt(`docs/en/${name}.md`, 'en'),
  }))

/** Every text of a pair with its translation. */
function translations(source: Page, target: Page): Map<string, string> {
  const known = new Map<string, string>()
  for (const bead of alignPages(source, target).alignment.beads) {
    const [here, there] = [source.blocks[bead.source[0] ?? -1], target.blocks[bead.target[0] ?? -1]]
    if (!here || !there || bead.source.length + bead.target.length !== 2) continue
    const [from, to] = [segmentsIn(source, here), segmentsIn(target, there)]
    for (const [at, span] of from.entries()) {
      const answer = to[at]
      if (answer) known.set(unwrapped(source.text, span), unwrapped(target.text, answer))
    }
  }
  return known
}

/** A page without some of its lines: those of a block, an item or a section, with the blank line before them. */
function without({ text }: Page, { start, end }: { readonly start: number; readonly end: number }): string {
  const from = text.lastIndexOf('\n', start - 1)
  const before = text.slice(0, Math.max(0, from)).replace(/\n[ \t>]*$/, '')
  return before + text.slice(end)
}

/** What can be taken out of a page: list items, rows, paragraphs, whole sections. */
function removable(page: Page): { readonly start: number; readonly end: number }[] {
  const blocks = page.blocks.filter(({ kind, container, index }) => container < 0 && kind === 'paragraph' && index > 2)
  const rows = page.blocks.filter(({ kind }, index) => kind === 'row' && page.blocks[index - 1]?.kind === 'row')
  const items = page.containers.filter(({ kind, parent }) => {
    const siblings = page.containers.filter((one) => one.kind === 'item' && one.parent === parent)
    return kind === 'item' && siblings.length > 2
  })
  const sections = page.sections
    .filter(({ depth }) => depth > 2)
    .map((section) => {
      const last = page.blocks[section.last - 1]
      return { start: page.blocks[section.heading]?.start ?? 0, end: last?.end ?? 0 }
    })
  return [...blocks, ...rows, ...items, ...sections]
}

const cases = pairs.flatMap(({ name, en, fr }) => removable(fr).map((gap) => ({ name, source: en, target: fr, gap })))

const review = fc.constantFrom('none', 'comment', 'front-matter')

describe('a perfect draft', () => {
  test('ends the finding, and changes the lines of the gap alone', async () => {
    expect(cases.length).toBeGreaterThan(80)
    let closed = 0
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...cases), review, async ({ source, target, gap }, mark) => {
        const drifted = without(target, gap)
        const known = translations(source, target)
        const config = { ...project, source: 'en', targets: ['fr'] }
        const files = { 'en/a.md': source.text, 'fr/a.md': drifted }
        const before = (await checkFiles(files, config)).pages.flatMap(({ findings }) => findings.filter(needsText))
        const { outcomes } = await suggestPair(source.text, drifted, { providers: [knowing(known)] }, 'a.md', [
          'en',
          'fr',
        ])
        const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
        if (drafts.length === 0) return
        const mended = writtenInto(drifted, 'fr/a.md', drafts, mark)
        // Only lines are added, unless a text was replaced on purpose.
        if (drafts.every(({ edit }) => edit.start === edit.end)) {
          const changes = diffLines(drifted, mended).filter(({ removed, value }) => removed && value.trim() !== '')
          const beside = drafts.filter(({ need }) =>
            need.segments.some(({ span, block }) => span.start > block.start && block.kind === 'paragraph'),
          )
          if (beside.length === 0) expect(changes).toEqual([])
        }
        const after = await checkFiles({ ...files, 'fr/a.md': mended }, config)
        const open = after.pages.flatMap(({ findings }) => findings.filter(needsText)).map(({ rule }) => rule)
        const drafted = new Set(outcomes.filter(({ result }) => 'draft' in result).map(({ finding }) => finding))
        expect({ open, gone: target.text.slice(gap.start, gap.end) }).toEqual({
          open: before
            .filter((finding) => ![...drafted].some((one) => one.said.text.en === finding.said.text.en))
            .map(({ rule }) => rule),
          gone: target.text.slice(gap.start, gap.end),
        })
        closed += 1
      }),
      { numRuns: 20, seed: 4 },
    )
    expect(closed).toBeGreaterThan(12)
  }, 60_000)
})
