import { expect, test } from 'vitest'
import { withProgress } from '../../src/cli/progress.ts'
import { memoryFiles } from '../../src/files.ts'

const files = memoryFiles({ 'a.md': 'a' })

/** What is written while a file is read at each of these moments. */
const writtenAt = async (moments: readonly number[], isTTY: boolean): Promise<readonly string[]> => {
  const written: string[] = []
  let clock = 0
  const progress = withProgress(files, { isTTY, write: (text) => written.push(text) }, 'en', () => clock)
  for (const moment of moments) {
    clock = moment
    expect(await progress.files.read('a.md')).toMatchObject({ text: 'a' })
  }
  progress.clear()
  progress.clear()
  return written
}

test('a terminal sees how many files were read, after a second, ten times a second, and nothing remains', async () => {
  expect(await writtenAt([10, 990, 1000, 1050, 1100, 1101], true)).toEqual([
    '\r3 files read…\u001b[K',
    '\r5 files read…\u001b[K',
    '\r\u001b[K',
  ])
})

test('short work shows nothing, nor does work without a terminal', async () => {
  expect(await writtenAt([10, 500, 999], true)).toEqual([])
  expect(await writtenAt([10, 2000, 5000], false)).toEqual([])
})

test('a terminal sees pages, pairs and the time left, in its language', () => {
  const written: string[] = []
  let clock = 0
  const progress = withProgress(files, { isTTY: true, write: (text) => written.push(text) }, 'fr', () => clock)
  for (const [moment, what, done] of [
    [500, 'read', 1],
    [1500, 'read', 40],
    [2000, 'judged', 1],
    [6000, 'judged', 10],
    [406_000, 'judged', 20],
  ] as const) {
    clock = moment
    progress.step({ what, done, all: 40 })
  }
  expect(written).toEqual([
    '\r40/40 pages lues…\u001b[K',
    '\r1/40 paires jugées…\u001b[K',
    '\r10/40 paires jugées, encore 12 s environ…\u001b[K',
    '\r20/40 paires jugées, encore 7 min environ…\u001b[K',
  ])
})
