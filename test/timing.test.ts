import { expect, test } from 'vitest'
import { timingText } from '../src/cli/timing.ts'
import { startTiming, timed } from '../src/timing.ts'

test('time is counted where it is spent, by name, and only while somebody asks', async () => {
  let clock = 0
  const spend = (time: number): void => {
    clock += time
  }
  expect(timed('before', () => 1)).toBe(1)
  const end = startTiming(() => clock)
  timed('outer', () => {
    spend(5)
    timed('inner', () => spend(7))
    spend(1)
  })
  await timed('later', async () => {
    await Promise.resolve()
    spend(3)
    timed('inner', () => spend(2))
  })
  expect(() =>
    timed('failing', () => {
      spend(4)
      throw new RangeError('no')
    }),
  ).toThrow('no')
  const timing = end()
  timed('after', () => spend(9))
  expect([...timing].sort()).toEqual([
    ['failing', 4],
    ['inner', 9],
    ['later', 3],
    ['outer', 6],
  ])
})

test('is printed by phase, in the order of a run, and by rule, the longest first', () => {
  const timing = new Map([
    ['judge', 30],
    ['read', 20],
    ['rule number', 10],
    ['rule url', 25],
  ])
  expect(timingText(timing, 100, 'en', 80)).toMatch(
    /reading pages +20 ms +20%[\s\S]*judging pairs +30 ms +30%[\s\S]*rules +35 ms/,
  )
  expect(timingText(timing, 100, 'en', 80)).toMatch(/url +25 ms[\s\S]*number +10 ms/)
  expect(timingText(timing, 100, 'fr', 80)).toMatch(/tout le reste +15 ms/)
  const told = timingText(
    new Map([
      ['start', 30],
      ['cache', 20],
    ]),
    100,
    'en',
    80,
  )
  expect(told.match(/^ {2}\S.*?(?= {2})/gm)).toEqual([
    '  Phase',
    '  starting',
    '  cache',
    '  everything else',
    '  together',
  ])
})
