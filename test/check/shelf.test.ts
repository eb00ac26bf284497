/** What a run holds is bounded, and what was put away comes back as it was. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { apart, HeldBy, Shelf } from '../../src/check/shelf.ts'
import type { Config } from '../../src/config.ts'
import { checkProject, inspectProject, memoryFiles } from '../../src/index.ts'
import type { Page } from '../../src/model.ts'

describe('a shelf', () => {
  const things = (shelf: Shelf, pack: boolean) => {
    const made: number[] = []
    const all = [0, 1, 2, 3].map(
      (at) => new HeldBy(() => ({ text: `thing ${made.push(at) && at}` }), { shelf, size: () => 10, pack }),
    )
    return { made, all, ask: () => all.map((thing) => thing.get().text) }
  }
  const texts = ['thing 0', 'thing 1', 'thing 2', 'thing 3']

  test('makes a thing once while there is room', () => {
    const shelf = new Shelf(40)
    const { made, ask } = things(shelf, false)
    expect([ask(), ask()]).toEqual([texts, texts])
    expect(made).toEqual([0, 1, 2, 3])
    expect([shelf.count, shelf.isFull]).toEqual([4, false])
  })

  test('puts away what came first, and makes it again', () => {
    const shelf = new Shelf(20)
    const { made, ask } = things(shelf, false)
    expect([ask(), ask()]).toEqual([texts, texts])
    expect(made).toEqual([0, 1, 2, 3, 0, 1, 2, 3])
    expect([shelf.count, shelf.isFull]).toEqual([1, true])
  })

  test('packs what cannot be made again, and never makes it twice', () => {
    const shelf = new Shelf(20)
    const { made, ask } = things(shelf, true)
    expect([ask(), ask(), ask()]).toEqual([texts, texts, texts])
    expect(made).toEqual([0, 1, 2, 3])
    expect(shelf.count).toBe(1)
  })

  test('keeps texts packed until three quarters of its room are taken', () => {
    const shelf = new Shelf(30)
    const kept = ['one text', 'another text', 'no room for this'].map((text) => shelf.keepPacked(text))
    expect(kept.map((text) => text?.())).toEqual(['one text', 'another text', undefined])
    expect(shelf.isFull).toBe(false)
  })

  test('lets even a thing go that has no room by itself', () => {
    const shelf = new Shelf(5)
    const { all } = things(shelf, true)
    expect([all[0]?.get().text, all[0]?.get().text, shelf.count]).toEqual(['thing 0', 'thing 0', 0])
  })
})

test('a copy that stands apart is the same', () => {
  const own = () => 1
  const data = {
    words: ['a word that is cut out of a text', '\ud800 half a character'],
    at: [1.5, Number.NaN],
    own,
    no: undefined,
  }
  expect(apart(data)).toStrictEqual(data)
  expect(apart(data)).not.toBe(data)
})

const fieldsOf = ({ path, text, blocks, containers, sections, frontMatter, comments, anchors }: Page) => ({
  ...{ path, text, blocks, containers, sections, frontMatter, comments, anchors },
})

describe('a check that can hold next to nothing', () => {
  const root = join(import.meta.dirname, '../../examples/help-centre')
  const tree = Object.fromEntries(
    ['fr', 'en'].flatMap((locale) =>
      (readdirSync(join(root, locale), { recursive: true, encoding: 'utf8' }) as string[])
        .filter((path) => path.endsWith('.md'))
        .map((path) => [`docs/${locale}/${path}`, readFileSync(join(root, locale, path), 'utf8')] as const),
    ),
  )
  // The second target has the same pages, so that pairs share their source.
  for (const path of Object.keys(tree))
    if (path.startsWith('docs/en/')) tree[path.replace('/en/', '/de/')] = tree[path] ?? ''
  const config: Config = {
    source: 'fr',
    targets: ['en', 'de'],
    content: ['docs/{locale}/**/*.md'],
    rules: { consistency: ['warn', { rewordings: true }], typography: 'warn' },
  }
  const pages = Object.keys(tree).length

  test('says the same, and holds a few pages at a time', { timeout: 60_000 }, async () => {
    const [large, small] = [new Shelf(), new Shelf(60_000)]
    let most = 0
    const step = () => (most = Math.max(most, small.count))
    const known = await checkProject(memoryFiles(tree), config, { shelf: large })
    const report = await checkProject(memoryFiles(tree), config, { shelf: small, step })
    expect(JSON.stringify(report)).toBe(JSON.stringify(known))
    expect(known.pages.flatMap(({ findings }) => findings).length).toBeGreaterThan(50)
    // Of every page its text and what was read in it, of every pair its alignment.
    expect([large.isFull, large.count >= 2 * pages]).toEqual([false, true])
    expect([small.isFull, most < pages]).toEqual([true, true])
  })

  test('shows afterwards what it has seen', { timeout: 60_000 }, async () => {
    const [large, small] = await Promise.all(
      [new Shelf(), new Shelf(1)].map((shelf) => inspectProject(memoryFiles(tree), config, { shelf })),
    )
    const shown = (run: typeof large) =>
      [...(run?.seen.aligned.values() ?? [])].map(({ source, target, alignment }) => [
        fieldsOf(source),
        fieldsOf(target),
        alignment,
      ])
    expect(small?.report).toEqual(large?.report)
    expect(shown(small)).toEqual(shown(large))
  })
})
