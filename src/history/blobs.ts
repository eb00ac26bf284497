/** The contents of blobs, through one long-lived `git cat-file --batch`. */
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { gitArguments, gitEnvironment } from './git.ts'

/** A larger blob is no page. Bytes. */
const largest = 16_000_000
/** An answer that takes longer will not come; a blob-less clone may have to fetch. Milliseconds. */
const longest = 60_000

const lineFeed = 0x0a

/** Reads blobs by their id. */
export interface Blobs {
  /** The text of a blob, without a byte order mark; `undefined` when it cannot be had. Never throws. */
  text(id: string): Promise<string | undefined>
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
      // `<id> <type> <size>`, or `<id> missing`.
      const [, type, bytes] = buffer.toString('latin1', 0, end).split(' ')
      const size = type === 'missing' || bytes === undefined ? -1 : Number(bytes)
      const whole = end + 1 + (size < 0 ? 0 : size + 1)
      if (size > largest || Number.isNaN(size)) return fail()
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
    return started
  }

  return {
    text(id) {
      if (failed || !/^[0-9a-f]{40,64}$/.test(id)) return Promise.resolve(undefined)
      child ??= start()
      return new Promise((resolve) => {
        queue.push({ settle: resolve, timer: setTimeout(fail, longest) })
        child?.stdin.write(`${id}\n`)
      })
    },
    close() {
      failed = true
      child?.stdin.end()
      child?.kill()
    },
  }
}
