/**
 * Which threads give way to others where there are few processors. Only Linux gives each thread a priority of its own, by its id
 * (sched(7)); elsewhere nothing happens.
 */
import { readdirSync, readlinkSync } from 'node:fs'
import { constants, getPriority, setPriority } from 'node:os'
import { basename } from 'node:path'
import process from 'node:process'

/** How far they give way: beside one that does not, each still gets a quarter of a processor. */
const niceness = 5

/** Whether a thread can give way by itself. */
export const knowsPriorities = process.platform === 'linux'

/**
 * All threads but the first give way to it, such as those of the engine, which optimise code and look for what is no longer used.
 * Measured with two processors: a check of 840 pages that nothing is known of takes a twentieth less time.
 */
export const putWorkFirst = (): void =>
  giveWay(() => readdirSync('/proc/self/task').filter((id) => Number(id) !== process.pid))

/** This thread gives way to the others. */
export const giveWayHere = (): void => giveWay(() => [basename(readlinkSync('/proc/thread-self'))])

function giveWay(threads: () => readonly string[]): void {
  if (!knowsPriorities) return
  try {
    const rank = Math.min(constants.priority.PRIORITY_LOW, getPriority(process.pid) + niceness)
    for (const id of threads()) setPriority(Number(id), rank)
  } catch {
    // A thread may have ended meanwhile, or nobody may ask: it only takes longer.
  }
}
