/** Where other words are learned, a pair whose alignment and whose words stay the same is not judged again. */
import { mkdtempSync, rmSync } from 'node:fs'
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

test('another lesson, of which each pair comes to the same, aligns them anew and judges none but the one that changed', {
  timeout: 60_000,
}, async () => {
  const first = await run(files, cache)
  expect(first).toMatchObject({ aligned: things.length, judged: things.length })
  const path = 'docs/en/domain.md'
  const changed = { ...files, [path]: `${files[path]}\n` }
  const second = await run(changed, cache)
  const fresh = await run(changed)
  expect(second.report).toEqual(fresh.report)
  expect(second).toMatchObject({ aligned: things.length, judged: 1 })
  const back = await run(files, cache)
  expect(back).toEqual({ report: first.report, aligned: 0, judged: 0 })
})
