import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newRule } from '../scripts/new-rule.ts'
import { parseRulePage, ruleHeadings } from './support/rule-page.ts'
import { tongues } from './support/rule-pages.ts'

const index = `import type { Rule } from '../src/rule.ts'
import { image } from './image.ts'
import { number } from './number.ts'
import { preamble } from './preamble.ts'
import { url } from './url.ts'

export const rules: readonly Rule[] = [
  preamble,
  number,
  image,
  url,
]

export const recommended: Record<string, object> = {
  preamble: {
    severity: 'error',
    reason: 'Leaves the reader behind.',
  },
  number: { severity: 'error', reason: 'Misleads the reader.' },
}

export const strict: Record<string, object> = {
  ...recommended,
  number: { severity: 'error', reason: 'Misleads the reader.' },
}
`

let root: string

beforeAll(() => {
  root = mkdtempSync(join(tmpdir(), 'diptych-new-rule-'))
  mkdirSync(join(root, 'rules'))
  writeFileSync(join(root, 'rules/index.ts'), index)
  writeFileSync(join(root, 'rules/preamble.ts'), "  category: 'structure',\n")
  for (const id of ['image', 'number', 'url']) writeFileSync(join(root, `rules/${id}.ts`), "  category: 'content',\n")
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
    const lineAfter = (line: string) => lines[lines.findIndex((one) => one.startsWith(line)) + 1]
    expect(lineAfter('import { preamble }')).toBe("import { stepOrder } from './step-order.ts'")
    expect(lineAfter('  preamble,')).toBe('  stepOrder,')
    const entered = (name: string) => lines.slice(lines.findIndex((line) => line.startsWith(`export const ${name}:`)))
    expect(entered('recommended')[5]).toMatch(/^ {2}'step-order': \{ severity: 'off'/)
    // Nothing of its category is in this preset yet.
    expect(entered('strict')[3]).toMatch(/^ {2}'step-order': \{ severity: 'warn'/)
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

describe('a new rule in a copy of this project', () => {
  const copy = mkdtempSync(join(tmpdir(), 'diptych-copy-'))
  const parts = ['src', 'rules', 'docs', 'lexicon', 'test/support']
  const tests = ['test/rules.contract.test.ts', 'test/rules.examples.test.ts']
  const settings = ['package.json', 'tsconfig.json', 'biome.json', 'vitest.config.ts']
  let written: string[]

  beforeAll(() => {
    for (const path of [...parts, ...tests, ...settings]) cpSync(path, join(copy, path), { recursive: true })
    symlinkSync(resolve('node_modules'), join(copy, 'node_modules'))
    written = newRule(copy, 'brand-new').filter((path) => path.endsWith('.ts'))
    const config = { extends: './tsconfig.json', files: written, include: [] }
    writeFileSync(join(copy, 'tsconfig.rule.json'), JSON.stringify(config))
  })

  afterAll(() => rmSync(copy, { recursive: true }))

  test.each([
    ['type-checks', () => 'tsc -p tsconfig.rule.json'],
    ['has the style of the project', () => `biome check --vcs-enabled=false ${written.join(' ')}`],
    ['keeps the contract, and its test and its examples pass', () => 'vitest run -t brand-new test/rules'],
  ])('%s', (_, command) => {
    const { status, stdout, stderr } = spawnSync(`node_modules/.bin/${command()}`, {
      cwd: copy,
      shell: true,
      encoding: 'utf8',
    })
    expect({ status, said: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, said: '' })
  })
})
