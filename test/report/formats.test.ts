/** Every format for programs: valid for the help centre, the same places as the findings, and nothing that escapes from it. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding, PageReport, Position, Report, Severity } from '../../src/model.ts'
import { badge } from '../../src/report/badge.ts'
import { compact } from '../../src/report/compact.ts'
import { cutMarkdown } from '../../src/report/cut-markdown.ts'
import { github, githubSummary } from '../../src/report/github.ts'
import { commentMark, githubComment } from '../../src/report/github-comment.ts'
import { gitlab } from '../../src/report/gitlab.ts'
import { junit } from '../../src/report/junit.ts'
import { rdjson } from '../../src/report/rdjson.ts'
import { reporterNames, reporters } from '../../src/report/reporters.ts'
import { sarif } from '../../src/report/sarif.ts'
import type { WireFinding, WireReport } from '../../src/report/wire.ts'
import { runIn } from '../cli/support.ts'
import { english, inStep, report, view } from './sample.ts'
import { junitSchema, readXml } from './schemas/junit.ts'
import { badgeSchema, gitlabSchema, rdjsonSchema } from './schemas/others.ts'
import { sarifSchema } from './schemas/sarif.ts'

const [page, , lonely] = report.pages as [PageReport, PageReport, PageReport]
const [sample] = page.findings as [Finding, Finding]
const { start, end } = sample.target as Position
const figure: Finding = {
  ...sample,
  edits: [{ side: 'target', start: start.offset, end: end.offset, text: 'thirty' }],
}
const only = (...findings: readonly Finding[]): Report => ({ ...report, pages: [{ ...page, findings }] })
const many = (count: number, severity: Severity): Finding[] =>
  Array.from({ length: count }, (_, at) => ({ ...figure, severity, fingerprint: String(at).padStart(16, '0') }))

/** Text by somebody who means harm. */
const hostile: Report = {
  ...report,
  pages: [
    {
      ...page,
      id: 'x"><y',
      source: { path: 'fr/a b,c:d%é[1](2).md', locale: 'fr' },
      target: { path: 'en/]]>\u0007.md', locale: 'en' },
      owners: ['@org/"<team>'],
      findings: [
        {
          ...figure,
          edits: [],
          said: { ...figure.said, text: { en: 'a ]]> & <b> "c"\r\n::error::x\u0000 [x](1) %0A @ada', fr: 'b' } },
          suggestion: {
            edit: { side: 'target', start: 0, end: 0, text: '```\n<script>\n::warning::' },
            origin: 'deepl',
          },
        },
      ],
    },
  ],
}

describe('of the help centre', () => {
  const formats = [
    'json',
    'sarif',
    'gitlab',
    'junit',
    'rdjson',
    'badge',
    'compact',
    'github',
    'github-comment',
  ] as const
  let folder: string
  const read = (format: (typeof formats)[number]): string => readFileSync(join(folder, format), 'utf8')
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'diptych-formats-'))
    const orders = formats.flatMap((format) => ['--reporter', `${format}=${join(folder, format)}`])
    await runIn('examples/help-centre', ['check', ...orders])
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  test('every format is valid', () => {
    const findings = (JSON.parse(read('json')) as WireReport).pages.flatMap((one) => one.findings)
    expect(findings.length).toBeGreaterThan(40)
    expect(sarifSchema.parse(JSON.parse(read('sarif'))).runs[0]?.results).toHaveLength(findings.length)
    expect(gitlabSchema.parse(JSON.parse(read('gitlab')))).toHaveLength(findings.length)
    expect(rdjsonSchema.parse(JSON.parse(read('rdjson'))).diagnostics).toHaveLength(findings.length)
    expect(junitSchema.parse(readXml(read('junit'))).attributes.failures).toBe(
      findings.filter(({ severity }) => severity === 'error').length,
    )
    badgeSchema.parse(JSON.parse(read('badge')))
    expect(read('compact').trimEnd().split('\n')).toHaveLength(findings.length)
    expect(read('github').match(/^::error /gm)).toHaveLength(10)
    expect(read('github-comment').length).toBeLessThanOrEqual(65_536)
  })

  test('SARIF leads back to the same findings at the same places', () => {
    const { pages } = JSON.parse(read('json')) as WireReport
    const run = sarifSchema.parse(JSON.parse(read('sarif'))).runs[0]
    const placeOf = (uri: string, at: { startLine: number; startColumn: number; endLine: number; endColumn: number }) =>
      `${decodeURIComponent(uri).replace('examples/help-centre/', '')} ${at.startLine}:${at.startColumn}-${at.endLine}:${at.endColumn}`
    const told = run?.results.map((result) => {
      const places = [...result.locations, ...(result.relatedLocations ?? [])].map(({ physicalLocation }) =>
        placeOf(physicalLocation.artifactLocation.uri, physicalLocation.region),
      )
      return [result.ruleId, result.partialFingerprints?.['diptych/v1'], ...new Set(places)].sort().join('\n')
    })
    const wired = pages.flatMap((one) =>
      one.findings.map((finding) => {
        const places = (['source', 'target'] as const).flatMap((side) =>
          [finding, ...(finding.parts ?? [])].flatMap((part) => {
            const at = part[side]
            const uri = one[side]?.path
            return at && uri ? [placeOf(uri, regionOf(at))] : []
          }),
        )
        return [finding.rule, finding.fingerprint, ...new Set(places)].sort().join('\n')
      }),
    )
    expect(told).toEqual(wired)
  })

  test('SARIF explains every rule from the manual', () => {
    const rules = sarifSchema.parse(JSON.parse(read('sarif'))).runs[0]?.tool.driver.rules ?? []
    const number = rules.find(({ id }) => id === 'number')
    expect(number?.shortDescription?.text).toMatch(/^Reports a figure whose value changed/)
    expect(number?.help?.markdown).toContain('## How to fix or suppress')
    expect(rules.filter(({ help }) => !help)).toEqual([])
  })

  test('paths are those of the repository, not of the folder', () => {
    for (const format of ['sarif', 'gitlab', 'rdjson', 'github'] as const)
      expect(read(format)).toContain('examples/help-centre/en/backups.md')
    expect(read('compact')).toMatch(/^en\/backups\.md:\d+:\d+ /m)
  })
})

const regionOf = ({ start, end }: NonNullable<WireFinding['source']>) => ({
  startLine: start.line,
  startColumn: start.column,
  endLine: end.line,
  endColumn: end.column,
})

describe('SARIF', () => {
  const resultsOf = (of: Report) => sarifSchema.parse(JSON.parse(sarif(of, view))).runs[0]?.results ?? []

  test('shows the other language, and fixes by lines and columns', () => {
    const [result] = resultsOf(only(figure))
    expect(result?.message.text).toBe('`trente` (30) became `thirteen` (13). ↔ [fr/guides/backups.md:3](1)')
    expect(result?.locations[0]?.physicalLocation).toEqual({
      artifactLocation: { uri: 'en/guides/backups.md', uriBaseId: '%SRCROOT%' },
      region: { startLine: 3, startColumn: 21, endLine: 3, endColumn: 29 },
    })
    expect(result?.relatedLocations?.[0]?.message?.text).toBe('Source (fr)')
    expect(result?.fixes?.[0]?.artifactChanges[0]?.replacements[0]).toEqual({
      deletedRegion: { startLine: 3, startColumn: 21, endLine: 3, endColumn: 29 },
      insertedContent: { text: 'thirty' },
    })
  })

  test('a missing page is told at its source, and a draft is a fix to be reviewed', () => {
    const suggestion = {
      edit: { side: 'target', start: english.length, end: english.length, text: '2. Go.' },
      origin: 'memory',
    } as const
    const [result] = resultsOf(only({ ...figure, edits: [], suggestion }))
    expect(result?.fixes?.[0]?.description.text).toBe('Draft from memory, to be reviewed.')
    const [missing] = resultsOf({ ...report, pages: [lonely] })
    expect(missing?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('fr/seul.md')
  })

  test('says what was there before a change', () => {
    const base = 'a'.repeat(40)
    const findings = (['introduced', 'made-stale', 'known'] as const).map((since) => ({ ...figure, since }))
    expect(resultsOf({ ...only(...findings), base }).map(({ baselineState }) => baselineState)).toEqual([
      'new',
      'new',
      'unchanged',
    ])
  })

  test('leaves out the least grave where there are more than GitHub takes, and says so', () => {
    const of = only(...many(3, 'info'), ...many(25_000, 'warn').map((one, at) => ({ ...one, fingerprint: `w${at}` })))
    const { results, invocations } = JSON.parse(sarif(of, view)).runs[0]
    expect([results.length, results.filter(({ level }: { level: string }) => level === 'note').length]).toEqual([
      25_000, 0,
    ])
    expect(invocations[0].toolExecutionNotifications[0].message.text).toMatch(/^3 results/)
  })

  test('holds hostile text as text', () => {
    const [result] = resultsOf(hostile)
    expect(result?.locations[0]?.physicalLocation.artifactLocation.uri).toBe('en/%5D%5D%3E%07.md')
    expect(result?.message.text).toContain('\\[x](1)')
    expect(decodeURIComponent(result?.relatedLocations?.[0]?.physicalLocation.artifactLocation.uri ?? '')).toBe(
      'fr/a b,c:d%é[1](2).md',
    )
  })
})

describe('annotations of GitHub', () => {
  test('stand at the translation, and at the source of what was left behind', () => {
    expect(github(only(figure), view)).toBe(
      '::warning file=en/guides/backups.md,line=3,endLine=3,col=21,endColumn=29,title=number::`trente` (30) became `thirteen` (13).%0A↔ fr/guides/backups.md:3\n',
    )
    expect(github(only({ ...figure, since: 'made-stale' }), view)).toMatch(
      /^::warning file=fr\/guides\/backups\.md,line=3,/,
    )
  })

  test('the worst come first, within the limits, and the others are counted', () => {
    const known = { ...figure, since: 'known', severity: 'error' } as const
    const lines = github(only(...many(12, 'warn'), ...many(13, 'error'), known), view)
      .trimEnd()
      .split('\n')
    expect(lines.map((line) => line.split(' ')[0])).toEqual([
      ...Array(10).fill('::error'),
      ...Array(10).fill('::warning'),
      'Not',
      'Not',
    ])
    expect(lines.slice(-2)).toEqual([
      'Not annotated, as GitHub shows 10 of a kind: 3 errors, 2 warnings, 0 infos. The job summary has them all.',
      'Not annotated, as it was there before this change: 1.',
    ])
  })

  test('text cannot become a command or a property', () => {
    const lines = github(hostile, view).trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).toContain('file=en/]]>␇.md,')
    expect(
      github(
        { ...hostile, pages: hostile.pages.map((one) => ({ ...one, target: one.source ?? one })) } as Report,
        view,
      ),
    ).toContain('file=fr/a b%2Cc%3Ad%25é[1](2).md,')
  })

  test('the summary stays below a mebibyte, and no fence stays open', () => {
    const pages = Array.from({ length: 3000 }, (_, at) => ({ ...page, id: `${page.id}-${at}` }))
    expect(Buffer.byteLength(githubSummary({ ...report, pages }, view))).toBeLessThanOrEqual(2 ** 20)
    const text = `# é\n\n\`\`\`\n${'é\n'.repeat(100)}\`\`\`\n`
    expect(cutMarkdown(text, 60, 'more')).toBe('# é\n\n\nmore\n')
    expect(cutMarkdown(text, 1000, 'more')).toBe(text)
  })
})

describe('the comment on a pull request', () => {
  const base = 'a'.repeat(40)
  const change: Report = {
    ...only(
      { ...figure, since: 'introduced' },
      { ...figure, since: 'made-stale', edits: [], severity: 'error' },
      { ...figure, since: 'known' },
    ),
    base,
  }

  test('groups by what the change did, as a list to tick off', () => {
    expect(githubComment(change, view)).toMatchInlineSnapshot(`
      "<!-- diptych: report -->

      ### Languages in step?

      1 introduced by this change · 1 left behind by it · 1 already there

      en: parity 66%

      #### Left behind by this change (1)

      - [ ] **error** \`trente\` (30) became \`thirteen\` (13). \`number\` · [fr/guides/backups.md:3](./fr/guides/backups.md#L3) ↔ [en/guides/backups.md:3](./en/guides/backups.md#L3)

      #### Introduced by this change (1)

      - [ ] **warning** \`trente\` (30) became \`thirteen\` (13). \`number\` · [en/guides/backups.md:3](./en/guides/backups.md#L3) ↔ [fr/guides/backups.md:3](./fr/guides/backups.md#L3)

        Needs no translation (\`diptych fix\` does it):

        \`\`\`markdown
        thirty
        \`\`\`


      <details><summary>Already there (1)</summary>

      - **warning** \`trente\` (30) became \`thirteen\` (13). \`number\` · [en/guides/backups.md:3](./en/guides/backups.md#L3) ↔ [fr/guides/backups.md:3](./fr/guides/backups.md#L3)

      </details>

      <sub>\`npx diptych explain RULE\` tells more of a rule. This comment is renewed with each push.</sub>
      "
    `)
  })

  test('in French', () => {
    const text = githubComment(change, { ...view, tongue: 'fr' })
    expect(text.startsWith(commentMark)).toBe(true)
    expect(text).toContain('#### Non suivi dans la traduction (1)')
    expect(text).toContain('<summary>Déjà présent (1)</summary>')
  })

  test('is friendly where there is nothing', () => {
    expect(githubComment(inStep, view)).toContain('Nothing to report: the languages are in step.')
    expect(githubComment({ ...inStep, base, pages: [] }, view)).toContain('This change touches no page.')
  })

  test('fits, whatever the change', () => {
    const since = (findings: Finding[], of: Finding['since']) =>
      findings.map((one) => ({ ...one, since: of }) as Finding)
    const huge = only(...since(many(900, 'error'), 'introduced'), ...since(many(900, 'warn'), 'known'))
    const text = githubComment({ ...huge, base }, view)
    expect(text.length).toBeLessThanOrEqual(65_000)
    expect(text).toMatch(/…and \d+ more/)
    expect(text.trimEnd().endsWith('</sub>')).toBe(true)
  })

  test('leaves a draft of a whole page to the report, and keeps the rest', () => {
    const edits = [{ side: 'target', start: 0, end: 0, text: 'x'.repeat(70_000) }] as const
    const text = githubComment(only({ ...figure, edits }, figure), view)
    expect(text).not.toContain('xxx')
    expect(text.match(/^- \[ \]/gm)).toHaveLength(2)
    expect(text).toContain('thirty')
  })

  test('mentions nobody and holds no markup of others', () => {
    const text = githubComment(hostile, view)
    expect(text).not.toMatch(/@(?:ada|org)|<b>|<team>/)
    expect(text).toContain('  ````markdown\n  ```\n  <script>\n')
  })
})

describe('text that nobody should see', () => {
  const text =
    'half \ud83d ctl \u0001\u001b[31mred\u001b[0m\u007f\u009b31m turned \u202e line \u2028 end ##[add-mask]x and 1 😀'
  const strange = { ...figure, edits: [], said: { ...figure.said, text: { en: text, fr: text } } }
  const draft = { edit: { side: 'target', start: 0, end: 0, text }, origin: 'memory' } as const
  const shown = { ...report, pages: [{ ...page, findings: [{ ...strange, suggestion: draft }] }] }

  test.each(reporterNames)('%s: steers no terminal and is whole', async (name) => {
    const out = (await reporters[name]())(shown, view)
    expect(out).not.toMatch(/(?!\n)\p{Cc}|\p{Bidi_Control}|[\u2028\u2029]/u)
    if (name === 'html' || out.trim()[0] !== '{') return
    expect(out).not.toMatch(/\\ud[89ab][0-9a-f]{2}(?!\\ud[c-f])/)
    if (name !== 'badge') expect(out).toContain('😀')
  })

  test('a line of a megabyte takes no time, and no more room than it may', async () => {
    const long = { ...strange, said: { ...strange.said, text: { en: 'x'.repeat(2 ** 20), fr: '' } } }
    const huge = { ...report, pages: [{ ...page, findings: [long, figure] }] }
    expect(github(huge, view).length).toBeLessThan(10_000)
    expect(githubComment(huge, view).length).toBeLessThanOrEqual(65_000)
    expect(githubComment(huge, view)).toContain('`trente` (30)')
    expect(Buffer.byteLength(githubSummary(huge, view))).toBeLessThanOrEqual(2 ** 20)
  })
})

describe('other formats', () => {
  test('GitLab and JUnit hold hostile text as text', () => {
    expect(gitlabSchema.parse(JSON.parse(gitlab(hostile, view)))).toHaveLength(1)
    const suites = junitSchema.parse(readXml(junit(hostile, view)))
    expect(suites.children[0]?.children[0]?.attributes.name).toBe('number en/]]>\uFFFD.md:3:21')
  })

  test('JUnit: a page in step passes, an old finding passes, a new error fails', () => {
    const error = { ...figure, severity: 'error' } as const
    const { attributes } = junitSchema.parse(readXml(junit(only(error, { ...error, since: 'known' }, figure), view)))
    expect(attributes).toMatchObject({ tests: 3, failures: 1 })
    expect(junitSchema.parse(readXml(junit(inStep, view))).attributes).toMatchObject({ tests: 1, failures: 0 })
  })

  test('reviewdog counts bytes, and takes suggestions for the file that is told of', () => {
    const text = 'é𐐀 treize\n'
    const at = { start: { line: 1, column: 5, offset: 4 }, end: { line: 1, column: 11, offset: 10 } }
    const edits = [{ side: 'target', start: 4, end: 10, text: 'trente' }] as const
    const texts = new Map([['en/guides/backups.md', text]])
    const { diagnostics } = rdjsonSchema.parse(
      JSON.parse(rdjson(only({ ...figure, target: at, edits }), { ...view, texts })),
    )
    // é takes 2 bytes, 𐐀 takes 4, the space 1.
    const range = { start: { line: 1, column: 8 }, end: { line: 1, column: 14 } }
    expect(diagnostics[0]).toMatchObject({ location: { range }, suggestions: [{ range, text: 'trente' }] })
    expect(diagnostics[0]?.related_locations?.[0]).toMatchObject({
      message: 'source (fr)',
      location: { range: { start: { line: 3 } } },
    })
  })

  test('compact: a line a finding, which cannot steer a terminal', () => {
    expect(compact(only(figure), { ...view, base: 'docs/' })).toBe(
      'docs/en/guides/backups.md:3:21 number `trente` (30) became `thirteen` (13).\n',
    )
    const lines = compact(hostile, view).trimEnd().split('\n')
    expect(lines).toHaveLength(1)
    expect(lines[0]).not.toMatch(/\p{Cc}/u)
  })

  test('the badge has the parity of each language', () => {
    expect(badgeSchema.parse(JSON.parse(badge(report, view)))).toMatchObject({ message: '55%', color: 'orange' })
    const two = { ...inStep, targets: ['en', 'de'] }
    expect(JSON.parse(badge(two, { ...view, tongue: 'fr' }))).toMatchObject({
      label: 'parité',
      message: 'en 100\u00a0% · de 100\u00a0%',
      color: 'brightgreen',
    })
  })
})
