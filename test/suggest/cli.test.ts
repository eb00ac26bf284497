/** The command as it is shipped, on the help centre, against a peer and with the real git. */
import { type SpawnSyncReturns, spawn, spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { type Peer, startPeer } from '../support/deepl-peer.ts'
import { makeRepository, type Repository } from '../support/repository.ts'

let built: Built
beforeAll(async () => {
  built = await buildPackage()
}, 60_000)
afterAll(() => built.remove())

let peer: Peer
let repository: Repository
beforeEach(async () => {
  peer = await startPeer((text) =>
    text.replace(/\p{L}{4,}/gu, (word) => `${word.slice(0, 1)}${word.slice(1).toLowerCase()}y`),
  )
  repository = makeRepository()
})

const copy = (example: string): void => {
  cpSync(`examples/${example}`, repository.root, { recursive: true })
  repository.commit('Start')
}
afterEach(async () => {
  repository.remove()
  await peer.close()
})

interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

const run = (args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Ran> =>
  new Promise((done) => {
    const child = spawn(process.execPath, [built.bin, ...args, '--lang', 'en'], {
      cwd: repository.root,
      env: { PATH: process.env.PATH, HOME: repository.root, ...env },
    })
    let [out, err] = ['', '']
    child.stdout.on('data', (data) => (out += data))
    child.stderr.on('data', (data) => (err += data))
    child.on('close', (code) => done({ code, out, err }))
  })

const asDeepL = (): Record<string, string> => ({ DEEPL_AUTH_KEY: peer.key, DEEPL_SERVER_URL: peer.url })

const apply = (patch: string, ...args: string[]): SpawnSyncReturns<string> =>
  spawnSync('git', ['apply', ...args], { cwd: repository.root, input: patch, encoding: 'utf8' })

interface Wire {
  readonly suggestions: readonly {
    readonly rule: string
    readonly reason?: string
    readonly edit?: object
    readonly position?: object
  }[]
  readonly accounts: Readonly<Record<string, { readonly billed?: number }>>
}

/** Every file below the repository as text, but git's own. */
const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.parentPath.includes('/.git'))
    .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))

describe('on the help centre', () => {
  beforeEach(() => copy('help-centre'))

  test('every finding that needs text has a place and a draft, or a reason; the forecast is what was billed', async () => {
    const foretold = JSON.parse((await run(['suggest', '--dry-run', '--format', 'json'], asDeepL())).out)
    expect(peer.asked).toEqual([])
    const { code, out, err } = await run(['suggest', '--format', 'json'], asDeepL())
    expect(code).toBe(0)
    const { suggestions, accounts } = JSON.parse(out) as Wire
    expect(suggestions.length).toBeGreaterThan(20)
    for (const one of suggestions)
      expect([one.rule, one.reason !== undefined || (one.edit && one.position) !== undefined]).toEqual([one.rule, true])
    expect(
      suggestions
        .filter(({ reason }) => reason !== undefined)
        .map(({ rule }) => rule)
        .sort(),
    ).toEqual(['front-matter', 'page-missing'])
    expect(peer.refusals).toEqual([])
    expect(foretold.forecasts.deepl.characters).toBe(peer.billed())
    expect(accounts.deepl?.billed).toBe(peer.billed())
    expect(err).toContain(`${peer.billed()} characters billed`)

    const asked = peer.asked.length
    const again = JSON.parse((await run(['suggest', '--format', 'json'], asDeepL())).out) as Wire
    expect(peer.asked.length).toBe(asked)
    expect(again.suggestions).toEqual(suggestions)
    // A fork has no secrets: what is known is used, and what was left out is said.
    const fork = await run(['suggest', '--format', 'json'], { DEEPL_SERVER_URL: peer.url })
    expect((JSON.parse(fork.out) as Wire).suggestions).toEqual(suggestions)
    expect(fork.err).toContain('DEEPL_AUTH_KEY')
    expect(filesBelow(repository.root).filter((text) => text.includes(peer.key))).toEqual([])
    expect(out + err).not.toContain(peer.key)
  }, 60_000)

  test('git apply takes the patch, and drafts written in place differ from it by their marks alone', async () => {
    const { out: patch } = await run(['suggest', '--format', 'patch'], asDeepL())
    const checked = apply(patch, '--check', '--whitespace=nowarn')
    expect([checked.stderr, checked.status]).toEqual(['', 0])
    expect(apply(patch, '--whitespace=nowarn').status).toBe(0)
    const patched = repository.git('diff')
    repository.git('checkout', '-q', '.')
    const { code, err } = await run(['suggest', '--write'], asDeepL())
    expect(code).toBe(0)
    expect(err).toContain('Review each')
    const diff = repository.git('diff')
    expect(diff).toContain('<!-- Draft by deepl: review, then delete this comment -->')
    expect(diff.replaceAll(/ <!-- Draft by [^>]*-->/g, '').replaceAll(/^index .*$/gm, '')).toBe(
      patched.replaceAll(/^index .*$/gm, ''),
    )
    // Nothing is left half written.
    expect(
      repository
        .git('status', '--porcelain')
        .split('\n')
        .filter((line) => line.startsWith('??')),
    ).toEqual([])
  }, 60_000)
})

describe('on a small project', () => {
  beforeEach(() => copy('suggestions'))

  test('check --suggest shows drafts and decides as before', async () => {
    const plain = await run(['check', 'en/restore.md'])
    const drafted = await run(['check', 'en/restore.md', '--suggest'], asDeepL())
    expect(drafted.code).toBe(plain.code)
    expect(drafted.out).toContain('draft: memory')
    expect(drafted.out.split('\n').filter((line) => !/^ {6}(?:draft:|[|!] | {2}\S)/.test(line))).toEqual(
      plain.out.split('\n'),
    )
  }, 60_000)

  test('a quota that ends midway keeps what was obtained', async () => {
    peer.usage.limit = 50
    const { code, out, err } = await run(['suggest', '--format', 'json', '--provider', 'deepl'], asDeepL())
    expect(code).toBe(0)
    const { suggestions } = JSON.parse(out) as Wire
    expect(suggestions.filter(({ edit }) => edit).length).toBe(1)
    expect(err).toContain('left in this period')
    expect(peer.billed()).toBeLessThanOrEqual(50)
  }, 60_000)

  test('a path, --max-chars 0, and options that do not go together', async () => {
    const { out } = await run(
      ['suggest', 'en/restore.md', '--max-chars', '0', '--format', 'json', '--provider', 'deepl'],
      asDeepL(),
    )
    const { suggestions } = JSON.parse(out) as Wire
    expect(suggestions.length).toBe(2)
    expect(suggestions[0]?.reason).toContain('--max-chars')
    expect(peer.asked).toEqual([])
    expect((await run(['suggest', '--write', '--format', 'patch'])).code).toBe(2)
    expect((await run(['suggest', '--provider', 'nobody'])).code).toBe(2)
    expect((await run(['suggest', '--max-chars', 'x'])).code).toBe(2)
  }, 60_000)

  test('a proxy is asked for a tunnel to DeepL, and its refusal is said without the key', async () => {
    const seen: string[] = []
    const proxy = createServer()
    proxy.on('connect', (request, socket) => {
      seen.push(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`)
      socket.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n')
    })
    await new Promise<void>((ready) => proxy.listen(0, '127.0.0.1', ready))
    const url = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`
    const env = { DEEPL_AUTH_KEY: peer.key, DEEPL_SERVER_URL: 'https://deepl.example', HTTPS_PROXY: url }
    const { err } = await run(['suggest', 'en/restore.md', '--provider', 'deepl'], env)
    proxy.close()
    expect(seen[0]).toContain('CONNECT deepl.example:443')
    expect(seen.join('')).not.toContain(peer.key)
    expect(err).toContain('The proxy wants to know who asks')
    expect(err).not.toContain(peer.key)
  }, 60_000)

  test('a configuration that is a program may bring a provider of its own', async () => {
    const config = JSON.parse(readFileSync(join(repository.root, 'diptych.config.json'), 'utf8')) as object
    repository.git('rm', '-q', 'diptych.config.json')
    writeFileSync(
      join(repository.root, 'diptych.config.mjs'),
      `export default { ...${JSON.stringify(config)}, suggest: { providers: [{ name: 'shout', answer: async (all) => all.map(({ text }) => ({ state: 'text', text: text + '!' })) }] } }\n`,
    )
    expect(existsSync(join(repository.root, 'diptych.config.json'))).toBe(false)
    const { out } = await run(['suggest', 'en/restore.md'])
    expect(out).toContain('shout')
    expect(out).toContain('45 s.!')
  }, 60_000)
})
