/** A web server on this machine that answers in every way that the web does, and remembers who asked for what. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export interface WebPeer {
  /** `http://127.0.0.1:1234` */
  readonly url: string
  /** `127.0.0.1:1234`, for `links.allow`. */
  readonly host: string
  /** Every request, in order: `HEAD /page`. */
  readonly asked: string[]
  /** The headers of the last request. */
  headers: IncomingMessage['headers']
  /** The most requests that were open at a time. */
  readonly mostOpen: () => number
  close(): Promise<void>
}

export const page = (body: string): string => `<!doctype html><title>Page</title><h1 id="page">Page</h1>${body}`
const html = { 'content-type': 'text/html; charset=utf-8' }

type Handler = (request: IncomingMessage, response: ServerResponse, visits: number) => void

const status =
  (code: number, headers: Readonly<Record<string, string>> = {}, body: string | Buffer = ''): Handler =>
  (_, response) => {
    response.writeHead(code, headers).end(body)
  }

/** Starts it. */
export const startWebPeer = async (): Promise<WebPeer> => {
  const visits = new Map<string, number>()
  let open = 0
  let mostOpen = 0
  const handlers: Readonly<Record<string, Handler>> = {
    '/ok': status(200, html, page('<h2 id="install">Install</h2><a name="old">Old</a>')),
    '/empty': status(204),
    '/moved': status(301, { location: '/ok' }),
    '/moved-twice': status(308, { location: '/moved' }),
    '/moved-to-fragment': status(301, { location: '/ok#install' }),
    '/for-now': status(302, { location: '/ok' }),
    '/moved-for-now': status(301, { location: '/for-now' }),
    '/to-start': status(301, { location: '/' }),
    '/folder': status(301, { location: '/folder/' }),
    '/fr/page': status(301, { location: '/en/page' }),
    '/to-login': status(301, { location: '/login?next=/to-login' }),
    '/to-private': status(302, { location: 'http://10.0.0.1/' }),
    '/to-metadata': status(301, { location: 'http://169.254.169.254/latest/meta-data/' }),
    '/to-file': status(301, { location: 'file:///etc/passwd' }),
    '/to-credentials': (_, response) => {
      response.writeHead(301, { location: `http://me:secret@${new URL(address.url).host}/ok` }).end()
    },
    '/loop': status(302, { location: '/loop' }),
    '/gone': status(410),
    '/no-head': (request, response) => {
      response.writeHead(request.method === 'HEAD' ? 405 : 200, html).end(request.method === 'HEAD' ? '' : page(''))
    },
    '/head-404': (request, response) => {
      response.writeHead(request.method === 'HEAD' ? 404 : 200, html).end()
    },
    '/head-breaks': (request, response) => {
      if (request.method === 'HEAD') request.socket.destroy()
      else response.writeHead(200, html).end(page(''))
    },
    '/busy': (_, response, visit) => {
      if (visit === 1) response.writeHead(429, { 'retry-after': '7' }).end()
      else response.writeHead(200).end()
    },
    '/too-busy': status(429, { 'retry-after': '86400' }),
    '/locked': status(401),
    '/forbidden': status(403),
    '/no-robots': status(999),
    '/broken': status(500),
    '/reset': (request) => request.socket.destroy(),
    '/silent': () => {},
    '/slow': (_, response) => {
      setTimeout(() => response.writeHead(200).end(), 40)
    },
    '/drip': (_, response) => {
      response.writeHead(200, html)
      const timer = setInterval(() => response.write('<p>'), 20)
      response.on('close', () => clearInterval(timer))
    },
    '/huge': (_, response) => {
      response.writeHead(200, html)
      const chunk = `<p>${'x'.repeat(65_000)}</p>`
      const more = (): void => {
        while (response.writable && response.write(chunk));
        if (response.writable) response.once('drain', more)
      }
      more()
      response.on('close', () => response.destroy())
    },
    '/zipped': status(200, { ...html, 'content-encoding': 'gzip' }, gzipSync(page('<h2 id="zipped">Z</h2>'))),
    '/brotli': status(200, { ...html, 'content-encoding': 'br' }, brotliCompressSync(page('<h2 id="zipped">Z</h2>'))),
    '/bomb': status(200, { ...html, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(2 ** 26, 32))),
    '/badly-zipped': status(200, { ...html, 'content-encoding': 'gzip' }, 'no gzip'),
    '/latin1': status(
      200,
      { 'content-type': 'text/html; charset=iso-8859-1' },
      Buffer.from(page('<h2 id="été">Été</h2>'), 'latin1'),
    ),
    '/readme': status(200, html, page('<h2 id="user-content-Get-started">Get started</h2>')),
    '/app': status(200, html, '<!doctype html><div id="root"></div><script src="app.js"></script>'),
    '/late': status(200, html, '<!doctype html><h1>Ids come by script</h1><div id="root"></div>'),
    '/session': status(301, { location: '/ok?session=1' }),
    '/accents': (_, response) => {
      response.writeHead(301, { location: Buffer.from('/été').toString('latin1') }).end()
    },
    '/%C3%A9t%C3%A9': status(200, html),
    '/data': status(200, html, page('<script>{"toc":[{"id":"built"}]}</script>')),
    '/picture': status(200, { 'content-type': 'image/png' }, 'png'),
  }
  const server: Server = createServer((request, response) => {
    const path = (request.url ?? '').split('?', 1)[0] ?? ''
    const visit = (visits.get(path) ?? 0) + 1
    visits.set(path, visit)
    address.asked.push(`${request.method} ${request.url}`)
    address.headers = request.headers
    open += 1
    mostOpen = Math.max(mostOpen, open)
    response.on('close', () => (open -= 1))
    const handler = handlers[path]
    if (handler) handler(request, response, visit)
    else if (['/', '/folder/', '/en/page', '/login'].includes(path)) response.writeHead(200, html).end(page(''))
    else if (path.startsWith('/many/')) handlers['/slow']?.(request, response, visit)
    else response.writeHead(404, html).end('no')
  })
  const address: { -readonly [K in keyof WebPeer]: WebPeer[K] } = {
    url: '',
    host: '',
    asked: [],
    headers: {},
    mostOpen: () => mostOpen,
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  address.host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  address.url = `http://${address.host}`
  return address
}
