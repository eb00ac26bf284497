/** Front matter (YAML, TOML) → its entries, each with its place. Never throws: what cannot be read has no entries. */
import { parse as parseToml } from 'smol-toml'
import { isAlias, isCollection, isMap, isScalar, isSeq, type Node, parseDocument } from 'yaml'
import type { FrontMatterEntry, Span } from '../model.ts'

/** More front matter than this is data, not a page's head. */
const longest = 100_000
/** Values deeper than this are structure, not what a page says. */
const deepest = 8
/** Both readers call themselves for each level; a stack that runs out within an expression would end the process. */
const deepestRead = 100

/** The scalar values of a page's front matter; `offset` is where its text starts in the page. */
export function frontMatterEntries(value: string, format: 'yaml' | 'toml', offset: number): FrontMatterEntry[] {
  if (value.length > longest || isTooDeep(value)) return []
  // Neither reader knows a carriage return alone as the end of a line.
  const text = value.replace(/\r(?!\n)/g, '\n')
  try {
    return format === 'yaml' ? fromYaml(text, offset) : fromToml(text, offset)
  } catch {
    return []
  }
}

/** Whether brackets, dashes or indentation nest beyond what may be read. */
function isTooDeep(value: string): boolean {
  let open = 0
  for (const bracket of value.matchAll(/[[{}\]]/g)) {
    open = bracket[0] === '[' || bracket[0] === '{' ? open + 1 : Math.max(0, open - 1)
    if (open > deepestRead) return true
  }
  return value.split(/\r\n?|\n/).some((line) => (/^[ \t?-]*/.exec(line)?.[0].length ?? 0) > 2 * deepestRead)
}

function fromYaml(value: string, offset: number): FrontMatterEntry[] {
  const entries: FrontMatterEntry[] = []
  const document = parseDocument(value, { logLevel: 'silent', uniqueKeys: false })
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
  return entries
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
  visit(parseToml(value), [])
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
