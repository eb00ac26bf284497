/** Several threads share a check, and the report is that of one. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualThreads } from '../../src/threads/count.ts'
import { type Ended, type HelpCentre, helpCentre } from '../support/help-centre.ts'

let centre: HelpCentre
let out = ''

/** Another target, a page that is no text, one that cannot be parsed, and one that stands alone. */
const further = {
  'de/anfang.md': '# Anfang\n\nHier beginnt das Handbuch mit 3 Kapiteln.\n',
  'fr/anfang.md': '# Début\n\nLe manuel commence ici, avec 4 chapitres. Voir [la suite](suite.md#rien).\n',
  'fr/binaire.md': 'a\u0000b',
  'en/binaire.md': '# Binary\n\nText.\n',
  'fr/casse.mdx': '# Cassé\n\n<Carte>\n\nDu texte.\n',
  'en/casse.mdx': '# Broken\n\n<Card>\n\nSome text.\n',
  'fr/seule.md': '---\nrank: .nan\n---\n\n# Seule\n\nVoir [le plan](plan.pdf).\n',
}

beforeAll(async () => {
  const config = join(import.meta.dirname, '../../examples/help-centre/diptych.config.json')
  const given = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>
  const two = { ...given, content: '{locale}/**/*.{md,mdx}', source: 'fr', targets: ['en', 'de'] }
  centre = await helpCentre({ ...further, 'two.config.json': JSON.stringify(two) })
  out = centre.out
}, 60_000)
afterAll(() => centre.remove())

const diptych = (args: readonly string[], env?: Readonly<Record<string, string>>): Promise<Ended> =>
  centre.diptych(['check', ...args], env)

/** What several threads make of a check is what one makes of it. */
const alike = async (args: readonly string[], counts: readonly number[]): Promise<Ended> => {
  const one = await diptych([...args, '--threads', '1'])
  expect(one.stdout).not.toBe('')
  for (const count of counts) expect(await diptych([...args, '--threads', String(count)])).toEqual(one)
  return one
}

const whole = ['--no-cache', '--format', 'json'] as const

describe('a check in several threads', () => {
  test('is that of one, to the byte', { timeout: 60_000 }, async () => {
    const { stdout } = await alike(whole, [2, 3])
    expect(stdout).toContain('"stale"')
  })

  test.each([
    ['without history', [...whole, '--no-history']],
    ['for people', ['--no-cache']],
    ['of a change', [...whole, '--since', 'HEAD~1']],
    ['of two targets, and of pages that cannot be read', [...whole, '-c', 'two.config.json']],
  ])('is that of one, %s', { timeout: 60_000 }, async (_, args) => {
    await alike(args, [2])
  })

  test('says where the time of all went', { timeout: 60_000 }, async () => {
    const { stderr } = await diptych([...whole, '--threads', '2', '--timing'])
    expect(stderr).toMatch(/waiting for other threads +\d/)
  })

  test('keeps what all found, and takes it over', { timeout: 60_000 }, async () => {
    const { stdout } = await diptych([...whole, '--threads', '1'])
    const cached = ['--cache', join(out, 'kept'), '--format', 'json']
    expect((await diptych([...cached, '--threads', '3'])).stdout).toBe(stdout)
    const [file = ''] = readdirSync(join(out, 'kept')).filter((name) => name.endsWith('.cache'))
    const kept = readFileSync(join(out, 'kept', file))
    expect((await diptych([...cached, '--threads', '2'])).stdout).toBe(stdout)
    expect(readFileSync(join(out, 'kept', file)).equals(kept)).toBe(true)

    const alone = ['--cache', join(out, 'alone'), '--format', 'json', '--threads', '1']
    await diptych(alone)
    const keysIn = (folder: string): string[] => {
      const text = readFileSync(join(out, folder, file), 'latin1')
      const index = text.slice(text.lastIndexOf('[["'), text.lastIndexOf(']]') + 2)
      return (JSON.parse(index) as [string][]).map(([key]) => key).sort()
    }
    expect(keysIn('kept')).toEqual(keysIn('alone'))

    const damaged = Buffer.from(kept)
    for (let at = 100; at < damaged.length / 2; at += 997) damaged[at] = 0
    writeFileSync(join(out, 'kept', file), damaged)
    expect((await diptych([...cached, '--threads', '2'])).stdout).toBe(stdout)
    writeFileSync(join(out, 'kept', file), kept.subarray(0, 1000))
    expect((await diptych([...cached, '--threads', '2'])).stdout).toBe(stdout)
  })

  test('sees that a file came which another thread had looked for', { timeout: 60_000 }, async () => {
    const cached = ['--cache', join(out, 'sought'), '--format', 'json']
    expect((await diptych([...cached, '--threads', '2'])).stdout).toContain('plan.pdf')
    const plan = join(centre.root, 'fr/plan.pdf')
    writeFileSync(plan, '')
    expect((await diptych(cached)).stdout).not.toContain('plan.pdf')
    rmSync(plan)
  })

  test('judges again what another thread judged by files that were not there yet', { timeout: 60_000 }, async () => {
    const preload = join(out, 'late.mjs')
    writeFileSync(
      preload,
      `import fs from 'node:fs'
       import { isMainThread } from 'node:worker_threads'
       const { native } = fs.realpathSync
       if (!isMainThread)
         fs.realpathSync.native = (path, ...more) => native(path.replace(/plan\\.pdf$/, 'not-yet'), ...more)`,
    )
    const plan = join(centre.root, 'fr/plan.pdf')
    writeFileSync(plan, '')
    const cached = ['--cache', join(out, 'late'), '--format', 'json']
    const { stdout } = await diptych([...whole, '--threads', '1'])
    expect(stdout).not.toContain('plan.pdf')
    const env = { NODE_OPTIONS: `--import ${preload}` }
    expect((await diptych([...cached, '--threads', '3'], env)).stdout).toBe(stdout)
    expect((await diptych(cached)).stdout).toBe(stdout)
    rmSync(plan)
  })

  test.each([
    ['at once', "throw new Error('no')"],
    ['while it starts', 'process.exit(3)'],
    ['a little later', 'setTimeout(() => process.exit(3), 150)'],
    ['later', "setTimeout(() => { throw new Error('no') }, 600)"],
  ])('does without a thread that fails %s', { timeout: 60_000 }, async (_, fault) => {
    const preload = join(out, 'fault.mjs')
    writeFileSync(
      preload,
      `import { isMainThread, threadId } from 'node:worker_threads'\nif (!isMainThread && threadId === 1) { ${fault} }\n`,
    )
    const one = await diptych([...whole, '--threads', '1'])
    const env = { NODE_OPTIONS: `--import ${preload}` }
    expect(await diptych([...whole, '--threads', '3'], env)).toEqual(one)
  })

  // What is learned from is read by the first thread alone: the pages have to be more than the sample.
  test('is not shared unless many pages are new', { timeout: 60_000 }, async () => {
    const site = join(out, 'site')
    const pages = (count: number): void => {
      for (const [locale, text] of [
        ['fr', 'Une phrase courte, que toutes les pages répètent.'],
        ['en', 'A short sentence that all pages repeat.'],
      ] as const) {
        mkdirSync(join(site, 'docs', locale), { recursive: true })
        for (let page = 0; page < count; page++)
          writeFileSync(join(site, 'docs', locale, `${page}.md`), `${text}\n\n`.repeat(24))
      }
    }
    const isShared = async (...args: readonly string[]): Promise<boolean> => {
      const { code, stderr } = await centre.diptych(
        ['check', '--timing', '--source', 'fr', '--no-cache', ...args],
        {},
        site,
      )
      expect(code).toBe(0)
      return stderr.includes('waiting for other threads')
    }
    pages(999)
    expect(await isShared()).toBe(false)
    pages(1000)
    expect(await isShared()).toBe(usualThreads() > 1)
    expect(await isShared('--threads', '1')).toBe(false)
  })
})
