import { describe, expect, test } from 'vitest'
import { consistency } from '../../rules/consistency.ts'
import { checkRule } from '../support/check-rule.ts'

/** What is said of pages that are given as pairs of texts: `place severity message`. */
async function said(
  pairs: readonly (readonly [string, string])[],
  targets: readonly string[] = ['en'],
  options: Readonly<Record<string, unknown>> = { rewordings: true },
): Promise<string[]> {
  const files = Object.fromEntries(
    pairs.flatMap(([source, target], i) => [
      [`fr/${i}.md`, source],
      ...targets.map((locale) => [`${locale}/${i}.md`, target]),
    ]),
  )
  const { pages } = await checkRule(consistency, files, { source: 'fr', targets, options })
  return pages.flatMap(({ findings, target }) =>
    findings.map(
      ({ severity, said, target: at }) =>
        `${target?.path}:${at?.start.line}:${at?.start.column} ${severity} ${said.text.en}`,
    ),
  )
}

const question = 'Toute question mérite une réponse rapide'
const model = 'Every question deserves a quick answer'
const page = (code: string, source: string, target: string) =>
  [`\`${code}\`\n\n${source}.\n`, `\`${code}\`\n\n${target}.\n`] as const
const usual = [page('a', question, model), page('b', question, model), page('c', question, model)]

describe('a source text that is translated in several ways', () => {
  test('is told of the exception, with the usual words and a place of theirs', async () => {
    expect(await said([...usual, page('d', question, 'Whatever you ask, we reply fast')])).toEqual([
      `en/3.md:3:1 info “${question}” is translated as “Whatever you ask, we reply fast” here, but as “${model}” in 3 of 4 places (\`en/0.md:3:1\`).`,
    ])
  })

  test('is none where the code alone differs, which is another finding', async () => {
    const source = 'Ne lancez jamais cette commande en tant que `root`.\n'
    const target = 'Never run this command as `root`.\n'
    expect(
      await said([
        [source, target],
        [source, target.replace('root', 'admin')],
      ]),
    ).toEqual([])
  })

  test('is told once, as an info, where nothing prevails', async () => {
    const found = await said([page('a', question, model), page('b', question, 'Whatever you ask, we reply fast')])
    expect(found).toEqual([expect.stringMatching(/^en\/1\.md:3:1 info .* in two ways/)])
    expect(
      await said([
        ...usual,
        page('d', question, 'Questions deserve quick answers'),
        page('e', question, 'Ask and get a rapid response'),
        page('f', question, 'A rapid response to any question'),
      ]),
    ).toHaveLength(1)
  })

  test('shows where long translations begin to differ', async () => {
    const [source, start] = [`${question} de la part de toute notre équipe`, `${model} from every single one of us`]
    const [found] = await said([
      ...usual.map((_, i) => page(`${i}`, source, `${start} here`)),
      page('x', source, `${start} at the desk`),
    ])
    expect(found).toContain('as “… single one of us at the desk” here, but as “… single one of us here”')
  })

  test('is found sentence by sentence', async () => {
    const found = await said([
      ...usual,
      [
        `\`d\`\n\nLa copie dure une heure. ${question}.\n`,
        '`d`\n\nThe copy takes an hour. Whatever you ask, we reply fast.\n',
      ],
    ])
    expect(found).toEqual([expect.stringMatching(/^en\/3\.md:3:25 info/)])
  })

  test('is a warning where the page itself says it in the usual words too', async () => {
    const [source, target] = page('d', question, model)
    const found = await said([
      ...usual,
      [`${source}\n## Suite\n\n${question}.\n`, `${target}\n## Next\n\nWhatever you ask, we reply fast.\n`],
    ])
    expect(found).toEqual([expect.stringMatching(/^en\/3\.md:7:1 error/)])
  })

  test('is told for each language by itself', async () => {
    expect(await said([...usual, page('d', question, 'Whatever you ask, we reply fast')], ['en', 'de'])).toHaveLength(2)
  })
})

describe('stays silent on', () => {
  test('case, punctuation and accents', async () => {
    expect(await said([...usual, page('d', question, 'EVERY question deserves: a quick answer')])).toEqual([])
  })

  test('short texts', async () => {
    expect(
      await said([page('a', 'Le mot juste', 'The right word'), page('b', 'Le mot juste', 'The exact term')]),
    ).toEqual([])
  })

  test('texts with other code', async () => {
    const source = (code: string) => `Toute question sur \`${code}\` mérite réponse`
    expect(
      await said([
        page('a', source('x'), 'We answer about `x`'),
        page('b', source('y'), 'Questions on `y` get answers'),
      ]),
    ).toEqual([])
  })

  test('what is not translated, and what has another number of sentences', async () => {
    expect(await said([...usual, page('d', question, question)])).toEqual([])
    expect(await said([...usual, page('d', question, 'Ask. We reply fast')])).toEqual([])
  })

  test('the same words everywhere', async () => {
    expect(await said(usual)).toEqual([])
  })
})

test('the words in the message are without marks of links', async () => {
  const linked = (words: string) => `[${words}](https://example.org/a) deserves a quick answer`
  const source = '[Toute question](https://example.org/a) mérite une réponse rapide'
  const [found] = await said([
    ...usual.map((_, i) => page(`${i}`, source, linked('Every question'))),
    page('x', source, linked('Any request')),
  ])
  expect(found).toContain('“Any request deserves a quick answer”')
})

describe('without `rewordings`', () => {
  const told = (one: string, other: string) => said([page('a', question, one), page('b', question, other)], ['en'], {})

  test.each([
    ['a letter', model, 'Every question deserves a quick answr'],
    ['two letters that changed places', model, 'Every qeustion deserves a quick answer'],
    ['a word said twice', model, 'Every question deserves a a quick answer'],
    ['words without a space between', model, 'Everyquestion deserves a quick answer'],
  ])('%s is reported', async (_, one, other) => {
    expect(await told(one, other)).toHaveLength(1)
  })

  test.each([
    ['another word', model, 'Every question deserves a fast answer'],
    ['another function word', 'Every question deserves an answer in time', 'Every question deserves an answer on time'],
    ['two words', model, 'Every request deserves a rapid answer'],
    ['another sentence', model, 'Whatever you ask, we reply fast'],
  ])('%s is not', async (_, one, other) => {
    expect(await told(one, other)).toEqual([])
  })

  test('a title that other pages call otherwise is', async () => {
    const link = (words: string) => `- [${words}](0.md)\n`
    const contents = [link(question), link('Questions and their answers')] as const
    expect(await said([[`# ${question}\n`, `# ${model}\n`], contents], ['en'], {})).toHaveLength(1)
  })
})
