/** The side of the thread that only reads. */
import { plainReading } from '../check/reader.ts'
import { takingTurns } from '../check/step.ts'
import { readPage } from '../markdown/read.ts'
import { Claims } from './claims.ts'
import type { ReadElsewhere, ReadingJob } from './messages.ts'
import { giveWayHere } from './priority.ts'

/** Reads the pages that the other thread has not taken, and sends what is in them. */
export async function readPages({ pages, parser, claims: shared, port }: ReadingJob): Promise<void> {
  giveWayHere()
  const claims = new Claims(shared)
  const turn = takingTurns()
  for (const [at, { path, locale, text }] of pages.entries()) {
    if (!claims.take(at)) continue
    await turn()
    const { head, body } = plainReading(readPage(path, locale, text, parser)) ?? {}
    const reading = head === undefined ? undefined : { head: narrow(head), body: body && narrow(body) }
    port.postMessage({ at, reading } satisfies ReadElsewhere)
    claims.finish(at)
  }
}

/** The same JSON in characters that take one byte each, however they are written. */
const narrow = (json: string): string => json.replace(/[^\0-\xff]/g, escaped)

const escaped = (character: string): string => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
