/** What becomes of one URL: asked with patience, followed where it leads. */
import type { LinkAnswer } from '../rule.ts'
import { missingFragments } from './fragments.ts'
import { type Allowed, isAllowed, type Refusal, refusalOf } from './permit.ts'
import { PrivateAddress, type Question, type Reply, TimedOut } from './request.ts'

/** Why nothing can be said of a URL. */
export type Unclear =
  | Refusal
  | 'status'
  | 'timeout'
  | 'network'
  | 'certificate'
  | 'redirects'
  /** The run ended before its turn came. */
  | 'unasked'

/** What is known of a URL in the end. */
export type Verdict =
  | LinkAnswer
  | {
      readonly state: 'unclear'
      readonly why: Unclear
      /** The last answer's, for `status`. */
      readonly status?: number
    }

/** What a visit is made with. */
export interface Visiting {
  readonly allowed: Allowed
  /** Makes a request when its host's turn comes. */
  readonly request: (url: URL, question: Question) => Promise<Reply>
  /** Nothing is asked of a host again before so many milliseconds. */
  readonly rest: (url: URL, ms: number) => void
  /** Whether the run is over. */
  readonly isOver: () => boolean
}

const mostHops = 10
const attempts = 3
/** A host that wants more patience is left alone. Milliseconds. */
const longestWait = 60_000
const usualPause = 1000

/** Asks a URL, and follows it. Throws nothing that the network may do. */
export async function visit(start: string, fragments: readonly string[], visiting: Visiting): Promise<Verdict> {
  const { allowed, isOver } = visiting
  let url = new URL(start)
  let isForGood = true
  for (let hop = 0; hop <= mostHops; hop++) {
    const refused = refusalOf(url, allowed)
    if (refused) return { state: 'unclear', why: refused }
    let reply: Reply
    try {
      reply = await answerOf(url, fragments.length > 0, visiting)
    } catch (error) {
      return isOver() ? { state: 'unclear', why: 'unasked' } : failureOf(error)
    }
    const next = nextOf(url, reply)
    if (next === undefined) return verdictOn(reply, start, fragments, hop > 0 && isForGood ? url : undefined)
    if (reply.status !== 301 && reply.status !== 308) isForGood = false
    url = next
  }
  return { state: 'unclear', why: 'redirects' }
}

function nextOf(url: URL, { status, location }: Reply): URL | undefined {
  if (![301, 302, 303, 307, 308].includes(status) || location === undefined) return undefined
  // Node reads headers as Latin-1; what is not ASCII there is UTF-8 on today's web.
  const address = Buffer.from(location, 'latin1').toString()
  return URL.canParse(address, url.href) ? new URL(address, url) : undefined
}

/** Asks by HEAD where that is enough, by GET where it is refused; asks again what may pass. */
async function answerOf(url: URL, isRead: boolean, visiting: Visiting): Promise<Reply> {
  const { request, rest, allowed, isOver } = visiting
  let method: Question['method'] = isRead ? 'GET' : 'HEAD'
  for (let attempt = 1; ; attempt++) {
    let patience = usualPause * attempt
    try {
      const reply = await request(url, { method, isRead, isAllowed: isAllowed(url, allowed) })
      const isBusy = reply.status === 429 || reply.status >= 500
      if (reply.status < 400) return reply
      if (method === 'HEAD' && !isBusy && reply.status !== 401) {
        // Many a server knows HEAD badly: 403, 404, 405, 501, and what else they think of.
        method = 'GET'
        attempt -= 1
        continue
      }
      patience = waitFor(reply.retryAfter) ?? patience
      if (!isBusy || attempt >= attempts || patience > longestWait) return reply
    } catch (error) {
      if (!mayPass(error) || attempt >= attempts - 1 || isOver()) throw error
    }
    // What HEAD broke, GET may not.
    method = 'GET'
    rest(url, patience)
  }
}

/** Milliseconds, from seconds or from a date (RFC 9110, 10.2.3). */
function waitFor(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined
  if (/^\d{1,9}$/.test(retryAfter)) return Number(retryAfter) * 1000
  const date = Date.parse(retryAfter)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

function verdictOn(reply: Reply, start: string, fragments: readonly string[], end: URL | undefined): Verdict {
  const { status, html, isWhole = false } = reply
  if (status === 404) return { state: 'dead', why: 'not-found' }
  if (status === 410) return { state: 'dead', why: 'gone' }
  if (status >= 400) return { state: 'unclear', why: 'status', status }
  const missing = html === undefined ? [] : (missingFragments(html, isWhole, fragments) ?? [])
  const isMoved = end !== undefined && end.href !== start && !asksWhoYouAre(end, start)
  return { state: 'alive', missing, ...(isMoved ? { movedTo: end.href } : {}) }
}

/** Whether a redirect leads to a door rather than to where the page has moved. */
const asksWhoYouAre = (end: URL, start: string): boolean => door.test(end.pathname) && !door.test(start)
const door = /\/(?:log-?in|sign-?in|sign_in|auth|sso|consent|captcha)(?:[/.]|$)/i

const codeOf = (error: unknown): string => String((error as NodeJS.ErrnoException | undefined)?.code ?? '')

const mayPass = (error: unknown): boolean => !(error instanceof PrivateAddress) && !isCertificate(codeOf(error))

const isCertificate = (code: string): boolean =>
  /CERT|SIGNED|UNABLE_TO_|^ERR_TLS|^ERR_SSL|CRL|HOSTNAME_MISMATCH/.test(code)

function failureOf(error: unknown): Verdict {
  const code = codeOf(error)
  if (error instanceof PrivateAddress) return { state: 'unclear', why: 'private' }
  if (error instanceof TimedOut || code === 'ETIMEDOUT') return { state: 'unclear', why: 'timeout' }
  if (code === 'ENOTFOUND') return { state: 'dead', why: 'no-host' }
  if (code === 'ECONNREFUSED') return { state: 'dead', why: 'refused' }
  return { state: 'unclear', why: isCertificate(code) ? 'certificate' : 'network' }
}
