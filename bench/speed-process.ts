/** Whole processes, timed from outside. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

/** A program and what it is given. */
export interface Program {
  readonly name: string
  readonly command: readonly [string, ...string[]]
  /** What has to be done before each run, outside of the time. */
  readonly before?: () => void
}

/** What one run took. */
interface Run {
  readonly seconds: number
  /** Of the processor, children included; `undefined` where no tool tells. */
  readonly processor: number | undefined
  /** The largest resident set, in MB. */
  readonly megabytes: number | undefined
}

const timer = '/usr/bin/time'

/**
 * Runs a program once; what it prints is thrown away.
 * @throws {Error} when it did not start or was killed. A linter that finds something ends with 1, which is well.
 */
function run({ name, command, before }: Program, cwd: string): Run {
  before?.()
  const [program, ...args] = existsSync(timer) ? [timer, '-f', 'took %U %S %M', ...command] : command
  const from = performance.now()
  const { error, status, signal, stderr } = spawnSync(program, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
    maxBuffer: 1 << 30,
  })
  const seconds = (performance.now() - from) / 1000
  if (error || signal || (status ?? 2) > 1)
    throw new Error(`${name} did not run (${error?.message ?? signal ?? status}):\n${stderr.slice(-2000)}`)
  const [, user, system, kilobytes] = /took ([\d.]+) ([\d.]+) (\d+)\s*$/.exec(stderr) ?? []
  return {
    seconds,
    processor: user === undefined ? undefined : Number(user) + Number(system),
    megabytes: kilobytes === undefined ? undefined : Number(kilobytes) / 1024,
  }
}

/** Runs programs in turn, so many times, and gives the medians of each. */
export function inTurn(programs: readonly Program[], cwd: string, rounds: number): Map<Program, Run> {
  const runs = new Map<Program, Run[]>(programs.map((program) => [program, []]))
  for (let round = 0; round < rounds; round++) for (const [program, its] of runs) its.push(run(program, cwd))
  return new Map(
    [...runs].map(([program, its]) => [
      program,
      {
        seconds: median(its.map(({ seconds }) => seconds)) ?? 0,
        processor: median(its.flatMap(({ processor }) => processor ?? [])),
        megabytes: median(its.flatMap(({ megabytes }) => megabytes ?? [])),
      },
    ]),
  )
}

function median(values: readonly number[]): number | undefined {
  return values.toSorted((a, b) => a - b)[values.length >> 1]
}
