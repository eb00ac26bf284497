import { existsSync, readFileSync } from 'node:fs'
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

test.each(reporterNames)('the format %s is there, and the help and the manual name it', async (name) => {
  expect(await reporters[name]()).toBeTypeOf('function')
  const { out } = await runIn('.', ['check', '--help'])
  expect(/--format[\s\S]*?(?=--output)/.exec(out)?.[0]).toMatch(new RegExp(`\\b${name}\\b`))
  for (const tongue of ['en', 'fr'])
    expect(readFileSync(`docs/${tongue}/output.md`, 'utf8')).toContain(`| \`${name}\` |`)
})
