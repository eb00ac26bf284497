/** The built program as a user runs it: what only a process of its own can show. */
import { execFile, spawn } from 'node:child_process'
import { closeSync, existsSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { getPriority } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { commands } from '../../src/cli/commands.ts'
import { alignContract, checkContract } from '../report/contract.ts'
import { type Built, buildPackage } from '../support/built.ts'
import { makeRepository } from '../support/repository.ts'
import { drifted, folderWith } from './support.ts'

let built: Built
let folder: ReturnType<typeof folderWith>
beforeAll(async () => {
  built = await buildPackage()
  folder = folderWith(drifted)
})
afterAll(() => {
  built.remove()
  folder.remove()
})

const env = { PATH: process.env.PATH, LANG: 'C' }

const run = (
  ...args: string[]
): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> =>
  new Promise((done) => {
    execFile(process.execPath, [built.bin, ...args], { cwd: folder.path, env }, (error, stdout, stderr) =>
      done({ code: error ? error.code : 0, stdout, stderr }),
    )
  })

describe('the built program', () => {
  test('judges a change, puts off what is there, and counts', async () => {
    const repository = makeRepository()
    const runThere = (...args: string[]): Promise<readonly [unknown, string]> =>
      new Promise((done) => {
        execFile(process.execPath, [built.bin, ...args], { cwd: repository.root, env }, (error, stdout) =>
          done([error ? error.code : 0, stdout]),
        )
      })
    try {
      repository.commit('docs: start', drifted)
      repository.write({ 'docs/en/mail/quota.md': null })
      expect(await runThere('check', '--changed', '--format', 'json')).toEqual([
        0,
        expect.stringContaining('"since": "introduced"'),
      ])
      expect(await runThere('check', '--baseline', 'known.json')).toEqual([2, ''])
      expect((await runThere('check', '--baseline', 'known.json', '--update-baseline'))[0]).toBe(0)
      expect((await runThere('check', '--baseline', 'known.json'))[0]).toBe(0)
      expect(await runThere('status')).toEqual([0, expect.stringContaining('docs/en/backups.md')])
    } finally {
      repository.remove()
    }
  })

  test('exits with 1 and prints the contract, results on stdout alone', async () => {
    const { code, stdout, stderr } = await run('check', '--format', 'json')
    expect([code, stderr]).toEqual([1, ''])
    const { pages } = checkContract.parse(JSON.parse(stdout))
    expect(pages.flatMap(({ findings }) => findings.map(({ rule }) => rule))).toEqual(['block-missing'])
  })

  test('exits with 0 where nothing has drifted', async () => {
    expect(await run('check', 'docs/en/mail')).toEqual({
      code: 0,
      stdout: '✔ 1 page compared, nothing to report (parity: en\u00A0100%).\n',
      stderr: '',
    })
  })

  test('exits with 2 for what cannot be understood', async () => {
    expect(await run('check', '--formt')).toEqual({
      code: 2,
      stdout: '',
      stderr: 'diptych: There is no option `--formt`. Did you mean `--format`? See `diptych check --help`.\n',
    })
  })

  test('prints every bead by the contract', async () => {
    const { code, stdout } = await run('align', '--format', 'json')
    expect(code).toBe(0)
    const { pairs } = alignContract.parse(JSON.parse(stdout))
    const lines = pairs[0]?.beads.map(({ source, target }) => [source[0]?.start.line, target[0]?.start.line])
    expect(lines).toEqual([
      [1, 1],
      [3, 3],
      [5, undefined],
    ])
  })

  test('bears a reader that goes away', async () => {
    const child = spawn(process.execPath, [built.bin, 'check', '--format', 'json'], { cwd: folder.path, env })
    child.stdout.destroy()
    let stderr = ''
    child.stderr.on('data', (chunk) => (stderr += chunk))
    const code = await new Promise((done) => child.on('close', done))
    expect([code, stderr]).toEqual([1, ''])
  })

  test.skipIf(!existsSync('/dev/full'))('exits with 2 when the results cannot be written', async () => {
    const full = openSync('/dev/full', 'w')
    const child = spawn(process.execPath, [built.bin, 'check'], {
      cwd: folder.path,
      env,
      stdio: ['ignore', full, 'pipe'],
    })
    let stderr = ''
    child.stderr?.on('data', (chunk) => (stderr += chunk))
    const code = await new Promise((done) => child.on('close', done))
    closeSync(full)
    expect([code, stderr]).toEqual([2, 'diptych: The results cannot be written (ENOSPC).\n'])
  })

  test.each([
    [['--version'], [], []],
    [['--help'], [], []],
    [['check', '--help'], ['check'], []],
    [['explain', 'no-such-rule'], ['explain'], ['picocolors']],
  ])(
    'starts at once where nothing has to be read: %j loads the commands %j and the packages %j',
    async (args, loading, packages) => {
      const coverage = join(folder.path, `coverage-${args.length}${args[0]}`)
      await new Promise((done) =>
        execFile(process.execPath, [built.bin, ...args], { env: { ...env, NODE_V8_COVERAGE: coverage } }, done),
      )
      const urls = readdirSync(coverage).flatMap((name) => {
        const { result } = JSON.parse(readFileSync(join(coverage, name), 'utf8'))
        return result.map(({ url }: { readonly url: string }) => url)
      })
      const modules = urls.flatMap(built.modulesIn)
      expect(modules).toContain('src/cli/main')
      const isLoaded = (name: string): boolean => modules.includes(`src/cli/${name}`)
      expect(Object.keys(commands).filter(isLoaded)).toEqual(loading)
      const loaded = urls.flatMap((url) => /\/node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(url)?.[1] ?? [])
      expect([...new Set(loaded)]).toEqual(packages)
    },
  )

  test.runIf(process.platform === 'linux')("puts its work before that of the engine's own threads", async () => {
    const beside = folderWith({})
    const [preload, into] = [join(beside.path, 'ranks.cjs'), join(beside.path, 'ranks.json')]
    const ranks = `readdirSync('/proc/self/task').map((id) => [+id === process.pid, getPriority(+id)])`
    const work = `require('fs').writeFileSync(${JSON.stringify(into)}, JSON.stringify(${ranks}))`
    const needed = "const { readdirSync } = require('fs'), { getPriority } = require('os')"
    writeFileSync(preload, `${needed}; process.on('exit', () => ${work})`)
    await new Promise((done) =>
      execFile(process.execPath, ['-r', preload, built.bin, 'check', '--no-cache'], { cwd: folder.path, env }, done),
    )
    const all = JSON.parse(readFileSync(into, 'utf8')) as [isFirst: boolean, rank: number][]
    beside.remove()
    const usual = getPriority()
    expect(all.filter(([isFirst]) => isFirst)).toEqual([[true, usual]])
    expect(all.some(([isFirst, rank]) => !isFirst && rank > usual)).toBe(true)
  })
})
