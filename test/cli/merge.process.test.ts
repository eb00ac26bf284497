/** Several processes share a check, and one joins what they found. */
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Ended, type HelpCentre, helpCentre } from '../support/help-centre.ts'

let centre: HelpCentre
let out = ''

beforeAll(async () => {
  centre = await helpCentre()
  out = centre.out
}, 60_000)
afterAll(() => centre.remove())

const diptych = (...args: readonly string[]): Promise<Ended> => centre.diptych(args)

const part = (index: number, of: number): string => join(out, `${index}-${of}.json`)

const parts = async (of: number): Promise<string[]> => {
  const all = Array.from({ length: of }, (_, index) => index + 1)
  const ended = await Promise.all(
    all.map((one) => diptych('check', '--no-cache', '--shard', `${one}/${of}`, '-o', part(one, of))),
  )
  expect(ended.map(({ code }) => code)).toEqual(all.map(() => 0))
  return all.map((one) => part(one, of))
}

describe('the parts of a check, merged', () => {
  test('are the check of one process, to the byte, in every format', { timeout: 120_000 }, async () => {
    const files = await parts(3)
    for (const format of ['json', 'html']) {
      const whole = await diptych('check', '--no-cache', '--format', format)
      const merged = await diptych('merge', '--no-cache', ...files, '--format', format)
      expect(merged.stdout).toBe(whole.stdout)
      expect(merged.code).toBe(whole.code)
    }
    const pages = files.map((file) => (JSON.parse(readFileSync(file, 'utf8')) as { pages: unknown[] }).pages.length)
    expect(Math.min(...pages)).toBeGreaterThan(0)
  })

  test('are many, few or one', { timeout: 60_000 }, async () => {
    const whole = await diptych('check', '--format', 'json')
    for (const of of [1, 4]) {
      const files = await parts(of)
      expect((await diptych('merge', ...files.toReversed(), '--format', 'json')).stdout).toBe(whole.stdout)
    }
  })

  test('say what is wrong with them', { timeout: 60_000 }, async () => {
    const [one = '', two = ''] = await parts(2)
    const said = async (...args: readonly string[]): Promise<string> => {
      const { code, stderr } = await diptych(...args)
      expect(code).toBe(2)
      return stderr
    }
    expect(await said('merge')).toContain('Name the reports of the parts')
    expect(await said('merge', one)).toContain('Parts are missing: `2/2`')
    expect(await said('merge', one, join(out, 'none.json'))).toContain('cannot be read (ENOENT)')
    expect(await said('merge', one, 'diptych.config.json')).toContain('is no report of a part')
    const damaged = join(out, 'damaged.json')
    writeFileSync(damaged, readFileSync(two, 'utf8').replace(/("kept": ?"[^"]{40}.)[^"]/, '$1!'))
    expect(await said('merge', one, damaged)).toContain('was damaged')
    const other = join(out, 'other.json')
    writeFileSync(other, readFileSync(two, 'utf8').replace(/("build": ?")./, '$1!'))
    expect(await said('merge', one, other)).toContain('another version')
    expect(await said('check', '--shard', '3/2')).toContain('There is no part `3/2`')
    expect(await said('check', '--shard', '1/2', '--changed')).toContain('`--changed` concerns the whole')
    expect(await said('check', '--shard', '1/2', '--format', 'html')).toContain('is JSON')
  })
})

describe('what is kept', () => {
  test('is shared by processes that run at once', { timeout: 60_000 }, async () => {
    const cache = join(out, 'cache')
    const fresh = await diptych('check', '--no-cache', '--format', 'json')
    for (let round = 0; round < 2; round++) {
      const all = await Promise.all([1, 2].map(() => diptych('check', '--cache', cache, '--format', 'json')))
      for (const one of all) expect(one.stdout).toBe(fresh.stdout)
    }
    // The large file, and the one of what every run asks for.
    expect(readdirSync(cache).filter((name) => name.endsWith('.cache'))).toHaveLength(2)
    expect(readdirSync(cache).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })

  test('is nothing at all with --no-cache, and git does not see it', { timeout: 60_000 }, async () => {
    await diptych('check')
    expect(centre.status()).toBe('')
    rmSync(join(centre.root, 'node_modules'), { recursive: true, force: true })
    await diptych('check', '--no-cache')
    expect(readdirSync(centre.root)).not.toContain('node_modules')
  })
})
