/**
 * What a check takes beside other linters, on the same files, in one run, whole processes, in turn: medians.
 *
 *   npx tsx bench/speed.ts [--pairs 420] [--from FOLDER] [--rounds 3] [--only NAME,…]
 *
 * `--from` takes a project that has a configuration and its pages below `docs`, instead of pages made from this
 * repository's own. Other linters that are not installed are left out.
 */
import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { bin, copyCorpus, makeCorpus } from './speed-corpus.ts'
import { micro } from './speed-micro.ts'
import { inTurn, type Program } from './speed-process.ts'

const { values } = parseArgs({
  options: {
    pairs: { type: 'string', default: '420' },
    rounds: { type: 'string', default: '3' },
    from: { type: 'string' },
    only: { type: 'string' },
  },
})
const root = join(import.meta.dirname, '..')
const modules = join(root, 'node_modules')
const folder = mkdtempSync(join(tmpdir(), 'diptych-speed-'))
process.on('exit', () => rmSync(folder, { recursive: true, force: true }))

const corpus = values.from ? copyCorpus(values.from, folder) : makeCorpus(folder, Number(values.pairs))
symlinkSync(modules, join(folder, 'node_modules'))
const lint = { plugins: ['remark-frontmatter', 'remark-gfm', 'remark-mdx', 'remark-preset-lint-recommended'] }
// Of MDX, remark reads no more than what is MDX.
writeFileSync(
  join(folder, '.remarkrc.json'),
  JSON.stringify({ plugins: lint.plugins.filter((name) => corpus.isMdx || name !== 'remark-mdx') }),
)

const knowsCache = spawnSync(process.execPath, [bin, 'check', '--help'], { encoding: 'utf8' }).stdout.includes(
  '--no-cache',
)
// A cache of its own: below `node_modules`, an earlier measurement may have left what this one is to find out.
const cache = knowsCache ? ['--cache', join(folder, '.cache')] : []
const check = [process.execPath, bin, 'check', '--format', 'json', ...cache] as const
const { other, learned } = corpus.examples
const asTheyWere = [other, learned].flatMap((path) => (path ? [{ path, text: readFileSync(path, 'utf8') }] : []))
let changes = 0
const changing = (name: string, path: string | undefined): Program[] =>
  path ? [{ name, command: check, before: () => appendFileSync(path, `\nOne more line, the ${++changes}th.\n`) }] : []
const installed = (name: string): boolean => existsSync(join(modules, name))
const ours: Program[] = [
  {
    name: 'diptych, cold',
    command: [process.execPath, bin, 'check', '--format', 'json', ...(knowsCache ? ['--no-cache'] : [])],
  },
  ...(knowsCache
    ? [
        {
          name: 'diptych, warm',
          command: [...check] as const,
          before: () => {
            for (const { path, text } of asTheyWere) writeFileSync(path, text)
            spawnSync(check[0], check.slice(1), { cwd: folder, stdio: 'ignore' })
          },
        },
        ...changing('diptych, one page changed', other),
        ...changing('diptych, one changed from which it learns', learned),
      ]
    : []),
]
const others: Program[] = [
  ...(installed('remark-cli') && installed('remark-preset-lint-recommended')
    ? [
        {
          name: 'remark-cli, preset-lint-recommended',
          command: [
            process.execPath,
            join(modules, 'remark-cli/cli.js'),
            'docs',
            '--ext',
            'md,mdx',
            '--quiet',
            '--no-stdout',
          ] as const,
        },
      ]
    : []),
  ...(installed('markdownlint-cli2')
    ? [
        {
          name: 'markdownlint-cli2',
          command: [
            process.execPath,
            join(modules, 'markdownlint-cli2/markdownlint-cli2-bin.mjs'),
            'docs/**/*.{md,mdx}',
          ] as const,
        },
      ]
    : []),
  ...(installed('rumdl')
    ? [{ name: 'rumdl', command: [join(modules, '.bin/rumdl'), 'check', '--no-cache', 'docs'] as const }]
    : []),
]
const wanted = values.only?.split(',')
const programs = [...ours, ...others].filter(({ name }) => wanted?.some((part) => name.includes(part)) ?? true)

const taken = inTurn(programs, folder, Number(values.rounds))
const reference = [...taken].find(([{ name }]) => name.startsWith('remark-cli'))?.[1]
const cell = (value: number | undefined, digits: number): string => value?.toFixed(digits) ?? '–'
console.log(`${corpus.pages} pages, ${(corpus.bytes / 1e6).toFixed(1)} MB, medians of ${values.rounds}\n`)
console.log('| | time (s) | processor (s) | memory (MB) | time, of remark-cli’s |\n|---|---|---|---|---|')
for (const [{ name }, { seconds, processor, megabytes }] of taken) {
  const share = reference && `${cell(seconds / reference.seconds, 3)} ×`
  console.log(`| ${name} | ${cell(seconds, 2)} | ${cell(processor, 2)} | ${cell(megabytes, 0)} | ${share ?? '–'} |`)
}
console.log('\n| in one process | ms a page |\n|---|---|')
for (const [name, milliseconds] of micro(corpus)) console.log(`| ${name} | ${cell(milliseconds, 2)} |`)
