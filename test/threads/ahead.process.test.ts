/** A thread reads ahead of the one that began a check, and the report is that of one thread. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { quota } from '../../src/threads/count.ts'
import { type Ended, type HelpCentre, helpCentre } from '../support/help-centre.ts'

let centre: HelpCentre
let site = ''
/** What one thread says. */
let alone: Ended

const count = 250

/** Pages of which some have drifted, some are no text, cannot be parsed, or hold what JSON has no word for. */
const pageOf = (locale: 'fr' | 'en', at: number): string => {
  const steps = Array.from({ length: 2 + (at % 5) }, (_, step) =>
    locale === 'fr'
      ? `${step + 1}. Ouvrez l’écran ${at + step} — puis « validez ».`
      : `${step + 1}. Open screen ${at + step}, then confirm.`,
  )
  if (locale === 'en' && at % 7 === 0) steps.pop()
  const title = locale === 'fr' ? `Réglage ${at}` : `Setting ${at}`
  const text =
    locale === 'fr'
      ? `Le réglage n° ${at} se trouve [ici](${at + 1}.md). ✅`
      : `Setting ${at} is [here](${at + 1}.md). ✅`
  const rank = at % 11 === 0 ? '.nan' : at
  return `---\ntitle: ${title}\nrank: ${rank}\n---\n\n# ${title}\n\n${text}\n\n${steps.join('\n')}\n`
}

beforeAll(async () => {
  centre = await helpCentre()
  site = join(centre.out, 'ahead')
  for (const locale of ['fr', 'en'] as const) {
    mkdirSync(join(site, 'docs', locale), { recursive: true })
    for (let at = 0; at < count; at++) writeFileSync(join(site, 'docs', locale, `${at}.md`), pageOf(locale, at))
    writeFileSync(join(site, 'docs', locale, 'casse.mdx'), `# ${locale}\n\n<Carte>\n\nTexte.\n`)
    writeFileSync(join(site, 'docs', locale, 'binaire.md'), 'a\u0000b')
  }
  alone = await diptych(['--no-cache', '--threads', '1'])
}, 60_000)
afterAll(() => centre.remove())

const diptych = (args: readonly string[], env = before('nothing', '')): Promise<Ended> =>
  centre.diptych(['check', '--source', 'fr', '--format', 'json', ...args], env, site)

const isLinux = process.platform === 'linux'

/** Whether as many processors may be used as another thread needs. */
const isAmple = quota() >= (isLinux ? 2 : 3)

/** Something that each other thread does before it begins, on a machine that has so many processors. */
function before(name: string, work: string, processors = 4): Readonly<Record<string, string>> {
  const preload = join(centre.out, `${name}.mjs`)
  const code = [
    "import { syncBuiltinESMExports } from 'node:module'",
    "import { writeFileSync } from 'node:fs'",
    "import os from 'node:os'",
    "import { isMainThread } from 'node:worker_threads'",
    `os.availableParallelism = () => ${processors}`,
    'syncBuiltinESMExports()',
    `if (!isMainThread) { ${work} }`,
  ]
  writeFileSync(preload, code.join('\n'))
  return { NODE_OPTIONS: `--import ${preload}` }
}

/** Whether another thread is started. */
async function isBegun(args: readonly string[], processors?: number): Promise<boolean> {
  const mark = join(centre.out, 'begun')
  rmSync(mark, { force: true })
  await diptych(args, before('mark', `writeFileSync(${JSON.stringify(mark)}, '')`, processors))
  return existsSync(mark)
}

describe.skipIf(!isAmple)('a check of which another thread reads the pages', () => {
  test('is that of one thread, to the byte', async () => {
    expect(alone.stdout).toContain('step-count')
    expect(alone.stdout).toContain('not-compared')
    expect(await diptych(['--no-cache'])).toEqual(alone)
  })

  test('is that of one thread where links are asked for, too; a part of a run has one alone', async () => {
    expect(await isBegun(['--links', '--no-cache'])).toBe(true)
    expect(await diptych(['--links', '--no-cache'])).toEqual(await diptych(['--links', '--no-cache', '--threads', '1']))
    expect(await isBegun(['--shard', '1/2', '--no-cache'])).toBe(false)
  })

  test('keeps what was read, and takes it over', async () => {
    const cached = ['--cache', join(centre.out, 'kept')]
    expect((await diptych(cached)).stdout).toBe(alone.stdout)
    expect((await diptych(cached)).stdout).toBe(alone.stdout)
    const path = join(site, 'docs/en/1.md')
    const text = readFileSync(path, 'utf8')
    writeFileSync(path, text.replace('Setting 1 ', 'Setting 2 '))
    const changed = await diptych(['--no-cache', '--threads', '1'])
    expect(await diptych(cached)).toEqual(changed)
    writeFileSync(path, text)
  })

  test('is begun where many pages are new, and processors to spare', async () => {
    const cached = ['--cache', join(centre.out, 'begun-cache')]
    expect(await isBegun(['--no-cache'])).toBe(true)
    expect(await isBegun(['--no-cache', '--threads', '1'])).toBe(false)
    expect(await isBegun(cached)).toBe(true)
    writeFileSync(join(site, 'docs/en/2.md'), `${pageOf('en', 2)}\nMore.\n`)
    expect(await isBegun(cached)).toBe(false)
    writeFileSync(join(site, 'docs/en/2.md'), pageOf('en', 2))
  })

  test.runIf(isLinux)('gives way to the one that began the run', async () => {
    const mark = join(centre.out, 'ranks')
    const noted = [
      'const { setPriority } = os',
      'os.setPriority = (id, rank) => {',
      '  setPriority(id, rank)',
      `  writeFileSync(${JSON.stringify(mark)}, JSON.stringify([id === process.pid, os.getPriority(0) === rank, rank]))`,
      '}',
      'syncBuiltinESMExports()',
    ]
    await diptych(['--no-cache'], before('ranks', noted.join('\n')))
    const lowest = 19
    expect(JSON.parse(readFileSync(mark, 'utf8'))).toEqual([false, true, Math.min(lowest, getPriority() + 5)])
  })

  test.each([
    [1, false],
    [2, isLinux],
    [3, true],
  ])('of %i processors has one for another thread: %s', async (processors, has) => {
    expect(await isBegun(['--no-cache'], processors)).toBe(has && quota() >= processors)
  })

  test.each([
    ['fails at once', "throw new Error('no')"],
    ['ends a little later', 'setTimeout(() => process.exit(3), 60)'],
    ['never begins', 'while (true);'],
  ])('does without a thread that %s', async (name, fault) => {
    expect(await diptych(['--no-cache'], before(name.replaceAll(' ', '-'), fault))).toEqual(alone)
  })
})
