/** Reads the project's lock. */
import type { Files } from '../files.ts'
import { type LockReading, lockName, readLock } from '../history.ts'

/** What `diptych.lock` says; nothing where there is none. */
export async function readLockFile(files: Files): Promise<LockReading> {
  if (!files.has(lockName)) return { lock: new Map() }
  const contents = await files.read(lockName)
  return contents.state === 'text' ? readLock(contents.text) : { lock: new Map(), problem: { problem: 'unread' } }
}
