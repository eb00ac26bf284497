/** The contents of blobs, through one long-lived `git cat-file --batch`. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { Socket } from 'node:net'
import { gitArguments, gitEnvironment } from './git.ts'

/** A larger blob is no page. Bytes. */
const largest = 16_000_000
/** An answer that takes longer will not come; a blob-less clone may have to fetch. Milliseconds. */
const longest = 60_000

const lineFeed = 0x0a
/** Nothing that git would take for anything else than a blob's id, or a path in a commit. */
const blobName = /^[0-9a-f]{7,64}(?::[^\n\0]{1,4096})?$/

/** Reads blobs. */
export interface Blobs {
  /**
   * The text of a blob, by its id or as `COMMIT:path`, without a byte order mark; `undefined` when it cannot be had.
   * Never throws.
   */
  text(name: string): Promise<string | undefined>
  /**
   * Begins to read some blobs, by their ids, while something else is done: until the next call, they are at hand for whoever
   * asks for them.
   */
  ahead(ids: readonly string[]): void
  /** How many blobs, asked for by their id, could not be had. */
  missed(): number
  /** Ends the process. */
  close(): void
}

interface Waiting {
  readonly settle: (text: string | undefined) => void
  readonly timer: NodeJS.Timeout
}

/** Opens the blobs of the repository around a folder; the process starts with the first question. */
export function openBlobs(folder: string): Blobs {
  let child: ChildProcessWithoutNullStreams | undefined
  let failed = false
  let chunks: Buffer[] = []
  let held = 0
  /** How many bytes the answer has that is being read; 0 while its first line is. */
  let needed = 0
  const queue: Waiting[] = []
  let asked: string[] = []

  const settle = (text: string | undefined): void => {
    const first = queue.shift()
    if (!first) return
    clearTimeout(first.timer)
    first.settle(text)
  }
  const fail = (): void => {
    failed = true
    child?.kill()
    while (queue.length > 0) settle(undefined)
  }
  const take = (): void => {
    while (queue.length > 0 && held > 0 && held >= needed) {
      const buffer = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)
      chunks = [buffer]
      const end = buffer.indexOf(lineFeed)
      if (end < 0) return
      // `<id> <type> <size>`, or `<what was asked> missing` (`ambiguous` for an id that is too short).
      const [, type, bytes] = / (\w+) (\d+)$/.exec(buffer.toString('latin1', 0, end)) ?? []
      const size = bytes === undefined ? -1 : Number(bytes)
      const whole = end + 1 + (size < 0 ? 0 : size + 1)
      if (size > largest) return fail()
      needed = whole
      if (held < whole) return
      const text = size < 0 || type !== 'blob' ? undefined : buffer.toString('utf8', end + 1, end + 1 + size)
      chunks = whole < buffer.length ? [buffer.subarray(whole)] : []
      held -= whole
      needed = 0
      settle(text?.startsWith('\uFEFF') ? text.slice(1) : text)
    }
  }
  const start = (): ChildProcessWithoutNullStreams => {
    const started = spawn('git', gitArguments(['cat-file', '--batch']), {
      cwd: folder,
      env: gitEnvironment(),
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    })
    started.stdout.on('data', (chunk: Buffer) => {
      chunks.push(chunk)
      held += chunk.length
      take()
    })
    started.stderr.resume()
    started.stdin.on('error', fail)
    started.on('error', fail)
    started.on('close', fail)
    // Whoever keeps a repository open must not be kept alive by it; who waits for an answer is, by its timer.
    started.unref()
    for (const stream of [started.stdin, started.stdout, started.stderr]) if (stream instanceof Socket) stream.unref()
    return started
  }

  const read = (name: string): Promise<string | undefined> => {
    if (failed || !blobName.test(name)) return Promise.resolve(undefined)
    child ??= start()
    return new Promise((resolve) => {
      // An answer may have come while nobody had the time to read it.
      const timer = setTimeout(() => setImmediate(() => isWaiting(timer) && fail()), longest)
      queue.push({ settle: resolve, timer })
      // What is asked in one go is written in one go.
      if (asked.push(`${name}\n`) === 1) queueMicrotask(write)
    })
  }
  const isWaiting = (timer: NodeJS.Timeout): boolean => queue.some((one) => one.timer === timer)
  const write = (): void => {
    if (asked.length > 0) child?.stdin.write(asked.join(''))
    asked = []
  }
  let missed = 0
  let atHand = new Map<string, Promise<string | undefined>>()
  return {
    missed: () => missed,
    ahead(ids) {
      atHand = new Map(ids.map((id) => [id, read(id)]))
      write()
    },
    async text(name) {
      const text = await (atHand.get(name) ?? read(name))
      if (text === undefined && !name.includes(':')) missed++
      return text
    },
    close() {
      failed = true
      child?.stdin.end()
      child?.kill()
    },
  }
}

/** The id of a text as a blob, by the algorithm of an id that the repository has. */
export const blobId = (text: string, like = ''): string =>
  createHash(like.length > 40 ? 'sha256' : 'sha1')
    .update(`blob ${Buffer.byteLength(text)}\0`)
    .update(text)
    .digest('hex')
