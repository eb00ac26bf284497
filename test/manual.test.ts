/** The manual is the first customer: it is at parity, and what it shows and says is what the program does. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { Code, Root } from 'mdast'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { commands } from '../src/cli/commands.ts'
import { widthFor } from '../src/cli/look.ts'
import { readJson } from '../src/config/json.ts'
import { configSchema } from '../src/config/schema.ts'
import { checkConfig } from '../src/config/validate.ts'
import { loadConfig } from '../src/config.ts'
import { MOST_BYTES, MOST_FOLDERS_DEEP, MOST_NAMES } from '../src/files/limits.ts'
import * as api from '../src/index.ts'
import type { Tongue } from '../src/model.ts'
import { defaultPairingConfidence, defaultPairingKeys } from '../src/project/pair.ts'
import { languageOf } from '../src/text/languages.ts'
import { numbersIn, sameNumber } from '../src/text/numbers.ts'
import { runIn } from './cli/support.ts'
import { checkContract } from './report/contract.ts'

const { checkFiles, checkProject, diskFiles, memoryFiles, pairProject, readPage, rules, toWire } = api

const tongues: readonly Tongue[] = ['en', 'fr']
const pageOf = (tongue: Tongue, name: string): string => readFileSync(`docs/${tongue}/${name}.md`, 'utf8')
const namesOf = (tongue: Tongue): string[] =>
  readdirSync(`docs/${tongue}`).flatMap((name) => (name.endsWith('.md') ? [name.slice(0, -'.md'.length)] : []))

const parsed = (text: string): Root => unified().use(remarkParse).parse(text)

/** The code blocks of a text in a language. */
const fences = (text: string, language: string): Code[] => {
  const found: Code[] = []
  visit(parsed(text), 'code', (node) => {
    if (node.lang === language) found.push(node)
  })
  return found
}

/** The commands that a text shows, in sentences and in code. */
const commandsIn = (text: string): string[] => [
  ...new Set(
    [...text.matchAll(/(?:`|^(?:\$ |- run: |.*&& )?)npx (?:--yes )?diptych ([^`\n]+)/gm)].map(
      ([, command = '']) => command,
    ),
  ),
]

test('is at parity', async () => {
  const { config, root, beside } = await loadConfig('.')
  // By content alone: a shallow clone, or a merge under way, must not decide what the test says.
  const { pages } = await checkProject(diskFiles(root, beside), config, { history: false })
  expect(pages.length).toBeGreaterThan(namesOf('en').length)
  const findings = pages.flatMap(({ source, target, findings }) =>
    findings
      .filter(({ severity }) => severity !== 'info')
      .map(({ rule, said, source: here, target: there }) => {
        const [path, at] = there ? [target?.path, there] : [source?.path, here]
        return `${path}:${at?.start.line} ${rule} ${said.text.en}`
      }),
  )
  expect(findings).toEqual([])
}, 60_000)

describe.each(tongues)('the manual in %s', (tongue) => {
  test.each(namesOf(tongue).filter((name) => name !== 'index'))('leads to %s from its first page', (name) => {
    expect(pageOf(tongue, 'index')).toContain(`](${name}.md)`)
  })

  test('names every field of the configuration', () => {
    const page = pageOf(tongue, 'configuration')
    const named = new Set([...page.matchAll(/`(?:[\w*]+\.)*(\$?\w+)`/g)].map(([, key = '']) => key))
    const missing = keysOf(z.toJSONSchema(configSchema, { io: 'input' }) as Schema).filter((key) => !named.has(key))
    expect(missing).toEqual([])
  })

  test('gives the defaults of the configuration', () => {
    const page = pageOf(tongue, 'configuration')
    expect(page).toContain(`\`${JSON.stringify(defaultPairingKeys).replaceAll(',', ', ')}\``)
    const confidence = String(defaultPairingConfidence)
    expect(page).toContain(` ${tongue === 'fr' ? confidence.replace('.', ',') : confidence}.`)
  })

  test.each(namesOf(tongue))('shows configurations that are valid: %s', (name) => {
    for (const { value } of fences(pageOf(tongue, name), 'json')) {
      const { value: json } = readJson(value, name)
      if (checkContract.safeParse(json).success) continue
      const config = checkConfig(json, name)
      const unknown = Object.keys(config.rules ?? {}).filter((id) => !rules.some((rule) => rule.id === id))
      expect(unknown).toEqual([])
    }
  })

  test.each([
    ...namesOf(tongue).map((name) => `docs/${tongue}/${name}.md`),
    tongue === 'fr' ? 'README.fr.md' : 'README.md',
  ])(
    'shows commands and options that exist: %s',
    async (path) => {
      for (const command of commandsIn(readFileSync(path, 'utf8'))) {
        const [name = '', ...args] = command.trim().split(/\s+/)
        if (name.startsWith('-')) continue
        expect(Object.keys(commands)).toContain(name)
        const out = await helpOf(name)
        for (const arg of args) if (arg.startsWith('--') && arg !== '--help') expect(out).toContain(arg)
      }
    },
    30_000,
  )

  test('names every option of the commands somewhere', async () => {
    const manual = namesOf(tongue)
      .map((name) => pageOf(tongue, name))
      .join('\n')
    for (const name of Object.keys(commands)) {
      const out = await helpOf(name)
      const options = [...out.matchAll(/^ {2,6}(?:-\w, )?(--[a-z-]+)/gm)].map(([, option = '']) => option)
      expect(options.filter((option) => !manual.includes(option))).toEqual([])
    }
  })

  test('shows the JSON that its example gives', async () => {
    const page = pageOf(tongue, 'output')
    const [fr, en] = fences(page, 'md')
    const [json] = fences(page, 'json')
    const report = await checkFiles(
      { 'docs/fr/restore.md': `${fr?.value}\n`, 'docs/en/restore.md': `${en?.value}\n` },
      { source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.md'] },
    )
    const shown: unknown = JSON.parse(json?.value ?? '')
    expect(shown).toEqual(toWire(report, tongue))
    expect(checkContract.safeParse(shown).error).toBeUndefined()
  })
})

test('shows programs that run, the same in both languages', () => {
  const [programs = [], others] = tongues.map((tongue) => fences(pageOf(tongue, 'api'), 'ts').map(({ value }) => value))
  expect(others).toEqual(programs)
  const printed = programs.map(run)
  expect(printed[0]).toBe('number `30 secondes` became `20 seconds`: correct the side that is wrong.\n')
  expect(checkContract.safeParse(JSON.parse(printed[1] ?? '')).error).toBeUndefined()
  expect(printed[2]).toBe('Only the translation shouts: “Welcome!”.\n')
}, 60_000)

describe('what the manual says of limits, layouts and notations', () => {
  /** The rows of the table under a heading, as the code spans of each cell. */
  const rowsUnder = (page: string, heading: string): string[][][] => {
    const section = page.slice(page.indexOf(`\n## ${heading}\n`) + 1).split(/\n## /, 1)[0] ?? ''
    const rows = section.split('\n').filter((line) => line.startsWith('|'))
    return rows.slice(2).map((row) =>
      row
        .split('|')
        .slice(1, -1)
        .map((cell) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code = '']) => code)),
    )
  }

  test('layouts are recognised', async () => {
    const rows = rowsUnder(pageOf('en', 'pages-and-pairs'), 'Layouts that are recognised')
    expect(rows.length).toBeGreaterThan(10)
    for (const [, [source = ''] = [], translations = []] of rows) {
      for (const target of translations) {
        const texts = {
          [source]: 'The backup of the day is kept for a week.',
          [target]: 'La sauvegarde du jour est gardée une semaine.',
        }
        const { project, pairs } = await pairProject(memoryFiles(texts), {})
        expect([project.source, project.targets]).toEqual(['en', ['fr']])
        expect(pairs).toMatchObject([{ source, target, pairedBy: 'path' }])
      }
    }
  })

  test.each(tongues)('notations are equal: %s', (tongue) => {
    const rows = rowsUnder(pageOf(tongue, 'languages'), tongue === 'en' ? 'The numbers' : 'Les nombres')
    expect(rows.length).toBeGreaterThan(5)
    for (const [[fr = ''] = [], [en = ''] = []] of rows) {
      const [[one], [other]] = [numbersIn(fr, languageOf('fr')), numbersIn(en, languageOf('en'))]
      expect([one?.raw, other?.raw]).toEqual([fr, en])
      expect(one && other && sameNumber(one, other)).toBe(true)
    }
  })

  test.each(tongues)('limits are those of the program: %s', (tongue) => {
    const figures = (name: string): string[] =>
      numbersIn(pageOf(tongue, name), languageOf(tongue)).flatMap(({ readings, unit = '' }) =>
        `${readings[0]} ${unit}`.trim(),
      )
    const expected = [String(MOST_FOLDERS_DEEP), String(MOST_NAMES), `${MOST_BYTES / 2 ** 20} MB`, '2000000']
    expect(figures('pages-and-pairs')).toEqual(expect.arrayContaining(expected))
    const isRead = (text: string): boolean => readPage('a.md', 'en', text).state === 'read'
    expect([isRead(' '.repeat(2_000_000)), isRead(' '.repeat(2_000_001))]).toEqual([true, false])
    expect(figures('reading')).toContain('100')
    expect([isRead('> '.repeat(99)), isRead('> '.repeat(100))]).toEqual([true, false])
    const widths = [{ isTTY: true, columns: 9 }, {}, { isTTY: true, columns: 999 }].map((output) =>
      String(widthFor(output)),
    )
    expect(figures('output')).toEqual(expect.arrayContaining(widths))
  })

  test.each(tongues)('exports are those of the package: %s', (tongue) => {
    const heading = tongue === 'en' ? 'What is exported' : 'Ce qui est exporté'
    const named = rowsUnder(pageOf(tongue, 'api'), heading).flatMap(([names = []]) =>
      names.map((name) => name.replace(/\(.*/, '')),
    )
    expect(named.toSorted()).toEqual(Object.keys(api).toSorted())
  })
})

const helps = new Map<string, string>()

/** What `--help` prints of a command. */
async function helpOf(name: string): Promise<string> {
  const known = helps.get(name) ?? (await runIn('.', [name, '--help'])).out
  helps.set(name, known)
  return known
}

interface Schema {
  readonly properties?: Readonly<Record<string, Schema>>
  readonly additionalProperties?: Schema | boolean
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
}

/** The keys of a schema, those of its parts among them. */
function keysOf({ properties = {}, additionalProperties, anyOf = [], items }: Schema): string[] {
  const parts = [...Object.values(properties), ...anyOf, ...(items ? [items] : [])]
  if (typeof additionalProperties === 'object') parts.push(additionalProperties)
  return [...new Set([...Object.keys(properties), ...parts.flatMap(keysOf)])]
}

/** What a program prints that imports Diptych, in the folder of the example. */
function run(program: string): string {
  const folder = mkdtempSync(join(resolve('test'), '.program-'))
  try {
    const file = join(folder, 'program.mts')
    writeFileSync(file, program.replace("from 'diptych'", `from '${resolve('src/index.ts')}'`))
    const cli = resolve('node_modules/tsx/dist/cli.mjs')
    const { stdout, stderr } = spawnSync(process.execPath, [cli, file], {
      cwd: 'examples/help-centre',
      encoding: 'utf8',
    })
    return stdout === '' ? stderr : stdout
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
