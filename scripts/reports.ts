/**
 * Writes `reports/`: what Diptych says of the example help centre and of its own manual. No clock, no history and no address of
 * the repository is in it, so that the same pages always give the same files. With `--check` writes nothing, names those that
 * are out of date, and exits 1 when there are any.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { printed } from '../src/cli/reporting.ts'
import { runProject } from '../src/cli/run-project.ts'

/** Folder of a project → folder of its reports → file → format. */
const projects = [
  {
    root: 'examples/help-centre',
    out: 'reports/help-centre',
    files: { 'index.html': 'html', 'parity.md': 'markdown', 'parity.json': 'json', 'diptych.sarif': 'sarif' },
  },
  { root: '.', out: 'reports/manual', files: { 'parity.md': 'markdown', 'badge.json': 'badge' } },
] as const

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } })

const fresh = new Map<string, string>()
for (const { root, out, files } of projects) {
  const streams = { out: { write: () => {} }, err: { write: () => {} }, env: {}, cwd: resolve(root) }
  const asked = {
    config: undefined,
    source: undefined,
    target: [],
    'no-history': true,
    'no-cache': true,
    cache: undefined,
  }
  const { files: disk, report, seen, texts } = await runProject(streams, asked, 'en')
  const origin = { seen, texts, base: '', root: disk.root, top: root === '.' ? '' : `${root}/` }
  for (const [file, format] of Object.entries(files)) {
    const path = join(out, file)
    fresh.set(path, await printed(format, report, resolve(path), origin, streams, 'en'))
  }
}

const there = existsSync('reports')
  ? readdirSync('reports', { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
  : []
const stale = [
  ...[...fresh]
    .filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
    .map(([path]) => path),
  ...there.filter((path) => !fresh.has(path)),
]

for (const path of stale) {
  const text = fresh.get(path)
  if (values.check) {
    process.exitCode = 1
    console.log(`${path} is out of date: run \`npm run reports\``)
  } else if (text === undefined) rmSync(path)
  else {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
    console.log(`wrote ${path}`)
  }
}
