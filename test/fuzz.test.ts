import { readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { configSchema } from '../src/config/schema.ts'
import type { MemoryFile } from '../src/files.ts'
import { checkProject, memoryFiles, readPage } from '../src/index.ts'
import type { Page, Reading, Report } from '../src/model.ts'

/** Our own pages: the help centre's and the manual's. */
const pages: readonly (readonly [string, Buffer])[] = ['examples/help-centre', 'docs']
  .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
  .filter((path) => path.endsWith('.md'))
  .sort()
  .map((path) => [path, readFileSync(path)])

const config = configSchema.parse({ source: 'en', targets: ['fr'], content: ['{locale}/**/*.{md,mdx}'] })

/** A pair with one gap, which is found whatever the pair beside it is. */
const sound = {
  'en/sound.md':
    '# Title\n\nFirst paragraph of this page.\n\n## Steps\n\n1. Open the menu.\n2. Press the button.\n3. Wait.\n',
  'fr/sound.md':
    '# Titre\n\nPremier paragraphe de cette page.\n\n## Étapes\n\n1. Ouvrez le menu.\n2. Appuyez sur le bouton.\n',
}

const checkBeside = (name: string, source: MemoryFile, target: MemoryFile): Promise<Report> =>
  checkProject(memoryFiles({ ...sound, [`en/${name}`]: source, [`fr/${name}`]: target }), config, { history: false })

const findingsOf = (report: Report, id: string) => report.pages.find((page) => page.id === id)?.findings ?? []

/** What is found in the sound pair when it stands alone. */
const expected = async () => findingsOf(await checkProject(memoryFiles(sound), config, { history: false }), 'sound')

/** What holds of every page, whatever it was made of. */
function expectWhole(page: Page): void {
  let last = 0
  for (const { start, end, facts } of page.blocks) {
    expect(start).toBeGreaterThanOrEqual(last)
    expect(end).toBeGreaterThanOrEqual(start)
    for (const fact of facts) {
      expect(fact.start).toBeGreaterThanOrEqual(start)
      expect(fact.end).toBeLessThanOrEqual(end)
    }
    last = end
  }
  expect(last).toBeLessThanOrEqual(page.text.length)
}

function expectReading(reading: Reading): void {
  if (reading.state === 'read') return expectWhole(reading.page)
  expect([reading.reason.en, reading.reason.fr]).not.toContain('')
}

/** One change to the bytes of a page. */
type Mutation = (bytes: Buffer, at: number, width: number) => Buffer

const mutations: Readonly<Record<string, Mutation>> = {
  flip: (bytes, at, width) => {
    const copy = Buffer.from(bytes)
    copy[at] = (copy[at] ?? 0) ^ (1 << (width % 8))
    return copy
  },
  delete: (bytes, at, width) => Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + width)]),
  duplicate: (bytes, at, width) => Buffer.concat([bytes.subarray(0, at + width), bytes.subarray(at)]),
  truncate: (bytes, at) => bytes.subarray(0, at),
  splice: (bytes, at, width) => {
    const other = pages[(at + width) % pages.length]?.[1] ?? bytes
    return Buffer.concat([bytes.subarray(0, at), other.subarray(at % other.length), bytes.subarray(at + width)])
  },
  mark: (bytes, at, width) =>
    Buffer.concat([
      bytes.subarray(0, at),
      Buffer.from([...'`*_[]<>{}:|#!&\\\n'][width % 16] ?? ''),
      bytes.subarray(at),
    ]),
}

const mutated = fc
  .record({
    page: fc.nat({ max: pages.length - 1 }),
    changes: fc.array(
      fc.tuple(fc.constantFrom(...Object.values(mutations)), fc.nat({ max: 1_000_000 }), fc.nat({ max: 300 })),
      {
        minLength: 1,
        maxLength: 5,
      },
    ),
  })
  .map(({ page, changes }) =>
    changes.reduce(
      (bytes, [change, at, width]) => change(bytes, at % (bytes.length + 1), width),
      pages[page]?.[1] ?? Buffer.of(),
    ),
  )

describe('mutated pages', () => {
  test.each(['page.md', 'page.mdx'])('are read, or said why not: %s', (name) => {
    fc.assert(
      fc.property(mutated, (bytes) => expectReading(readPage(name, 'fr', bytes.toString('utf8')))),
      { numRuns: 100 },
    )
  })

  test('leave the pages beside them alone', async () => {
    const alone = await expected()
    expect(alone.map(({ rule }) => rule)).toContain('step-count')
    await fc.assert(
      fc.asyncProperty(mutated, mutated, async (source, target) => {
        const report = await checkBeside('page.md', source, target)
        expect(findingsOf(report, 'sound')).toEqual(alone)
        expect(report.pages.map(({ id }) => id).sort()).toEqual(['page', 'sound'])
      }),
      { numRuns: 12 },
    )
  })
})

describe('files that cannot be compared', () => {
  const good = '# Page\n\nA paragraph.\n'
  const cases: readonly (readonly [string, string, MemoryFile, RegExp])[] = [
    ['invalid UTF-8', 'page.md', Buffer.from([0x23, 0x20, 0xc3, 0x28, 0x0a]), /UTF-8/],
    ['Windows-1252', 'page.md', Buffer.from('# Caf\xe9\n', 'latin1'), /UTF-8/],
    ['UTF-16', 'page.md', Buffer.from('\ufeff# Page\n', 'utf16le'), /UTF-16/],
    ['binary', 'page.md', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), /NUL/],
    ['NULs', 'page.md', '# Page\0\n', /NUL/],
    ['10 MB in one line', 'page.md', 'word '.repeat(2_000_000), /larger/],
    ['3 MB in one line', 'page.md', 'word '.repeat(600_000), /characters/],
    ['1 MB of brackets', 'page.md', ']'.repeat(1_000_000), /takes too long/],
    ['10,000 quotes', 'page.md', '> '.repeat(10_000), /nested/],
    ['10,000 dashes', 'page.md', '- '.repeat(10_000), /nested/],
    ['10,000 elements', 'page.mdx', '<div>'.repeat(10_000), /closing tag/],
    ['10,000 braces', 'page.mdx', '{'.repeat(10_000), /end of file/],
    ['an element without an end', 'page.mdx', '# Page\n\n<Tabs>\n\ntext\n', /closing tag/],
    ['a comment without an end', 'page.mdx', 'text {/* no end\n', /./],
  ]

  test.each(cases)('%s: one finding, and the rest goes on', async (_, name, bad, reason) => {
    const alone = await expected()
    for (const [source, target] of [[good, bad] as const, [bad, good] as const]) {
      const report = await checkBeside(name, source, target)
      expect(findingsOf(report, 'sound')).toEqual(alone)
      expect(findingsOf(report, 'page').map(({ rule }) => rule)).toEqual(['not-compared'])
      expect(findingsOf(report, 'page')[0]?.said.text.en).toMatch(reason)
    }
  })
})

describe('hostile text', () => {
  const many = (part: string, length: number): string => part.repeat(length / part.length)
  const long = 60_000
  const nested = ['> ', '- ', '1. ', '(', '_', '<div>', '{', '![', '[^', '**a ', ':::a\n', '!!! a\n', '<a ']
  const repeated =
    '` |` ``|]|[|<|<!--|<![CDATA[|<a b="|&|&amp;|&#|\\|*a_ |*a |a* |~|!|a\n=\n|[a](|[a]: b\n|{{|{% a %}\n|{/*|x\\_y@b.co |a@b.co |# a {#b}\n|/// a\n|1 000 |1.|\ud800|\u0301|\r|\t| |-\n|> a\n|a\n\n|<b>|\ue000'
  const texts: readonly (readonly [string, string])[] = [
    ...nested.map((part) => [part, part.repeat(10_000)] as const),
    ...repeated.split('|').map((part) => [part, many(part, long)] as const),
    ['|', many('|', long)],
    ['a|', many('a|', long)],
    ['lazy lines', `> a\n${many('b\n', long)}`],
    ['a table', `a|b\n-|-\n${many('a|b\n', long)}`],
    ['a fence without an end', `\`\`\`js\n${many('code\n', long)}`],
    ['a comment without an end', `<!-- ${many('text ', long)}`],
    ['front matter without an end', `---\n${many('a: b\n', long)}`],
    ['brackets in front matter', `---\na: ${'['.repeat(90_000)}\n---\n`],
    ['keys in TOML', `+++\n${Array.from({ length: 9000 }, (_, key) => `k${key} = 1`).join('\n')}\n+++\n`],
    ['a word without an end', many('a', 1_900_000)],
  ]

  test.each(texts)('%j costs seconds at most', (_, text) => {
    for (const path of ['page.md', 'page.mdx']) {
      const start = performance.now()
      expectReading(readPage(path, 'fr', text))
      expect(performance.now() - start).toBeLessThan(15_000)
    }
  })
})
