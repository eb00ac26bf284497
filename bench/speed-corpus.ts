/** A site of any size, from the pages of this repository's manual. */
import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { sampleOf } from '../src/check/sample.ts'
import type { PagePair } from '../src/model.ts'

const root = join(import.meta.dirname, '..')
/** The built program. */
export const bin = join(root, 'dist/src/bin.js')
const locales = ['en', 'fr']

/** Two-language pages: a folder to run in, and the folder in it that other tools are given. */
export interface Corpus {
  readonly folder: string
  readonly docs: string
  readonly pages: number
  readonly bytes: number
  /** One page of a translation from which nothing is learned, and one from which is; absolute. */
  readonly examples: { readonly other?: string; readonly learned?: string }
  readonly isMdx: boolean
}

/**
 * Writes so many pairs. Each copy of a page lacks another section, on both sides, and has a number in its title, so that
 * no two pages are alike and all pairs are in step. Deterministic.
 */
export function makeCorpus(folder: string, pairs: number): Corpus {
  const pages = markdownIn(join(root, 'docs/en')).toSorted()
  for (let index = 0; index < pairs; index++) {
    const page = pages[index % pages.length] as string
    const copy = Math.floor(index / pages.length)
    for (const locale of locales) {
      const path = join(folder, 'docs', locale, String(copy), page)
      mkdirSync(dirname(path), { recursive: true })
      writeFileSync(path, varied(readFileSync(join(root, 'docs', locale, page), 'utf8'), copy))
    }
  }
  const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.{md,mdx}'] }
  writeFileSync(join(folder, 'diptych.config.json'), JSON.stringify(config))
  return described(folder)
}

/** Copies a project, so that nothing is written where it stands. Its pages are below its folder `docs`. */
export function copyCorpus(from: string, folder: string): Corpus {
  cpSync(from, folder, { recursive: true, filter: (path) => !/[\\/](?:node_modules|\.git)$/.test(path) })
  return described(folder)
}

function described(folder: string): Corpus {
  const docs = join(folder, 'docs')
  const files = markdownIn(docs)
  const bytes = files.reduce((sum, file) => sum + readFileSync(join(docs, file)).length, 0)
  const isMdx = files.some((file) => file.endsWith('x'))
  return { folder, docs, pages: files.length, bytes, examples: examplesIn(folder), isMdx }
}

/** The last pages of a translation, by whether the run learns from them. */
function examplesIn(folder: string): Corpus['examples'] {
  const { stdout } = spawnSync(process.execPath, [bin, 'pairs', '--format', 'json'], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  })
  type Told = Pick<PagePair, 'id' | 'locale'> & { readonly [side in 'source' | 'target']?: { readonly path: string } }
  const pairs = (JSON.parse(stdout) as { readonly pairs: readonly Told[] }).pairs.map(
    ({ id, locale, source, target }): PagePair => ({
      ...{ id, locale },
      ...(source ? { source: source.path } : {}),
      ...(target ? { target: target.path } : {}),
    }),
  )
  const textOf = (path: string | undefined) =>
    path === undefined ? undefined : readFileSync(join(folder, path), 'utf8')
  const read = (pair: PagePair) => {
    const [text, other] = [textOf(pair.source), textOf(pair.target)]
    return text === undefined || other === undefined ? undefined : { pair, text }
  }
  const sample = new Set(sampleOf(pairs, read, ({ text }) => text.length).map(({ pair }) => pair))
  const last = (isLearned: boolean) => pairs.findLast((pair) => pair.target && sample.has(pair) === isLearned)?.target
  const [other, learned] = [last(false), last(true)]
  return {
    ...(other ? { other: join(folder, other) } : {}),
    ...(learned ? { learned: join(folder, learned) } : {}),
  }
}

const markdownIn = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => /\.mdx?$/.test(file))

/** A page without one of its sections, the next one for each copy; the first copy is the page itself. */
function varied(text: string, copy: number): string {
  if (copy === 0) return text
  const numbered = text.replace(/^(title: .*)$/m, `$1 ${copy}`)
  const sections = numbered.split(/^(?=## )/m)
  return sections.length < 3 ? numbered : sections.toSpliced(1 + (copy % (sections.length - 1)), 1).join('')
}
