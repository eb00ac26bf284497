/** Reads a rule's page (`docs/<tongue>/rules/<id>.md`): its parts, and its examples with what they expect. */
import type { Code, Root, RootContent } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { parse as parseYaml } from 'yaml'
import type { Config } from '../../src/config/types.ts'
import type { Tongue } from '../../src/model.ts'

/** One file of an example. */
export interface ExampleFile {
  /** From the example's root: `fr/page.md`. */
  readonly path: string
  readonly locale: string
  readonly text: string
  /** The commit that leaves the file like this, from 1; absent in an example without history. */
  readonly commit?: number
  /** `line:column` of each finding on this file's pair, on this side; absent where the fence says nothing. */
  readonly report?: readonly string[]
  /** One for all findings, or one each. */
  readonly drift?: readonly string[]
  readonly severity?: readonly string[]
}

/** A small tree of pages, and what the rule says of it. */
export interface Example {
  /** Line of its first fence in the rule's page. */
  readonly line: number
  readonly source: string
  readonly targets: readonly string[]
  /** The rule's options. */
  readonly options?: Readonly<Record<string, unknown>>
  /** What the project's configuration has besides. */
  readonly config?: Config
  readonly files: readonly ExampleFile[]
}

export interface RulePage {
  readonly title: unknown
  /** The text before the first heading. */
  readonly summary: string
  /** Titles of the level 2 headings. */
  readonly headings: readonly string[]
  /** Every code span under the heading `Options`. */
  readonly optionNames: readonly string[]
  readonly examples: readonly Example[]
}

/** The level 2 headings of every rule's page, in order. */
export const ruleHeadings: Readonly<Record<Tongue, readonly string[]>> = {
  en: ['Why it matters', 'What it reports', 'Options', 'How to fix or suppress', 'Examples'],
  fr: ['Pourquoi', 'Ce que la règle signale', 'Options', 'Corriger ou passer outre', 'Exemples'],
}

/** Reads a rule's page; throws an error with the line when a fence's info string makes no sense. */
export function parseRulePage(markdown: string): RulePage {
  const root: Root = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).parse(markdown)
  const firstHeading = root.children.findIndex(({ type }) => type === 'heading')
  const opening = root.children.slice(0, firstHeading < 0 ? undefined : firstHeading)
  return {
    title: titleOf(root),
    summary: opening
      .filter(({ type }) => type === 'paragraph')
      .map((node) => textOf(node))
      .join('\n'),
    headings: root.children.flatMap((node) => (node.type === 'heading' && node.depth === 2 ? [textOf(node)] : [])),
    optionNames: codeSpans(sectionOf(root, 'Options')),
    examples: runsOfFences(root).map(exampleOf),
  }
}

function titleOf({ children }: Root): unknown {
  const [first] = children
  return first?.type === 'yaml' ? parseYaml(first.value)?.title : undefined
}

/** What stands under a level 2 heading. */
function sectionOf({ children }: Root, title: string): RootContent[] {
  const start = children.findIndex((node) => node.type === 'heading' && node.depth === 2 && textOf(node) === title)
  if (start < 0) return []
  const length = children.slice(start + 1).findIndex((node) => node.type === 'heading' && node.depth <= 2)
  return children.slice(start + 1, length < 0 ? undefined : start + 1 + length)
}

function codeSpans(children: RootContent[]): string[] {
  const spans: string[] = []
  visit({ type: 'root', children }, 'inlineCode', ({ value }) => void spans.push(value))
  return spans
}

interface Fence {
  readonly node: Code
  readonly locale: string
  readonly settings: ReadonlyMap<string, string>
}

const localeTag = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8}){0,3}$/
const known = new Set(['report', 'drift', 'severity', 'file', 'commit', 'options', 'config'])
/** What the whole example shares, and so stands on its first fence. */
const shared = ['options', 'config'] as const

/** A fence with a locale after its language, or `undefined` for any other node. */
function fenceOf(node: RootContent): Fence | undefined {
  if (node.type !== 'code' || !node.meta) return undefined
  const [locale = ''] = node.meta.split(' ', 1)
  if (!localeTag.test(locale)) return undefined
  const settings = new Map<string, string>()
  let rest = node.meta.slice(locale.length).trim()
  while (rest !== '') {
    const [start = '', name = ''] = /^([a-z]+)=(?=\S)/.exec(rest) ?? []
    if (!known.has(name)) throw wrong(node, `\`${rest}\` does not begin with one of ${[...known].join('=, ')}=`)
    rest = rest.slice(start.length)
    const value = rest.startsWith('{') ? leadingJson(node, rest) : (rest.split(' ', 1)[0] ?? '')
    settings.set(name, value)
    rest = rest.slice(value.length).trim()
  }
  return { node, locale, settings }
}

/** The JSON object at the start of a text: up to the first brace where what was read is one. */
function leadingJson(node: Code, text: string): string {
  for (let end = text.indexOf('}'); end >= 0; end = text.indexOf('}', end + 1)) {
    const json = text.slice(0, end + 1)
    if (isJson(json)) return json
  }
  throw wrong(node, `\`${text}\` does not begin with JSON`)
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** Fences with nothing between them. */
function runsOfFences({ children }: Root): Fence[][] {
  const runs: Fence[][] = []
  let open = false
  for (const node of children) {
    const fence = fenceOf(node)
    if (!fence) open = false
    else if (open) runs.at(-1)?.push(fence)
    else {
      runs.push([fence])
      open = true
    }
  }
  return runs
}

function exampleOf(fences: readonly Fence[]): Example {
  const [first] = fences
  if (!first) throw new RangeError('An example has at least one fence.')
  const files = fences.map(fileOf)
  const locales = [...new Set(files.map(({ locale }) => locale))]
  const paths = new Set(files.map(({ path, commit = 1 }) => `${commit} ${path}`))
  if (paths.size < files.length)
    throw wrong(first.node, 'two fences are the same file; write a sentence between examples')
  if (locales.length < 2) throw wrong(first.node, 'an example needs two locales')
  for (const { node, settings } of fences.slice(1))
    for (const name of shared) if (settings.has(name)) throw wrong(node, `\`${name}\` stands on the first fence`)
  const [options, config] = shared.map((name) => first.settings.get(name))
  return {
    line: first.node.position?.start.line ?? 0,
    source: first.locale,
    targets: locales.slice(1),
    files,
    ...(options && { options: JSON.parse(options) }),
    ...(config && { config: JSON.parse(config) }),
  }
}

function fileOf({ node, locale, settings }: Fence): ExampleFile {
  const list = (name: string): readonly string[] | undefined => settings.get(name)?.split(',')
  const report = list('report')
  const drift = list('drift')
  const severity = list('severity')
  if (report?.some((place) => !/^[1-9]\d*:[1-9]\d*$/.test(place))) throw wrong(node, '`report` is line:column')
  for (const each of [drift, severity])
    if (each && each.length !== 1 && each.length !== report?.length)
      throw wrong(node, 'one `drift` or `severity` for all that is reported, or one each')
  const commit = settings.get('commit')
  if (commit !== undefined && !/^[1-9]$/.test(commit)) throw wrong(node, '`commit` is a number from 1 to 9')
  if (!report && (drift || severity)) throw wrong(node, '`drift` and `severity` need `report`')
  return {
    path: `${locale}/${settings.get('file') ?? `page.${node.lang}`}`,
    locale,
    text: `${node.value}\n`,
    ...(commit && { commit: Number(commit) }),
    ...(report && { report }),
    ...(drift && { drift }),
    ...(severity && { severity }),
  }
}

const wrong = (node: Code, reason: string): Error => new Error(`line ${node.position?.start.line}: ${reason}`)
