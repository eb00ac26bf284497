import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { main } from '../../src/cli/main.ts'
import { checkFiles, diskFiles, type KnownError, memoryFiles, suggestProject } from '../../src/index.ts'
import { parseTmx, toTmx } from '../../src/suggest/memory/tmx.ts'
import type { Unit } from '../../src/suggest/memory/units.ts'
import { makeRepository } from '../support/repository.ts'
import { project } from './support.ts'

const wanted = { source: 'fr', targets: ['en'] }
const unit = (source: string, target: string): Unit => ({
  source,
  target,
  locales: { source: 'fr', target: 'en' },
  found: 'en/a.md:1',
  extent: 'sentence',
})
const read = (text: string, of = wanted) => {
  try {
    return parseTmx(text, 'a.tmx', of).map(({ source, target, found }) => `${source} → ${target} (${found})`)
  } catch (error) {
    return (error as KnownError).words?.en ?? error
  }
}
const tmx = (body: string, before = '') =>
  `<?xml version="1.0"?>\n${before}<tmx version="1.4"><header srclang="en"/><body>\n${body}\n</body></tmx>`
const tu = (fr: string, en: string) =>
  `<tu><tuv xml:lang="fr"><seg>${fr}</seg></tuv><tuv xml:lang="en"><seg>${en}</seg></tuv></tu>`

describe('a memory as TMX', () => {
  test('is what the format asks for', () => {
    expect(toTmx([unit('a < b & "c"', 'd\ne'), unit('a < b & "c"', 'd\ne'), unit('\u0001', 'x')], 'fr', '1.0')).toBe(
      `<?xml version="1.0" encoding="UTF-8"?>
<tmx version="1.4">
  <header creationtool="diptych" creationtoolversion="1.0" segtype="block" o-tmf="diptych" adminlang="en" srclang="fr" datatype="plaintext"/>
  <body>
    <tu segtype="sentence">
      <prop type="x-place">en/a.md:1</prop>
      <tuv xml:lang="fr"><seg>a &lt; b &amp; &quot;c&quot;</seg></tuv>
      <tuv xml:lang="en"><seg>d
e</seg></tuv>
    </tu>
  </body>
</tmx>
`,
    )
  })

  test('comes back as it went', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 }).filter((one) => one.trim() !== '')
    const units = fc.array(fc.tuple(text, text, fc.constantFrom('block', 'sentence')))
    fc.assert(
      fc.property(units, (made) => {
        const all = made.map(([from, to, extent]): Unit => ({ ...unit(from, to), extent: extent as Unit['extent'] }))
        const kept = all.filter(
          ({ source, target }) =>
            !/[\ufffe\uffff]|\p{Cs}/u.test(source + target) &&
            ![...source, ...target].some((one) => one < ' ' && !'\t\n\r'.includes(one)),
        )
        const unique = [
          ...new Map(kept.toReversed().map((one) => [JSON.stringify([one.source, one.target]), one])).values(),
        ]
        const back = parseTmx(toTmx(all, 'fr', '1.0'), 'a.tmx', wanted)
        const told = (list: readonly Unit[]) =>
          list.map(({ source, target }) => JSON.stringify([source, target])).sort()
        expect(told(back)).toEqual(told(unique))
      }),
    )
  })

  test("is read from other tools' files", () => {
    const body = `${tu('Ouvrez <bpt i="1">&lt;b></bpt>la page<ept i="1">&lt;/b></ept>.', 'Open <hi>the page</hi>.')}
      <tu><tuv lang="FR-ch"><seg><![CDATA[A & B]]></seg></tuv><!-- no --><tuv lang="en-GB"><seg>&#65; and &#x42;</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg>seul</seg></tuv><tuv xml:lang="de"><seg>allein</seg></tuv></tu>
      <tu><tuv xml:lang="fr"><seg> </seg></tuv><tuv xml:lang="en"><seg>x</seg></tuv></tu>`
    expect(read(tmx(body, '<!DOCTYPE tmx SYSTEM "tmx14.dtd">'))).toEqual([
      'Ouvrez la page. → Open the page. (a.tmx:3)',
      'A & B → A and B (a.tmx:4)',
    ])
    expect(read(tmx(tu('clé', 'key')), { source: 'en', targets: ['fr'] })).toEqual(['key → clé (a.tmx:3)'])
  })

  test.each([
    ['an external entity', tmx(tu('&x;', 'b'), '<!DOCTYPE tmx [<!ENTITY x SYSTEM "file:///etc/passwd">]>'), 'a.tmx:2'],
    [
      'entities that grow',
      tmx(tu('&b;', 'b'), '<!DOCTYPE tmx [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'),
      'a.tmx:2',
    ],
    ['an entity of nobody', tmx(tu('&nbsp;', 'b')), 'a.tmx:3'],
    ['an entity in an attribute', tmx('<tu tuid="&x;"/>'), 'a.tmx:3'],
  ])('%s is refused', (_, text, place) => {
    expect(read(text)).toContain(`\`${place}\`: a memory must not declare or use entities`)
  })

  test.each([
    ['no XML', 'hello', 1],
    ['another format', '<xliff/>', 1],
    ['an element that is not closed', tmx('<tu>'), 4],
    ['elements that cross', tmx('<tu><tuv></tu></tuv>'), 3],
    ['a bare mark', tmx(tu('a < b', 'c')), 3],
    ['a character that XML cannot hold', tmx(tu('&#1;', 'c')), 3],
    ['an end in a comment', '<tmx><!-- ', 1],
    ['nothing', '', 1],
  ])('%s is one clear error', (_, text, line) => {
    expect(read(text)).toBe(`\`a.tmx:${line}\`: this is not TMX, or it is damaged here: export the memory anew.`)
  })

  test('a hostile megabyte is refused at once', () => {
    expect(read(`<tmx>${'<a>'.repeat(300_000)}`)).toContain('nested too deeply')
    expect(read(`<tmx ${' '.repeat(1_000_000)}`)).toContain('damaged')
    expect(read(`<tmx>${'&amp;'.repeat(200_000)}</tmx>`)).toEqual([])
    expect(read(`<tmx ${'a="b" '.repeat(100_000)}`)).toContain('damaged')
  })
})

describe('in a project', () => {
  const files = {
    'fr/a.md': '# Guide\n\nOuvrez la **page** des comptes.\n',
    'en/a.md': '# Guide\n',
    'old.tmx': tmx(tu('Ouvrez la **page** des comptes.', 'Open the **accounts** page.')),
  }
  test('an imported memory makes drafts, and says where it is from', async () => {
    const config = { ...project, suggest: { providers: ['memory'] as const, memory: ['old.tmx'] } }
    const { outcomes } = await suggestProject(memoryFiles(files), config)
    expect(outcomes.map(({ result }) => ('draft' in result ? result.draft.texts : result))).toEqual([
      [expect.objectContaining({ text: 'Open the **accounts** page.', score: 100, found: 'old.tmx:3' })],
    ])
    const without = { ...project, suggest: { providers: ['memory'] as const, memory: ['none.tmx'] } }
    await expect(suggestProject(memoryFiles(files), without)).rejects.toThrow('`none.tmx` cannot be read')
    expect((await checkFiles(files, without)).pages).toHaveLength(1)
  })

  test('the memory is exported and read again', async () => {
    const repository = makeRepository()
    repository.commit('Start', {
      'docs/fr/a.md': '# Guide des comptes\n\nOuvrez la page `comptes`. Fermez ensuite la fenêtre.\n',
      'docs/en/a.md': '# Accounts guide\n\nOpen the `comptes` page. Then close the window.\n',
    })
    try {
      const streams = { out: { write: () => {} }, err: { write: () => {} }, env: {}, cwd: repository.root }
      const args = ['memory', 'export', '--tmx', '--source', 'fr', '--output', 'out.tmx']
      expect(await main(args, streams)).toBe(0)
      const contents = await diskFiles(repository.root).read('out.tmx')
      expect(contents.state === 'text' && read(contents.text)).toEqual([
        'Guide des comptes → Accounts guide (a.tmx:5)',
        'Ouvrez la page `comptes`. Fermez ensuite la fenêtre. → Open the `comptes` page. Then close the window. (a.tmx:10)',
        'Ouvrez la page `comptes`. → Open the `comptes` page. (a.tmx:15)',
        'Fermez ensuite la fenêtre. → Then close the window. (a.tmx:20)',
      ])
      let said = ''
      expect(await main(['memory'], { ...streams, err: { write: (text: string) => (said += text) } })).toBe(2)
      expect(said).toContain('diptych memory export')
    } finally {
      repository.remove()
    }
  })
})
