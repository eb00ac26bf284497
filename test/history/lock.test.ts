import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lockText, readLock } from '../../src/history/lock.ts'

const head = lockText(new Map()).trimEnd()
const [a, b, c] = ['0123456789ab', '0123456789ac', 'fedcba987654']

describe('the lock', () => {
  test('is sorted by path, one line for each group, whatever the order it was recorded in', () => {
    const text = lockText(
      new Map([
        ['docs/fr/z.md', { groups: [{ source: [c], target: [a] }], pins: ['abcdef1'] }],
        [
          'docs/fr/a b.md',
          {
            groups: [
              { source: [b, a], target: [c] },
              { source: [a], target: [b] },
              { source: [a], target: [b] },
            ],
            pins: [],
          },
        ],
      ]),
    )
    expect(text).toBe(
      `${[head, `${a} ${b} docs/fr/a b.md`, `${b}+${a} ${c} docs/fr/a b.md`, `${c} ${a} docs/fr/z.md`, 'pin abcdef1 docs/fr/z.md'].join('\n')}\n`,
    )
  })

  test('reads what it wrote, whatever the paths', () => {
    const print = fc.stringMatching(/^[0-9a-f]{12}$/)
    const prints = fc.array(print, { minLength: 1, maxLength: 4 })
    const page = fc.record({
      groups: fc.uniqueArray(fc.record({ source: prints, target: prints }), {
        selector: (one) => JSON.stringify(one),
        minLength: 1,
      }),
      pins: fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{7,40}$/), { maxLength: 2 }),
    })
    const path = fc.oneof(
      fc.string({ minLength: 1, unit: 'binary' }),
      fc.constantFrom('__proto__', 'a\nb', '"', ' a', '# a'),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(path, page)), (pages) => {
        const lock = new Map(pages)
        const text = lockText(lock)
        const read = readLock(text)
        expect(read.problem).toBeUndefined()
        expect(lockText(read.lock)).toBe(text)
        expect([...read.lock.keys()].sort()).toEqual([...lock.keys()].sort())
      }),
    )
  })

  test('keeps what both branches recorded when git merges them line by line', () => {
    const read = readLock(`${head}\n${a} ${b} docs/fr/a.md\n${c} ${b} docs/fr/a.md\n`)
    expect(read.lock.get('docs/fr/a.md')?.groups).toHaveLength(2)
  })

  const line = `${a} ${b} docs/fr/a.md`
  test.each([
    ['nothing at all', '', undefined],
    ['another first line', `${line}\n`, { problem: 'format' }],
    ['a lock of another format', `# diptych.lock 2: blocks\n${line}\n`, { problem: 'format' }],
    [
      'a conflict',
      `${head}\n<<<<<<< HEAD\n${line}\n=======\n${line}\n>>>>>>> work\n`,
      { problem: 'conflict', line: 2 },
    ],
    ['a line that is cut off', `${head}\n${line}\n01234\n`, { problem: 'damaged', line: 3 }],
    ['a fingerprint that is none', `${head}\n${a.toUpperCase()} ${b} docs/fr/a.md\n`, { problem: 'damaged', line: 2 }],
    ['a path that is no text', `${head}\n${a} ${b} "docs\n`, { problem: 'damaged', line: 2 }],
    ['a path without end', `${head}\n${a} ${b} ${'x'.repeat(9999)}\n`, { problem: 'damaged', line: 2 }],
    ['carriage returns', `${head}\r\n${line}\r\n`, undefined],
  ])('names what is wrong with %s', (_, text, problem) => {
    expect(readLock(text).problem).toEqual(problem)
  })

  test('is read in a time that grows with its length, however hostile', () => {
    const hostile = [`${a}+`.repeat(50_000), `${a} ${b} p`, '"'.repeat(100_000), '\u0000'.repeat(100_000)].join('\n')
    expect(readLock(`${head}\n${hostile}\n${`${a} ${b} p\n`.repeat(20_000)}`).problem).toEqual({
      problem: 'damaged',
      line: 2,
    })
  })
})
