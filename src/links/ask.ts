/** Asks the web about many URLs: each once, few at a time, within bounds. */
import { setMaxListeners } from 'node:events'
import * as http from 'node:http'
import * as https from 'node:https'
import { networkInterfaces } from 'node:os'
import type { LinkAnswer, LinkAnswers } from '../rule.ts'
import type { LinkCache } from './cache.ts'
import type { WantedUrl } from './collect.ts'
import { gate, gates } from './gates.ts'
import { type Allowed, refusalOf } from './permit.ts'
import { type Client, type Resolve, request, systemResolve } from './request.ts'
import { type Unclear, type Verdict, visit } from './visit.ts'

/** The bounds of a run. */
export interface Bounds {
  readonly allowed: Allowed
  /** Milliseconds for one request. */
  readonly timeout: number
  /** Requests to one host at a time. */
  readonly perHost: number
  /** URLs that are asked in one run. */
  readonly most: number
  /** Milliseconds for the run. */
  readonly longest: number
  readonly userAgent: string
  /** Hears how far it is. */
  readonly progress?: (done: number, of: number) => void
  readonly resolve?: Resolve
  readonly sleep?: (ms: number, signal: AbortSignal) => Promise<void>
}

/** What came of it. */
export interface AskedLinks {
  readonly answers: LinkAnswers
  /** URLs that were asked now. */
  readonly asked: number
  /** URLs of which an earlier run knew. */
  readonly known: number
  /** No host answered at all, so that nothing can be said of those that were asked. */
  readonly isOffline: boolean
  /** What nothing can be said of, in the order of the URLs. */
  readonly unclear: readonly { readonly url: string; readonly why: Unclear; readonly status?: number }[]
}

/** Hosts at a time, and requests to all of them together. */
const atOnce = 16
/** When so many hosts failed and none answered, the others are not tried. */
const enoughSilence = 8

/** Asks for what the cache does not know. Deterministic but for what the web says. */
export async function askLinks(wanted: readonly WantedUrl[], cache: LinkCache, bounds: Bounds): Promise<AskedLinks> {
  const verdicts = new Map<string, Verdict>()
  const open: WantedUrl[] = []
  for (const one of wanted) {
    const refused = refusalOf(new URL(one.url), bounds.allowed)
    const known = refused ? undefined : cache.get(one.url, one.fragments)
    if (refused) verdicts.set(one.url, { state: 'unclear', why: refused })
    else if (known) verdicts.set(one.url, known)
    else if (open.length < bounds.most) open.push(one)
    else verdicts.set(one.url, { state: 'unclear', why: 'unasked' })
  }
  const known = wanted.length - open.length - [...verdicts.values()].filter(({ state }) => state === 'unclear').length
  const isOffline = await askAll(open, bounds, (one, verdict) => {
    verdicts.set(one.url, verdict)
  })
  if (!isOffline) {
    for (const { url, fragments } of open) {
      const verdict = verdicts.get(url)
      if (verdict && verdict.state !== 'unclear') cache.set(url, fragments, verdict)
    }
    if (open.length > 0) await cache.save()
  }
  return told(wanted, verdicts, { asked: open.length, known, isOffline }, isOffline ? new Set(open) : new Set())
}

function told(
  wanted: readonly WantedUrl[],
  verdicts: ReadonlyMap<string, Verdict>,
  counts: Pick<AskedLinks, 'asked' | 'known' | 'isOffline'>,
  silent: ReadonlySet<WantedUrl>,
): AskedLinks {
  const answers = new Map<string, LinkAnswer>()
  const unclear: { url: string; why: Unclear; status?: number }[] = []
  for (const one of wanted) {
    const verdict = verdicts.get(one.url)
    if (!verdict || silent.has(one)) continue
    if (verdict.state !== 'unclear') answers.set(one.url, verdict)
    else unclear.push({ url: one.url, why: verdict.why, ...(verdict.status ? { status: verdict.status } : {}) })
  }
  return { answers, unclear, ...counts }
}

/** Asks them all; yields whether nobody answered. */
async function askAll(
  open: readonly WantedUrl[],
  bounds: Bounds,
  hear: (one: WantedUrl, verdict: Verdict) => void,
): Promise<boolean> {
  const { allowed, timeout, perHost, longest, userAgent, progress } = bounds
  const { resolve = systemResolve, sleep = patience } = bounds
  const ending = new AbortController()
  setMaxListeners(0, ending.signal)
  const agents = { http: new http.Agent({ keepAlive: true }), https: new https.Agent({ keepAlive: true }) }
  const client: Client = { resolve, timeout, userAgent, signal: ending.signal, ...agents }
  const timer = setTimeout(() => ending.abort(), longest)
  const [ofHost, ofAll] = [gates(perHost), gate(atOnce)]
  const restUntil = new Map<string, number>()
  const silent = new Set<string>()
  let answered = 0
  let done = 0
  const visiting = {
    allowed,
    isOver: () => ending.signal.aborted,
    rest: (url: URL, ms: number) => {
      restUntil.set(url.host, Math.max(restUntil.get(url.host) ?? 0, Date.now() + ms))
    },
    request: (url: URL, question: Parameters<typeof request>[1]) =>
      ofHost(url.host)(async () => {
        const rest = (restUntil.get(url.host) ?? 0) - Date.now()
        if (rest > 0) await sleep(rest, ending.signal)
        return ofAll(async () => {
          ending.signal.throwIfAborted()
          const reply = await request(url, question, client)
          answered += 1
          return reply
        })
      }),
  }
  const ask = async (one: WantedUrl): Promise<void> => {
    const verdict: Verdict = ending.signal.aborted
      ? { state: 'unclear', why: 'unasked' }
      : await visit(one.url, one.fragments, visiting)
    hear(one, verdict)
    progress?.((done += 1), open.length)
    if (isSilence(verdict)) silent.add(new URL(one.url).host)
    if (answered === 0 && silent.size >= enoughSilence) ending.abort()
  }
  try {
    await inTurn(byHost(open), atOnce, (queue) => inTurn(queue, perHost, ask))
  } finally {
    clearTimeout(timer)
    for (const agent of Object.values(agents)) agent.destroy()
  }
  return answered === 0 && (silent.size > 1 || (silent.size === 1 && !hasNetwork()))
}

const byHost = (open: readonly WantedUrl[]): WantedUrl[][] => {
  const queues = new Map<string, WantedUrl[]>()
  for (const one of open) {
    const { host } = new URL(one.url)
    const queue = queues.get(host)
    if (queue) queue.push(one)
    else queues.set(host, [one])
  }
  return [...queues.values()]
}

/** Works through a queue, so many at a time. */
const inTurn = async <T>(queue: readonly T[], most: number, work: (one: T) => Promise<void>): Promise<void> => {
  const rest = queue.values()
  const worker = async (): Promise<void> => {
    for (const one of rest) await work(one)
  }
  await Promise.all(Array.from({ length: Math.min(most, queue.length) }, worker))
}

/** Whether that is what is heard of a host without a network. */
const isSilence = (verdict: Verdict): boolean =>
  (verdict.state === 'dead' && verdict.why === 'no-host') ||
  (verdict.state === 'unclear' && (verdict.why === 'network' || verdict.why === 'timeout'))

const hasNetwork = (): boolean =>
  Object.values(networkInterfaces()).some((addresses) => addresses?.some(({ internal }) => !internal))

const patience = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((wake) => {
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      wake()
    }
    signal.addEventListener('abort', end, { once: true })
    if (signal.aborted) end()
  })
