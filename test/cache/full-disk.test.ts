/** A disk that is full, or fails at any moment, costs what would have been kept and nothing else. */
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openStore } from '../../src/cache/store.ts'

const room = vi.hoisted(() => ({ bytes: Number.POSITIVE_INFINITY }))
vi.mock('node:fs', async (original) => {
  const fs = await original<typeof import('node:fs')>()
  /** As a disk does: as much as there is room for, and an error when there is none. */
  const write = (file: number, bytes: Uint8Array, at: number): number => {
    const fits = Math.min(bytes.length, room.bytes)
    if (fits < 1 && bytes.length > 0) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
    room.bytes -= fits
    return fs.writeSync(file, bytes, 0, fits, at)
  }
  return {
    ...fs,
    writeSync: (file: number, bytes: Uint8Array, from: number, length: number, at: number) =>
      write(file, bytes.subarray(from, from + length), at),
    writevSync: (file: number, chunks: readonly Uint8Array[], at: number) => write(file, Buffer.concat(chunks), at),
  }
})

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diptych-full-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const names = Array.from({ length: 20 }, (_, at) => `${at}`)
const textOf = (name: string): string => name.padEnd(2 ** 19, '.')
const isWhole = (name: string, value: unknown): boolean => value === undefined || value === textOf(name)
const drafts = (): string[] => readdirSync(folder).filter((name) => name.endsWith('.tmp'))

/** A run that keeps large things; another file may be opened under the number of one that was closed. */
const run = (bytes: number): void => {
  room.bytes = bytes
  const store = openStore(folder, 'build')
  const others: number[] = []
  for (const [at, name] of names.entries()) {
    store.set(name, textOf(name))
    others.push(openSync('/dev/null', 'r'))
    for (const one of [name, `${at >> 1}`, '0']) expect(isWhole(one, store.get(one))).toBe(true)
  }
  store.save()
  for (const file of others) closeSync(file)
  room.bytes = Number.POSITIVE_INFINITY
}

test.each([0, 100, 2 ** 20, 6 * 2 ** 20, 9 * 2 ** 20])('with room for %d bytes', (bytes) => {
  room.bytes = Number.POSITIVE_INFINITY
  const before = openStore(folder, 'build')
  before.set('before', 1, true)
  before.save()
  run(bytes)
  expect(drafts()).toEqual([])
  const next = openStore(folder, 'build')
  expect(next.get('before')).toBe(1)
  for (const name of names) expect(isWhole(name, next.get(name))).toBe(true)
  next.save()
})

test('while what is no longer used is left out', () => {
  run(Number.POSITIVE_INFINITY)
  run(10 * 2 ** 20 + 2 ** 19)
  expect(drafts()).toEqual([])
})
