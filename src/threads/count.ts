/** How many threads a run has. */
import { readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'

/** More threads would wait for each other, and each takes memory. */
const most = 4

/** Threads that a run of some size may have: as many as there are processors for it, within reason. */
export const usualThreads = (): number => Math.max(1, Math.min(most, availableParallelism(), quota()))

/** The processors that a container may use, where a control group (version 2) limits them. */
export function quota(read: (path: string) => string = (path) => readFileSync(path, 'utf8')): number {
  try {
    const [time, period] = read('/sys/fs/cgroup/cpu.max').trim().split(' ').map(Number)
    return time && period ? Math.max(1, Math.round(time / period)) : Number.POSITIVE_INFINITY
  } catch {
    return Number.POSITIVE_INFINITY
  }
}
