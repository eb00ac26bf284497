/**
 * How many URLs that a source changed, and its translation kept, are found by history; and what is said of pages in step.
 *
 *   npx tsx bench/stale-urls.ts FOLDER… [-- COMMAND…]
 *
 * Each FOLDER holds `en/…` and `fr/…`. A repository in a temporary folder gets the pages as they are; its second commit
 * replaces, in every other English page, one address that both sides have. COMMAND is the program, `node dist/src/bin.js`
 * by default. No case depends on a clock or a random source.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { WireFinding, WireReport } from '../src/report/wire.ts'

const given = process.argv.slice(2)
const cut = given.includes('--') ? given.indexOf('--') : given.length
const folders = given.slice(0, cut)
const command = given.slice(cut + 1)
const [program = 'node', ...before] =
  command.length > 0 ? command.map((part) => part) : ['node', resolve('dist/src/bin.js')]

/** The ways in which an address changes. */
const ways: readonly ((url: string) => string)[] = [
  (url) => url.replace(/^https?:\/\/[^/)\s]+/, 'https://docs.example.net'),
  (url) => url.replace(/^http:/, 'https:').replace(/\/?(#.*)?$/, '/moved$1'),
  (url) => url.replace(/(\/\/[^/]+).*$/, '$1/start'),
]

interface Case {
  readonly page: string
  readonly from: string
  readonly to: string
}

const root = mkdtempSync(join(tmpdir(), 'diptych-stale-urls-'))
const git = (...args: readonly string[]): void => {
  const who = ['-c', 'user.name=bench', '-c', 'user.email=bench@example.org', '-c', 'commit.gpgsign=false']
  execFileSync('git', [...who, ...args], { cwd: root, stdio: 'pipe' })
}
function measure(folder: string): void {
  rmSync(root, { recursive: true, force: true })
  mkdirSync(root)
  for (const locale of ['en', 'fr']) cpSync(join(folder, locale), join(root, 'docs', locale), { recursive: true })
  const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.{md,mdx}'] }
  writeFileSync(join(root, 'diptych.config.json'), JSON.stringify(config))
  git('init', '-q', '-b', 'main')
  git('add', '-A')
  git('commit', '-q', '-m', 'docs: translate')
  const cases = changeUrls()
  git('add', '-A')
  git('commit', '-q', '-m', 'docs: follow the moved pages')
  const report = check()
  const changed = new Map(cases.map((one) => [one.page, one]))
  const tally = { found: 0, fixed: 0, twice: 0, missed: [] as Case[], falsely: 0, inStep: 0 }
  for (const { source, findings } of report.pages) {
    const one = changed.get(source?.path ?? '')
    const stale = findings.filter(({ rule, data }) => rule === 'stale-url' && 'by' in data)
    if (!one) {
      tally.inStep += 1
      if (stale.length > 0) tally.falsely += 1
      continue
    }
    const its = stale.filter(({ data }) => data.from === one.from)
    if (its.length === 0) tally.missed.push(one)
    else tally.found += 1
    tally.falsely += stale.length > its.length ? 1 : 0
    if (its.some(({ fixes }) => fixes?.some(({ text }) => text === one.to))) tally.fixed += 1
    if (findings.some((finding) => finding.rule === 'url' && its.some((other) => isSame(finding, other))))
      tally.twice += 1
  }
  const share = cases.length === 0 ? '–' : `${((100 * tally.found) / cases.length).toFixed(1)} %`
  console.log(
    `| ${folder} | ${cases.length} | ${share} | ${tally.fixed} | ${tally.twice} | ${tally.inStep} | ${tally.falsely} |`,
  )
  if (process.env.MISSES) for (const one of tally.missed) console.error(JSON.stringify(one))
}

const isSame = (a: WireFinding, b: WireFinding): boolean => a.target?.start.offset === b.target?.start.offset

/** Changes one address in every other English page that shares one with its translation. */
function changeUrls(): Case[] {
  const cases: Case[] = []
  const pages = readdirSync(join(root, 'docs/en'), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.mdx?$/.test(name))
    .sort()
  for (const [index, name] of pages.entries()) {
    const path = join(root, 'docs/en', name)
    const text = readFileSync(path, 'utf8')
    const other = readOr(join(root, 'docs/fr', name))
    const urls = addresses(text).filter((url) => addresses(other).includes(url))
    const from = urls[index % Math.max(1, urls.length)]
    if (index % 2 === 1 || from === undefined) continue
    const to = ways[index % ways.length]?.(from) ?? from
    if (to === from) continue
    writeFileSync(
      path,
      text.replaceAll(`](${from})`, () => `](${to})`).replaceAll(`]: ${from}`, () => `]: ${to}`),
    )
    cases.push({ page: `docs/en/${name}`, from, to })
  }
  return cases
}

/** The addresses on the web that a page links to. */
const addresses = (text: string): string[] => [
  ...new Set([...text.matchAll(/\](?:\(|: )(https?:\/\/[^\s()<>]{1,300})(?=[)\s])/g)].map(([, url = '']) => url)),
]

function readOr(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function check(): WireReport {
  const { stdout, stderr, status } = spawnSync(program, [...before, 'check', '--format', 'json'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
  })
  if (status === null || stdout === '') throw new Error(stderr)
  return JSON.parse(stdout) as WireReport
}

try {
  for (const folder of folders) measure(folder)
} finally {
  rmSync(root, { recursive: true, force: true })
}
