/** Front matter (YAML, TOML) → its entries, each with its place. Never throws: what cannot be read says why. */
import type { Node } from 'yaml'
import type { Words } from '../known-error.ts'
import type { FrontMatterEntry, FrontMatterFault, Span } from '../model.ts'
import { whenNeeded } from '../when-needed.ts'
import { readPlainYaml } from './plain-yaml.ts'

const yaml = await whenNeeded('yaml', () => import('yaml'))
const toml = await whenNeeded('smol-toml', () => import('smol-toml'))

/** More front matter than this is data, not a page's head. */
const longest = 100_000
/** Values deeper than this are structure, not what a page says. */
const deepest = 8
/** Both readers call themselves for each level; a stack that runs out within an expression would end the process. */
const deepestRead = 100

/** What was read of a page's front matter. */
export interface FrontMatter {
  /** Its scalar values. */
  readonly entries: readonly FrontMatterEntry[]
  /** Why it could not be read, or not in full. */
  readonly fault?: FrontMatterFault
}

/** Reads a page's front matter; `offset` is where its text starts in the page. */
export function readFrontMatter(value: string, format: 'yaml' | 'toml', offset: number): FrontMatter {
  const whole = { start: offset, end: offset }
  if (value.length > longest) return { entries: [], fault: { reason: tooLong(), ...whole } }
  if (isTooDeep(value)) return { entries: [], fault: { reason: tooDeep, ...whole } }
  // Neither reader knows a carriage return alone as the end of a line.
  const text = value.replace(/\r(?!\n)/g, '\n')
  try {
    if (format === 'toml') return { entries: fromToml(text, offset) }
    const plain = readPlainYaml(text, offset)
    return plain ? { entries: plain } : fromYaml(text, offset)
  } catch (error) {
    return { entries: [], fault: { reason: own(error), ...whole, ...placeOf(error, text, offset) } }
  }
}

const tooLong = (): Words => ({
  en: `it is longer than ${longest.toLocaleString('en')} characters`,
  fr: `il dépasse ${longest.toLocaleString('fr')} caractères`,
})
const tooDeep: Words = { en: 'it is nested too deeply', fr: 'il est imbriqué trop profondément' }

/** A parser's own words, which are English: the first line; what follows shows the place. */
function own(error: unknown): Words {
  const message = error instanceof Error ? error.message : String(error)
  const reason = (message.split('\n')[0] ?? '').replace(/[.:\s]+$/, '')
  return { en: reason, fr: reason }
}

/** TOML's reader counts lines and columns, both from 1. */
function placeOf(error: unknown, text: string, offset: number): Span | undefined {
  if (!(error instanceof toml().TomlError)) return undefined
  const before = text.split('\n').slice(0, error.line - 1)
  const at = offset + Math.min(text.length, before.join('\n').length + Math.min(1, before.length) + error.column - 1)
  return { start: at, end: at }
}

const tooFarIn = new RegExp(`^[ \\t?-]{${2 * deepestRead + 1}}`, 'm')

/** Whether brackets, dashes or indentation nest beyond what may be read. */
function isTooDeep(value: string): boolean {
  let open = 0
  for (const bracket of value.matchAll(/[[{}\]]/g)) {
    open = bracket[0] === '[' || bracket[0] === '{' ? open + 1 : Math.max(0, open - 1)
    if (open > deepestRead) return true
  }
  return tooFarIn.test(value)
}

function fromYaml(value: string, offset: number): FrontMatter {
  const { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument } = yaml()
  const entries: FrontMatterEntry[] = []
  const document = parseDocument(value, { logLevel: 'silent', uniqueKeys: false, prettyErrors: false })
  const visit = (node: unknown, path: readonly string[]): void => {
    if (path.length > deepest || node === null || isAlias(node)) return
    if (isMap(node)) {
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : undefined
        if (key !== undefined) visit(pair.value, [...path, key])
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        visit(item, [...path, String(index)])
      })
    } else if (isScalar(node)) {
      const [start, end] = node.range ?? [0, 0]
      entries.push({ key: path.join('.'), value: scalar(node.value), start: offset + start, end: offset + end })
    }
  }
  const root = document.contents as Node | null
  if (isCollection(root)) visit(root, [])
  const [error] = document.errors
  if (!error) return { entries }
  const at = offset + Math.min(error.pos[0], value.length)
  return { entries, fault: { reason: own(error), start: at, end: at } }
}

function fromToml(value: string, offset: number): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = []
  const lines = keyLines(value)
  const head = { start: 0, end: value.search(/[\r\n]|$/) }
  const visit = (data: unknown, path: readonly string[]): void => {
    if (path.length > deepest) return
    if (data !== null && typeof data === 'object' && !(data instanceof Date)) {
      for (const [key, child] of Object.entries(data)) visit(child, [...path, key])
    } else {
      const { start, end } = lines.get(path.findLast((key) => !/^\d+$/.test(key)) ?? '') ?? head
      entries.push({ key: path.join('.'), value: scalar(data), start: offset + start, end: offset + end })
    }
  }
  visit(toml().parse(value), [])
  return entries
}

/** TOML's reader gives no places: the first line that assigns a key stands for it. */
function keyLines(text: string): Map<string, Span> {
  const lines = new Map<string, Span>()
  for (const { 0: line, 1: bare, 2: quoted, index } of text.matchAll(
    /^[ \t]*(?:([\w.-]+)|["']([^"'\r\n]*)["'])[ \t]*=[^\r\n]*/gm,
  )) {
    const key = quoted ?? bare?.split('.').at(-1) ?? ''
    if (!lines.has(key)) lines.set(key, { start: index, end: index + line.length })
  }
  return lines
}

function scalar(value: unknown): FrontMatterEntry['value'] {
  if (value instanceof Date) return value.toISOString()
  return typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
    ? value
    : value == null
      ? null
      : String(value)
}
