/** The history of a project's pages, when there is one: git, asked in batches. */
export { type AskedBase, type Base, openBase } from './history/base.ts'
export { type Followed, followLock, type Lack, type PairHistory } from './history/follow.ts'
export { isSlight } from './history/kind.ts'
export {
  fingerprint,
  isSilent,
  type Lock,
  type LockProblem,
  type LockReading,
  lockName,
  lockText,
  type RecordedPage,
  readLock,
} from './history/lock.ts'
export type { Commit } from './history/log.ts'
export type { Mover, Places } from './history/movers.ts'
export { lackOf, type Opened, openHistory } from './history/open.ts'
export { pinOf } from './history/pins.ts'
export type { StaleBead } from './history/stale.ts'
export { trace } from './history/trace.ts'
