import { execFileSync } from 'node:child_process'
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { deliver } from '../../src/cli/output.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diptych-output-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const write = (path: string): Promise<void> =>
  deliver('report\n', path, { out: { write: () => {} }, err: { write: () => {} }, env: {}, cwd: folder }, 'en')

test('a link stays a link, and what it leads to is written', async () => {
  writeFileSync(join(folder, 'real.txt'), 'old')
  symlinkSync('real.txt', join(folder, 'link.txt'))
  await write('link.txt')
  expect(lstatSync(join(folder, 'link.txt')).isSymbolicLink()).toBe(true)
  expect(readFileSync(join(folder, 'real.txt'), 'utf8')).toBe('report\n')
})

test.skipIf(process.platform === 'win32')('a pipe, and so a device, is written to and never replaced', async () => {
  const pipe = join(folder, 'pipe')
  execFileSync('mkfifo', [pipe])
  // Open for both, so that neither end waits for the other.
  const held = await open(pipe, 'r+')
  try {
    await write('pipe')
    expect(lstatSync(pipe).isFIFO()).toBe(true)
    const { bytesRead, buffer } = await held.read(Buffer.alloc(100), 0, 100)
    expect(buffer.toString('utf8', 0, bytesRead)).toBe('report\n')
  } finally {
    await held.close()
  }
})
