/** Where other words are learned, a pair whose alignment and whose words stay the same is not judged again. */
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Config } from '../../src/config.ts'
import { memoryFiles } from '../../src/files.ts'
import { checkProject } from '../../src/run.ts'

const [aligned, judged] = vi.hoisted(() => [vi.fn(), vi.fn()])
vi.mock('../../src/align/pair.ts', async (original) => {
  const { alignPair, ...rest } = await original<typeof import('../../src/align/pair.ts')>()
  return {
    ...rest,
    alignPair: (...given: Parameters<typeof alignPair>) => {
      aligned()
      return alignPair(...given)
    },
  }
})
vi.mock('../../src/judge.ts', async (original) => {
  const { judgePair, ...rest } = await original<typeof import('../../src/judge.ts')>()
  return {
    ...rest,
    judgePair: (...given: Parameters<typeof judgePair>) => {
      judged()
      return judgePair(...given)
    },
  }
})

let cache = ''
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'diptych-lesson-'))
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const things = [
  ['domain', 'domaine'],
  ['invoice', 'facture'],
  ['mailbox', 'boîte'],
  ['server', 'serveur'],
  ['account', 'compte'],
  ['backup', 'sauvegarde'],
] as const

/** Pages in step; the last one has a name in its code that is translated. */
const pageOf = (name: string, at: number, [kept, has, stays]: readonly string[]): string => {
  const code = at === 5 ? `\n\`\`\`sh\ncp my-${name} /srv/data.txt\n\`\`\`\n` : ''
  return `# ${kept} ${name}\n\n${has} ${name} ${at + 2}\n\n${stays} ${name}\n${code}`
}
const files: Record<string, string> = Object.fromEntries(
  things.flatMap(([en, fr], at) => [
    [`docs/en/${en}.md`, pageOf(en, at, ['Keep the', 'See', 'Leave your'])],
    [`docs/fr/${en}.md`, pageOf(fr, at, ['Gardez ce', 'Voyez', 'Laissez votre'])],
  ]),
)

const config: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'], history: false }

/** What a run reports, and how many pairs it aligned and judged. */
const run = async (files: Record<string, string>, folder?: string) => {
  aligned.mockClear()
  judged.mockClear()
  const report = await checkProject(memoryFiles(files), config, { cache: folder })
  return { report, aligned: aligned.mock.calls.length, judged: judged.mock.calls.length }
}

/** What a run with a cache aligns and judges after an edit, held against one without. */
const after = async (now: Record<string, string>) => {
  const warm = await run(now, cache)
  expect(warm.report).toEqual((await run(now)).report)
  return { aligned: warm.aligned, judged: warm.judged }
}

test('another lesson, which says the same of all words that a pair has, leaves it aligned and judged', {
  timeout: 60_000,
}, async () => {
  const first = await run(files, cache)
  expect(first).toMatchObject({ aligned: things.length, judged: things.length })
  // Every page is learned from: each edit makes another lesson.
  expect(await after({ ...files, 'docs/en/domain.md': `${files['docs/en/domain.md']}\n` })).toEqual({
    aligned: 1,
    judged: 1,
  })
  expect(await run(files, cache)).toEqual({ report: first.report, aligned: 0, judged: 0 })
})

const root = join(import.meta.dirname, '../../docs')
const manual: Record<string, string> = Object.fromEntries(
  ['en', 'fr'].flatMap((locale) =>
    readdirSync(join(root, locale))
      .filter((name) => name.endsWith('.md'))
      .map((name) => [`docs/${locale}/${name}`, readFileSync(join(root, locale, name), 'utf8')]),
  ),
)

test('what is said on one page of the manual concerns few of the others', { timeout: 120_000 }, async () => {
  const all = Object.keys(manual).length / 2
  expect(await run(manual, cache)).toMatchObject({ aligned: all, judged: all })
  let now = manual
  const concerned: number[] = []
  for (const [en, fr] of [
    ['The tracker sleeps.', 'Le suivi dort.'],
    ['Ask the reviewer.', 'Demandez au relecteur.'],
    ['A zebra.', 'Un zèbre.'],
    ['Buy some bread.', 'Achetez du pain.'],
  ]) {
    now = {
      ...now,
      'docs/en/ci.md': `${now['docs/en/ci.md']}\n${en}\n`,
      'docs/fr/ci.md': `${now['docs/fr/ci.md']}\n${fr}\n`,
    }
    const { aligned } = await after(now)
    concerned.push(aligned)
  }
  // What is told in steps may take one with any edit, and then it concerns many.
  expect(concerned.toSorted((a, b) => a - b)[0]).toBeLessThan(all / 4)
  expect(await run(manual, cache)).toMatchObject({ aligned: 0 })
})
