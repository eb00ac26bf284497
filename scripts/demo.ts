/** Shows Diptych at work: `diptych check` on examples/help-centre. Findings are what is to be seen there, and no failure. */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'

const bin = resolve('dist/src/bin.js')
const { status } = spawnSync(process.execPath, [bin, 'check'], { cwd: 'examples/help-centre', stdio: 'inherit' })
process.exitCode = status === 1 ? 0 : (status ?? 2)
