import { describe, expect, test } from 'vitest'
import { pointOf, readTrend, type TrendPoint, trendText, withPoint } from '../../src/report/trend.ts'
import { report } from './sample.ts'

/** A run: its commit, and its parity in percent. */
const run = (commit: string | undefined, percent: number): TrendPoint => {
  const findings = { error: 1, warn: 0, info: 0 }
  const parity = percent / 100
  return { ...(commit ? { commit } : {}), parity, pages: 3, findings, locales: { en: { parity, findings } } }
}

const told = (trend: readonly TrendPoint[]): string[] =>
  trend.map(({ commit, parity }) => `${commit ?? '-'} ${parity * 100}`)

describe('the trend', () => {
  test.each<[string, [string | undefined, number][], string[]]>([
    [
      'a line a run',
      [
        ['a', 60],
        ['b', 70],
      ],
      ['a 60', 'b 70'],
    ],
    [
      'the same commit again',
      [
        ['a', 60],
        ['b', 70],
        ['b', 80],
      ],
      ['a 60', 'b 80'],
    ],
    [
      'nothing new',
      [
        ['a', 60],
        ['b', 60],
        ['c', 60],
      ],
      ['a 60'],
    ],
    [
      'work on top of a commit, which goes on',
      [
        ['a', 60],
        ['a+', 70],
        ['a+', 80],
      ],
      ['a 60', 'a+ 80'],
    ],
    [
      'work that was taken back',
      [
        ['a', 60],
        ['a+', 70],
        ['a', 60],
      ],
      ['a 60'],
    ],
    [
      'work that was committed',
      [
        ['a', 60],
        ['a+', 70],
        ['b', 70],
      ],
      ['a 60', 'a+ 70'],
    ],
    [
      'work that was committed, and then more',
      [
        ['a', 60],
        ['a+', 70],
        ['b', 70],
        ['b+', 80],
      ],
      ['a 60', 'a+ 70', 'b+ 80'],
    ],
    [
      'no git',
      [
        [undefined, 60],
        [undefined, 70],
        [undefined, 70],
      ],
      ['- 60', '- 70'],
    ],
  ])('keeps %s', (_, runs, expected) => {
    const trend = runs.reduce<readonly TrendPoint[]>((so, [commit, percent]) => withPoint(so, run(commit, percent)), [])
    expect(told(trend)).toEqual(expected)
  })

  test('goes into a file and comes out of it', () => {
    const trend = [run('a', 60), pointOf(report, { commit: 'b', date: '2026-03-02T10:00:00+01:00' })]
    const text = trendText(trend)
    expect(text.split('\n').length).toBe(3)
    expect(readTrend(text)).toEqual({ trend, unread: 0 })
  })

  test.each([
    '<<<<<<< HEAD',
    '{"parity": 2, "pages": 1, "findings": {"error": 0, "warn": 0, "info": 0}, "locales": {}}',
    '{"parity": 1}',
    'null',
    '[',
  ])('leaves out and counts what is no run: %s', (line) => {
    const good = trendText([run('a', 60)])
    expect(readTrend(`${line}\n${good}\n`)).toEqual({ trend: [run('a', 60)], unread: 1 })
  })
})
