import { describe, expect, test } from 'vitest'
import { json, toJson } from '../../src/report/json.ts'
import { checkContract } from './contract.ts'
import { report, view } from './sample.ts'

const printed = (tongue: 'en' | 'fr' = 'en') => checkContract.parse(JSON.parse(json(report, { ...view, tongue })))

describe('the report as JSON', () => {
  test('keeps the contract', () => {
    expect(() => printed()).not.toThrow()
  })

  test('speaks the language that was chosen, and gives the same data in both', () => {
    const [en, fr] = [printed('en'), printed('fr')]
    expect(en.pages[0]?.findings[0]?.message).toBe('`trente` (30) became `thirteen` (13).')
    expect(fr.pages[0]?.findings[0]?.message).toBe('`trente` (30) est devenu `thirteen` (13).')
    expect(fr.pages[0]?.findings[0]?.data).toEqual({ lost: 30 })
  })

  test('has its keys in the order of the contract, and none for what is absent', () => {
    const { pages } = JSON.parse(json(report, view))
    expect(Object.keys(pages[0])).toEqual(['id', 'locale', 'source', 'target', 'pairedBy', 'parity', 'findings'])
    expect(Object.keys(pages[0].findings[1])).toEqual([
      'rule',
      'category',
      'severity',
      'drift',
      'message',
      'data',
      'source',
      'target',
      'parts',
    ])
    expect(Object.keys(pages[2])).toEqual(['id', 'locale', 'source', 'parity', 'findings'])
  })

  test('counts', () => {
    const { totals } = printed()
    const same = {
      pages: { paired: 2, missing: 1, orphan: 0 },
      parity: 0.555,
      findings: { error: 1, warn: 1, info: 1 },
    }
    expect(totals).toEqual({
      ...same,
      rules: { number: 1, 'page-missing': 1, 'step-count': 1 },
      locales: { en: same },
    })
  })

  test('has a fix where there is one', () => {
    expect(printed().pages[0]?.findings[0]?.fixes).toEqual([{ side: 'target', start: 39, end: 47, text: 'thirty' }])
  })

  test('sends no control character to a terminal, and loses none', () => {
    const value = { text: 'a\u001b[2J\u009b31m\u007f\u202e\u2028é' }
    const text = toJson(value)
    expect(text.match(/[\p{Cc}\p{Bidi_Control}\u2028]/gu)?.filter((char) => char !== '\n') ?? []).toEqual([])
    expect(text).toContain('é')
    expect(JSON.parse(text)).toEqual(value)
  })
})
