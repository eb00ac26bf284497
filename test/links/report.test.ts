/** What `check --links` reports of pages that link to a real server. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { type AskedLinks, type Config, checkProject, fixProject, memoryFiles } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import { startWebPeer, type WebPeer } from '../support/web-peer.ts'

let peer: WebPeer
beforeAll(async () => {
  peer = await startWebPeer()
})
afterAll(() => peer.close())
beforeEach(() => {
  peer.asked.length = 0
})

const config = (own: Config['links'] = {}): Config => ({
  source: 'fr',
  targets: ['en'],
  content: ['{locale}/*.md'],
  links: { allow: [peer.host], cacheDays: 0, ...own },
})

/** Paths of the peer stand as `~/path` in these pages. */
const filesOf = (fr: string, en: string) =>
  memoryFiles({ 'fr/a.md': fr.replaceAll('~', peer.url), 'en/a.md': en.replaceAll('~', peer.url) })

const checked = async (fr: string, en: string, own?: Config['links']) => {
  let asked: AskedLinks | undefined
  const report = await checkProject(filesOf(fr, en), config(own), {
    links: { hear: (what) => (asked = what) },
    history: false,
  })
  return { findings: report.pages.flatMap(({ findings }) => findings), asked }
}

const tell = ({ rule, severity, drift, said, source, target, parts = [], edits = [] }: Finding): string =>
  [
    rule,
    severity,
    drift,
    said.id,
    ...(source ? [`source:${source.start.line}`] : []),
    ...(target ? [`target:${target.start.line}`] : []),
    ...(parts.length > 0 ? [`+${parts.length}`] : []),
    ...edits.map(({ text }) => `→ ${text.replace(peer.url, '~')}`),
  ].join(' ')

const told = async (fr: string, en: string) => (await checked(fr, en)).findings.map(tell)

describe('links that are asked about', () => {
  test.each([
    ['is alive', '/ok', []],
    ['is alive elsewhere for now', '/for-now', []],
    ['asks who you are', '/to-login', []],
    ['is forbidden', '/forbidden', []],
    ['is broken', '/broken?1', []],
    ['is dead', '/nowhere', ['webDead']],
    ['is gone', '/gone', ['webDead']],
    ['has moved', '/moved', ['webMoved → ~/ok']],
    ['has moved, and keeps its fragment', '/moved#install', ['webMoved → ~/ok#install']],
    ['has moved, with a route of a script', '/moved#!/Install', ['webMoved → ~/ok#!/Install']],
    ['has moved to a fragment', '/moved-to-fragment', ['webMoved → ~/ok#install']],
    ['has moved, and lost its fragment', '/moved#nowhere', ['webFragment']],
    ['lacks its fragment', '/ok#nowhere', ['webFragment']],
    ['is a route of a script', '/ok#/nowhere', []],
    ['has moved, with a query that may be ours alone', '/session', ['webMoved']],
    ['leads to the start page', '/to-start', ['webStart']],
  ])('one that %s', async (_, path, expected) => {
    const findings = await told(`Voir [ici](~${path}).`, `See [here](~${path}).`)
    const at = (side: string) => expected.map((one) => `stale-url warn stale ${one.replace(/^\w+/, `$& ${side}:1`)}`)
    expect(findings).toEqual([...at('target'), ...at('source')])
  })

  test.each([
    ['a slash at the end', '/folder', 'stale-url info stale webMoved target:1 → ~/folder/'],
    ['another language, which we may have been given', '/fr/page', 'stale-url info stale webMoved target:1'],
  ])('what is trivial is a remark: %s', async (_, path, expected) => {
    expect(await told('Voir [ici](~/ok).', `See [here](~/ok), [there](~${path}).`)).toContain(expected)
  })

  test('each once a page, with all its places, and asked once a run', async () => {
    const fr = 'Voir [un](~/moved).\n\nVoir [deux](~/moved), [trois][3].\n\n[3]: ~/moved'
    expect(await told(fr, fr.replaceAll('Voir', 'See'))).toEqual([
      'stale-url warn stale webMoved target:1 +2 → ~/ok → ~/ok → ~/ok',
      'stale-url warn stale webMoved source:1 +2 → ~/ok → ~/ok → ~/ok',
    ])
    expect(peer.asked).toEqual(['HEAD /moved', 'HEAD /ok'])
  })

  test('the one of the other language is the likely cure, and nothing else is said of the pair', async () => {
    const { findings } = await checked('Voir [la liste](~/ok).', 'See [the list](~/nowhere).')
    expect(findings.map(tell)).toEqual(['stale-url warn stale webCurable target:1'])
    expect(findings[0]?.said.text.fr).toContain(`l'autre langue a ici \`${peer.url}/ok\``)
    const turned = await checked('Voir [la liste](~/nowhere).', 'See [the list](~/ok).')
    expect(turned.findings.map(tell)).toEqual(['stale-url warn stale webCurable source:1'])
  })

  test('a page without counterpart is asked about too', async () => {
    const files = memoryFiles({
      'fr/a.md': 'Un mot.',
      'en/a.md': 'A word.',
      'fr/b.md': `Voir [ici](${peer.url}/gone).`,
    })
    const { pages } = await checkProject(files, config(), { links: {}, history: false })
    expect(pages.flatMap(({ findings }) => findings).map(tell)).toContain('stale-url warn stale webDead source:1')
  })

  test('what is not to be asked is not: lists, examples, code, mail, the other pages, templates', async () => {
    const page = `[a](~/many/1) [b](~/other) [c](https://example.org/x) \`~/nowhere\` [d](mailto:a@b.dev) [e](a.md) [f](~/{id})`
    const { findings, asked } = await checked(page, page, { ignore: [`${peer.url}/many`] })
    expect([findings.filter(({ rule }) => rule === 'stale-url').map(tell), asked?.asked]).toEqual([
      ['stale-url warn stale webDead target:1', 'stale-url warn stale webDead source:1'],
      1,
    ])
    expect(peer.asked).toEqual(['HEAD /other', 'GET /other'])
  })

  test('what the project’s own list says comes first', async () => {
    const { findings } = await checked('Voir [ici](~/gone).', 'See [here](~/gone).', {
      retired: [{ url: `${peer.url}/gone`, replacement: `${peer.url}/ok` }],
    })
    expect(findings.map(({ said }) => said.id)).toEqual(['replaced', 'replaced'])
  })

  test('nothing is asked unless it is asked for', async () => {
    await checkProject(filesOf('[a](~/gone)', '[a](~/gone)'), config())
    expect(peer.asked).toEqual([])
  })

  test('a hundred thousand URLs, and one of a megabyte, cost what they may', async () => {
    const many = (part: number) =>
      Array.from({ length: 20_000 }, (_, at) => `<${peer.url}/many/${part}/${at}>`).join('\n')
    const pages = Object.fromEntries([1, 2, 3, 4, 5].map((part) => [`fr/${part}.md`, many(part)]))
    const files = memoryFiles({ ...pages, 'en/1.md': `<${peer.url}/${'x'.repeat(1_000_000)}>` })
    let asked: AskedLinks | undefined
    await checkProject(files, config({ total: 5 }), { links: { hear: (what) => (asked = what) }, history: false })
    expect([asked?.asked, asked?.unclear.length, peer.asked.length]).toEqual([5, 99_995, 5])
  })

  test('twenty thousand fragments of one page cost what they may', async () => {
    const links = Array.from({ length: 20_000 }, (_, at) => `<~/ok#nowhere-${at}>`).join('\n')
    const { findings } = await checked(links, 'Nothing.')
    expect(findings.filter(({ rule }) => rule === 'stale-url')).toHaveLength(500)
    expect(peer.asked).toEqual(['GET /ok'])
  })

  test('fix sets the new addresses', async () => {
    const files = filesOf('Voir [ici](~/moved#install).', 'See [here](~/moved#install).')
    const fixed = await fixProject(files, config(), { links: {}, history: false })
    expect(peer.asked).toEqual(['GET /moved', 'GET /ok'])
    expect(fixed.files.map(({ after }) => after)).toEqual([
      `See [here](${peer.url}/ok#install).`,
      `Voir [ici](${peer.url}/ok#install).`,
    ])
  })
})
