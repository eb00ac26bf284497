/** One request to DeepL at a time, through deepl-node, with the patience that DeepL asks for. */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import type { ClientRequest, IncomingMessage } from 'node:http'
import type { Formality, ModelType, SourceLanguageCode, TargetLanguageCode } from 'deepl-node'
import * as deepl from 'deepl-node'
import type { Said } from '../../model.ts'
import { excerpt } from '../../text/excerpt.ts'
import { type FailureKind, failures } from './failures.ts'

/** Where DeepL is, and how long it is waited for. */
export interface Connection {
  readonly key: string
  readonly serverUrl?: string
  /** For the `User-Agent`. */
  readonly version: string
  /** Milliseconds for one attempt. Default: 30 s. */
  readonly timeout?: number
  /** Attempts for what may pass: 429, 5xx, time-outs, broken connections. Default: 5. */
  readonly attempts?: number
  /** Waits this many milliseconds. */
  readonly sleep?: (ms: number) => Promise<void>
}

/** What all texts of a request have in common. */
export interface Terms {
  readonly source: string
  readonly target: string
  readonly context: string
  readonly formality?: Formality
  readonly model?: ModelType
  readonly glossary?: string
}

/** A translated text. */
export interface Translated {
  readonly xml: string
  /** As DeepL counts; absent when it does not say. */
  readonly billed?: number
}

/** A request that failed, with the sentence for it. */
export class DeepLFailure extends Error {
  readonly kind: FailureKind
  readonly said: Said

  constructor(kind: FailureKind, said: Said) {
    super(said.text.en)
    this.kind = kind
    this.said = said
  }
}

/** What the response said in its headers, which deepl-node keeps to itself. */
interface Heard {
  status?: number
  retryAfter?: string
  trace?: string
}

/** Longer than this nobody waits: the failure is told instead. */
const longestWait = 60_000

/** Talks to DeepL. The key goes into the `Authorization` header and nowhere else. */
export class DeepLConnection {
  private readonly client: deepl.DeepLClient
  private readonly connection: Connection

  constructor(connection: Connection) {
    const { key, serverUrl, version, timeout = 30_000 } = connection
    this.connection = connection
    this.client = new deepl.DeepLClient(key, {
      ...(serverUrl === undefined ? {} : { serverUrl }),
      // deepl-node's own retries pass over `Retry-After`.
      maxRetries: 0,
      minTimeout: timeout,
      sendPlatformInfo: false,
      appInfo: { appName: 'diptych', appVersion: version },
    })
  }

  /**
   * Translates texts of one context, in order.
   * @throws {DeepLFailure}
   */
  async translate(texts: readonly string[], terms: Terms): Promise<Translated[]> {
    const { source, target, context, formality, model, glossary } = terms
    const results = await this.patiently(() =>
      this.client.translateText([...texts], source as SourceLanguageCode, target as TargetLanguageCode, {
        // deepl-node writes `en-GB`; DeepL's specification lists `EN-GB`.
        extraRequestParameters: { source_lang: source, target_lang: target },
        tagHandling: 'xml',
        tagHandlingVersion: 'v2',
        // A line's end in Markdown ends no sentence.
        splitSentences: 'nonewlines',
        ...(context === '' ? {} : { context }),
        ...(formality ? { formality } : {}),
        ...(model ? { modelType: model } : {}),
        ...(glossary ? { glossary } : {}),
      }),
    )
    const good = results.every(({ text }) => typeof text === 'string')
    if (results.length !== texts.length || !good) throw failure('malformed', {})
    return results.map(({ text, billedCharacters }) => ({
      xml: text,
      ...(Number.isSafeInteger(billedCharacters) ? { billed: billedCharacters } : {}),
    }))
  }

  /**
   * Characters used and allowed in this period; `undefined` when the account has no limit.
   * @throws {DeepLFailure}
   */
  async usage(): Promise<{ readonly count: number; readonly limit: number } | undefined> {
    const { character } = await this.patiently(() => this.client.getUsage())
    return character && { count: character.count, limit: character.limit }
  }

  /**
   * Asks DeepL something else.
   * @throws {DeepLFailure}
   */
  ask<T>(question: (client: deepl.DeepLClient) => Promise<T>): Promise<T> {
    return this.patiently(() => question(this.client))
  }

  /** Asks again what may pass: after `Retry-After` where DeepL says it, else later and later (as deepl-node: 1 s × 1.6). */
  private async patiently<T>(ask: () => Promise<T>): Promise<T> {
    const { attempts = 5, sleep = (ms) => new Promise((wake) => setTimeout(wake, ms)) } = this.connection
    for (let attempt = 1; ; attempt++) {
      const heard: Heard = {}
      try {
        return await listening(heard, ask)
      } catch (error) {
        const failed = this.failureOf(error, heard)
        const wait = waitFor(heard.retryAfter) ?? 1000 * 1.6 ** (attempt - 1) * (1 + 0.23 * (2 * Math.random() - 1))
        if (!passes(failed.kind) || attempt >= attempts || wait > longestWait) throw failed
        await sleep(wait)
      }
    }
  }

  private failureOf(error: unknown, { status, trace }: Heard): DeepLFailure {
    const message = error instanceof Error ? error.message : String(error)
    const reason = excerpt(message.replaceAll(this.connection.key, '…').replace(/\s+/g, ' '), 160)
    const trouble = { ...(reason ? { reason } : {}), ...(trace ? { trace } : {}) }
    if (error instanceof deepl.ConnectionError) {
      return failure(/timeout|ETIMEDOUT|ECONNABORTED/i.test(message) ? 'timed-out' : 'unreachable', trouble)
    }
    if (status === undefined || (status >= 200 && status < 400)) return failure('malformed', trouble)
    if (status === 401 || status === 403) return failure('refused', trouble)
    if (status === 404) return failure('not-found', trouble)
    if (status === 407) return failure('proxy-asks', trouble)
    if (status === 413 || status === 414) return failure('too-large', trouble)
    if (status === 429 || status === 529) return failure('too-many', trouble)
    if (status === 456) return failure('quota', trouble)
    if (status >= 500) return new DeepLFailure('unwell', failures.unwell({ status, ...trouble }))
    return failure('bad-request', trouble)
  }
}

const failure = (
  kind: Exclude<FailureKind, 'unwell'>,
  trouble: { readonly reason?: string; readonly trace?: string },
): DeepLFailure => new DeepLFailure(kind, failures[kind](trouble))

/** Whether a failure may be over at the next attempt. */
const passes = (kind: FailureKind): boolean => ['too-many', 'unwell', 'timed-out', 'unreachable'].includes(kind)

/** Milliseconds, from seconds or from a date (RFC 9110, 10.2.3). */
function waitFor(retryAfter: string | undefined): number | undefined {
  if (retryAfter === undefined) return undefined
  if (/^\d{1,6}$/.test(retryAfter)) return Number(retryAfter) * 1000
  const date = Date.parse(retryAfter)
  return Number.isNaN(date) ? undefined : Math.max(0, date - Date.now())
}

/** Hears the response of what is asked, by the channel on which Node tells of every one. Requests are made one at a time. */
async function listening<T>(heard: Heard, ask: () => Promise<T>): Promise<T> {
  const hear = (message: unknown): void => {
    const { request, response } = message as { readonly request: ClientRequest; readonly response: IncomingMessage }
    if (!/\/v[23]\//.test(request.path)) return
    heard.status = response.statusCode ?? 0
    const [retryAfter, trace] = [response.headers['retry-after'], response.headers['x-trace-id']]
    if (retryAfter !== undefined) heard.retryAfter = retryAfter
    if (typeof trace === 'string') heard.trace = excerpt(trace.replace(/[^\w.:-]/g, ''), 64)
  }
  subscribe('http.client.response.finish', hear)
  try {
    return await ask()
  } finally {
    unsubscribe('http.client.response.finish', hear)
  }
}
