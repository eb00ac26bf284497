/** `check --watch`, as a process of its own: what it says after each change, and how it ends. */
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { drifted, folderWith, runIn } from './support.ts'

let built: Built
const left: (() => void)[] = []
beforeAll(async () => {
  built = await buildPackage()
}, 60_000)
afterEach(() => {
  for (const end of left.splice(0).reverse()) end()
})
afterAll(() => built.remove())

/** A process that watches a project; `until` waits for what it writes, from where the last answer ended. */
function watching(...args: readonly string[]) {
  const { path, remove } = folderWith(drifted)
  left.push(remove)
  const child: ChildProcess = spawn(process.execPath, [built.bin, 'check', '--watch', ...args], {
    cwd: path,
    env: { PATH: process.env.PATH, LANG: 'C' },
  })
  left.push(() => child.kill('SIGKILL'))
  let written = ''
  let read = 0
  let wake = (): void => {}
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk) => {
      written += chunk
      wake()
    })
  const closed = new Promise<number | null>((done) => child.on('close', done))
  return {
    write: (name: string, text: string) => {
      mkdirSync(join(path, name, '..'), { recursive: true })
      writeFileSync(join(path, name), text)
    },
    path: (name: string) => join(path, name),
    async until(words: string): Promise<string> {
      for (;;) {
        const at = written.indexOf(words, read)
        if (at >= 0) {
          const said = written.slice(read, at + words.length)
          read = at + words.length
          return said
        }
        const isWritten = await Promise.race([new Promise<true>((go) => (wake = () => go(true))), wait(15_000, false)])
        if (!isWritten) throw new Error(`“${words}” was not said:\n${written.slice(read)}`)
      }
    },
    async end(signal: NodeJS.Signals = 'SIGINT'): Promise<number | null> {
      child.kill(signal)
      return closed
    },
  }
}

const quota = 'docs/en/mail/quota.md'

describe('a watch', () => {
  test('says all, then what each change touches, and ends with 0', async () => {
    const watch = watching()
    expect(await watch.until('Ctrl-C ends.')).toContain('docs/en/backups.md')
    watch.write(quota, '# Quota\n\nEach mailbox has 6 GB.\n')
    const said = await watch.until('Ctrl-C ends.')
    expect(said).toContain('`5 Go`')
    expect(said).not.toContain('docs/en/backups.md')
    expect(said).not.toContain('\u001b')
    watch.write(quota, '# Quota\n\nEach mailbox has 6 GB.\n')
    await watch.until('nothing changed')
    watch.write(`${quota}.tmp`, '# Quota\n\nEach mailbox has 5 GB.\n')
    renameSync(watch.path(`${quota}.tmp`), watch.path(quota))
    expect(await watch.until('Ctrl-C ends.')).toContain('nothing to report')
    expect(await watch.end()).toBe(0)
  })

  test('hears of pages and folders that come and go, and of the configuration', async () => {
    const watch = watching()
    await watch.until('Ctrl-C ends.')
    watch.write('docs/fr/neuf/page.md', '# Page\n')
    expect(await watch.until('Ctrl-C ends.')).toContain('docs/fr/neuf/page.md')
    rmSync(watch.path('docs/fr/neuf'), { recursive: true })
    expect(await watch.until('Ctrl-C ends.')).not.toContain('docs/fr/neuf/page.md')
    watch.write('diptych.config.json', '{ "source": 5 }')
    await watch.until('diptych.config.json')
    watch.write('diptych.config.json', drifted['diptych.config.json']?.replace('"error"', '"off"') ?? '')
    expect(await watch.until('Ctrl-C ends.')).toContain('nothing to report')
    expect(await watch.end('SIGTERM')).toBe(0)
  })

  test('keeps a file whole, whatever was touched', async () => {
    const watch = watching('--reporter', 'stylish', '--reporter', 'json=all.json', '--quiet')
    await watch.until('Ctrl-C ends.')
    watch.write(quota, '# Quota\n\nEach mailbox has 6 GB.\n')
    await watch.until('Ctrl-C ends.')
    const { default: all } = await import(watch.path('all.json'), { with: { type: 'json' } })
    expect(all.pages.map(({ id }: { id: string }) => id)).toEqual(['backups', 'mail/quota'])
  })

  test('goes with nothing that judges once', async () => {
    const { path, remove } = folderWith(drifted)
    left.push(remove)
    const { code, err } = await runIn(path, ['check', '--watch', '--changed'])
    expect([code, err]).toEqual([2, expect.stringContaining('`--watch` and `--changed`')])
  })
})
