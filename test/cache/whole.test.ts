/** Where nothing has changed, the report of the last run is told again without anything being judged. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { Config } from '../../src/config.ts'
import { type Files, memoryFiles } from '../../src/files.ts'
import { checkProject } from '../../src/run.ts'

const judged = vi.hoisted(() => vi.fn())
vi.mock('../../src/check.ts', async (original) => {
  const { check, ...rest } = await original<typeof import('../../src/check.ts')>()
  return {
    ...rest,
    check: (...given: Parameters<typeof check>) => {
      judged()
      return check(...given)
    },
  }
})

let cache = ''
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'diptych-whole-'))
})
beforeEach(() => judged.mockClear())
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const pages = {
  'docs/fr/a.md': '# Titre\n\nVoyez [la suite](b.md) et 3 pages.\n',
  'docs/en/a.md': '# Title\n\nSee [the rest](b.md) and 4 pages.\n',
}
const config: Config = { history: false }

/** What a run reports, what it tells, and the texts of the pages that it opens. */
async function run(tree: Readonly<Record<string, string>>, given: Config = config, rerun = {}): Promise<unknown> {
  const told: unknown[] = []
  const report = await checkProject(memoryFiles(tree), given, {
    cache,
    tell: (words, { omitted }) => told.push(words, omitted),
    open: (found) => told.push([...found].map(([path, file]) => [path, 'text' in file && file.text, file.locale])),
    ...rerun,
  })
  return { report, told }
}

describe('a check of what was checked before', () => {
  test('says and tells the same, and judges nothing', async () => {
    const first = await run(pages)
    expect(judged).toHaveBeenCalledTimes(1)
    expect(await run(pages)).toEqual(first)
    expect(judged).toHaveBeenCalledTimes(1)
    expect(JSON.stringify(first)).toContain('`4` became `3`')
  })

  test.each([
    ['a page says something else', { ...pages, 'docs/en/a.md': '# Title\n\nSee [the rest](b.md) and 3 pages.\n' }],
    ['a page comes', { ...pages, 'docs/fr/c.md': 'Bonjour.\n' }],
    [
      'a page goes to another folder',
      { 'docs/fr/z/a.md': pages['docs/fr/a.md'], 'docs/en/z/a.md': pages['docs/en/a.md'] },
    ],
    ['a file comes that a link leads to and that is no page', { ...pages, 'docs/en/b.md/x.txt': '' }],
    ['a lock comes', { ...pages, 'diptych.lock': '' }],
    ['files are ignored', { ...pages, '.gitignore': 'docs/en/\n', 'docs/en2/a.md': '' }],
  ])('judges anew when %s', async (_, tree) => {
    await run(pages)
    judged.mockClear()
    await run(tree).catch(() => {})
    const kept = judged.mock.calls.length
    const without = await checkProject(memoryFiles(tree), config).catch(String)
    expect(await checkProject(memoryFiles(tree), config, { cache }).catch(String)).toEqual(without)
    expect(kept === 1 || typeof without === 'string').toBe(true)
  })

  test.each<[string, Config]>([
    ['the rules', { ...config, rules: { number: 'off' } }],
    ['the preset', { ...config, preset: 'strict' }],
    ['whether history counts', { history: true }],
  ])('judges anew when the configuration changes %s', async (_, other) => {
    await run(pages)
    judged.mockClear()
    await run(pages, other)
    expect(judged).toHaveBeenCalledTimes(1)
  })

  test('judges anew when a page had changed while the first one read it', async () => {
    const other = {
      'docs/fr/debut.md': '# Sauvegardes\n\nVotre compte garde `backup.tar` 30 jours : voir https://example.org/a.\n',
      'docs/en/start.md': '# Backups\n\nYour account keeps `backup.tar` for 30 days: see https://example.org/a.\n',
    }
    const [before, now] = [other, { ...other, 'docs/en/start.md': '# Weather\n\nIt rains.\n' }].map((tree) =>
      memoryFiles({ ...pages, ...tree }),
    ) as [Files, Files]
    const byContent: Config = { ...config, pairing: ['path', 'content'] }
    let isFirst = true
    const meanwhile: Files = {
      ...now,
      read(path) {
        const files = isFirst && path === 'docs/en/start.md' ? before : now
        if (files === before) isFirst = false
        return files.read(path)
      },
    }
    const torn = await checkProject(meanwhile, byContent, { cache })
    const fresh = await checkProject(now, byContent)
    expect(torn).not.toEqual(fresh)
    expect(await checkProject(now, byContent, { cache })).toEqual(fresh)
  })

  test('asks anew who owns the pages, and nobody whether it may judge', async () => {
    await run(pages)
    judged.mockClear()
    const vet = vi.fn(async () => {})
    const { report } = (await run({ ...pages, CODEOWNERS: '* @doc/team\n' }, config, { vet })) as {
      report: { pages: readonly { owners?: readonly string[] }[] }
    }
    expect(report.pages.map(({ owners }) => owners)).toEqual([['@doc/team']])
    expect([judged.mock.calls.length, vet.mock.calls.length]).toEqual([0, 0])
  })
})
