/**
 * One HTTP request, to an address that was checked.
 *
 * Node's own `fetch` cannot be told where to connect without the package undici, and would look a name up a second time
 * after it was checked. `http.request` takes the look-up itself: it gets the checked addresses and no others.
 */
import { lookup } from 'node:dns/promises'
import * as http from 'node:http'
import * as https from 'node:https'
import { isIP } from 'node:net'
import { pipeline, type Readable } from 'node:stream'
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib'
import { isPublicAddress } from './address.ts'

/** One address of a host. */
export interface HostAddress {
  readonly address: string
  readonly family: number
}

/** Looks a name up. */
export type Resolve = (host: string) => Promise<readonly HostAddress[]>

/** How all requests of a run are made. */
export interface Client {
  readonly resolve: Resolve
  /** Milliseconds for one request, from the look-up to the last byte that is read. */
  readonly timeout: number
  readonly userAgent: string
  /** Ends everything. */
  readonly signal: AbortSignal
  readonly http: http.Agent
  readonly https: https.Agent
}

/** What is asked. */
export interface Question {
  readonly method: 'HEAD' | 'GET'
  /** Whether the host may have any address at all. */
  readonly isAllowed: boolean
  /** Whether the text of the page is read. */
  readonly isRead: boolean
}

/** What came back. */
export interface Reply {
  readonly status: number
  readonly location?: string
  readonly retryAfter?: string
  /** The text of an HTML page, when it was asked for. */
  readonly html?: string
  /** Whether that is all of it. */
  readonly isWhole?: boolean
}

/** More of a page is not read. Bytes, unpacked. */
const mostBytes = 2 * 2 ** 20

/** A name that leads to addresses of which none is public. */
export class PrivateAddress extends Error {}
/** The host was waited for long enough. */
export class TimedOut extends Error {}

/** The addresses of a name, by the operating system. */
export const systemResolve: Resolve = (host) => lookup(host, { all: true })

/**
 * Makes one request; follows nothing.
 * @throws {PrivateAddress} {TimedOut} or what Node says of the network (`ENOTFOUND`, `ECONNREFUSED`…).
 */
export async function request(url: URL, { method, isAllowed, isRead }: Question, client: Client): Promise<Reply> {
  const { http: plain, https: secure, resolve, timeout, userAgent, signal } = client
  const literal = url.hostname.replace(/^\[(.*)\]$/, '$1')
  if (isIP(literal) > 0 && !isAllowed && !isPublicAddress(literal)) throw new PrivateAddress()
  const options = {
    method,
    signal,
    headers: {
      'user-agent': userAgent,
      accept: 'text/html,application/xhtml+xml,*/*;q=0.8',
      'accept-encoding': isRead ? 'gzip, deflate, br' : 'identity',
    },
    lookup: checkedLookup(resolve, isAllowed),
  }
  const sent =
    url.protocol === 'https:'
      ? https.request(url, { ...options, agent: secure })
      : http.request(url, { ...options, agent: plain })
  const timer = setTimeout(() => sent.destroy(new TimedOut()), timeout)
  try {
    const response = await answerTo(sent)
    const { statusCode: status = 0, headers } = response
    const { location, 'retry-after': retryAfter, 'content-type': type = '' } = headers
    const isPage = isRead && status >= 200 && status < 300 && /\bhtml\b/i.test(type)
    const body = isPage ? await bodyOf(response) : undefined
    // A `HEAD` without body leaves the connection for the next request; whatever else comes is not wanted.
    if (method === 'HEAD') response.resume()
    else response.destroy()
    return {
      status,
      ...(location === undefined ? {} : { location }),
      ...(retryAfter === undefined ? {} : { retryAfter }),
      ...(body ? { html: textOf(body.bytes, type), isWhole: body.isWhole } : {}),
    }
  } finally {
    clearTimeout(timer)
  }
}

const answerTo = (sent: http.ClientRequest): Promise<http.IncomingMessage> =>
  new Promise((resolve, reject) => {
    sent.once('response', resolve)
    // Errors that come once the answer is there concern its body, which is read or not.
    sent.on('error', reject)
    sent.end()
  })

type LookupOptions = { readonly all?: boolean | undefined }
type LookupDone = (error: Error | null, address: string | HostAddress[], family?: number) => void

/** Looks a name up as Node wants it for a connection, and gives it only the addresses that may be asked. */
const checkedLookup =
  (resolve: Resolve, isAllowed: boolean) =>
  (host: string, { all }: LookupOptions, done: LookupDone): void => {
    resolve(host).then(
      (found) => {
        const open = found.filter(({ address }) => isAllowed || isPublicAddress(address))
        const [first] = open
        if (!first) done(new PrivateAddress(), '')
        else if (all) done(null, [...open])
        else done(null, first.address, first.family)
      },
      (error: Error) => done(error, ''),
    )
  }

/** The first bytes of a page, unpacked. What breaks off or cannot be unpacked counts as not whole. */
async function bodyOf(response: http.IncomingMessage): Promise<{ bytes: Buffer; isWhole: boolean }> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of unpacked(response)) {
      chunks.push(chunk as Buffer)
      size += (chunk as Buffer).length
      if (size > mostBytes) return { bytes: Buffer.concat(chunks).subarray(0, mostBytes), isWhole: false }
    }
    return { bytes: Buffer.concat(chunks), isWhole: true }
  } catch {
    return { bytes: Buffer.concat(chunks), isWhole: false }
  }
}

function unpacked(response: http.IncomingMessage): Readable {
  const coding = response.headers['content-encoding']?.trim().toLowerCase()
  const through =
    coding === 'gzip' || coding === 'x-gzip'
      ? createGunzip()
      : coding === 'deflate'
        ? createInflate()
        : coding === 'br'
          ? createBrotliDecompress()
          : undefined
  return through ? pipeline(response, through, () => {}) : response
}

/** The text, as the header, the page itself or the habit of the web says. */
function textOf(bytes: Buffer, type: string): string {
  const named = /charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i
  const label = named.exec(type)?.[1] ?? named.exec(bytes.subarray(0, 1024).toString('latin1'))?.[1] ?? 'utf-8'
  try {
    return new TextDecoder(label).decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}
