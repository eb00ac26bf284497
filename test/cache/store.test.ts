import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { keyOf } from '../../src/cache/key.ts'
import { openStore, type Store } from '../../src/cache/store.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diptych-store-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const file = (): string => join(folder, 'build.cache')
const day = 86_400_000

/** Keeps values in one run, as the last thing that it does. */
const keep = (values: Readonly<Record<string, unknown>>, limits = {}): void => {
  const store = openStore(folder, 'build', limits)
  for (const [key, value] of Object.entries(values)) store.set(key, value)
  store.save()
}

const kept = (keys: readonly string[], limits = {}): unknown[] => {
  const store = openStore(folder, 'build', limits)
  const values = keys.map((key) => store.get(key))
  store.save()
  return values
}

describe('a store', () => {
  test('gives back what was kept, in the same run and in the next', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (values) => {
        const plain = JSON.parse(JSON.stringify(values)) as Record<string, unknown>
        const store = openStore(folder, 'build')
        for (const [key, value] of Object.entries(values)) store.set(key, value)
        for (const key of Object.keys(values)) expect(store.get(key)).toEqual(plain[key])
        store.save()
        expect(kept(Object.keys(values))).toEqual(Object.values(plain))
      }),
      { numRuns: 40 },
    )
  })

  test('says nothing to another build', () => {
    keep({ a: 1 })
    expect(openStore(folder, 'other').get('a')).toBeUndefined()
  })

  test('keeps git away, and leaves nothing half done behind', () => {
    keep({ a: 1 })
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'build.cache'])
    expect(readFileSync(join(folder, '.gitignore'), 'utf8')).toBe('*\n')
  })

  test('is not written where nothing is new', () => {
    keep({ a: 1 })
    utimesSync(file(), 1, 1)
    expect(kept(['a'])).toEqual([1])
    expect(statSync(file()).mtimeMs).toBe(1000)
  })

  test('trusts nothing that was damaged, and never fails', () => {
    const values = { a: { long: 'a'.repeat(300) }, b: [1, 2, 3], c: 'text' }
    keep(values)
    const whole = readFileSync(file())
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 4 }),
        fc.nat(whole.length),
        (flips, length) => {
          const bytes = Buffer.from(whole)
          for (const [at, bits] of flips) bytes[at] = (bytes[at] ?? 0) ^ bits
          for (const damaged of [bytes, whole.subarray(0, length), Buffer.concat([whole, bytes])]) {
            writeFileSync(file(), damaged)
            const store = openStore(folder, 'build')
            for (const [key, value] of Object.entries(values)) expect([undefined, value]).toContainEqual(store.get(key))
            store.set('d', 4)
            store.save()
            expect(kept(['d'])).toEqual([4])
          }
        },
      ),
      { numRuns: 100 },
    )
  })

  test('is a file of its own in the place of another kind of file', () => {
    writeFileSync(file(), '')
    expect(kept(['a'])).toEqual([undefined])
    writeFileSync(join(folder, 'no-folder'), '')
    const store = openStore(join(folder, 'no-folder'), 'build')
    store.set('a', 1)
    expect(store.get('a')).toBe(1)
    expect(() => store.save()).not.toThrow()
  })

  test('of two runs at a time, the last one wins, and both are whole', () => {
    const [one, other] = [openStore(folder, 'build'), openStore(folder, 'build')]
    for (const store of [one, other]) expect(store.has('a')).toBe(false)
    one.set('a', 1)
    other.set('b', 2)
    one.save()
    other.save()
    expect(kept(['a', 'b'])).toEqual([undefined, 2])
  })

  test('keeps what every run asks for apart, and little that is new beside it', () => {
    const often = (store: Store, value: number): void => {
      for (let at = 0; at < 20; at += 1) store.set(`often ${at}`, value, true)
    }
    const first = openStore(folder, 'build')
    first.set('large', 'x'.repeat(100_000))
    often(first, 1)
    first.save()
    expect(kept(['large', 'often 3', 'often 19'])).toEqual(['x'.repeat(100_000), 1, 1])
    utimesSync(file(), 1, 1)
    const second = openStore(folder, 'build')
    second.set('new', 'y'.repeat(1000))
    often(second, 2)
    second.save()
    const all = ['new', ...Array.from({ length: 20 }, (_, at) => `often ${at}`)]
    expect(kept(all)).toEqual(['y'.repeat(1000), ...new Array(20).fill(2)])
    expect(statSync(file()).mtimeMs).toBe(1000)
    keep({ newer: 'z'.repeat(10_000) })
    expect(statSync(file()).mtimeMs).not.toBe(1000)
    expect(kept(['newer', 'new', 'often 7'])).toEqual(['z'.repeat(10_000), 'y'.repeat(1000), 2])
    const [small] = readdirSync(folder).filter((name) => name.endsWith('-small.cache'))
    rmSync(join(folder, small ?? ''))
    expect(kept(['newer', 'new', 'often 7'])).toEqual(['z'.repeat(10_000), 'y'.repeat(1000), undefined])
  })

  test('trusts nothing of what every run asks for that was damaged', () => {
    const keys = Array.from({ length: 12 }, (_, at) => `key ${at}`)
    const store = openStore(folder, 'build')
    for (const key of keys) store.set(key, [key], true)
    store.save()
    const path = join(folder, 'build-small.cache')
    const whole = readFileSync(path)
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = Buffer.from(whole)
      bytes[at] = (bytes[at] ?? 0) ^ 0x15
      writeFileSync(path, bytes)
      for (const [place, value] of kept(keys).entries()) expect([undefined, [keys[place]]]).toContainEqual(value)
    }
  })

  test('does not take over what was damaged, and nobody asked for, as if it were sound', () => {
    const keys = Array.from({ length: 12 }, (_, at) => `key ${at}`)
    const store = openStore(folder, 'build')
    for (const key of keys) store.set(key, 'sound', true)
    store.save()
    const path = join(folder, 'build-small.cache')
    const bytes = readFileSync(path)
    bytes.write('worse', bytes.lastIndexOf('"sound"') + 1)
    writeFileSync(path, bytes)
    const other = openStore(folder, 'build')
    other.set('new', 1, true)
    other.save()
    for (const value of kept(keys)) expect([undefined, 'sound']).toContain(value)
  })

  test('has room for what every run asks for up to a limit, and then keeps it with the rest', () => {
    const text = 'x'.repeat(2 ** 20)
    const store = openStore(folder, 'build')
    for (let at = 0; at < 10; at += 1) store.set(`${at}`, `${at}${text}`, true)
    store.save()
    expect(kept(['0', '9'])).toEqual([`0${text}`, `9${text}`])
    expect(readdirSync(folder).filter((name) => name.endsWith('.cache')).length).toBeLessThanOrEqual(2)
    const small = join(folder, 'build-small.cache')
    expect(existsSync(small) ? statSync(small).size : 0).toBeLessThan(2 ** 23)
  })

  test('keeps it with the rest, too, when it outgrows its room from run to run', () => {
    const text = 'x'.repeat(2 ** 20)
    const names = Array.from({ length: 9 }, (_, at) => `${at}`)
    const first = openStore(folder, 'build')
    for (const name of names.slice(0, 5)) first.set(name, name + text, true)
    first.save()
    const second = openStore(folder, 'build')
    for (const name of names.slice(0, 5)) expect(second.get(name)).toBe(name + text)
    for (const name of names.slice(5)) second.set(name, name + text, true)
    second.save()
    expect(kept(names)).toEqual(names.map((name) => name + text))
  })

  test('has room to the brim: an index beside it counts for nothing', () => {
    const store = openStore(folder, 'build')
    store.set('most', 'x'.repeat(2 ** 23 - 6000), true)
    for (let at = 0; at < 300; at += 1) store.set(`few ${at}`, 1, true)
    store.save()
    expect(statSync(join(folder, 'build-small.cache')).size).toBeGreaterThan(2 ** 23)
    expect(kept(['few 0', 'few 299'])).toEqual([1, 1])
  })

  test('forgets what was used longest ago first, and what nobody uses', () => {
    const text = 'x'.repeat(1000)
    keep({ old: text }, { now: 100 * day })
    keep({ young: text }, { now: 101 * day })
    keep({ new: text }, { now: 102 * day, most: 2500 })
    expect(kept(['old', 'young', 'new'], { now: 103 * day })).toEqual([undefined, text, text])
    keep({ later: 1 }, { now: 140 * day })
    expect(kept(['later', 'young', 'new'], { now: 140 * day })).toEqual([1, undefined, undefined])
  })

  test('is written anew when most of it is no longer used', () => {
    const text = 'x'.repeat(10_000)
    keep({ a: text })
    for (const value of [1, 2, 3, 4]) keep({ a: `${value}${text}`, b: value })
    expect(statSync(file()).size).toBeLessThan(2.5 * text.length)
    expect(kept(['a', 'b'])).toEqual([`4${text}`, 4])
  })

  test('sweeps what other builds and interrupted runs left', () => {
    const stray = join(folder, '00000000-0000-0000-0000-000000000000.tmp')
    for (const path of [stray, join(folder, 'older.cache'), join(folder, 'mine.txt')]) {
      writeFileSync(path, '')
      utimesSync(path, 1, 1)
    }
    keep({ a: 1 })
    expect(readdirSync(folder).sort()).toEqual(['.gitignore', 'build.cache', 'mine.txt'])
  })
})

describe('a key', () => {
  test('is another one for other data', () => {
    const data = [[], [[]], {}, [1], ['1'], [null], [undefined], [new Set([1])], [new Map([[1, 2]])], [1, 2], [[1, 2]]]
    expect(new Set(data.map((one) => keyOf(one))).size).toBe(data.length)
    expect(keyOf({ a: 1 })).not.toBe(keyOf({ a: 1, b: undefined }))
  })
})
