import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { parseGlossary } from '../../src/glossary/read.ts'
import { forecastFor, inspectProject, memoryFiles, suggestFor } from '../../src/index.ts'
import { type DeepLSettings, deeplProvider } from '../../src/suggest/deepl/deepl.ts'
import type { Answer, TextRequest } from '../../src/suggest/provider.ts'
import { type Peer, startPeer } from '../support/deepl-peer.ts'

let peer: Peer
beforeEach(async () => {
  peer = await startPeer((text) => text.replaceAll('Ouvrez', 'Open'))
})
afterEach(() => peer.close())

const request = (text: string): TextRequest => ({
  text,
  kind: 'paragraph',
  source: 'fr',
  target: 'en',
  context: '',
  path: 'en/a.md',
})
const first = 'source,target,dnt\nespace de travail,workspace,\nclé,key,\nCirro Drive,,yes\n'
const second = first.replace('key', 'token')

const files = memoryFiles({ 'en/a.md': '' })
function provider(csv: string, settings: Partial<DeepLSettings> = {}) {
  const connection = { key: peer.key, serverUrl: peer.url, version: '0', timeout: 1500, attempts: 1 }
  const glossaries = { en: parseGlossary(csv, 'glossary.csv') }
  return deeplProvider({ files, connection, glossaries, project: 'docs', ...settings })
}
const textsOf = (answers: readonly (Answer | undefined)[]): (string | undefined)[] =>
  answers.map((answer) => (answer?.state === 'text' ? answer.text : answer?.reason.id))
const shelf = () =>
  [...peer.glossaries.values()].map(({ name, dictionaries }) => [name, [...(dictionaries.get('fr en') ?? [])]])

describe("DeepL's glossary", () => {
  test('is made once, and used from then on', async () => {
    const asked = [request('Ouvrez votre espace de travail dans Cirro Drive.')]
    expect(textsOf(await provider(first).answer(asked))).toEqual(['Open votre workspace dans Cirro Drive.'])
    expect(textsOf(await provider(first).answer(asked))).toEqual(['Open votre workspace dans Cirro Drive.'])
    expect(peer.shelved).toEqual(['GET', 'POST', 'GET'])
    expect(shelf()).toEqual([
      [
        expect.stringMatching(/^Diptych docs fr-en [\da-f]{16}$/),
        [
          ['clé', 'key'],
          ['espace de travail', 'workspace'],
        ],
      ],
    ])
    const [{ texts, parameters } = { texts: [], parameters: {} }] = peer.asked
    expect(parameters).toMatchObject({ source_lang: 'FR', glossary_id: [...peer.glossaries.keys()][0] })
    expect(texts).toEqual(['Ouvrez votre espace de travail dans <x id="1"/>.'])
    expect(peer.refusals).toEqual([])
  })

  test('is replaced in place when its terms change, even where the account may have only one', async () => {
    peer.mostGlossaries = 1
    await provider(first).answer([request('Ouvrez.')])
    expect(textsOf(await provider(second).answer([request('Ouvrez la clé.')]))).toEqual(['Open la token.'])
    expect(peer.shelved.slice(2)).toEqual(['GET', 'PATCH /ID', 'PUT /ID/dictionaries', 'PATCH /ID'])
    expect(shelf()).toEqual([[expect.stringMatching(/ [\da-f]{16}$/), expect.arrayContaining([['clé', 'token']])]])
  })

  test("leaves others' alone, and deletes its own that are outdated", async () => {
    const empty = () => new Map([['fr en', new Map([['a', 'b']])]])
    for (const [id, name] of [
      ['1', 'Diptych docs fr-en 0000000000000000'],
      ['2', 'Diptych docs fr-en …'],
      ['3', 'Diptych docs-two fr-en 0000000000000000'],
      ['4', 'Legal'],
    ] as const)
      peer.glossaries.set(`00000000-0000-4000-9000-00000000000${id}`, { name, dictionaries: empty() })
    await provider(first).answer([request('Ouvrez.')])
    expect(shelf().map(([name]) => name)).toEqual([
      expect.stringMatching(/^Diptych docs fr-en (?!0000)[\da-f]{16}$/),
      'Diptych docs-two fr-en 0000000000000000',
      'Legal',
    ])
  })

  test('is made again where somebody deleted it meanwhile', async () => {
    const deepl = provider(first)
    await deepl.answer([request('Ouvrez.')])
    peer.glossaries.clear()
    expect(textsOf(await deepl.answer([request('Ouvrez la clé.')]))).toEqual(['Open la key.'])
    expect(deepl.account?.().notes).toEqual([])
  })

  test('that DeepL does not take is done without, and said; such answers are kept apart', async () => {
    peer.mostGlossaries = 0
    const settings = { files: memoryFiles({ 'en/a.md': '' }), cache: '.cache' }
    for (const billed of [14, 0]) {
      const deepl = provider(first, settings)
      expect(textsOf(await deepl.answer([request('Ouvrez la clé.')]))).toEqual(['Open la clé.'])
      expect(deepl.account?.()).toMatchObject({ billed, notes: [{ id: 'no-glossary' }] })
    }
    peer.mostGlossaries = 1
    expect(textsOf(await provider(first, settings).answer([request('Ouvrez la clé.')]))).toEqual(['Open la key.'])
  })

  test('is part of what earlier answers are known by', async () => {
    const settings = { files: memoryFiles({ 'en/a.md': '' }), cache: '.cache' }
    await provider(first, settings).answer([request('Ouvrez la clé.')])
    const again = await provider(first, settings).forecast?.([request('Ouvrez la clé.')])
    expect(again).toMatchObject({ texts: 0, cached: { texts: 1 } })
    const other = await provider(second, settings).forecast?.([request('Ouvrez la clé.')])
    expect(other).toMatchObject({ texts: 1, cached: { texts: 0 } })
  })
})

describe('a project with a glossary', () => {
  const tree = {
    'fr/a.md': '# Clés\n\nCette page parle des espaces.\n\nOuvrez la clé dans Cirro Drive, puis attendez un instant.\n',
    'en/a.md': '# Keys\n\nThis page is about spaces.\n',
    'glossary.csv': first,
  }
  const config = {
    source: 'fr',
    targets: ['en'],
    content: ['{locale}/*.md'],
    glossary: 'glossary.csv',
    suggest: { providers: ['deepl'] as const, cache: false as const },
  }
  test('gives its terms to DeepL; a dry run writes nothing', async () => {
    const { report, seen } = await inspectProject(memoryFiles(tree), config, { history: false })
    const env = { DEEPL_AUTH_KEY: peer.key, DEEPL_SERVER_URL: peer.url }
    await forecastFor(report, seen, config, { env })
    expect(peer.shelved).toEqual([])
    const { outcomes } = await suggestFor(report, seen, config, { env })
    const [{ result } = { result: undefined }] = outcomes
    expect(result && 'draft' in result ? result.draft.edit.text : result).toContain('Open la key dans Cirro Drive')
    expect(peer.refusals).toEqual([])
  })
})
