import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { drifted, folderWith, runIn } from './support.ts'

let folder: ReturnType<typeof folderWith>
beforeEach(() => {
  folder = folderWith(drifted)
})
afterEach(() => folder.remove())

const run = (...args: readonly string[]) => runIn(folder.path, ['sync', ...args])
const lock = () => readFileSync(join(folder.path, 'diptych.lock'), 'utf8')

describe('diptych sync', () => {
  test('writes the lock, and says what it recorded', async () => {
    expect(await run()).toEqual({
      code: 0,
      out: '',
      err: 'diptych: Recorded 2 pairs in `diptych.lock`: 4 lines added, 0 lines removed.\n',
    })
    expect(lock().split('\n')).toHaveLength(6)
    expect((await run()).err).toContain('0 lines added, 0 lines removed')
    expect((await runIn(folder.path, ['sync', '--lang', 'fr'])).err).toContain(
      'Paires enregistrées dans `diptych.lock` : 2 ;',
    )
  })

  test('shows what it would write', async () => {
    const { out, err } = await run('--dry-run', 'docs/en/mail')
    expect(out).toMatch(/^(?:\+ [0-9a-f]{12} [0-9a-f]{12} docs\/en\/mail\/quota\.md\n){2}$/)
    expect(err).toContain('Would record 1 pair')
    expect(lock).toThrow('ENOENT')
  })

  test('records from history only where there is one', async () => {
    expect(await run('--from-history')).toMatchObject({ code: 2, err: expect.stringContaining('`no-repository`') })
  })

  test('says which path has no page, and which is not there', async () => {
    expect((await run('diptych.config.json')).err).toContain('No page of the project is at `diptych.config.json`')
    expect(await run('docs/nowhere')).toMatchObject({ code: 2 })
  })

  test('leaves a damaged lock alone when a part of it is to be renewed, and writes it anew as a whole', async () => {
    await run()
    const good = lock()
    writeFileSync(join(folder.path, 'diptych.lock'), `${good}<<<<<<< HEAD\n`)
    expect(await run('docs/en/mail')).toMatchObject({
      code: 2,
      err: expect.stringContaining('merge conflict (line `6`)'),
    })
    expect((await run()).code).toBe(0)
    expect(lock()).toBe(good)
  })

  test('says where it cannot write', async () => {
    rmSync(join(folder.path, 'diptych.lock'), { force: true })
    mkdirSync(join(folder.path, 'diptych.lock'))
    expect(await run()).toMatchObject({ code: 2, err: expect.stringContaining('diptych.lock') })
  })
})
