import { describe, expect, test } from 'vitest'
import { unusedSuppression } from '../rules/unused-suppression.ts'
import { checkFiles } from '../src/index.ts'
import type { Finding } from '../src/model.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { directiveIn } from '../src/suppress/directives.ts'

const messages = bilingual({ told: ({ word }: { word: string }) => ({ en: word, fr: word }) })

/** Reports every word that opens with `!`, on its own side. */
const shout: Rule = defineRule({
  id: 'shout',
  category: 'content',
  harm: 'misleads',
  *page({ page, side }) {
    for (const { index, 0: word } of page.text.matchAll(/![a-z]+/g)) {
      yield { [side]: { start: index, end: index + word.length }, say: messages.told({ word }) }
    }
  },
})

/** Reports every gap of the source, with its insertion point. */
const gap: Rule = defineRule({
  id: 'gap',
  category: 'structure',
  harm: 'leaves-behind',
  *pair({ gaps }) {
    for (const { side, span, insertAt } of gaps) {
      if (side === 'source')
        yield { drift: 'missing', source: span, target: insertAt, say: messages.told({ word: 'gap' }) }
    }
  },
})

/** Reports the whole list of the target, of which its items are parts. */
const listed: Rule = defineRule({
  id: 'listed',
  category: 'structure',
  harm: 'misleads',
  *pair({ target }) {
    for (const list of target.containers.filter(({ kind }) => kind === 'list')) {
      const items = target.containers.filter(
        ({ parent, kind, start }) => kind === 'item' && parent === list.index && target.text.startsWith('- !', start),
      )
      if (items.length > 0)
        yield { target: list, say: messages.told({ word: 'list' }), parts: items.map((target) => ({ target })) }
    }
  },
})

const notCompared: Rule = defineRule({
  id: 'not-compared',
  category: 'structure',
  harm: 'leaves-behind',
  *page({ side }) {
    if (side === 'target') yield { target: { start: 0, end: 0 }, say: messages.told({ word: 'not compared' }) }
  },
})

/** Reports the pair as such, without a place. */
const placeless: Rule = defineRule({
  id: 'placeless',
  category: 'structure',
  harm: 'leaves-behind',
  *pair() {
    yield { say: messages.told({ word: 'nowhere' }) }
  },
})

/** What is reported of a pair: `side line:column words`. */
async function reported(
  source: string,
  target: string,
  rules: readonly Rule[] = [shout],
  extension = 'md',
): Promise<string[]> {
  const on = [...rules, unusedSuppression]
  const report = await checkFiles(
    { [`fr/page.${extension}`]: source, [`en/page.${extension}`]: target },
    { source: 'fr', targets: ['en'], rules: Object.fromEntries(on.map(({ id }) => [id, 'error'])) },
    { rules: on },
  )
  return report.pages.flatMap(({ findings }) =>
    findings.map(({ rule, said, source, target }) => {
      const at = target ?? source
      const place = at ? `${target ? 'target' : 'source'} ${at.start.line}:${at.start.column}` : 'nowhere'
      return `${place} ${rule === 'unused-suppression' ? said.id : said.text.en}`
    }),
  )
}

const plain = 'Un.\n\nDeux.\n\nTrois.\n'

describe('what a comment hides', () => {
  test('without comments, everything is told', async () => {
    expect(await reported(plain, 'One !a.\n\nTwo !b.\n\nThree !c.\n')).toEqual([
      'target 1:5 !a',
      'target 3:5 !b',
      'target 5:7 !c',
    ])
  })

  test('from `disable` to `enable`', async () => {
    const target =
      'One !a.\n\n<!-- diptych-disable shout -- agreed -->\n\nTwo !b.\n\n<!-- diptych-enable -->\n\nThree !c.\n'
    expect(await reported(plain, target)).toEqual(['target 1:5 !a', 'target 9:7 !c'])
  })

  test('from `disable` to the end of the page', async () => {
    expect(await reported(plain, 'One !a.\n\n<!-- diptych-disable shout -->\n\nTwo !b.\n\nThree !c.\n')).toEqual([
      'target 1:5 !a',
    ])
  })

  test('`enable` of one rule leaves the others hidden', async () => {
    const other: Rule = { ...shout, id: 'other' }
    const target = '<!-- diptych-disable shout, other -->\n\nOne !a.\n\n<!-- diptych-enable other -->\n\nTwo !b.\n'
    expect(await reported('Un.\n\nDeux.\n', target, [shout, other])).toEqual(['target 7:5 !b'])
  })

  test('the next block only', async () => {
    expect(
      await reported(plain, 'One !a.\n\n<!-- diptych-disable-next shout: agreed -->\nTwo !b.\n\nThree !c.\n'),
    ).toHaveLength(2)
    expect(await reported(plain, 'One !a.\n\n<!-- diptych-disable-next shout -->\n\nTwo !b.\n\nThree !c.\n')).toEqual([
      'target 1:5 !a',
      'target 7:7 !c',
    ])
  })

  test('a list after the comment as a whole, an item inside a list by itself', async () => {
    expect(await reported('- un\n- deux\n', '<!-- diptych-disable-next -->\n\n- one !a\n- two !b\n')).toEqual([])
    expect(await reported('- un\n- deux\n', '- one !a\n  <!-- diptych-disable-next -->\n- two !b\n')).toEqual([
      'target 1:7 !a',
    ])
  })

  test('inside a paragraph', async () => {
    const target = 'One !a <!-- diptych-disable shout -->!b<!-- diptych-enable shout --> and !c.\n'
    expect(await reported('Un.\n', target)).toEqual(['target 1:5 !a', 'target 1:74 !c'])
  })

  test('in MDX, in its own form and in that of HTML', async () => {
    const target =
      'One !a.\n\n{/* diptych-disable-next shout -- agreed */}\n\nTwo !b.\n\n<!-- diptych-disable-next shout -->\n\nThree !c.\n'
    expect(await reported(plain, target, [shout], 'mdx')).toEqual(['target 1:5 !a'])
  })

  test('on its own side only', async () => {
    const source = '<!-- diptych-disable shout -->\n\nUn !a.\n'
    expect(await reported(source, 'One !b.\n')).toEqual(['target 1:5 !b'])
  })

  test('all that is said of the page, with `disable-file`, wherever it stands', async () => {
    const target = 'One !a.\n\nTwo !b.\n\n<!-- diptych-disable-file shout -->\n'
    expect(await reported('Un !x.\n\nDeux.\n', target)).toEqual(['source 1:4 !x'])
    expect(await reported('Un.\n', '<!-- diptych-disable-file placeless -->\n\nOne !a.\n', [shout, placeless])).toEqual(
      ['target 3:5 !a'],
    )
  })

  test('nothing, when the comment stands in code', async () => {
    expect(
      await reported('Un.\n', '`<!-- diptych-disable -->` !a\n\n```html\n<!-- diptych-disable -->\n```\n\n!b\n'),
    ).toHaveLength(2)
  })
})

describe('gaps', () => {
  const source =
    'Ouvrez la console avec `login`.\n\nUne sauvegarde ne change plus jamais ensuite.\n\nFermez la session avec `logout`.\n'
  const [first, last] = ['Open the console with `login`.', 'Close the session with `logout`.']

  test('are told', async () => {
    expect(await reported(source, `${first}\n\n${last}\n`, [gap])).toEqual(['target 1:31 gap'])
  })

  test('are hidden from the source, by their own block', async () => {
    const hushed = source.replace('\n\nUne', '\n\n<!-- diptych-disable-next gap -->\n\nUne')
    expect(await reported(hushed, `${first}\n\n${last}\n`, [gap])).toEqual([])
  })

  test('are hidden from the target, by a comment where the text would stand', async () => {
    expect(await reported(source, `${first}\n\n<!-- diptych-disable-next gap -->\n\n${last}\n`, [gap])).toEqual([])
  })

  test('are not hidden by a comment further down', async () => {
    const target = `${first}\n\n${last}\n\n<!-- diptych-disable gap -->\n`
    expect(await reported(source, target, [gap])).toEqual(['target 1:31 gap', 'target 5:1 hidesNothing'])
  })
})

test('a finding made of parts is hidden when all of them are', async () => {
  const source = '- un\n- deux\n- trois\n'
  expect(await reported(source, '- one\n  <!-- diptych-disable-next listed -->\n- !two\n- three\n', [listed])).toEqual(
    [],
  )
  expect(
    await reported(source, '- one\n  <!-- diptych-disable-next listed -->\n- !two\n- !three\n', [listed]),
  ).toContain('target 1:1 list')
})

test('what was not compared is hidden by its name only', async () => {
  expect(await reported('Un.\n', '<!-- diptych-disable-file -->\n\nOne.\n', [notCompared])).toEqual([
    'target 1:1 not compared',
    'target 1:1 hidesNothing',
  ])
  expect(await reported('Un.\n', '<!-- diptych-disable-file not-compared -->\n\nOne.\n', [notCompared])).toEqual([])
})

describe('what is one too many', () => {
  const told = (comment: string, body = 'One.\n') => reported('Un.\n', `${comment}\n\n${body}`)

  test('a comment that hides nothing, and each name that hides nothing', async () => {
    expect(await told('<!-- diptych-disable-next shout -->')).toEqual(['target 1:1 hidesNothing'])
    expect(await told('<!-- diptych-disable -->')).toEqual(['target 1:1 hidesNothing'])
    expect(await told('<!-- diptych-disable shout -->', 'One !a.\n')).toEqual([])
  })

  test('a name that is no rule', async () => {
    expect(await told('<!-- diptych-disable shout, shuot -->', 'One !a.\n')).toEqual(['target 1:1 unknownRule'])
  })

  test('an end without a beginning', async () => {
    expect(await told('<!-- diptych-enable -->')).toEqual(['target 1:1 endsNothing'])
    expect(await told('<!-- diptych-disable shout -->', 'One !a.\n\n<!-- diptych-enable gap -->\n')).toEqual([
      'target 5:1 endsNothing',
    ])
  })

  test('a comment that Diptych does not know', async () => {
    expect(await told('<!-- diptych-disabel shout -->')).toEqual(['target 1:1 unknownComment'])
    expect(await told('<!-- about diptych-disable -->')).toEqual([])
  })

  test('nothing is said of a rule that is off, nor of a page that has no counterpart', async () => {
    const report = await checkFiles(
      {
        'fr/a.md': '<!-- diptych-disable shout -->\n\nUn.\n',
        'fr/b.md': '<!-- diptych-disable gap -->\n\nUn.\n',
        'en/b.md': 'One.\n',
      },
      { source: 'fr', targets: ['en'], rules: { shout: 'error', 'unused-suppression': 'error' } },
      { rules: [shout, gap, unusedSuppression] },
    )
    expect(report.pages.flatMap(({ findings }) => findings)).toEqual([])
  })

  test('a comment of the source is needed when one of its translations needs it', async () => {
    const report = await checkFiles(
      {
        'fr/a.md':
          'Ouvrez la console.\n\n<!-- diptych-disable-next gap -->\n\nUne sauvegarde ne change plus ensuite.\n',
        'en/a.md': 'Open the console.\n\nA backup does not change afterwards.\n',
        'de/a.md': 'Öffnen Sie die Konsole.\n',
      },
      { source: 'fr', targets: ['en', 'de'], rules: { gap: 'error', 'unused-suppression': 'error' } },
      { rules: [gap, unusedSuppression] },
    )
    expect(report.pages.flatMap(({ findings }) => findings)).toEqual([])
  })
})

test.each([
  ['diptych-disable', 'disable', []],
  [
    '  diptych-disable-next  step-count   number -- agreed with the legal team',
    'disable-next',
    ['step-count', 'number'],
  ],
  ['diptych-disable-next step-count: agreed', 'disable-next', ['step-count']],
  ['diptych-disable-next: agreed', 'disable-next', []],
  ['diptych-disable a,b,a — agreed', 'disable', ['a', 'b']],
  [
    'diptych-disable remark-lint:no-literal-urls -- the provider asks for it',
    'disable',
    ['remark-lint:no-literal-urls'],
  ],
  ['diptych-disable\nnumber\n--\nagreed', 'disable', ['number']],
  ['diptych-disable -- agreed', 'disable', []],
  ['diptych-disable-file page-orphan', 'disable-file', ['page-orphan']],
  ['diptych-enable number', 'enable', ['number']],
  ['diptych-skip', 'unknown', []],
])('%j asks for %s %j', (text, kind, rules) => {
  expect(directiveIn({ text, start: 0, end: 0 })).toMatchObject({ kind, rules })
})

test('a hostile comment is read at once', () => {
  const started = performance.now()
  directiveIn({ text: `diptych-disable ${'a:'.repeat(300_000)}${' '.repeat(300_000)}-`, start: 0, end: 0 })
  expect(performance.now() - started).toBeLessThan(20_000)
})

describe('a difference that is meant for one text of the source', () => {
  const source =
    'Ouvrez la console avec `login`.\n\nUne sauvegarde ne change plus jamais ensuite.\n\nFermez la session avec `logout`.\n'
  const target = (comment: string): string =>
    `Open the console with \`login\`.\n\n${comment}\n\nClose the session with \`logout\`.\n`
  const run = async (from: string, comment: string): Promise<readonly Finding[]> => {
    const rules = { gap: 'error', 'unused-suppression': 'error' } as const
    const files = { 'fr/page.md': from, 'en/page.md': target(comment) }
    const on = [gap, unusedSuppression]
    const report = await checkFiles(files, { source: 'fr', targets: ['en'], rules }, { rules: on })
    return report.pages.flatMap(({ findings }) => findings)
  }
  const hashOf = async (from: string): Promise<string> => (await run(from, ''))[0]?.sourceHash ?? ''

  test('hides while the source has it, wherever it stands, and comes back when it changes', async () => {
    const hash = await hashOf(source)
    expect(hash).toMatch(/^[0-9a-f]{8}$/)
    const comment = `<!-- diptych-disable-next gap source=${hash} -- no waiting there -->`
    expect(await run(source, comment)).toEqual([])
    expect(await run(source.replace('Ouvrez', '\n\n\nOuvrez').replace('change plus', 'change\nplus'), comment)).toEqual(
      [],
    )
    const changed = source.replace('plus jamais', 'presque plus')
    const [finding, ...others] = await run(changed, comment)
    expect(others).toEqual([])
    const now = await hashOf(changed)
    expect(finding?.said.data).toMatchObject({ lapsed: { was: hash, now } })
    expect(finding?.said.text.en).toBe(
      `gap A comment calls this meant, for another text of the source (\`source=${hash}\`). If it still is, write \`source=${now}\` there; if not, remove the comment.`,
    )
    expect(finding?.said.text.fr).toContain(`\`source=${now}\``)
    expect(await run(changed, comment.replace(hash, now.toUpperCase()))).toEqual([])
  })

  test('is not for a text that cannot be, and another comment without one still hides', async () => {
    for (const hash of ['', 'x', '0'.repeat(5000)]) {
      const [finding] = await run(source, `<!-- diptych-disable-next gap source=${hash} -->`)
      expect(finding?.said.data.lapsed).toMatchObject({ now: await hashOf(source) })
      expect(finding?.said.text.en.length).toBeLessThan(300)
    }
    expect(await run(source, '<!-- diptych-disable gap source=0 -->\n\n<!-- diptych-disable-next gap -->')).toEqual([])
  })

  test('is one too many where there is nothing to hide', async () => {
    const findings = await run(source.replace(/Une .+\n\n/, ''), '<!-- diptych-disable-next gap source=01234567 -->')
    expect(findings.map(({ rule, said }) => `${rule} ${said.id}`)).toEqual(['unused-suppression hidesNothing'])
  })

  test('holds for no finding that has no text in the source', async () => {
    const comment = '<!-- diptych-disable-next shout source=01234567 -->'
    const told = await reported('Un.\n', `${comment}\n\nOne !a.\n`)
    expect(told).toEqual([expect.stringMatching(/^target 3:5 !a The comment .+ leave that out of the comment\.$/)])
  })
})
