/**
 * How many of the planted faults `diptych fix` restores to the original bytes, and what it edits elsewhere.
 *
 *     npx tsx bench/fix-faults.ts [KIND…] [--misses] [--history]
 *
 * Each fault is fixed in a project of its own, without history; with `--history`, in a repository that has the page as it
 * was before the fault. Edits that the page gets without the fault as well are not the fault's:
 * they are counted by themselves, as edits of pages in step.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { gunzipSync } from 'node:zlib'
import { structuredPatch } from 'diff'
import { type Config, diskFiles, type Files, fixProject, memoryFiles } from '../src/index.ts'

interface Case {
  readonly page: string
  readonly op: string
  readonly en1: string
  /** With the fault. */
  readonly fr0: string
  /** Without it. */
  readonly base: string
}

const repairable = ['change-url', 'change-inline-code', 'change-code-line', 'heading-depth', 'mojibake', 'drop-code']
const config: Config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.{md,mdx}'] }
const cases = resolve(import.meta.dirname, '../../shared/bench/faults.dev.jsonl.gz')

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { misses: { type: 'boolean' }, history: { type: 'boolean' } },
})

/** What fixing makes of a French page, and by which rules. */
async function fixed(one: Case, french: string): Promise<{ text: string; rules: readonly string[] }> {
  const [source, target] = [`docs/en/${one.page}`, `docs/fr/${one.page}`]
  const run = async (files: Files, history: boolean) => {
    const { files: changed, made } = await fixProject(files, config, { history })
    const text = changed.find(({ path }) => path === target)?.after ?? french
    return { text, rules: made.map(({ finding }) => finding.rule) }
  }
  if (!values.history) return run(memoryFiles({ [source]: one.en1, [target]: french }), false)
  const root = mkdtempSync(join(tmpdir(), 'diptych-bench-'))
  const git = (...args: string[]): void => {
    execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args], { cwd: root })
  }
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  git('init', '-q')
  for (const text of new Set([one.base, french])) {
    write(source, one.en1)
    write(target, text)
    git('add', '.')
    git('commit', '-qm', 'Change')
  }
  return run(diskFiles(root), true).finally(() => rmSync(root, { recursive: true }))
}

/** What differs between two texts. */
const changes = (before: string, after: string): readonly string[] =>
  structuredPatch('', '', before, after, '', '', { context: 0 }).hunks.map(({ lines }) => lines.join('\n'))

/** The code of a dropped block may hold words that a translator wrote: no machine has them, unless the page has them elsewhere. */
function isTranslated({ op, en1, fr0, base }: Case): boolean {
  if (op !== 'drop-code') return false
  const lines = new Set(en1.split('\n').map((line) => line.trim()))
  return changes(fr0, base).some((hunk) =>
    hunk.split('\n').some((line) => line.startsWith('+') && !lines.has(line.slice(1).trim())),
  )
}

if (!existsSync(cases)) console.log(`There is no ${cases}: nothing to measure.`)
else {
  const wanted = positionals.length > 0 ? positionals : repairable
  const all = gunzipSync(readFileSync(cases)).toString('utf8').trim().split('\n')
  const rows: Record<string, Record<string, string | number>> = {}
  const inStep = new Map<string, Awaited<ReturnType<typeof fixed>>>()
  const misses: string[] = []
  for (const op of wanted) {
    const own = all.map((line) => JSON.parse(line) as Case).filter((one) => one.op === op)
    const row = { faults: own.length, translated: 0, restored: 0, untouched: 0, elsewhere: 0 }
    for (const one of own) {
      const key = `${one.page}\0${one.base}`
      const calm = inStep.get(key) ?? (await fixed(one, one.base))
      inStep.set(key, calm)
      const { text, rules } = await fixed(one, one.fr0)
      const isRestored = text === calm.text
      if (isTranslated(one)) row.translated++
      if (isRestored) row.restored++
      if (text === one.fr0) row.untouched++
      const fault = changes(one.fr0, one.base).length
      const own = changes(one.base, calm.text).length
      if (!isRestored && text !== one.fr0) row.elsewhere += Math.max(0, changes(one.fr0, text).length - fault - own)
      if (!isRestored)
        misses.push(
          `── ${op} ${one.page} ${isTranslated(one) ? '(translated) ' : ''}by ${rules.join(' ') || 'nothing'}`,
          ...changes(one.base, one.fr0),
          ...(text === one.fr0 ? ['   untouched'] : ['   became', ...changes(one.fr0, text)]),
        )
    }
    rows[op] = { ...row, share: `${((100 * row.restored) / Math.max(1, row.faults)).toFixed(1)} %` }
  }
  if (values.misses) console.log(misses.join('\n'))
  console.table(rows)
  const touched = [...inStep].filter(([key, { text }]) => text !== key.slice(key.indexOf('\0') + 1))
  console.log(`pages in step: ${inStep.size}, edited ${touched.length}`)
  if (values.misses)
    for (const [key, { text, rules }] of touched)
      console.log(key.split('\0')[0], rules.join(' '), changes(key.slice(key.indexOf('\0') + 1), text).join('\n'))
}
