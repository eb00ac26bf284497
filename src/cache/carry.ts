/** What a part of a run computed, as text that another process can take over. */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Store } from './store.ts'

/** More than this is no report of ours. Bytes. */
const most = 2 ** 30

/** A store that also remembers, for {@link packed}, what passed through it: all but pages and lexicons, which whoever needs them reads and learns again. */
export interface Carrier extends Store {
  /** Everything, deflated, in base64, behind a checksum. */
  packed(): string
}

/** Carries what is computed; a store behind it is asked first, and keeps it too. */
export function carrier(behind?: Store): Carrier {
  const carried = new Map<string, unknown>()
  const note = (key: string, value: unknown): void => {
    if (value !== undefined && !key.includes(':')) carried.set(key, value)
  }
  return {
    get(key) {
      const value = behind?.get(key) ?? carried.get(key)
      note(key, value)
      return value
    },
    set(key, value) {
      note(key, value)
      behind?.set(key, value)
    },
    save: () => behind?.save(),
    packed() {
      const text = deflateRawSync(JSON.stringify([...carried])).toString('base64')
      return `${checksum(text)}:${text}`
    },
  }
}

/** A store that has what other processes carried; another one, for everything else, behind it. */
export function carriedStore(packs: readonly string[], behind?: Store): Store {
  const carried = new Map(packs.flatMap(entriesIn))
  return {
    get: (key) => carried.get(key) ?? behind?.get(key),
    set: (key, value) => behind?.set(key, value),
    save: () => behind?.save(),
  }
}

/** Whether a text is whole, and was packed by {@link Carrier.packed}. */
export const isPacked = (text: string): boolean => {
  const at = text.indexOf(':')
  return at > 0 && text.slice(0, at) === checksum(text.slice(at + 1))
}

const entriesIn = (text: string): [string, unknown][] => {
  if (!isPacked(text)) return []
  const bytes = Buffer.from(text.slice(text.indexOf(':') + 1), 'base64')
  return JSON.parse(inflateRawSync(bytes, { maxOutputLength: most }).toString('utf8')) as [string, unknown][]
}

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
