import fc from 'fast-check'
import { expect, test } from 'vitest'
import { align, beadsOf, markdownOf, sections } from './support.ts'

const remark = '<!-- diptych-disable-next number -- prices differ -->'
const cases = fc
  .tuple(sections(2, 4), fc.nat(), fc.constantFrom('en', 'fr'))
  .map(([all, at, side]) => ({ blocks: all.flat(), at: at % (all.flat().length + 1), side }))

test('a comment that one side has changes nothing of how the rest is aligned', () => {
  fc.assert(
    fc.property(cases, fc.nat(), ({ blocks, at, side }, lost) => {
      const en = blocks.map((block) => block.en)
      const fr = blocks.map((block) => block.fr).filter((_, index) => index !== lost % blocks.length)
      const plain = align(markdownOf(en), markdownOf(fr))
      const remarked = side === 'en' ? en : fr
      const place = Math.min(at, remarked.length)
      remarked.splice(place, 0, remark)
      const { source, target, alignment } = align(markdownOf(en), markdownOf(fr))
      const page = side === 'en' ? source : target
      const comments = page.blocks.filter(({ kind }) => kind === 'comment')
      expect(comments).toHaveLength(1)
      const shifted = (index: number) => (index >= place ? index + 1 : index)
      const expected = plain.alignment.beads.map((bead) => ({
        source: side === 'en' ? bead.source.map(shifted) : bead.source,
        target: side === 'fr' ? bead.target.map(shifted) : bead.target,
      }))
      const isComment = (bead: { source: readonly number[]; target: readonly number[] }) =>
        (side === 'en' ? bead.source : bead.target).includes(comments[0]?.index ?? -1)
      expect(
        alignment.beads.filter((bead) => !isComment(bead)).map(({ source, target }) => ({ source, target })),
      ).toEqual(expected)
      expect(alignment.beads.filter(isComment)).toHaveLength(1)
    }),
    { numRuns: 40 },
  )
})

test('a price that a comment excuses is matched as it is without the comment', () => {
  const en = (comment: string) =>
    `# Prices\n\n<Card title="Pump" />\n\n${comment}It costs 12 euros.\n\nWait 30 seconds.\n`
  const fr = '# Tarifs\n\n<Card title="Pompe" />\n\nIl coûte 11 euros.\n\nAttendez 30 secondes.\n'
  expect(beadsOf(align(en(''), fr).alignment)).toEqual(['0-0', '1-1', '2-2', '3-3'])
  expect(beadsOf(align(en(`${remark}\n\n`), fr).alignment)).toEqual(['0-0', '1-1', '2-', '3-2', '4-3'])
})

test('comments behind the same block stand for each other where both sides have as many', () => {
  const page = (word: string, comments: string) => `${comments}# ${word}\n\n<!-- one -->\n\n<!-- two -->\n\n${word}.\n`
  const { alignment } = align(page('Pump', ''), page('Pompe', '<!-- trois -->\n\n'))
  expect(beadsOf(alignment)).toEqual(['-0', '0-1', '1-2', '2-3', '3-4'])
})
