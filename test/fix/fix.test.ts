import { describe, expect, test } from 'vitest'
import { english, faults, french, mend, mendPage } from './support.ts'

const both = { 'docs/en/guide.md': english, 'docs/fr/guide.md': french }

describe('what rules know how to mend', () => {
  test('pages in step stay as they are', async () => {
    const { files, made, undone } = await mend(both)
    expect([files, made, undone]).toEqual([[], [], []])
  })

  test.each(Object.entries(faults))('%s is put right, byte for byte', async (_, [right, wrong]) => {
    const broken = french.replace(right, wrong)
    expect(broken).not.toBe(french)
    expect(await mendPage(english, broken)).toBe(french)
  })

  test('all faults at once', async () => {
    let broken = french
    for (const [name, [right, wrong]] of Object.entries(faults))
      if (!name.includes('code')) broken = broken.replace(right, wrong)
    expect(await mendPage(english, broken)).toBe(french)
  })

  test('French typography is mended where it is on', async () => {
    const broken = french.replace('Appuyez sur', 'Attention ! Appuyez sur')
    expect(await mendPage(english, broken)).toBe(broken)
    expect(await mendPage(english, broken, { rules: { typography: ['warn', { policy: 'nnbsp' }] } })).toBe(
      broken.replace('Attention !', 'Attention\u202f!'),
    )
  })

  test('a link into another page follows the headings, not their number', async () => {
    const { files } = await mend({
      'docs/en/a.md': '# A\n\nRead [how to begin](b.md#second-steps) before anything else.\n',
      'docs/fr/a.md': '# A\n\nLisez [comment débuter](b.md#second-steps) avant toute chose.\n',
      'docs/en/b.md': '# B\n\n## First steps\n\nOne paragraph.\n\n## Second steps\n\nAnother paragraph.\n',
      'docs/fr/b.md':
        '# B\n\n## Remarque\n\nRien de tel dans la source.\n\n## Premiers pas\n\nUn paragraphe.\n\n## Étapes suivantes\n\nUn autre paragraphe.\n',
    })
    expect(files.map(({ path, after }) => [path, after])).toEqual([
      ['docs/fr/a.md', expect.stringContaining('(b.md#étapes-suivantes)')],
    ])
  })

  test('the translator’s comments in code stay, also on the line that is mended', async () => {
    const code = (comment: string, name: string) =>
      `# Page\n\nThe build.\n\n\`\`\`js\n// ${comment}\nimport { ${name} } from 'cirro' // ${comment}\nbuild({ minify: true })\n\`\`\`\n`
    const source = code('the usual helpers', 'helpers')
    const target = code('les outils habituels', 'hlepers').replace('The build.', 'La construction.')
    expect(await mendPage(source, target)).toBe(target.replace('hlepers', 'helpers'))
  })

  test('lost code whose comments a translator has to translate is left to them, but for what another page has', async () => {
    const code = '```js\n// Start the whole thing again\nrestart(all)\n```\n'
    const translated = code.replace('Start the whole thing again', 'Tout redémarrer')
    const page = (text: string, block: string, rest: string) => `# Page\n\n${text}\n\n${block}${block && '\n'}${rest}\n`
    const source = page('When the server hangs, restart it:', code, 'Then wait for the green light.')
    const target = (block: string) =>
      page('Quand le serveur ne répond plus, redémarrez-le :', block, 'Attendez ensuite le voyant vert.')
    expect(await mendPage(source, target(''))).toBe(target(''))
    const { files } = await mend({
      'docs/en/a.md': source,
      'docs/fr/a.md': target(''),
      'docs/en/b.md': source,
      'docs/fr/b.md': target(translated),
    })
    expect(files.map(({ after }) => after)).toEqual([target(translated)])
  })

  test('lost code takes over what the rest of the page tells of its comments, strings and names', async () => {
    const code = (comment: string, key: string, title: string, more: string) =>
      `\`\`\`js\n// ${comment}\nlogin('${key}') // ${comment}\nshow(YOUR_PAGE, '${title}')${more}\n\`\`\`\n`
    const page = (words: readonly string[], ...blocks: string[]) =>
      `# Page\n\n${words.map((text, at) => `${text}\n\n${blocks[at] ?? ''}`).join('\n')}\nEnd.\n`
    const en = ['First, sign in to the console:', 'Then, sign in to the mailbox in the same way:']
    const fr = ["D'abord, connectez-vous à la console :", 'Ensuite, connectez-vous à la messagerie de la même façon :']
    const source = ['Sign in with your own key', 'your-key', 'Read more'] as const
    const target = ['Se connecter avec sa propre clé', 'votre-clef', 'Lire la suite'] as const
    const rest = '\nnext()'
    const whole = page(en, code(...source, ''), code(...source, rest))
    const right = page(fr, code(...target, ''), code(...target, rest))
    const half = right.replace(`${code(...target, rest)}\n`, '')
    const renamed = (text: string) => text.replaceAll('YOUR_PAGE', 'VOTRE_PAGE')
    expect(await mendPage(whole, renamed(half))).toBe(renamed(right))
    // One comment more, of which nothing is known: it is for a translator.
    const unknown = page(en, code(...source, ''), code(...source, '\n// Go on to the next one'))
    expect(await mendPage(unknown, half)).toBe(half)
  })

  test('a page keeps its line endings, and its missing last one', async () => {
    const crlf = (text: string) => text.replaceAll('\n', '\r\n').replace(/\r\n$/, '')
    for (const name of [
      'a code block',
      'a code block in a list',
      'a line of code that was lost',
      'a key of the front matter',
    ]) {
      const [right = '', wrong = ''] = faults[name] ?? []
      expect(await mendPage(english, crlf(french.replace(right, wrong)))).toBe(crlf(french))
    }
  })
})

describe('what is left alone', () => {
  test.each([
    ['a word of the language in code', '`status`', '`sauvegardes`'],
    ['a code span that became other words', '`dist`', '`sortie`'],
    [
      'an address in the other language',
      'https://example.org/docs/v2/restore',
      'https://example.org/fr/docs/v2/restaurer',
    ],
    [
      'a line of code that only the translation has',
      'cirro backup restore latest\n',
      'cirro backup restore latest\ncirro logout\n',
    ],
    ['a translated placeholder', '{name}', '{prénom}'],
    ['a number that changed', '1\u202f250 jours', '1\u202f350 jours'],
  ])('%s', async (_, right, wrong) => {
    const broken = french.replace(right, wrong)
    expect(broken).not.toBe(french)
    expect(await mendPage(english, broken)).toBe(broken)
  })

  test('a finding that a comment hides', async () => {
    const broken = french
      .replace('`cirro.config.json`', '`cirro.config.jsno`')
      .replace('Ouvrez', '<!-- diptych-disable-next inline-code -- as it was -->\n\nOuvrez')
    expect(await mendPage(english, broken)).toBe(broken)
  })

  test('findings of other rules than those asked for', async () => {
    const broken = french.replace('{name}', '{nmae}').replace('### Après', '#### Après')
    const { files, made } = await mend({ ...both, 'docs/fr/guide.md': broken }, {}, { only: ['heading-depth'] })
    expect(files.map(({ after }) => after)).toEqual([french.replace('{name}', '{nmae}')])
    expect(made.map(({ finding }) => finding.rule)).toEqual(['heading-depth'])
  })

  test('files that may not be changed', async () => {
    const broken = french.replace('{name}', '{nmae}')
    const asked: string[] = []
    const mayChange = (path: string) => asked.push(path) < 0
    const { files } = await mend({ ...both, 'docs/fr/guide.md': broken }, {}, { mayChange })
    expect([files, asked]).toEqual([[], ['docs/fr/guide.md']])
  })
})
