/** Several threads share a check, and the report is that of one. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { makeRepository, type Repository } from '../support/repository.ts'

let built: Built
let repository: Repository
let out = ''

/** Another target, a page that is no text, one that cannot be parsed, and one that stands alone. */
const further = {
  'de/anfang.md': '# Anfang\n\nHier beginnt das Handbuch mit 3 Kapiteln.\n',
  'fr/anfang.md': '# Début\n\nLe manuel commence ici, avec 4 chapitres. Voir [la suite](suite.md#rien).\n',
  'fr/binaire.md': 'a\u0000b',
  'en/binaire.md': '# Binary\n\nText.\n',
  'fr/casse.mdx': '# Cassé\n\n<Carte>\n\nDu texte.\n',
  'en/casse.mdx': '# Broken\n\n<Card>\n\nSome text.\n',
  'fr/seule.md': '---\nrank: .nan\n---\n\n# Seule\n',
}

beforeAll(() => {
  built = buildPackage()
  out = mkdtempSync(join(tmpdir(), 'diptych-threads-'))
  repository = makeRepository()
  cpSync(join(import.meta.dirname, '../../examples/help-centre'), repository.root, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  const config = join(repository.root, 'diptych.config.json')
  const given = JSON.parse(readFileSync(config, 'utf8')) as Record<string, unknown>
  const two = { ...given, content: '{locale}/**/*.{md,mdx}', source: 'fr', targets: ['en', 'de'] }
  writeFileSync(join(repository.root, 'two.config.json'), JSON.stringify(two))
  repository.commit('docs: begin')
  const page = readdirSync(join(repository.root, 'fr'), { encoding: 'utf8' }).find((name) => name.endsWith('.md')) ?? ''
  const text = readFileSync(join(repository.root, 'fr', page), 'utf8')
  repository.commit('docs: go on', { [`fr/${page}`]: `${text}\nEncore une phrase de 7 mots ici.\n`, ...further })
}, 60_000)
afterAll(() => {
  built.remove()
  repository.remove()
  rmSync(out, { recursive: true, force: true })
})

interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

const diptych = async (args: readonly string[], env: Record<string, string> = {}): Promise<Ended> => {
  const options = {
    cwd: repository.root,
    encoding: 'utf8' as const,
    maxBuffer: 2 ** 26,
    env: { ...process.env, CI: '', ...env },
  }
  return promisify(execFile)(process.execPath, [built.bin, 'check', ...args, '--lang', 'en'], options).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
  )
}

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
})
