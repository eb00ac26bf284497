/** Code that a page lost is offered as the other pages have it now, wherever there. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Config } from '../../src/config.ts'
import { memoryFiles } from '../../src/files.ts'
import { checkProject } from '../../src/run.ts'

// As on a site of which these pages are not in the sample: whatever they say, the same is learned.
vi.mock('../../src/check/sample.ts', () => ({ sampleOf: () => [] }))

let cache = ''
beforeAll(() => {
  cache = mkdtempSync(join(tmpdir(), 'diptych-code-'))
})
afterAll(() => rmSync(cache, { recursive: true, force: true }))

const code = (comment: string): string => `\`\`\`sh\ncp a.txt b.txt # ${comment}\n\`\`\`\n`
const copy = code('copy the whole file first')

const pages = {
  'docs/en/lost.md': `# Copies\n\nMake a copy of the file:\n\n${copy}\nThen wait 5 minutes.\n`,
  'docs/fr/lost.md': '# Copies\n\nFaites une copie du fichier :\n\nPuis attendez 5 minutes.\n',
  'docs/fr/has.md': `# Guide\n\n## Invoices 2023\n\n${code('tout copier, pour commencer')}\n## Domains 42\n\n${code('copier le fichier entier')}`,
}
/** In either version, the code is in the fifth of the beads. */
const versions = [
  `# Guide\n\nWords that are only here.\n\nMore of them, 77.\n\n## Invoices 2023\n\n${copy}\n## Domains 42\n`,
  `# Guide\n\n## Invoices 2023\n\n## Domains 42\n\n${copy}`,
]
const config: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'], history: false }

const offered = async (has: string, folder?: string): Promise<string> => {
  const { pages: all } = await checkProject(memoryFiles({ ...pages, 'docs/en/has.md': has }), config, { cache: folder })
  const lost = all.find(({ id }) => id === 'lost')
  return JSON.stringify(lost?.findings.flatMap(({ edits = [] }) => edits.map(({ text }) => text)))
}

test('when its translation stands in another block of the same page than in the last run', async () => {
  const [first = '', second = ''] = versions
  expect(await offered(first, cache)).toContain('pour commencer')
  expect(await offered(second, cache)).toBe(await offered(second))
  expect(await offered(second)).toContain('entier')
})
