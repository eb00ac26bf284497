/**
 * Runs every check that is not a test, shows the output of those that fail, and exits 1 when any did.
 *
 * `--tally FILE` also writes `{"passed": n, "failed": n}` there, for `.ci/run`.
 */
import { spawnSync } from 'node:child_process'
import { existsSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

interface Check {
  readonly name: string
  /** A shell command; `node_modules/.bin` is on the path. */
  readonly command: string
  /** Files without which there is nothing to check yet. */
  readonly needs?: readonly string[]
}

const checks: readonly Check[] = [
  { name: 'build', command: 'npm run --silent build' },
  { name: 'types', command: 'tsc -p tsconfig.json --noEmit' },
  { name: 'style', command: 'biome check --error-on-warnings .' },
  { name: 'unused code, cycles', command: 'knip' },
  { name: 'package', command: 'publint --strict' },
  { name: 'package types', command: 'attw --pack . --profile esm-only' },
  { name: 'generated files', command: 'tsx scripts/generate.ts --check' },
  { name: 'floors', command: 'vitest run test/floors.test.ts' },
  { name: 'manual at parity', command: 'node dist/src/bin.js check', needs: ['src/bin.ts', 'docs/en', 'docs/fr'] },
]

/** What was just built is what is packed: `prepack` need not build it again. */
const environment = { ...process.env, npm_config_ignore_scripts: 'true' }

const { values } = parseArgs({ options: { tally: { type: 'string' } } })
const tally = { passed: 0, failed: 0 }

for (const { name, command, needs = [] } of checks) {
  const absent = needs.filter((path) => !existsSync(path))
  if (absent.length > 0) {
    console.log(`- ${name}: skipped, there is no ${absent.join(', no ')}`)
    continue
  }
  const from = performance.now()
  const { status, stdout, stderr } = spawnSync(command, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
    env: environment,
  })
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  if (status === 0) {
    tally.passed++
    console.log(`✔ ${name} (${seconds} s)`)
  } else {
    tally.failed++
    console.log(`✖ ${name} (${seconds} s): ${command}\n${stdout}${stderr}`)
  }
}

if (values.tally) writeFileSync(values.tally, JSON.stringify(tally))
console.log(`checks: ${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed > 0 ? 1 : 0
