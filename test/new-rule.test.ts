import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newRule } from '../scripts/new-rule.ts'
import { parseRulePage, ruleHeadings } from './support/rule-page.ts'
import { tongues } from './support/rule-pages.ts'

const index = `import type { Rule } from '../src/rule.ts'
import { number } from './number.ts'
import { url } from './url.ts'

export const rules: readonly Rule[] = [
  number,
  url,
]

export const recommended: Record<string, object> = {
  number: { severity: 'error', reason: 'Misleads the reader.' },
}

export const strict: Record<string, object> = {
  number: { severity: 'error', reason: 'Misleads the reader.' },
}
`

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'diptych-new-rule-'))
  mkdirSync(join(root, 'rules'))
  writeFileSync(join(root, 'rules/index.ts'), index)
})

afterAll(() => rmSync(root, { recursive: true }))

const read = (path: string): string => readFileSync(join(root, path), 'utf8')

describe('the scaffolder of rules', () => {
  test('writes the rule, both pages and the test, and enters the rule in the list and the presets', () => {
    expect(newRule(root, 'step-order', 'structure')).toEqual([
      'rules/step-order.ts',
      'docs/en/rules/step-order.md',
      'docs/fr/rules/step-order.md',
      'test/rules/step-order.test.ts',
      'rules/index.ts',
    ])
    const lines = read('rules/index.ts').split('\n')
    expect(lines.slice(1, 4)).toEqual([
      "import { number } from './number.ts'",
      "import { stepOrder } from './step-order.ts'",
      "import { url } from './url.ts'",
    ])
    expect(lines.slice(5, 10)).toEqual([
      'export const rules: readonly Rule[] = [',
      '  number,',
      '  url,',
      '  stepOrder,',
      ']',
    ])
    expect(lines.filter((line) => line.startsWith("  'step-order': { severity: "))).toHaveLength(2)
  })

  test.each(tongues)('its page in %s has the form that every rule page has, and examples of both kinds', (tongue) => {
    const page = parseRulePage(read(`docs/${tongue}/rules/step-order.md`))
    expect(page.title).toBe('step-order')
    expect(page.headings).toEqual(ruleHeadings[tongue])
    expect(page.examples.map(({ files }) => files.map(({ report }) => report))).toEqual([
      [undefined, ['1:10']],
      [undefined, undefined],
    ])
  })

  test('what it writes type-checks as a part of the project, in its style', () => {
    for (const path of ['src', 'test/support', 'tsconfig.json', 'package.json', 'biome.json'])
      cpSync(path, join(root, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(root, 'node_modules'))
    const written = ['rules/step-order.ts', 'test/rules/step-order.test.ts']
    const config = { extends: './tsconfig.json', files: written, include: [] }
    writeFileSync(join(root, 'tsconfig.rule.json'), JSON.stringify(config))
    for (const command of ['tsc -p tsconfig.rule.json', `biome check --vcs-enabled=false ${written.join(' ')}`]) {
      const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command}`, {
        cwd: root,
        shell: true,
        encoding: 'utf8',
      })
      expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' })
    }
  })

  test('refuses what is there already, what is not kebab case, and a category that does not exist', () => {
    const before = read('rules/index.ts')
    expect(() => newRule(root, 'step-order')).toThrow('rules/step-order.ts is there already.')
    expect(() => newRule(root, '../outside')).toThrow('`../outside` is not in kebab case')
    expect(() => newRule(root, 'Step')).toThrow('kebab case')
    expect(() => newRule(root, 'another', 'grammar')).toThrow('no category `grammar`')
    expect(read('rules/index.ts')).toBe(before)
  })

  test('writes nothing when the list is not one that it knows', () => {
    writeFileSync(join(root, 'rules/index.ts'), 'export const rules = []\n')
    expect(() => newRule(root, 'another')).toThrow('export const rules')
    expect(() => read('rules/another.ts')).toThrow('ENOENT')
  })
})
