/**
 * A peer on this machine that behaves as DeepL's specification says (`/v2/translate`, `/v2/usage`, `/v3/glossaries`), limits and
 * errors included, and refuses what the specification does not allow. Written from the documentation; no code of DeepL's.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** What a request to `/v2/translate` asked for. */
export interface Asked {
  readonly texts: readonly string[]
  readonly parameters: Readonly<Record<string, string>>
  /** Of the body. */
  readonly bytes: number
  readonly headers: IncomingMessage['headers']
}

/** What happens to one request instead of an answer. */
export type Fault =
  | { readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly reset: true }
  | { readonly silent: true }
  /** The answer, changed. */
  | { readonly mangle: (translated: string) => string }
  | { readonly slow: number }

export interface PeerGlossary {
  name: string
  readonly dictionaries: Map<string, ReadonlyMap<string, string>>
}

export interface Peer {
  readonly url: string
  readonly key: string
  /** Every request to `/v2/translate` that came whole, refused or not. */
  readonly asked: Asked[]
  /** Why requests were refused, in order. */
  readonly refusals: string[]
  /** Characters that were billed. */
  readonly billed: () => number
  /** What happens to the next requests to `/v2/translate`; then all is well. */
  readonly faults: Fault[]
  usage: { count: number; limit: number }
  /** The account's glossaries, by id. */
  readonly glossaries: Map<string, PeerGlossary>
  /** Requests to `/v3/glossaries`, as `POST` or `PUT /dictionaries`. */
  readonly shelved: string[]
  /** How many glossaries the account may have. */
  mostGlossaries: number
  close(): Promise<void>
}

const sourceLanguages = ['EN', 'FR', 'DE', 'ES', 'IT', 'PT', 'NL', 'PL', 'JA', 'ZH']
const targetLanguages = [
  'EN-GB',
  'EN-US',
  'FR',
  'FR-CA',
  'DE',
  'DE-CH',
  'ES',
  'ES-419',
  'IT',
  'PT-PT',
  'PT-BR',
  'NL',
  'PL',
  'JA',
  'ZH-HANS',
  'ZH-HANT',
]
const withFormality = ['DE', 'FR', 'IT', 'ES', 'ES-419', 'NL', 'PL', 'PT-BR', 'PT-PT', 'JA', 'RU']
/** Of a form: booleans are `0` and `1`. */
const allowed: Readonly<Record<string, (value: string) => boolean>> = {
  text: () => true,
  source_lang: (value) => sourceLanguages.includes(value),
  target_lang: (value) => targetLanguages.includes(value),
  context: () => true,
  show_billed_characters: (value) => value === '0' || value === '1',
  split_sentences: (value) => ['0', '1', 'nonewlines'].includes(value),
  preserve_formatting: (value) => value === '0' || value === '1',
  formality: (value) => ['default', 'more', 'less', 'prefer_more', 'prefer_less'].includes(value),
  model_type: (value) => ['latency_optimized', 'quality_optimized', 'prefer_quality_optimized'].includes(value),
  glossary_id: (value) => /^[0-9a-f-]{36}$/.test(value),
  tag_handling: (value) => value === 'xml' || value === 'html',
  tag_handling_version: (value) => value === 'v1' || value === 'v2',
  outline_detection: (value) => value === '0' || value === '1',
}

const most = { texts: 50, bytes: 128 * 1024 }

/** Starts a peer. `translate` sees the text between tags. */
export async function startPeer(translate: (text: string) => string = (text) => text.toUpperCase()): Promise<Peer> {
  const key = 'a1b2c3d4-peer-secret:fx'
  let billed = 0
  const peer = {
    asked: [] as Asked[],
    refusals: [] as string[],
    faults: [] as Fault[],
    usage: { count: 0, limit: 500_000 },
    glossaries: new Map<string, PeerGlossary>(),
    shelved: [] as string[],
    mostGlossaries: 1000,
  }

  const answer = (request: IncomingMessage, response: ServerResponse, body: string): void => {
    const refuse = (status: number, message: string): void => {
      peer.refusals.push(`${status} ${message}`)
      response.writeHead(status, { 'content-type': 'application/json', 'x-trace-id': 'trace-42' })
      response.end(JSON.stringify({ message }))
    }
    const url = new URL(request.url ?? '/', 'http://peer')
    if (!request.headers['user-agent']) return refuse(400, 'User-Agent header missing.')
    if (url.searchParams.has('auth_key') || /(?:^|&)auth_key=/.test(body))
      return refuse(403, 'auth_key is not taken here')
    if (request.headers.authorization !== `DeepL-Auth-Key ${key}`) return refuse(403, 'Authorization failed')
    if (request.method === 'GET' && url.pathname === '/v2/usage') {
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ character_count: peer.usage.count, character_limit: peer.usage.limit }))
      return
    }
    if (url.pathname.startsWith('/v3/glossaries')) {
      const path = url.pathname.slice('/v3/glossaries'.length)
      peer.shelved.push(`${request.method} ${path.replace(/^\/[^/]+/, '/ID')}`.trim())
      const given = shelve(peer, request.method ?? '', path, new URLSearchParams(body))
      if (given.status >= 400) return refuse(given.status, String(given.body))
      response.writeHead(given.status, { 'content-type': 'application/json' })
      response.end(given.body === undefined ? '' : JSON.stringify(given.body))
      return
    }
    if (request.method !== 'POST' || url.pathname !== '/v2/translate') return refuse(404, 'Not found')
    if (url.search !== '') return refuse(400, 'parameters belong into the body')
    const form = new URLSearchParams(body)
    const texts = form.getAll('text')
    const parameters = Object.fromEntries([...form].filter(([name]) => name !== 'text'))
    peer.asked.push({ texts, parameters, bytes: Buffer.byteLength(body), headers: request.headers })
    const fault = peer.faults.shift()
    if (fault && 'reset' in fault) return void request.socket.destroy()
    if (fault && 'silent' in fault) return
    if (fault && 'status' in fault) {
      response.writeHead(fault.status, {
        'content-type': 'application/json',
        'x-trace-id': 'trace-42',
        ...fault.headers,
      })
      response.end(fault.body ?? JSON.stringify({ message: `fault ${fault.status}` }))
      return
    }
    if (!/^application\/x-www-form-urlencoded/.test(request.headers['content-type'] ?? ''))
      return refuse(400, 'no form')
    if (Buffer.byteLength(body) > most.bytes) return refuse(413, 'Request Entity Too Large')
    for (const [name, value] of form) {
      if (!Object.hasOwn(allowed, name)) return refuse(400, `Unknown parameter ${name}`)
      if (!allowed[name]?.(value)) return refuse(400, `Value for '${name}' not supported.`)
      if (name !== 'text' && form.getAll(name).length > 1) return refuse(400, `${name} is given twice`)
    }
    if (texts.length === 0 || texts.length > most.texts) return refuse(400, `Too many or no texts (${texts.length})`)
    if (!form.has('target_lang')) return refuse(400, "Value for 'target_lang' not supported.")
    if (form.has('tag_handling_version') && !form.has('tag_handling')) return refuse(400, 'tag_handling_version alone')
    if (
      ['more', 'less'].includes(form.get('formality') ?? '') &&
      !withFormality.includes(form.get('target_lang') ?? '')
    )
      return refuse(400, "'formality' is not supported for given 'target_lang'.")
    const glossary = form.has('glossary_id') ? peer.glossaries.get(form.get('glossary_id') ?? '') : undefined
    if (form.has('glossary_id')) {
      if (!form.has('source_lang')) return refuse(400, 'glossary_id needs source_lang')
      if (!glossary) return refuse(404, 'Glossary not found')
      if (!glossary.dictionaries.has(rootPair(form))) return refuse(400, 'No dictionary found for language pair')
    }
    const terms = [...(glossary?.dictionaries.get(rootPair(form)) ?? [])]
    const isXml = form.get('tag_handling') === 'xml'
    if (isXml && !texts.every(isWellFormed)) return refuse(400, 'Tag handling parsing failed, please check input.')
    const counts = texts.map((text) => [...(isXml ? contentOf(text) : text)].length)
    const sum = counts.reduce((all, count) => all + count, 0)
    if (peer.usage.count + sum > peer.usage.limit)
      return refuse(456, 'Quota for this billing period has been exceeded.')
    peer.usage.count += sum
    billed += sum
    const mangle = fault && 'mangle' in fault ? fault.mangle : (text: string) => text
    const translations = texts.map((text, at) => ({
      detected_source_language: form.get('source_lang') ?? 'EN',
      text: mangle(
        text.replace(
          /(<[^>]*>)|(&\w+;)|([^<&]+)/g,
          (_, tag = '', entity = '', words = '') =>
            tag + entity + translate(terms.reduce((all, [from, to]) => all.replaceAll(from, to), words)),
        ),
      ),
      ...(form.get('show_billed_characters') === '1' ? { billed_characters: counts[at] } : {}),
    }))
    setTimeout(
      () => {
        response.writeHead(200, { 'content-type': 'application/json' })
        response.end(JSON.stringify({ translations }))
      },
      fault && 'slow' in fault ? fault.slow : 0,
    )
  }

  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => answer(request, response, Buffer.concat(chunks).toString('utf8')))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return Object.assign(peer, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    key,
    billed: () => billed,
    close: () =>
      new Promise<void>((closed) => {
        server.closeAllConnections()
        server.close(() => closed())
      }),
  })
}

const rootPair = (form: URLSearchParams): string =>
  ['source_lang', 'target_lang'].map((name) => (form.get(name) ?? '').toLowerCase().split('-')[0]).join(' ')

interface Given {
  readonly status: number
  readonly body?: unknown
}

/** The endpoints for glossaries: list, create, rename, replace a dictionary, delete. */
function shelve(
  peer: Pick<Peer, 'glossaries' | 'mostGlossaries'>,
  method: string,
  path: string,
  form: URLSearchParams,
): Given {
  const told = (id: string, { name, dictionaries }: PeerGlossary): object => ({
    glossary_id: id,
    name,
    creation_time: '2026-01-01T00:00:00Z',
    dictionaries: [...dictionaries].map(([pair, entries]) => {
      const [source_lang, target_lang] = pair.split(' ')
      return { source_lang, target_lang, entry_count: entries.size }
    }),
  })
  const name = form.get('name') ?? ''
  if (Buffer.byteLength(name) > 1024) return { status: 400, body: 'name too long' }
  if (path === '' && method === 'GET')
    return { status: 200, body: { glossaries: [...peer.glossaries].map(([id, one]) => told(id, one)) } }
  if (path === '' && method === 'POST') {
    if (peer.glossaries.size >= peer.mostGlossaries) return { status: 456, body: 'Quota for glossaries exceeded' }
    const read = dictionaryOf(form, 'dictionaries[0].')
    if (!name || typeof read === 'string') return { status: 400, body: read || 'no name' }
    const id = `00000000-0000-4000-8000-${String(peer.glossaries.size + 1).padStart(12, '0')}`
    peer.glossaries.set(id, { name, dictionaries: new Map([read]) })
    return { status: 201, body: told(id, { name, dictionaries: new Map([read]) }) }
  }
  const [, id = '', more] = path.split('/')
  const known = peer.glossaries.get(id)
  if (!known) return { status: 404, body: 'Glossary not found' }
  if (method === 'DELETE' && more === undefined) {
    peer.glossaries.delete(id)
    return { status: 204 }
  }
  if (method === 'PATCH' && more === undefined && name) {
    known.name = name
    return { status: 200, body: told(id, known) }
  }
  if (method === 'PUT' && more === 'dictionaries') {
    const read = dictionaryOf(form, '')
    if (typeof read === 'string') return { status: 400, body: read }
    known.dictionaries.set(...read)
    const [source_lang, target_lang] = read[0].split(' ')
    return { status: 200, body: { source_lang, target_lang, entry_count: read[1].size } }
  }
  return { status: 404, body: 'Not found' }
}

/** A dictionary as TSV, or what is wrong with it. */
function dictionaryOf(form: URLSearchParams, at: string): [string, ReadonlyMap<string, string>] | string {
  const [source, target, entries = '', format] = ['source_lang', 'target_lang', 'entries', 'entries_format'].map(
    (name) => form.get(`${at}${name}`) ?? undefined,
  )
  if (!source || !target || format !== 'tsv') return 'a dictionary needs languages and TSV'
  if (![source, target].every((code) => /^[a-z]{2}$/.test(code))) return 'no variants here'
  const lines = entries.split('\n').map((line) => line.split('\t'))
  const isBad = ([from, to, ...more]: string[]): boolean =>
    !from || !to || more.length > 0 || from.trim() !== from || to.trim() !== to || Buffer.byteLength(from) > 1024
  if (lines.some(isBad)) return 'Invalid glossary entries'
  const read = new Map(lines.map(([from = '', to = '']) => [from, to]))
  return read.size < lines.length ? 'Duplicate glossary entry' : [`${source} ${target}`, read]
}

/** The text of XML without its tags, entities as what they stand for. */
const contentOf = (xml: string): string => xml.replace(/<[^>]*>/g, '').replace(/&(?:amp|lt|gt|quot|apos);/g, '.')

/** Whether XML's tags are closed in order, and its text holds no bare `<` or `&` (XML 1.0, 2.1 and 2.2). */
export function isWellFormed(xml: string): boolean {
  const open: string[] = []
  for (const [whole, close, name = '', empty, entity] of xml.matchAll(
    /<(\/?)([A-Za-z][\w.-]*)(?:\s+[\w:-]+="[^"<]*")*\s*(\/?)>|&(amp|lt|gt|quot|apos|#\d+|#x[\da-fA-F]+);|[<&]/g,
  )) {
    if (whole === '<' || whole === '&') return false
    if (entity || empty) continue
    if (!close) open.push(name)
    else if (open.pop() !== name) return false
  }
  return open.length === 0 && !/(?![\t\n\r])\p{Cc}|\p{Cs}/u.test(xml)
}
