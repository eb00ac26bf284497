/** What a part of a run computed, as text that another process can take over. */
import { createHash } from 'node:crypto'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Store } from './store.ts'

/** More than this is no report of ours. Bytes. */
const most = 2 ** 30

/** A store that also remembers, for {@link packed}, what passed through it: all but pages, lexicons and walks over the history, which whoever needs them reads, learns and walks again. */
export interface Carrier extends Store {
  /** Everything, deflated, in base64, behind a checksum. */
  packed(): string
}

/** Carries what is computed; a store behind it is asked first, and keeps it too. */
export function carrier(behind?: Store): Carrier {
  /** Values as JSON, which takes less room than what it says. */
  const carried = new Map<string, Buffer>()
  const note = (key: string, value: unknown): void => {
    if (value !== undefined && !key.includes(':') && !carried.has(key))
      carried.set(key, Buffer.from(JSON.stringify(value)))
  }
  return {
    get(key) {
      const value = behind?.get(key) ?? parsed(carried.get(key))
      note(key, value)
      return value
    },
    set(key, value, often) {
      note(key, value)
      behind?.set(key, value, often)
    },
    has: (key) => carried.has(key) || (behind?.has(key) ?? false),
    isSound: (key) => carried.has(key) || (behind?.isSound(key) ?? false),
    put(key, json, often) {
      if (!key.includes(':')) carried.set(key, Buffer.from(json))
      behind?.put(key, json, often)
    },
    save: () => behind?.save(),
    packed() {
      const lines = [...carried].flatMap(([key, json]) => [Buffer.from(`${key}\t`), json, newline])
      const text = deflateRawSync(Buffer.concat(lines)).toString('base64')
      return `${checksum(text)}:${text}`
    },
  }
}

/** A store that has what other processes carried; another one, for everything else, behind it. */
export function carriedStore(packs: readonly string[], behind?: Store): Store {
  const carried = new Map(packs.flatMap(entriesIn))
  return {
    get: (key) => parsed(carried.get(key)) ?? behind?.get(key),
    has: (key) => carried.has(key) || (behind?.has(key) ?? false),
    isSound: (key) => carried.has(key) || (behind?.isSound(key) ?? false),
    set: (...kept) => behind?.set(...kept),
    put: (...kept) => behind?.put(...kept),
    save: () => behind?.save(),
  }
}

/** Whether a text is whole, and was packed by {@link Carrier.packed}. */
export const isPacked = (text: string): boolean => {
  const at = text.indexOf(':')
  return at > 0 && text.slice(0, at) === checksum(text.slice(at + 1))
}

/** One entry a line: its key, a tab, and its value as JSON, which has no line of its own. */
function entriesIn(text: string): [string, Buffer][] {
  if (!isPacked(text)) return []
  const bytes = inflateRawSync(Buffer.from(text.slice(text.indexOf(':') + 1), 'base64'), { maxOutputLength: most })
  const entries: [string, Buffer][] = []
  for (let start = 0, end = 0; start < bytes.length; start = end + 1) {
    end = bytes.indexOf(newline, start)
    const tab = bytes.indexOf('\t', start)
    entries.push([bytes.toString('utf8', start, tab), bytes.subarray(tab + 1, end)])
  }
  return entries
}

const newline = Buffer.from('\n')

const parsed = (json: Buffer | undefined): unknown => json && JSON.parse(json.toString('utf8'))

const checksum = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16)
