import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reporterNames, reporters } from '../../src/report/reporters.ts'
import { checkContract } from '../report/contract.ts'
import { drifted, folderWith, runIn } from './support.ts'

let folder: ReturnType<typeof folderWith>
beforeAll(() => {
  folder = folderWith(drifted)
})
afterAll(() => folder.remove())

const run = (...args: readonly string[]) => runIn(folder.path, ['check', ...args])
const read = (path: string): string => readFileSync(join(folder.path, path), 'utf8')

describe('check --reporter', () => {
  test('writes several formats in one run, each to its own place', async () => {
    const { code, out, err } = await run('--reporter', 'stylish', '--reporter', 'json=out/a.json,stylish=out/b.txt')
    expect([code, err]).toEqual([
      1,
      'diptych: The report is in `out/a.json`.\ndiptych: The report is in `out/b.txt`.\n',
    ])
    expect(out).toContain('✖ 1 error on 1 page\n')
    expect(read('out/b.txt')).toBe(out)
    expect(() => checkContract.parse(JSON.parse(read('out/a.json')))).not.toThrow()
  })

  test('says the same as the short form', async () => {
    expect(await run('--reporter', 'json')).toEqual(await run('--format', 'json'))
    expect(await run('--reporter', 'stylish')).toEqual(await run())
  })

  test('prints what has no file in the order given', async () => {
    const { out } = await run('--reporter', 'json', '--reporter', 'stylish')
    expect(out).toBe((await run('--format', 'json')).out + (await run()).out)
  })

  test.each([
    [['--reporter', 'jsno'], '`--reporter` cannot be `jsno`; it is one of `stylish`'],
    [['--reporter', 'jsno=x.json'], 'Did you mean `json`?'],
    [['--reporter', 'json='], '`--reporter json=` lacks its file'],
    [['--reporter', 'json', '--output', 'x.json'], 'leave out `--output`'],
    [['--reporter', 'json', '--format', 'json'], 'leave out `--format`'],
    [['--reporter', 'json=x.txt', '--reporter', 'stylish=./x.txt'], 'Two reporters would write `x.txt`'],
  ])('refuses %j before anything is read', async (args, said) => {
    const { code, out, err } = await run(...args)
    expect([code, out]).toEqual([2, ''])
    expect(err).toContain(said)
    expect(existsSync(join(folder.path, 'x.txt'))).toBe(false)
  })
})

describe('a report that cannot be written', () => {
  test.each([
    ['a folder', 'docs', 'EISDIR'],
    ['below a file', 'docs/fr/backups.md/a.json', 'EEXIST'],
    ['a full disk', '/dev/full', 'ENOSPC'],
  ])('%s: is told of, with the option that named it, and leaves nothing behind', async (_, path, cause) => {
    if (path === '/dev/full' && !existsSync(path)) return
    const { code, err } = await run('--reporter', `json=${path}`)
    expect([code, err]).toEqual([
      2,
      `diptych: \`${path}\` cannot be written (${cause}); choose another place with \`--reporter\`.\n`,
    ])
    expect((await run('--format', 'json', '--output', path)).err).toContain('another place with `--output`')
    expect(readdirSync(folder.path, { recursive: true }).filter((name) => String(name).includes('.tmp'))).toEqual([])
  })

  test('of `report`, too', async () => {
    const { code, err } = await runIn(folder.path, ['report', '--out', 'docs/fr/backups.md'])
    expect([code, err]).toEqual([2, expect.stringContaining('with `--out`')])
  })
})

describe('in a job of GitHub', () => {
  test('text of pages is no command of the runner, in any format for people', async () => {
    const paragraph = `::error::pwned\n::add-mask ${'x=y,'.repeat(100)}::a\n\n##[add-mask]b and ##[group]c, as long as it takes to be a line.\n`
    const site = folderWith({
      'docs/en/a.md': `# A\n\n${paragraph}`,
      'docs/fr/a.md': '# A\n',
      'docs/en/::error::b.md': '# B\n',
    })
    const env = { GITHUB_ACTIONS: 'true' }
    for (const format of ['stylish', 'compact', 'markdown', 'github', 'github-comment']) {
      const args = ['check', '--source', 'en', '--target', 'fr', '--no-history', '--format', format]
      const { out, err } = await runIn(site.path, args, { env })
      const lines = `${out}${err}`.split('\n')
      const commands = lines.filter((line) => /^\s*::.*::/.test(line) && !line.startsWith('::error file='))
      expect([format, commands]).toEqual([
        format,
        format === 'github' ? [expect.stringMatching(/^::warning file=/)] : [],
      ])
      if (format === 'stylish' || format === 'compact') expect(out).not.toMatch(/##\[[a-z-]+\]/)
    }
    const plain = await runIn(site.path, [
      'check',
      '--source',
      'en',
      '--target',
      'fr',
      '--no-history',
      '--format',
      'json',
    ])
    const inJob = await runIn(
      site.path,
      ['check', '--source', 'en', '--target', 'fr', '--no-history', '--format', 'json'],
      { env },
    )
    expect(inJob.out).toBe(plain.out)
    site.remove()
  })
})

test.each(reporterNames)('the format %s is there, and the help and the manual name it', async (name) => {
  expect(await reporters[name]()).toBeTypeOf('function')
  const { out } = await runIn('.', ['check', '--help'])
  expect(/--format[\s\S]*?(?=--output)/.exec(out)?.[0]).toMatch(new RegExp(`\\b${name}\\b`))
  for (const tongue of ['en', 'fr'])
    expect(readFileSync(`docs/${tongue}/output.md`, 'utf8')).toContain(`| \`${name}\` |`)
})
