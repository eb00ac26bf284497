import { describe, expect, test } from 'vitest'
import { climbs, cycles, type Floors, importGraph, specifiersOf } from './support/imports.ts'

/**
 * A file imports lower floors, or its own folder. `src/x` stands for `src/x.ts` and `src/x/` together.
 * The design's floor 7 is five here: the configuration, the parts, those that prepare and judge (two floors), and the run.
 */
const floors: Floors = [
  [
    'src/model',
    'src/severity',
    'src/group-by',
    'src/known-error',
    'src/timing',
    'src/package-files',
    'src/when-needed',
  ],
  ['src/text', 'src/files', 'src/cache'],
  ['src/markdown', 'src/fingerprint', 'src/glossary'],
  ['src/align'],
  ['src/history'],
  ['src/rule'],
  ['rules'],
  // What a configuration may hold: a provider of the project's own.
  ['src/suggest/provider'],
  ['src/config'],
  ['src/import', 'src/lint', 'src/fix', 'src/links', 'src/report'],
  ['src/gaps'],
  ['src/project', 'src/site', 'src/activate', 'src/judge', 'src/suppress', 'src/settle', 'src/parity', 'src/baseline'],
  ['src/check'],
  ['src/suggest', 'src/session'],
  ['src/threads'],
  ['src/mine'],
  ['src/checking'],
  ['src/thread', 'src/run'],
  ['src/index'],
  ['src/lsp', 'src/remark'],
  ['src/cli'],
  ['src/bin'],
]

const graph = importGraph('.', ['src', 'rules'])

describe('the floors', () => {
  test('a file imports lower floors or its own folder only', () => {
    expect(graph.size).toBeGreaterThan(0)
    expect(climbs(graph, floors)).toEqual([])
  })

  test('no import goes round in a circle', () => {
    expect(cycles(graph)).toEqual([])
  })

  test('only src/checking.ts and the public API import rules/', () => {
    const importers = [...graph]
      .filter(([path, imports]) => path.startsWith('src/') && imports.some((imported) => imported.startsWith('rules/')))
      .map(([path]) => path)
    expect(importers.sort()).toEqual(['src/checking.ts', 'src/index.ts'])
  })
})

describe('what keeps the floors', () => {
  test('sees every form of import', () => {
    const code = `
      import { a } from './a.ts'
      import type { B } from './b.ts'
      export * from './c.ts'
      export type { D } from './d.ts'
      type E = import('./e.ts').E
      const f = await import('./f.ts')
      import './g.ts'
      const text = "import { no } from './no.ts'" // import './no.ts'
    `
    expect(specifiersOf('x.ts', code).sort()).toEqual([
      './a.ts',
      './b.ts',
      './c.ts',
      './d.ts',
      './e.ts',
      './f.ts',
      './g.ts',
    ])
  })

  test('names what climbs, what goes sideways and what has no floor', () => {
    const house = new Map([
      ['low/a.ts', ['low/b.ts', 'high.ts']],
      ['low/b.ts', []],
      ['beside/c.ts', ['low/b.ts']],
      ['high.ts', ['low/a.ts', 'attic.ts']],
      ['attic.ts', []],
    ])
    expect(climbs(house, [['low', 'beside'], ['high']])).toEqual([
      'low/a.ts (floor 0) imports high.ts (floor 1)',
      'beside/c.ts imports low/b.ts of the same floor 0',
      'high.ts imports attic.ts, which has no floor',
      'attic.ts has no floor',
    ])
  })

  test('finds a circle however it is entered', () => {
    const house = new Map([
      ['in.ts', ['b.ts']],
      ['b.ts', ['c.ts']],
      ['c.ts', ['d.ts', 'b.ts']],
      ['d.ts', []],
    ])
    expect(cycles(house)).toEqual(['b.ts → c.ts → b.ts'])
    expect(cycles(new Map(house).set('c.ts', ['d.ts']))).toEqual([])
  })
})
