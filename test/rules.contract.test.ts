import { readdirSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { recommended, rules, strict } from '../rules/index.ts'
import { type Example, ruleHeadings } from './support/rule-page.ts'
import { readRulePage, rulePagePath, tongues } from './support/rule-pages.ts'

const ids = rules.map(({ id }) => id)
const grave = ['off', 'info', 'warn', 'error']

/** What the examples of both pages have in common, whichever language leads. */
const shapeOf = ({ options, files }: Example): unknown => ({
  options,
  files: files.map(({ path, report = [], drift, severity }) => ({
    file: path.slice(path.indexOf('/') + 1),
    findings: report.length,
    drift,
    severity,
  })),
})

const reports = ({ files }: Example): boolean => files.some(({ report }) => report)

test('the list is the folder', () => {
  const files = readdirSync('rules').filter((file) => file.endsWith('.ts') && file !== 'index.ts')
  expect(ids.toSorted()).toEqual(files.map((file) => basename(file, '.ts')).sort())
})

test('every page belongs to a rule', () => {
  for (const tongue of tongues) {
    const pages = readdirSync(`docs/${tongue}/rules`).map((file) => basename(file, '.md'))
    expect(pages.filter((page) => page !== 'index' && !ids.includes(page))).toEqual([])
  }
})

test.each(Object.entries({ recommended, strict }))('%s speaks of every rule, with a reason', (_, preset) => {
  expect(Object.keys(preset).sort()).toEqual(ids.toSorted())
  for (const { severity, reason } of Object.values(preset)) {
    expect(grave).toContain(severity)
    expect(reason.trim()).not.toBe('')
  }
})

test('strict is nowhere milder than recommended', () => {
  const rank = (preset: typeof recommended, id: string): number => grave.indexOf(preset[id]?.severity ?? 'off')
  expect(ids.filter((id) => rank(strict, id) < rank(recommended, id))).toEqual([])
})

describe.each(rules)('$id', (rule) => {
  const pages = tongues.map((tongue) => ({
    tongue,
    path: rulePagePath(rule.id, tongue),
    page: readRulePage(rule.id, tongue),
  }))

  test('says whether it has edits', () => {
    expect(/\bedits\b/.test(readFileSync(`rules/${rule.id}.ts`, 'utf8'))).toBe(rule.fixable === true)
  })

  test('is what its file exports', async () => {
    const exported: object = await import(`../rules/${rule.id}.ts`)
    expect(Object.values(exported)).toContain(rule)
  })

  test.each(pages)('has its page $path', ({ tongue, page }) => {
    expect(page?.title).toBe(rule.id)
    expect(page?.summary).toMatch(/^[^\n]+$/)
    expect(page?.headings).toEqual(ruleHeadings[tongue])
  })

  test('has an example that reports and one that stays silent', () => {
    const examples = pages[0]?.page?.examples ?? []
    expect(examples.some(reports)).toBe(true)
    expect(examples.every(reports)).toBe(false)
  })

  test('has the same examples in every language', () => {
    const [first, ...others] = pages.map(({ page }) => page?.examples.map(shapeOf))
    for (const other of others) expect(other).toEqual(first)
  })

  test('has a default for every option, and names every option on its pages', () => {
    if (!rule.options) return
    expect(rule.options.safeParse({}).error).toBeUndefined()
    const { properties = {} } = z.toJSONSchema(rule.options, { io: 'input', unrepresentable: 'any' })
    for (const { page } of pages) expect(page?.optionNames).toEqual(expect.arrayContaining(Object.keys(properties)))
  })
})
