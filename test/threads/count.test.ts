import { describe, expect, test } from 'vitest'
import { quota, usualThreads } from '../../src/threads/count.ts'

describe('the processors that a container may use', () => {
  test.each([
    ['two and a half, rounded', '250000 100000\n', 3],
    ['less than one', '50000 100000\n', 1],
    ['as many as there are', 'max 100000\n', Number.POSITIVE_INFINITY],
    ['nothing that can be read', 'nonsense', Number.POSITIVE_INFINITY],
  ])('are %s', (_, text, processors) => {
    expect(quota(() => text)).toBe(processors)
  })

  test('are not limited where there are no control groups', () => {
    const none = (): string => {
      throw new Error('ENOENT')
    }
    expect(quota(none)).toBe(Number.POSITIVE_INFINITY)
  })

  test('give a run between one thread and four', () => {
    expect(usualThreads()).toBeGreaterThanOrEqual(1)
    expect(usualThreads()).toBeLessThanOrEqual(4)
  })
})
