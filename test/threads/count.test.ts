import { expect, test } from 'vitest'
import { quota, usualThreads } from '../../src/threads/count.ts'

test.each([
  ['max 100000\n', Number.POSITIVE_INFINITY],
  ['200000 100000\n', 2],
  ['150000 100000\n', 2],
  ['10000 100000\n', 1],
  ['', Number.POSITIVE_INFINITY],
  ['0 0', Number.POSITIVE_INFINITY],
])('a control group that says %j has room for %d', (text, wanted) => {
  expect(quota(() => text)).toBe(wanted)
})

test('where there are no control groups, nothing is limited', () => {
  const absent = (): string => {
    throw new Error('ENOENT')
  }
  expect(quota(absent)).toBe(Number.POSITIVE_INFINITY)
  expect(usualThreads()).toBeGreaterThan(0)
})
