/**
 * What judging freshness costs in a repository with a long history: 12,000 commits, 420 pairs.
 *
 *   npx tsx bench/long-history.ts [--keep FOLDER] [--pairs 420] [--commits 12000] [-- COMMAND…]
 *
 * The repository is made by `git fast-import` from Diptych's own manual, the same whenever it is made: pairs are added,
 * sources are reworded, most translations follow some commits later, others are touched elsewhere, some pages move.
 * COMMAND is the program, `node dist/src/bin.js` by default; each run is a fresh process. Each of the two ways of checking has
 * a cache of its own, which is empty at first: no run takes over what the other one read. Prints a Markdown table.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { cpus, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { keep: { type: 'string' }, pairs: { type: 'string' }, commits: { type: 'string' } },
})
const [pairs, commits] = [Number(values.pairs ?? 420), Number(values.commits ?? 12_000)]
const [program = 'node', ...before] = positionals.length > 0 ? positionals : ['node', resolve('dist/src/bin.js')]

/** A pair of pages as blocks of text: what is parted by blank lines. */
interface Pair {
  folder: string
  readonly name: string
  readonly en: string[]
  readonly fr: string[]
}

/** Words by which a paragraph can be reworded, English and French. */
const additions = [
  ['Take your time.', 'Prenez votre temps.'],
  ['This seldom matters.', 'Cela compte rarement.'],
  ['Most readers know this already.', 'La plupart des lecteurs le savent déjà.'],
  ['Ask a colleague when in doubt.', 'En cas de doute, demandez à un collègue.'],
  ['Nothing else changes.', 'Rien d’autre ne change.'],
] as const

/** Numbers that look random and are always the same (Park and Miller 1988). */
function numbers(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state * 48_271) % 2_147_483_647
    return state % below
  }
}

/** The manual's pages, both languages in step, with as many blocks on either side. */
function manual(): { readonly name: string; readonly en: string[]; readonly fr: string[] }[] {
  const root = resolve(import.meta.dirname, '../docs')
  return readdirSync(join(root, 'en'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md') && existsSync(join(root, 'fr', name)))
    .sort()
    .map((name) => {
      const read = (locale: string) =>
        readFileSync(join(root, locale, name), 'utf8')
          .trimEnd()
          .split(/\n\n+/)
      return { name: name.replaceAll('/', '-'), en: read('en'), fr: read('fr') }
    })
    .filter(({ en, fr }) => en.length === fr.length)
}

/** The stream that `git fast-import` reads, commit by commit. */
function* stream(): Generator<string> {
  const next = numbers(20_260_101)
  const pages = manual()
  const made: Pair[] = []
  const behind: { pair: Pair; at: number; addition: (typeof additions)[number] }[] = []
  let time = 1_500_000_000
  const commit = (subject: string, changes: readonly string[]): string => {
    time += 3600
    const who = `Writer ${next(7)} <writer@example.org> ${time} +0000`
    return `commit refs/heads/main\nauthor ${who}\ncommitter ${who}\n${data(subject)}${changes.join('')}\n`
  }
  for (let count = 0; count < commits; count++) {
    const pair = made[next(Math.max(1, made.length))]
    const due = behind.length > 40 || (behind.length > 0 && next(2) === 0)
    if (made.length < pairs && (pair === undefined || count % 2 === 0)) {
      const page = pages[made.length % pages.length] as (typeof pages)[number]
      const added = {
        folder: `part-${Math.floor(made.length / pages.length)}`,
        name: page.name,
        en: [...page.en],
        fr: [...page.fr],
      }
      made.push(added)
      yield commit(`docs: add ${added.name}`, [written(added, 'en'), written(added, 'fr')])
    } else if (pair && next(400) === 0) {
      const old = pair.folder
      pair.folder = `${pair.folder}-moved`.slice(0, 60)
      const moves = (['en', 'fr'] as const).map(
        (l) => `R docs/${l}/${old}/${pair.name} docs/${l}/${pair.folder}/${pair.name}\n`,
      )
      yield commit(`docs: move ${pair.name}`, moves)
    } else if (due) {
      const [late] = behind.splice(next(behind.length), 1)
      // One in six is forgotten: its source was reworded for nothing.
      if (!late || next(6) === 0)
        yield commit('chore: nothing for the docs', [`M 100644 inline notes/${count % 50}.txt\n${data(String(count))}`])
      else {
        late.pair.fr[late.at] = reworded(
          late.pair.fr[late.at] ?? '',
          late.addition[1],
          additions.map(([, fr]) => fr),
        )
        yield commit(`i18n(fr): follow ${late.pair.name}`, [written(late.pair, 'fr')])
      }
    } else if (pair) {
      const at = paragraph(pair, next)
      const addition = additions[next(additions.length)] as (typeof additions)[number]
      pair.en[at] = reworded(
        pair.en[at] ?? '',
        addition[0],
        additions.map(([en]) => en),
      )
      behind.push({ pair, at, addition })
      yield commit(`docs: reword ${pair.name}`, [written(pair, 'en')])
    }
  }
}

/** A paragraph that can be reworded in both languages: plain text, no mark at its beginning. */
function paragraph({ en, fr }: Pair, next: (below: number) => number): number {
  const plain = en.flatMap((text, at) =>
    /^\p{L}.*[.:]$/su.test(text) && /^\p{L}.*[.:]$/su.test(fr[at] ?? '') ? [at] : [],
  )
  return plain[next(Math.max(1, plain.length))] ?? 0
}

/** A paragraph with one of the additions at its end, in the place of the one that it had. */
function reworded(text: string, addition: string, all: readonly string[]): string {
  const bare = all.reduce((rest, one) => rest.replace(` ${one}`, ''), text)
  return `${bare} ${addition}`
}

const written = (pair: Pair, locale: 'en' | 'fr'): string =>
  `M 100644 inline docs/${locale}/${pair.folder}/${pair.name}\n${data(`${pair[locale].join('\n\n')}\n`)}`

const data = (text: string): string => `data ${Buffer.byteLength(text)}\n${text}\n`

function make(folder: string): void {
  mkdirSync(folder, { recursive: true })
  const git = (args: readonly string[], input?: string): void => {
    execFileSync('git', args, { cwd: folder, input, stdio: ['pipe', 'ignore', 'inherit'] })
  }
  git(['init', '-q', '-b', 'main'])
  git(['fast-import', '--quiet'], [...stream()].join(''))
  git(['reset', '-q', '--hard', 'main'])
  const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.md'] }
  writeFileSync(join(folder, 'diptych.config.json'), `${JSON.stringify(config)}\n`)
}

interface Run {
  readonly seconds: number
  /** Seconds of the processor, git's included. */
  readonly cpu: number
  /** The most memory that the process held, MiB. */
  readonly memory: number
  readonly stale: number
}

/** Prints, at the end of a process, the most memory that it held in KiB. */
const meter = `data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('\\nmaxRSS ' + process.resourceUsage().maxRSS + '\\n'))",
)}`

function run(folder: string, args: readonly string[]): Run {
  const from = process.hrtime.bigint()
  // The shell's `times` tells what its children, git among them, took of the processor, whatever else runs here.
  const shell = ['-c', '"$@"; times >&2', 'sh', program, ...before, 'check', '--format', 'json', ...args]
  const { stdout, stderr } = spawnSync('sh', shell, {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    env: { ...process.env, NODE_OPTIONS: `--import=${meter}` },
  })
  const seconds = Number(process.hrtime.bigint() - from) / 1e9
  if (!stdout.startsWith('{')) throw new Error(stderr)
  const rules = JSON.parse(stdout).totals.rules as Record<string, number>
  const cpu = [...(/(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/.exec(stderr)?.slice(1) ?? [])].map(Number)
  const [minutes = 0, rest = 0, systemMinutes = 0, system = 0] = cpu
  return {
    seconds,
    cpu: 60 * (minutes + systemMinutes) + rest + system,
    memory: Number(/maxRSS (\d+)/.exec(stderr)?.[1] ?? 0) / 1024,
    stale: rules.stale ?? 0,
  }
}

const caches = mkdtempSync(join(tmpdir(), 'diptych-long-history-cache-'))
const without = ['--no-history', '--cache', join(caches, 'without')]
const withIt = ['--cache', join(caches, 'with')]
const folder = values.keep ? resolve(values.keep) : mkdtempSync(join(tmpdir(), 'diptych-long-history-'))
try {
  if (!existsSync(join(folder, '.git'))) make(folder)
  const counted = execFileSync('git', ['rev-list', '--count', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
  const rows: string[] = []
  const compare = (name: string): void => {
    const [content, fresh] = [run(folder, without), run(folder, withIt)]
    const ratio = (of: (one: Run) => number): string => (of(fresh) / of(content)).toFixed(2)
    for (const [option, one] of [['--no-history', content] as const, ['', fresh] as const]) {
      const ratios = one === fresh ? `${ratio(({ seconds }) => seconds)} | ${ratio(({ cpu }) => cpu)}` : '1 | 1'
      const { seconds, cpu, memory, stale } = one
      rows.push(
        `| ${name}, \`check ${option}`.trimEnd() +
          `\` | ${seconds.toFixed(2)} s | ${cpu.toFixed(2)} s | ${ratios} | ${memory.toFixed(0)} MiB | ${stale} |`,
      )
    }
  }
  const commit = (subject: string): void => {
    execFileSync('git', ['-c', 'user.name=Writer', '-c', 'user.email=writer@example.org', 'commit', '-qam', subject], {
      cwd: folder,
    })
  }
  const page = join('docs', 'en', 'part-0', readdirSync(join(folder, 'docs', 'en', 'part-0')).sort()[0] ?? '')
  const head = execFileSync('git', ['rev-parse', 'HEAD'], { cwd: folder, encoding: 'utf8' }).trim()
  try {
    compare('nothing is known')
    compare('nothing changed')
    appendFileSync(join(folder, page), '\nOne more paragraph.\n')
    compare('a page changed')
    commit('docs: add a paragraph')
    compare('it is committed')
    appendFileSync(join(folder, 'notes', '0.txt'), '.')
    commit('chore: nothing for the docs')
    compare('a commit without pages')
  } finally {
    execFileSync('git', ['reset', '-q', '--hard', head], { cwd: folder })
  }
  console.log(`${counted} commits, ${pairs} pairs; ${cpus().length} cores, Node ${process.versions.node}

| | time | processor | ratio, time | ratio, processor | memory | \`stale\` |
|---|---|---|---|---|---|---|
${rows.join('\n')}`)
} finally {
  rmSync(caches, { recursive: true, force: true })
  if (!values.keep) rmSync(folder, { recursive: true, force: true })
}
