/** The built program, asked to mend pages by a pipe, by nobody, and by somebody who leaves. */
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { folderWith } from './support.ts'

let built: Built
const left: (() => void)[] = []
beforeAll(async () => {
  built = await buildPackage()
})
afterEach(() => {
  for (const remove of left.splice(0)) remove()
})
afterAll(() => built.remove())

const right = '# Guide\n\nUse `npm run build` to build the site.\n\n## Next\n\nOpen the folder `dist`.\n'
const wrong = right.replace('build`', 'buidl`').replace('## Next', '### Next')

const page = 'docs/en/guide.md'
const folder = (): string => {
  const { path, remove } = folderWith({
    'diptych.config.json': JSON.stringify({ source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.md'] }),
    'docs/fr/guide.md':
      '# Guide\n\nUtilisez `npm run build` pour construire le site.\n\n## Suite\n\nOuvrez le dossier `dist`.\n',
    [page]: wrong,
  })
  left.push(remove)
  return path
}

interface Ended {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs the program; `input` is written as it stands, and the pipe closed behind it unless it stays open. */
const run = (cwd: string, args: readonly string[], input = '', stays = false): Promise<Ended> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [built.bin, ...args], { cwd, env: { PATH: process.env.PATH, LANG: 'C' } })
    let [stdout, stderr] = ['', '']
    child.stdout.on('data', (chunk) => (stdout += chunk))
    child.stderr.on('data', (chunk) => (stderr += chunk))
    child.stdin.on('error', () => {})
    child.stdin.write(input)
    if (!stays) child.stdin.end()
    child.on('close', (code) => {
      child.stdin.destroy()
      done({ code, stdout, stderr })
    })
  })

test('answers come through a pipe', async () => {
  const cwd = folder()
  const { code, stdout, stderr } = await run(cwd, ['fix', '-i'], 'n\ny\n')
  expect([code, stdout.split('\n').at(-2)]).toEqual([0, '1 finding fixed in 1 file.'])
  expect(stderr.match(/Make this change\?/g)).toHaveLength(2)
  expect(readFileSync(join(cwd, page), 'utf8')).toBe(right.replace('build`', 'buidl`'))
})

test('the program ends although nobody closes the pipe', async () => {
  const cwd = folder()
  expect(await run(cwd, ['fix', '-i'], 'a\n', true)).toMatchObject({ code: 0 })
  expect(readFileSync(join(cwd, page), 'utf8')).toBe(right)
})

test('without a question no input is read', async () => {
  const cwd = folder()
  const { code, stdout, stderr } = await run(cwd, ['fix', '--dry-run'], '', true)
  expect([code, stderr]).toEqual([
    0,
    'diptych: 2 findings would be fixed in 1 file; nothing is written (`--dry-run`).\n',
  ])
  expect(stdout).toMatch(/^--- a\/docs\/en\/guide\.md\n\+\+\+ b\/docs\/en\/guide\.md\n@@ /)
  expect(readFileSync(join(cwd, page), 'utf8')).toBe(wrong)
})

test('what cannot be understood changes nothing', async () => {
  const cwd = folder()
  expect(await run(cwd, ['fix', '--dry'])).toMatchObject({ code: 2, stdout: '' })
  expect(readFileSync(join(cwd, page), 'utf8')).toBe(wrong)
})
