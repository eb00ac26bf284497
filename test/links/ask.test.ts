import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/files.ts'
import { type AskedLinks, askLinks, type Bounds } from '../../src/links/ask.ts'
import { LinkCache } from '../../src/links/cache.ts'
import { startWebPeer, type WebPeer } from '../support/web-peer.ts'

let peer: WebPeer
let slept: number[]
beforeEach(async () => {
  peer = await startWebPeer()
  slept = []
})
afterEach(() => peer.close())

const bounds = (own: Partial<Bounds> = {}): Bounds => ({
  allowed: [peer.host],
  timeout: 400,
  perHost: 2,
  most: 1000,
  longest: 20_000,
  userAgent: 'diptych/test (link check)',
  sleep: async (ms) => {
    slept.push(ms)
  },
  ...own,
})

const noCache = () => new LinkCache(memoryFiles({ 'a.md': '' }), 0)

/** Asks the peer for paths, each with the fragments that are wanted of it. */
const ask = (paths: Readonly<Record<string, readonly string[]>>, own: Partial<Bounds> = {}): Promise<AskedLinks> =>
  askLinks(
    Object.entries(paths).map(([path, fragments]) => ({
      url: path.includes('://') ? path : peer.url + path,
      fragments,
    })),
    noCache(),
    bounds(own),
  )

/** What is known of one path in the end. */
const verdict = async (path: string, fragments: readonly string[] = [], own: Partial<Bounds> = {}) => {
  const { answers, unclear } = await ask({ [path]: fragments }, own)
  return [...answers.values()][0] ?? { state: 'unclear', ...unclear.map(({ url, ...rest }) => rest)[0] }
}

const alive = (missing: readonly string[] = []) => ({ state: 'alive', missing })
const unclear = (why: string, status?: number) => ({ state: 'unclear', why, ...(status ? { status } : {}) })

describe('what the web says of a URL', () => {
  test.each([
    ['/ok', alive(), ['HEAD']],
    ['/empty', alive(), ['HEAD']],
    ['/picture', alive(), ['HEAD']],
    ['/for-now', alive(), ['HEAD', 'HEAD']],
    ['/moved-for-now', alive(), ['HEAD', 'HEAD', 'HEAD']],
    ['/to-login', alive(), ['HEAD', 'HEAD']],
    ['/nowhere', { state: 'dead', why: 'not-found' }, ['HEAD', 'GET']],
    ['/gone', { state: 'dead', why: 'gone' }, ['HEAD', 'GET']],
    ['/no-head', alive(), ['HEAD', 'GET']],
    ['/head-404', alive(), ['HEAD', 'GET']],
    ['/head-breaks', alive(), ['HEAD', 'GET']],
    ['/locked', unclear('status', 401), ['HEAD']],
    ['/forbidden', unclear('status', 403), ['HEAD', 'GET']],
    ['/no-robots', unclear('status', 999), ['HEAD', 'GET', 'GET']],
    ['/broken', unclear('status', 500), ['HEAD', 'GET', 'GET']],
    ['/reset', unclear('network'), ['HEAD', 'GET']],
    ['/silent', unclear('timeout'), ['HEAD', 'GET']],
    ['/loop', unclear('redirects'), Array.from({ length: 11 }, () => 'HEAD')],
    ['/to-private', unclear('private'), ['HEAD']],
    ['/to-metadata', unclear('private'), ['HEAD']],
    ['/to-file', unclear('scheme'), ['HEAD']],
    ['/to-credentials', unclear('credentials'), ['HEAD']],
  ])('%s', async (path, expected, methods) => {
    expect(await verdict(path)).toEqual(expected)
    expect(peer.asked.map((line) => line.split(' ')[0])).toEqual(methods)
  })

  test.each([
    ['/moved', '/ok'],
    ['/moved-twice', '/ok'],
    ['/moved-to-fragment', '/ok#install'],
    ['/to-start', '/'],
    ['/folder', '/folder/'],
    ['/accents', '/%C3%A9t%C3%A9'],
  ])('%s has moved for good to %s', async (path, to) => {
    expect(await verdict(path)).toEqual({ ...alive(), movedTo: peer.url + to })
  })

  test('it says who asks, and asks for nothing that would tell the reader’s language', async () => {
    await verdict('/ok')
    expect(peer.headers).toMatchObject({ 'user-agent': 'diptych/test (link check)' })
    expect(Object.keys(peer.headers).sort()).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent'])
  })

  test('a busy host is given the time that it asks for', async () => {
    expect(await verdict('/busy')).toEqual(alive())
    expect(peer.asked).toEqual(['HEAD /busy', 'GET /busy'])
    expect(Math.round((slept[0] ?? 0) / 1000)).toBe(7)
  })

  test('one that asks for a day is left alone', async () => {
    expect(await verdict('/too-busy')).toEqual(unclear('status', 429))
    expect([peer.asked, slept]).toEqual([['HEAD /too-busy'], []])
  })

  test('a connection that is refused twice is dead', async () => {
    const { host } = peer
    await peer.close()
    expect(await verdict('/ok', [], { allowed: [host] })).toEqual({ state: 'dead', why: 'refused' })
    expect(slept).toHaveLength(1)
    peer = await startWebPeer()
  })

  test('so is a host without a name, where others answer', async () => {
    const resolve = async (name: string) => {
      throw Object.assign(new Error(`no ${name}`), { code: 'ENOTFOUND' })
    }
    const { answers, isOffline } = await ask({ 'http://gone.diptych.dev/': [], '/ok': [] }, { resolve })
    expect([isOffline, [...answers.values()]]).toEqual([false, [{ state: 'dead', why: 'no-host' }, alive()]])
  })
})

describe('fragments', () => {
  test.each([
    ['/ok', ['install', 'old'], []],
    ['/ok', ['Install', 'instal'], ['Install', 'instal']],
    ['/moved', ['install', 'nowhere'], ['nowhere']],
    ['/zipped', ['zipped', 'nowhere'], ['nowhere']],
    ['/brotli', ['zipped', 'nowhere'], ['nowhere']],
    ['/latin1', ['été', 'ete'], ['ete']],
    ['/readme', ['get-started', 'Get-started', 'later'], ['later']],
    ['/data', ['built', 'nowhere'], ['nowhere']],
  ])('%s %j', async (path, wanted, missing) => {
    expect(await verdict(path, wanted)).toMatchObject({ state: 'alive', missing })
    expect(peer.asked.every((line) => line.startsWith('GET'))).toBe(true)
  })

  test.each(['/app', '/late', '/picture', '/empty', '/huge', '/bomb', '/badly-zipped', '/drip'])(
    'of %s nothing is said: it cannot tell',
    async (path) => {
      expect(await verdict(path, ['nowhere'])).toEqual(alive())
      expect(peer.asked).toHaveLength(1)
    },
  )
})

describe('a run', () => {
  test('asks each URL once, so many at a time, and answers in the order of the question', async () => {
    const paths = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`/many/${at}`, []]))
    const { answers, asked } = await ask(paths, { perHost: 3 })
    expect(asked).toBe(12)
    expect([...answers.keys()]).toEqual(Object.keys(paths).map((path) => peer.url + path))
    expect(peer.asked.toSorted()).toEqual(
      Object.keys(paths)
        .map((path) => `HEAD ${path}`)
        .sort(),
    )
    expect(peer.mostOpen()).toBe(3)
  })

  test('redirects of other hosts wait for their turn too', async () => {
    const from = Array.from({ length: 6 }, (_, at) => `http://n${at}.diptych.dev:${new URL(peer.url).port}/slow`)
    const allowed = from.map((url) => new URL(url).host)
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
    const { answers } = await ask(Object.fromEntries(from.map((url) => [url, []])), { allowed, resolve })
    expect(answers.size).toBe(6)
  })

  test('asks no more URLs than it may, and says which it left', async () => {
    const { answers, unclear: left } = await ask({ '/many/1': [], '/many/2': [], '/many/3': [] }, { most: 2 })
    expect([answers.size, left]).toEqual([2, [{ url: `${peer.url}/many/3`, why: 'unasked' }]])
    expect(peer.asked).toHaveLength(2)
  })

  test('ends when its time is over', async () => {
    const { answers, unclear: left } = await ask(
      { '/silent': [], '/ok': [] },
      { perHost: 1, longest: 50, timeout: 9999 },
    )
    expect(answers.size).toBe(0)
    expect(left.map(({ why }) => why)).toEqual(['unasked', 'unasked'])
  })

  test('notices that nobody answers, and stops asking', async () => {
    let lookups = 0
    const resolve = async () => {
      lookups += 1
      throw Object.assign(new Error('again'), { code: 'EAI_AGAIN' })
    }
    const hosts = Array.from({ length: 400 }, (_, at) => [`https://h${at}.diptych.dev/`, []])
    const asked = await ask(Object.fromEntries(hosts), { resolve })
    expect(asked).toMatchObject({ isOffline: true, unclear: [], asked: 400 })
    expect(asked.answers.size).toBe(0)
    expect(lookups).toBeLessThan(100)
  })
})

describe('a name that leads inside', () => {
  const host = () => `rebound.diptych.dev:${new URL(peer.url).port}`
  const url = () => `http://${host()}/ok`

  test('is not asked', async () => {
    const resolve = async () => [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ]
    // An unusual port is refused sooner; that of the peer stands for a usual one here.
    const { unclear: left } = await ask({ 'http://rebound.diptych.dev/ok': [] }, { resolve })
    expect([left.map(({ why }) => why), peer.asked]).toEqual([['private'], []])
  })

  test('is asked at the address that was checked, and looked up once for it', async () => {
    const answers = [[{ address: '127.0.0.1', family: 4 }], [{ address: '192.0.2.1', family: 4 }]]
    let lookups = 0
    const resolve = async () => answers[lookups++] ?? []
    expect(await verdict(url(), [], { allowed: [host()], resolve })).toEqual(alive())
    expect([lookups, peer.asked]).toEqual([1, ['HEAD /ok']])
  })
})

describe('what earlier runs learned', () => {
  const day = 86_400_000
  const at = (files: ReturnType<typeof memoryFiles>, now: number) => new LinkCache(files, 7, now)
  const wanted = (fragments: readonly string[] = []) =>
    ['/gone', '/moved', '/ok', '/forbidden'].map((path) => ({
      url: peer.url + path,
      fragments: path === '/ok' ? fragments : [],
    }))
  const run = async (files: ReturnType<typeof memoryFiles>, days: number, fragments?: readonly string[]) => {
    const cache = at(files, 1000 * day + days * day)
    await cache.open()
    peer.asked.length = 0
    const { answers, asked, known } = await askLinks(wanted(fragments), cache, bounds())
    const paths = [...new Set(peer.asked.map((line) => line.split(' ')[1]))].sort()
    return { paths, asked, known, states: [...answers.values()].map(({ state }) => state) }
  }

  test('is not asked again: living ones for days, dead ones for one, unclear ones always', async () => {
    const files = memoryFiles({ 'a.md': '' })
    const states = ['dead', 'alive', 'alive']
    expect(await run(files, 0)).toMatchObject({ asked: 4, known: 0, states })
    expect(await run(files, 0.5)).toEqual({ paths: ['/forbidden'], asked: 1, known: 3, states })
    expect(await run(files, 2)).toEqual({ paths: ['/forbidden', '/gone'], asked: 2, known: 2, states })
    expect((await run(files, 8)).asked).toBe(4)
  })

  test('is asked again for another fragment', async () => {
    const files = memoryFiles({ 'a.md': '' })
    await run(files, 0, ['install'])
    expect((await run(files, 0, ['install'])).paths).toEqual(['/forbidden'])
    expect((await run(files, 0, ['install', 'nowhere'])).paths).toEqual(['/forbidden', '/ok'])
    expect((await run(files, 0, ['nowhere'])).paths).toEqual(['/forbidden'])
  })

  test.each(['', '{', '[]', 'null', '{"schema":2,"urls":{}}', '{"schema":1,"urls":{"x":{"at":"soon"}}}', '\0'])(
    'counts as nothing when it is damaged: %j',
    async (text) => {
      const files = memoryFiles({ 'links.json': text })
      expect((await run(files, 0)).asked).toBe(4)
      expect((await run(files, 0)).asked).toBe(1)
    },
  )

  test('is not believed from the future', async () => {
    const files = memoryFiles({ 'a.md': '' })
    await run(files, 5)
    expect((await run(files, 0)).asked).toBe(4)
  })
})
