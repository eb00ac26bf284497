/** What earlier runs learned of URLs, in one file, until it is too old. */
import { z } from 'zod'
import type { Files } from '../files.ts'
import type { LinkAnswer } from '../rule.ts'

const entry = z.object({
  /** When it was asked; milliseconds since 1970. */
  at: z.number().int(),
  /** The fragments that were looked for. */
  fragments: z.array(z.string()),
  answer: z.union([
    z.object({ state: z.literal('alive'), movedTo: z.url().exactOptional(), missing: z.array(z.string()) }),
    z.object({ state: z.literal('dead'), why: z.enum(['not-found', 'gone', 'no-host', 'refused']) }),
  ]),
})
const file = z.object({ schema: z.literal(1), urls: z.record(z.string(), z.unknown()) })

type Entry = z.infer<typeof entry>

const name = 'links.json'
const day = 86_400_000
/** What is dead today may be mended tomorrow. Days. */
const longestDead = 1

/** Answers by URL. */
export class LinkCache {
  private readonly files: Files | undefined
  private readonly days: number
  private readonly now: number
  private entries = new Map<string, Entry>()

  /**
   * @param files The folder in which answers are kept; nothing is without one.
   * @param days How long an answer counts; 0 keeps nothing. A dead URL counts as dead for a day at most.
   */
  constructor(files: Files | undefined, days: number, now: number = Date.now()) {
    this.files = days > 0 ? files : undefined
    this.days = days
    this.now = now
  }

  /** Reads the file. What is damaged counts as absent. */
  async open(): Promise<void> {
    const contents = await this.files?.read(name)
    if (contents?.state !== 'text') return
    const { urls = {} } = file.safeParse(parsed(contents.text)).data ?? {}
    const read = Object.entries(urls).map(([url, value]) => [url, entry.safeParse(value).data] as const)
    this.entries = new Map(read.flatMap(([url, one]) => (one && this.isFresh(one) ? [[url, one]] : [])))
  }

  /** What is known of a URL and of all these fragments. */
  get(url: string, fragments: readonly string[]): LinkAnswer | undefined {
    const known = this.entries.get(url)
    if (!known) return undefined
    if (known.answer.state === 'dead') return known.answer
    if (!fragments.every((fragment) => known.fragments.includes(fragment))) return undefined
    return { ...known.answer, missing: known.answer.missing.filter((fragment) => fragments.includes(fragment)) }
  }

  /** Keeps an answer for the next run. */
  set(url: string, fragments: readonly string[], answer: LinkAnswer): void {
    const kept = answer.state === 'alive' ? { ...answer, missing: [...answer.missing] } : answer
    this.entries.set(url, { at: this.now, fragments: [...fragments], answer: kept })
  }

  /** Writes the file, whole or not at all. That it cannot be written costs the next run time and nothing else. */
  async save(): Promise<void> {
    const urls = Object.fromEntries([...this.entries].sort(([a], [b]) => (a < b ? -1 : 1)))
    try {
      await this.files?.write(name, `${JSON.stringify({ schema: 1, urls })}\n`)
    } catch {
      // A full disk, or a folder that is not ours.
    }
  }

  private isFresh({ at, answer }: Entry): boolean {
    const days = answer.state === 'dead' ? Math.min(this.days, longestDead) : this.days
    return at <= this.now && this.now - at < days * day
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
