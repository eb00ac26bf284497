import { describe, expect, test } from 'vitest'
import type { Finding, Position, Report } from '../src/model.ts'
import { parseRulePage } from './support/rule-page.ts'
import { expected, told } from './support/run-example.ts'

const page = (...examples: string[]): string => `---
title: some-rule
---

It says *what* it does.

## Why it matters

\`\`\`json
{ "rules": {} }
\`\`\`

## Options

- \`units\`: the units that \`count\`.

## Examples

${examples.join('\n\n')}
`

const fence = (info: string, text: string): string => `\`\`\`${info}\n${text}\n\`\`\``

const reporting = [
  fence('md fr options={"units": ["}", "min"]} config={"links": {"base": "/d"}}', 'Attendez 30 secondes.'),
  fence('md en report=1:6,2:1 drift=differs severity=error,warn', 'Wait 20 seconds.\n7'),
].join('\n\n')

describe('the page of a rule', () => {
  test('has a title, a summary, headings and examples', () => {
    const silent = `${fence('md fr', 'Bonjour.')}\n\n${fence('md en', 'Hello.')}`
    const read = parseRulePage(page('A duration changed.', reporting, 'Nothing to say.', silent))
    expect(read.title).toBe('some-rule')
    expect(read.summary).toBe('It says what it does.')
    expect(read.headings).toEqual(['Why it matters', 'Options', 'Examples'])
    expect(read.optionNames).toEqual(['units', 'count'])
    expect(read.examples).toEqual([
      {
        line: 21,
        source: 'fr',
        targets: ['en'],
        options: { units: ['}', 'min'] },
        config: { links: { base: '/d' } },
        files: [
          { path: 'fr/page.md', locale: 'fr', text: 'Attendez 30 secondes.\n' },
          {
            path: 'en/page.md',
            locale: 'en',
            text: 'Wait 20 seconds.\n7\n',
            report: ['1:6', '2:1'],
            drift: ['differs'],
            severity: ['error', 'warn'],
          },
        ],
      },
      {
        line: 32,
        source: 'fr',
        targets: ['en'],
        files: [
          { path: 'fr/page.md', locale: 'fr', text: 'Bonjour.\n' },
          { path: 'en/page.md', locale: 'en', text: 'Hello.\n' },
        ],
      },
    ])
  })

  test('an example may be a small tree, in any locales', () => {
    const tree = [
      fence('mdx pt-BR file=a.mdx', 'Um.'),
      fence('md fr-CH file=guides/b.md report=1:1', 'Deux.'),
      fence('txt de file=img/c.txt', '3'),
    ]
    const [example] = parseRulePage(page(tree.join('\n'))).examples
    expect(example?.source).toBe('pt-BR')
    expect(example?.targets).toEqual(['fr-CH', 'de'])
    expect(example?.files.map(({ path }) => path)).toEqual(['pt-BR/a.mdx', 'fr-CH/guides/b.md', 'de/img/c.txt'])
  })

  test.each([
    [
      'a setting that does not exist',
      [fence('md fr rapport=1:1', 'a'), fence('md en', 'b')],
      '`rapport=1:1` does not begin with one of report=',
    ],
    ['a place that is none', [fence('md fr report=1', 'a'), fence('md en', 'b')], '`report` is line:column'],
    ['a drift without a report', [fence('md fr drift=missing', 'a'), fence('md en', 'b')], 'need `report`'],
    ['too many drifts', [fence('md fr report=1:1 drift=extra,moved', 'a'), fence('md en', 'b')], 'or one each'],
    [
      'options that are not JSON',
      [fence('md fr options={a: 1}', 'a'), fence('md en', 'b')],
      '`{a: 1}` does not begin with JSON',
    ],
    [
      'options on the second fence',
      [fence('md fr', 'a'), fence('md en options={}', 'b')],
      '`options` stands on the first fence',
    ],
    ['one locale', [fence('md fr', 'a')], 'needs two locales'],
    ['two examples run together', [reporting, reporting], 'write a sentence between examples'],
  ])('%s is an error that names its line', (_, fences, reason) => {
    const read = (): unknown => parseRulePage(page(fences.join('\n\n')))
    expect(read).toThrow(reason)
    expect(read).toThrow(/^line \d+: /)
  })
})

describe('what is told of an example', () => {
  const at = (line: number, column: number): Position => {
    const point = { line, column, offset: line * 100 + column }
    return { start: point, end: point }
  }
  const finding = (
    source: Position | undefined,
    target: Position | undefined,
    more: Partial<Finding> = {},
  ): Finding => ({
    rule: 'some-rule',
    category: 'content',
    severity: 'error',
    drift: 'differs',
    said: { id: 'lost', data: {}, text: { en: '`30` is lost.', fr: '`30` a disparu.' } },
    ...(source && { source }),
    ...(target && { target }),
    ...more,
  })
  const reportOf = (...findings: Finding[]): Report => ({
    source: 'fr',
    targets: ['en'],
    pages: [
      {
        id: 'page',
        locale: 'en',
        source: { path: 'fr/page.md', locale: 'fr' },
        target: { path: 'en/page.md', locale: 'en' },
        parity: 1,
        findings,
      },
    ],
  })
  const example = (source: string, target: string) => {
    const [only] = parseRulePage(page(`${fence(`md fr ${source}`, 'a')}\n${fence(`md en ${target}`, 'b')}`)).examples
    if (!only) throw new Error('no example')
    return only
  }

  test('places, drifts and severities are compared on the sides that expect them', () => {
    const asked = example('', 'report=1:6,2:1 drift=differs severity=error,warn')
    const findings = [finding(at(1, 1), at(2, 1), { severity: 'warn' }), finding(at(1, 9), at(1, 6))]
    expect(told(asked, reportOf(...findings), 'some-rule')).toEqual(expected(asked))
    expect(told(asked, reportOf(finding(undefined, at(1, 6))), 'some-rule')).not.toEqual(expected(asked))
    expect(told(asked, reportOf(finding(at(1, 6), undefined), finding(undefined, at(2, 1))), 'some-rule')).toEqual({
      'en/page.md': ['nowhere differs error', '2:1 differs error'],
    })
  })

  test('both sides are compared where both expect something', () => {
    const asked = example('report=3:1', 'report=4:2')
    expect(told(asked, reportOf(finding(at(3, 1), at(4, 2))), 'some-rule')).toEqual(expected(asked))
    expect(told(asked, reportOf(finding(at(3, 2), at(4, 2))), 'some-rule')).not.toEqual(expected(asked))
  })

  test('a pair that expects nothing is silent', () => {
    const asked = example('', '')
    expect(told(asked, reportOf(), 'some-rule')).toEqual(expected(asked))
    expect(told(asked, reportOf(finding(at(1, 1), at(1, 6), { rule: 'another-rule' })), 'some-rule')).toEqual({})
    expect(told(asked, reportOf(finding(at(1, 1), undefined)), 'some-rule')).toEqual({
      'fr/page.md': ['1:1 differs error `30` is lost.'],
      'en/page.md': ['nowhere differs error `30` is lost.'],
    })
  })
})
