/** The public API. */
import { readFileSync } from 'node:fs'
import { recommended, rules as builtIn, strict } from '../rules/index.ts'
import { activate } from './activate.ts'
import { check } from './check.ts'
import { type AlignedPair, alignPairs, type LexiconText } from './check/align.ts'
import { readPages } from './check/read.ts'
import type { Config } from './config/types.ts'
import { type Files, memoryFiles } from './files.ts'
import type { Locale, Page, PagePair, Report } from './model.ts'
import type { Rule } from './rule.ts'

export { recommended, rules, strict } from '../rules/index.ts'

/** Checks pages that are in memory: path → text. */
export async function checkFiles(
  files: Readonly<Record<string, string>>,
  config: Config,
  options: { readonly rules?: readonly Rule[] } = {},
): Promise<Report> {
  return checkProject(memoryFiles(files), config, options)
}

/** Checks the project below a root. */
export async function checkProject(files: Files, config: Config, { rules = builtIn }: { readonly rules?: readonly Rule[] } = {}): Promise<Report> {
  const preset = config.preset === 'strict' ? strict : recommended
  const paired = await pairPages(files, config)
  return check({ files, ...paired, config, rules: activate(rules, preset, config), knownRules: [...builtIn, ...rules].map(({ id }) => id), lexicons: [baseLexicon()] })
}

/** Aligns the pairs of the project below a root, without judging them. */
export async function alignProject(files: Files, config: Config): Promise<AlignedPair[]> {
  const { source, pairs } = await pairPages(files, config)
  const readings = await readPages(files, pairs, source)
  return [...alignPairs(pairs, readings, source, [baseLexicon()]).values()]
}

/** Aligns two pages by themselves. */
export function alignPages(source: Page, target: Page): AlignedPair {
  const pair: PagePair = { id: source.path, locale: target.locale, source: source.path, target: target.path }
  const readings = new Map([source, target].map((page) => [page.path, { state: 'read' as const, page }]))
  const aligned = alignPairs([pair], readings, source.locale, [baseLexicon()]).get(pair)
  if (!aligned) throw new RangeError('Two pages need two paths.')
  return aligned
}

async function pairPages(
  files: Files,
  config: Config,
): Promise<{ readonly source: Locale; readonly targets: readonly Locale[]; readonly pairs: readonly PagePair[] }> {
  const source = config.source ?? 'fr'
  const targets = config.targets ?? ['en']
  const globs = [config.content ?? '{locale}/**/*.{md,mdx}'].flat() as string[]
  const list = async (locale: string) => {
    const prefix = globs[0]?.split('{locale}')[0] ?? ''
    const { paths } = await files.list(globs.map((g) => g.replace('{locale}', locale)))
    return new Map(paths.map((path) => [path.slice(prefix.length + locale.length + 1), path]))
  }
  const pairs: PagePair[] = []
  const sources = await list(source)
  for (const locale of targets) {
    const there = await list(locale)
    for (const id of [...new Set([...sources.keys(), ...there.keys()])].sort()) {
      const [a, b] = [sources.get(id), there.get(id)]
      pairs.push({ id, locale, ...(a ? { source: a } : {}), ...(b ? { target: b } : {}), ...(a && b ? { pairedBy: 'path' } : {}) })
    }
  }
  return { source, targets, pairs }
}

function baseLexicon(): LexiconText {
  const place = new URL(import.meta.url.endsWith('.ts') ? '../lexicon/en-fr.tsv' : '../../lexicon/en-fr.tsv', import.meta.url)
  return { from: 'en', to: 'fr', text: readFileSync(place, 'utf8') }
}
