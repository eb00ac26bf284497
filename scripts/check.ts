/**
 * Runs every `check:…` script of package.json in the order in which they stand there, shows the output of those that
 * fail, and exits 1 when any did. `--tally FILE` also writes `{"passed": n, "failed": n}` there, for `.ci/run`.
 */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { scripts }: { scripts: Readonly<Record<string, string>> } = JSON.parse(readFileSync('package.json', 'utf8'))
const { values } = parseArgs({ options: { tally: { type: 'string' } } })
const tally = { passed: 0, failed: 0 }

for (const name of Object.keys(scripts).filter((script) => script.startsWith('check:'))) {
  const from = performance.now()
  const { status, stdout, stderr } = spawnSync(`npm run --silent ${name}`, {
    shell: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    encoding: 'utf8',
    maxBuffer: 64 * 2 ** 20,
  })
  const seconds = ((performance.now() - from) / 1000).toFixed(1)
  if (status === 0) {
    tally.passed++
    console.log(`✔ ${name} (${seconds} s)`)
  } else {
    tally.failed++
    console.log(`✖ ${name} (${seconds} s): ${scripts[name]}\n${stdout}${stderr}`)
  }
}

if (values.tally) writeFileSync(values.tally, JSON.stringify(tally))
console.log(`checks: ${tally.passed} passed, ${tally.failed} failed`)
process.exitCode = tally.failed > 0 ? 1 : 0
