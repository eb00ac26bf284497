/** What a real process loads: a start takes as long as there is to load. */
import { spawnSync } from 'node:child_process'
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import module from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { folderWith } from './support.ts'

const pages = (parser: 'auto' | 'remark') => ({
  'diptych.config.json': JSON.stringify({ source: 'fr', targets: ['en'], parser }),
  'docs/fr/a.md': '---\ntitle: Titre\n---\n\n# Titre\n\nVoyez [la suite](b.mdx).\n\n1. Un\n2. Deux\n',
  'docs/en/a.md': '---\ntitle: Title\n---\n\n# Title\n\nSee [the rest](b.mdx).\n\n1. One\n2. Two\n',
  'docs/fr/b.mdx': '# Suite\n\n<Note>Ceci.</Note>\n',
  'docs/en/b.mdx': '# Rest\n\n<Note>This.</Note>\n',
})

let built: Built
let coverage: string
beforeAll(async () => {
  built = await buildPackage()
  coverage = mkdtempSync(join(tmpdir(), 'diptych-loading-'))
})
afterAll(() => {
  built.remove()
  rmSync(coverage, { recursive: true, force: true })
})

/** The packages, and the folders of Diptych (`src`, `rules`), from which a process loaded: V8 counts what it ran of each file. */
function loadedIn(folder: string, ...args: string[]): ReadonlySet<string> {
  const into = mkdtempSync(join(coverage, 'run-'))
  const env = { PATH: process.env.PATH, NODE_V8_COVERAGE: into }
  spawnSync(process.execPath, [built.bin, ...args], { cwd: folder, env, stdio: 'ignore' })
  const urls = readdirSync(into).flatMap((name) => {
    const { result } = JSON.parse(readFileSync(join(into, name), 'utf8')) as { result: { readonly url: string }[] }
    return result.map(({ url }) => url)
  })
  return new Set(
    urls.flatMap(
      (url) =>
        /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(url)?.[1] ??
        built.modulesIn(url).map((path) => path.replace(/\/.*/, '')),
    ),
  )
}

/** The same in a folder that has these files. */
function loadedBy(tree: Readonly<Record<string, string>>, ...args: string[]): ReadonlySet<string> {
  const folder = folderWith(tree)
  try {
    return loadedIn(folder.path, ...args)
  } finally {
    folder.remove()
  }
}

/** What reads as remark does, and what only some pages or plugins need. */
const heavy = ['unified', 'remark-parse', 'micromark', 'acorn', 'mdast-util-to-markdown', 'yaml', 'parse-latin', 'diff']

// An older Node cannot load a module without waiting, and loads them all.
const isLazy = (process.features as { readonly require_module?: boolean }).require_module === true

describe.skipIf(!isLazy)('a process loads', () => {
  test('no second parser for plain pages', () => {
    const loaded = loadedBy(pages('auto'), 'check', '--no-cache')
    expect([...loaded]).toEqual(expect.arrayContaining(['src', 'rules', 'satteri']))
    expect(heavy.filter((name) => loaded.has(name))).toEqual([])
  })

  test('remark where it is asked for', () => {
    const loaded = loadedBy(pages('remark'), 'check', '--no-cache')
    expect(['unified', 'remark-parse', 'micromark', 'acorn'].filter((name) => !loaded.has(name))).toEqual([])
  })

  test('no rule and no schema where nothing has changed since, no schema where a page has', () => {
    // What the parsers of sentences say of a word is asked once.
    const menus = {
      'docs/fr/c.md': '# Menu\n\nVoyez le menu. La suite.\n',
      'docs/en/c.md': '# Menu\n\nSee the menu. The rest.\n',
    }
    const folder = folderWith({ ...pages('auto'), ...menus })
    try {
      expect([...loadedIn(folder.path, 'check')]).toEqual(expect.arrayContaining(['rules', 'zod', 'parse-latin']))
      const loaded = loadedIn(folder.path, 'check')
      expect(['rules', 'satteri', 'zod', 'jsonc-parser', ...heavy].filter((name) => loaded.has(name))).toEqual([])
      appendFileSync(join(folder.path, 'docs/en/c.md'), '\nMore.\n')
      const again = loadedIn(folder.path, 'check')
      expect(['rules', 'zod', ...heavy].filter((name) => again.has(name))).toEqual(['rules'])
    } finally {
      folder.remove()
    }
  })

  test.each([['--version'], ['--help'], ['check', '--help']])('no package and no rule for %s %s', (...args) => {
    expect([...loadedBy({}, ...args)]).toEqual(['src'])
  })
})

test.skipIf(!('enableCompileCache' in module))('what Node compiled is kept for the next start', () => {
  const temp = mkdtempSync(join(coverage, 'temp-'))
  spawnSync(process.execPath, [built.bin, '--version'], { env: { PATH: process.env.PATH, TMPDIR: temp } })
  expect(readdirSync(temp)).toEqual(['node-compile-cache'])
})
