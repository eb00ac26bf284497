import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { memoryFiles } from '../../src/index.ts'
import { batchesOf, mostBytes } from '../../src/suggest/deepl/batches.ts'
import { type DeepLSettings, deeplProvider } from '../../src/suggest/deepl/deepl.ts'
import { sourceCode, targetCode } from '../../src/suggest/deepl/languages.ts'
import type { Answer, TextRequest } from '../../src/suggest/provider.ts'
import { type Fault, type Peer, startPeer } from '../support/deepl-peer.ts'

let peer: Peer
beforeEach(async () => {
  peer = await startPeer()
})
afterEach(() => peer.close())

const request = (text: string, context = 'Une page.'): TextRequest => ({
  text,
  kind: 'paragraph',
  source: 'fr',
  target: 'en',
  context,
  path: 'en/a.md',
})

/** A provider whose waiting is written down and not waited for. */
function provider(settings: Partial<DeepLSettings> = {}, slept: number[] = []) {
  const connection = {
    key: peer.key,
    serverUrl: peer.url,
    version: '0.0.0',
    timeout: 1500,
    attempts: 3,
    sleep: async (ms: number) => void slept.push(ms),
  }
  return deeplProvider({ files: memoryFiles({ 'en/a.md': '' }), cache: '.cache', connection, ...settings })
}

const textsOf = (answers: readonly (Answer | undefined)[]): (string | undefined)[] =>
  answers.map((answer) => (answer?.state === 'text' ? answer.text : answer?.reason.id))

describe('what is sent', () => {
  test('is what the specification allows, and all that the issue asks for', async () => {
    const deepl = provider({ formality: 'prefer_more', model: 'latency_optimized', keep: ['Cirrolia'] })
    const answers = await deepl.answer([request('Lancez `cirro`, chez Cirrolia, **sans** [peur](a.md) & vite.')])
    expect(textsOf(answers)).toEqual(['LANCEZ `cirro`, CHEZ Cirrolia, **SANS** [PEUR](a.md) & VITE.'])
    expect(peer.refusals).toEqual([])
    const [asked] = peer.asked
    expect(asked?.parameters).toEqual({
      source_lang: 'FR',
      target_lang: 'EN-GB',
      context: 'Une page.',
      formality: 'prefer_more',
      model_type: 'latency_optimized',
      show_billed_characters: '1',
      split_sentences: 'nonewlines',
      tag_handling: 'xml',
      tag_handling_version: 'v2',
    })
    expect(asked?.texts).toEqual([
      'Lancez <x id="1"/>, chez <x id="2"/>, <g id="3">sans</g> <g id="4">peur</g> &amp; vite.',
    ])
    expect(asked?.headers['user-agent']).toContain('diptych/0.0.0')
  })

  test('has one context a request, at most 50 texts, at most 128 KiB as encoded', async () => {
    const many = Array.from({ length: 120 }, (_, at) => request(`Texte ${at}.`))
    const long = Array.from({ length: 30 }, (_, at) => request(`${'é'.repeat(2000)} ${at}`, 'Autre.'))
    const answers = await provider().answer([...many, ...long])
    expect(answers.every((answer) => answer?.state === 'text')).toBe(true)
    expect(
      peer.asked.filter(({ parameters }) => parameters.context === 'Une page.').map(({ texts }) => texts.length),
    ).toEqual([50, 50, 20])
    expect(peer.asked.length).toBeGreaterThan(4)
    for (const { bytes } of peer.asked) expect(bytes).toBeLessThanOrEqual(mostBytes)
    expect(peer.refusals).toEqual([])
  })

  test('keeps every text, once, in batches of any sizes', () => {
    const text = fc.record({
      xml: fc.oneof(fc.string(), fc.constant('é'.repeat(15_000))),
      context: fc.constantFrom('', 'a'),
      source: fc.constant('FR'),
      target: fc.constantFrom('EN-GB', 'DE'),
    })
    fc.assert(
      fc.property(fc.array(text, { maxLength: 130 }), (texts) => {
        const batches = batchesOf(texts)
        expect(batches.flat().length).toBe(texts.length)
        expect(new Set(batches.flat())).toEqual(new Set(texts))
        for (const batch of batches) {
          expect(batch.length).toBeLessThanOrEqual(50)
          const form = new URLSearchParams(batch.map(({ xml }): [string, string] => ['text', xml]))
          expect(form.toString().length).toBeLessThanOrEqual(mostBytes)
          expect(new Set(batch.map(({ context, target }) => `${context} ${target}`)).size).toBe(1)
        }
      }),
      { numRuns: 60, seed: 3 },
    )
  })

  test.each([
    ['fr-CH', undefined, 'FR', 'FR'],
    ['fr-CA', undefined, 'FR', 'FR-CA'],
    ['en', undefined, 'EN', 'EN-GB'],
    ['en', 'en-US', 'EN', 'EN-US'],
    ['en_US', undefined, 'EN', 'EN-US'],
    ['pt', undefined, 'PT', 'PT-PT'],
    ['pt-BR', undefined, 'PT', 'PT-BR'],
    ['zh-CN', undefined, 'ZH', 'ZH-HANS'],
    ['de-AT', undefined, 'DE', 'DE'],
  ])('%s (%s) is %s as a source and %s as a target', (locale, own, source, target) => {
    expect([sourceCode(locale, own), targetCode(locale, own)]).toEqual([source, target])
  })
})

describe('what it costs', () => {
  const requests = ['Lancez `cirro` & 😀.', 'Bonjour, <kbd>à</kbd> vous !', 'Bonjour, <kbd>à</kbd> vous !', 'Fin.'].map(
    (text) => request(text),
  )

  test('is what was foretold, to the character, and nothing the second time', async () => {
    const files = memoryFiles({ 'en/a.md': '' })
    const forecast = await provider({ files }).forecast?.(requests)
    expect(peer.asked).toEqual([])
    const first = provider({ files })
    const answers = await first.answer(requests)
    expect(forecast?.characters).toBe(peer.billed())
    expect(forecast?.texts).toBe(3)
    expect(first.account?.()).toMatchObject({ billed: peer.billed(), usage: { count: 0, limit: 500_000 } })
    const [count, billed] = [peer.asked.length, peer.billed()]
    const again = provider({ files })
    expect(await again.answer(requests)).toEqual(answers)
    expect([peer.asked.length, peer.billed()]).toEqual([count, billed])
    expect((await again.forecast?.(requests))?.cached).toEqual({ texts: 3, characters: billed })
    // Another context, formality or model is another question.
    expect((await provider({ files, formality: 'prefer_less' }).forecast?.(requests))?.cached.texts).toBe(0)
  })

  test('texts that differ in what is masked alone are paid for once, and each keeps its own', async () => {
    const answers = await provider().answer(['Lancez `a`.', 'Lancez `b`.', 'Lancez `c`.'].map((text) => request(text)))
    expect(textsOf(answers)).toEqual(['LANCEZ `a`.', 'LANCEZ `b`.', 'LANCEZ `c`.'])
    expect(peer.asked.map(({ texts }) => texts)).toEqual([['Lancez <x id="1"/>.']])
  })

  test('stops before the limit is passed', async () => {
    const deepl = provider({ maxChars: 10 })
    expect(textsOf(await deepl.answer(['Cinq5', 'Cinq6', 'Fin'].map((text) => request(text))))).toEqual([
      'CINQ5',
      'CINQ6',
      'too-dear',
    ])
    expect(peer.billed()).toBe(10)
  })

  test('stops before the quota is passed', async () => {
    peer.usage = { count: 90, limit: 98 }
    expect(textsOf(await provider().answer(['Cinq5', 'Cinq6'].map((text) => request(text))))).toEqual([
      'CINQ5',
      'near-quota',
    ])
    expect(peer.refusals).toEqual([])
  })

  test('goes on where it was interrupted', async () => {
    const files = memoryFiles({ 'en/a.md': '' })
    const many = Array.from({ length: 70 }, (_, at) => request(`Texte numéro ${at}.`))
    peer.faults.push({ mangle: (text) => text }, { status: 456 })
    const first = await provider({ files }).answer(many)
    expect(textsOf(first).filter((text) => text === 'quota').length).toBe(20)
    const before = peer.billed()
    const second = await provider({ files }).answer(many)
    expect(second.every((answer) => answer?.state === 'text')).toBe(true)
    expect(peer.asked.at(-1)?.texts.length).toBe(20)
    expect(peer.billed()).toBeGreaterThan(before)
  })
})

describe('what goes wrong', () => {
  const cases: readonly (readonly [string, readonly Fault[], string, number])[] = [
    ['403', [{ status: 403 }], 'refused', 1],
    ['400', [{ status: 400, body: '{"message":"Bad"}' }], 'bad-request', 1],
    ['413', [{ status: 413 }], 'too-large', 1],
    ['429, for ever', [{ status: 429 }, { status: 429 }, { status: 429 }], 'too-many', 3],
    ['456', [{ status: 456 }], 'quota', 1],
    ['500', [{ status: 500 }, { status: 503 }, { status: 504 }], 'unwell', 3],
    ['529', [{ status: 529 }, { status: 529 }, { status: 529 }], 'too-many', 3],
    ['a connection that breaks off', [{ reset: true }, { reset: true }, { reset: true }], 'unreachable', 3],
    ['no JSON', [{ status: 200, body: '<html>proxy</html>' }], 'malformed', 1],
    ['another JSON', [{ status: 200, body: '{"translations":[{"text":7}]}' }], 'malformed', 1],
    ['too few answers', [{ status: 200, body: '{"translations":[]}' }], 'malformed', 1],
    ['nothing at all', [{ status: 200, body: '{}' }], 'malformed', 1],
  ]

  test.each(cases)('%s', async (_, faults, expected, attempts) => {
    peer.faults.push(...faults)
    const files = memoryFiles({ 'en/a.md': '' })
    const deepl = provider({ files })
    const [answer] = await deepl.answer([request('Bonjour.')])
    expect(textsOf([answer])).toEqual([expected])
    expect(peer.asked.length).toBe(attempts)
    if (answer?.state !== 'none') throw new Error('an answer')
    expect(answer.reason.text.fr).not.toBe(answer.reason.text.en)
    expect(JSON.stringify([answer, deepl.account?.()])).not.toContain(peer.key)
    // Nothing wrong is remembered.
    peer.faults.length = 0
    expect(textsOf(await provider({ files }).answer([request('Bonjour.')]))).toEqual(['BONJOUR.'])
  })

  test('an option that is not accepted costs few requests', async () => {
    const many = Array.from({ length: 50 }, (_, at) => request(`Texte ${at}.`))
    const answers = await provider({ formality: 'more' }).answer(many)
    expect(new Set(textsOf(answers))).toEqual(new Set(['bad-request']))
    expect(peer.asked.length).toBeLessThan(10)
  })

  test('silence', async () => {
    peer.faults.push({ silent: true }, { silent: true })
    const connection = {
      key: peer.key,
      serverUrl: peer.url,
      version: '0',
      timeout: 150,
      attempts: 2,
      sleep: async () => {},
    }
    expect(textsOf(await provider({ connection }).answer([request('Bonjour.')]))).toEqual(['timed-out'])
  })

  test('nobody there', async () => {
    const connection = { key: peer.key, serverUrl: 'http://127.0.0.1:9', version: '0', attempts: 1 }
    expect(textsOf(await provider({ connection }).answer([request('Bonjour.')]))).toEqual(['unreachable'])
  })

  test('a wrong key: said before anything is sent, without the key', async () => {
    const connection = { key: 'wrong-key-12345', serverUrl: peer.url, version: '0' }
    const deepl = provider({ connection })
    const answers = await deepl.answer([request('Bonjour.'), request('Salut.', 'Autre.')])
    expect(textsOf(answers)).toEqual(['refused', 'refused'])
    expect(peer.asked).toEqual([])
    expect(JSON.stringify([answers, deepl.account?.()])).not.toContain('wrong-key-12345')
  })

  test('429 waits as long as it is told', async () => {
    const slept: number[] = []
    peer.faults.push({ status: 429, headers: { 'retry-after': '7' } }, { status: 503 })
    expect(textsOf(await provider({}, slept).answer([request('Bonjour.')]))).toEqual(['BONJOUR.'])
    expect(slept[0]).toBe(7000)
    expect(slept[1]).toBeGreaterThan(1000)
  })

  test('429 that asks for an hour is told at once', async () => {
    peer.faults.push({ status: 429, headers: { 'retry-after': '3600' } })
    expect(textsOf(await provider().answer([request('Bonjour.')]))).toEqual(['too-many'])
    expect(peer.asked.length).toBe(1)
  })

  test('one text that is refused does not take the others along', async () => {
    peer.faults.push(
      { status: 400 },
      { mangle: (text) => text },
      { status: 400 },
      { mangle: (text) => text },
      { status: 400 },
    )
    const answers = await provider().answer(['un', 'deux', 'trois', 'quatre'].map((text) => request(text)))
    expect(textsOf(answers).filter((text) => text === 'bad-request').length).toBeLessThanOrEqual(2)
    expect(textsOf(answers).filter((text) => text !== 'bad-request').length).toBeGreaterThanOrEqual(2)
  })

  test.each([
    ['lost', (text: string) => text.replace('<x id="1"/>', ''), 'LANCEZ .'],
    ['doubled', (text: string) => text.replace('<x id="1"/>', '<x id="1"/><x id="1"/>'), 'LANCEZ `cirro``cirro`.'],
    ['translated', (text: string) => text.replace('<x id="1"/>', '<x id="01b"/>'), undefined],
  ])('a mark that is %s is said', async (_, mangle, text) => {
    peer.faults.push({ mangle })
    const [answer] = await provider().answer([request('Lancez `cirro`.')])
    if (answer?.state !== 'text') throw new Error('no answer')
    if (text !== undefined) expect(answer.text).toBe(text)
    expect(answer.failed?.[0]?.text.en).toContain('cirro')
  })

  test('a folder that cannot be written costs no answer, and is said', async () => {
    const deepl = provider({ cache: '../outside' })
    expect(textsOf(await deepl.answer([request('Bonjour.')]))).toEqual(['BONJOUR.'])
    expect(deepl.account?.().notes?.map(({ id }) => id)).toEqual(['not-kept'])
  })

  test('no key: nothing is sent, earlier answers are used, and it is said', async () => {
    const files = memoryFiles({ 'en/a.md': '' })
    const connection = { key: peer.key, serverUrl: peer.url, version: '0' }
    await provider({ files, connection }).answer([request('Bonjour.')])
    const { connection: _, ...settings } = { files, cache: '.cache', connection }
    const keyless = deeplProvider(settings)
    const answers = await keyless.answer([request('Bonjour.'), request('Salut.')])
    expect(answers[1]).toBeUndefined()
    expect(keyless.account?.().notes?.map(({ id }) => id)).toEqual(['no-key'])
    expect(peer.asked.length).toBe(1)
  })
})
