import { describe, expect, test } from 'vitest'
import { rules } from '../../src/index.ts'
import { widthOf } from '../../src/report/terminal.ts'
import { runIn } from './support.ts'

const run = (...args: string[]) =>
  runIn('/', ['explain', ...args], { isTTY: true, columns: 60, env: { NO_COLOR: '1' } })

describe('diptych explain', () => {
  test.each(rules.map(({ id }) => id))('%s, in both languages, no prose wider than the terminal', async (id) => {
    for (const [lang, options] of [
      ['en', 'How to fix or suppress'],
      ['fr', 'Corriger ou passer outre'],
    ] as const) {
      const { code, out, err } = await run(id, '--lang', lang)
      expect([code, err]).toEqual([0, ''])
      expect(out).toMatch(new RegExp(`^${id}\\n\\n\\S`))
      expect(out).toContain(`\n${options}\n`)
      const prose = out.split('\n').filter((line) => !/^ {4}|^\|/.test(line))
      expect(prose.filter((line) => /^---$|^title:|^#|\]\(/.test(line))).toEqual([])
      expect(prose.filter((line) => line.includes(' ') && widthOf(line) > 60)).toEqual([])
    }
  })

  test('lists every rule by category, with its severity and what it reports', async () => {
    const { code, out } = await run()
    expect(code).toBe(0)
    for (const { id } of rules)
      expect(out).toMatch(new RegExp(`^ {2}${id} {2}(?:error|warning|info|off)\\n {4}\\S`, 'm'))
    expect(out.indexOf('Structure\n')).toBeLessThan(out.indexOf('Content\n'))
    expect((await run('--lang', 'fr')).out).toMatch(/^ {2}step-count {2}erreur$/m)
  })

  test.each([
    ['nmber', 'number'],
    ['Encoding', 'encoding'],
    ['typo', 'typography'],
    ['../rules/number', undefined],
    ['zzzzzz', undefined],
  ])('%s is no rule', async (given, meant) => {
    const { code, out, err } = await run(given)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(
      meant ? `There is no rule \`${given}\`. Did you mean \`${meant}\`?` : `There is no rule \`${given}\`. \`dip`,
    )
  })

  test('takes one rule at a time', async () => {
    expect(await run('number', 'url')).toMatchObject({ code: 2, out: '' })
  })
})
