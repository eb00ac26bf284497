import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Guide, importDumps } from '../../src/import/import.ts'
import { blocksIn, parse, wordsOf } from './words.ts'

/** Two real dumps of one help centre, French and English; they stay outside the repository. */
const folder = join(import.meta.dirname, '../../../shared/seeds')
const seeds = existsSync(folder) ? readdirSync(folder).sort() : []

const importSeed = (name = ''): { readonly text: string; readonly guides: readonly Guide[] } => {
  const bytes = readFileSync(join(folder, name))
  return { text: bytes.toString(), guides: importDumps([{ path: name, bytes }]) }
}

/** Depths of a guide's headings. */
const depthsOf = ({ markdown }: Guide): readonly number[] =>
  parse(markdown).children.flatMap((node) => (node.type === 'heading' ? [node.depth] : []))

describe.skipIf(seeds.length !== 2)('the seeds', () => {
  test.each([0, 1])('become eleven guides that say what they said, with no escape (%i)', (index) => {
    const { text, guides } = importSeed(seeds[index])
    expect(guides).toHaveLength(11)
    expect(wordsOf(guides.flatMap(({ markdown }) => blocksIn(parse(markdown))))).toEqual(wordsOf(text.split('\n')))
    expect(guides.filter(({ markdown }) => markdown.includes('\\'))).toEqual([])
  })

  test('have the same headings at the same depth on both sides where both have them', () => {
    const [french, english] = seeds.map((name) => importSeed(name).guides.map(depthsOf))
    expect(french).toEqual([
      [1],
      [2],
      [2, 2, 3, 2, 2],
      [2, 2],
      [2, 2],
      [2, 2, 2, 2, 3],
      [2, 2, 3, 2, 3, 2],
      [2, 2, 2, 2, 3],
      [2, 2, 3, 3, 2],
      [2, 2, 2, 2, 2],
      [2, 2],
    ])
    expect(english).toEqual([
      [1],
      [2],
      [2, 2],
      [2, 2],
      [2],
      [2, 2, 2, 2, 3],
      [2, 2, 2],
      [2, 2, 3, 2],
      [2, 2, 3, 3, 2],
      [2, 2, 2, 2, 2],
      [2, 2],
    ])
  })
})
