/** A dump's lines → its articles. */
import { runInNewContext } from 'node:vm'
import { KnownError } from '../known-error.ts'
import { type DumpLine, rawLines, readLines } from './lines.ts'
import { opensArticle } from './openings.ts'
import { looksLikeHeading } from './outline.ts'

/** The lines of each article, in the dump's order. */
export type Articles = readonly (readonly DumpLine[])[]

/** Up to here a line that ends with a colon announces what follows; a longer one is a sentence that lost its picture. */
const longestLeadIn = 60

/**
 * Splits where a line names the article and says what it does ("This guide explains…", "Ce guide explique…"), outside a
 * list, not announced by the line before ("See also:"), and with text of its own below: a row of such lines is a table
 * of contents. Where most openings stand below a line that looks like a title, it is theirs. What comes before the first
 * opening is an article too.
 */
export const splitByOpenings = (text: string): Articles => {
  const lines = readLines(text, () => false)
  const openings = lines.flatMap((line, index) => (opensHere(lines, line, index) ? [index] : []))
  const later = openings.filter((index) => index > 0)
  const titled = later.filter((index) => hasTitle(lines, index))
  const titles = titled.length * 2 > later.length ? new Set(titled) : new Set<number>()
  return cut(
    lines,
    openings.map((index) => (titles.has(index) ? index - 1 : index)),
  )
}

const opensHere = (lines: readonly DumpLine[], line: DumpLine, index: number): boolean => {
  if (line.kind === 'item' || !opensArticle(line.text)) return false
  const before = lines[index - 1]
  const after = lines[index + 1]
  const announced =
    before?.kind === 'text' && before.text.length <= longestLeadIn && /[^\s:][ \u00A0\u202F]?:$/.test(before.text)
  return !announced && after !== undefined && !opensArticle(after.text)
}

/** Whether the line before an opening is its article's title. */
const hasTitle = (lines: readonly DumpLine[], opening: number): boolean => {
  const before = lines[opening - 1]
  return before !== undefined && looksLikeHeading(before)
}

/**
 * Splits before each line that the pattern matches.
 *
 * @param pattern A JavaScript regular expression, tried with the `u` flag on each line of at most 1000 characters.
 * @param patience Milliseconds that all lines together may take.
 * @throws {KnownError} for a pattern that is none, or takes longer.
 */
export const splitByPattern = (text: string, pattern: string, patience = 5000): Articles => {
  const opening = new Set(matching(rawLines(text), pattern, patience).map((index) => index + 1))
  const lines = readLines(text, (line) => opening.has(line))
  return cut(
    lines,
    lines.flatMap(({ line }, index) => (opening.has(line) ? [index] : [])),
  )
}

const longestMatched = 1000

/** Runs a pattern of the user's where it can be stopped: the engine tries some patterns for longer than anyone lives. */
const matching = (lines: readonly string[], pattern: string, patience: number): readonly number[] => {
  try {
    new RegExp(pattern, 'u')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new KnownError(
      {
        en: `\`--split\` is not a regular expression: ${reason}.`,
        fr: `\`--split\` n'est pas une expression régulière : ${reason}.`,
      },
      { cause: error },
    )
  }
  const tried = lines.map((line) => (line.length > longestMatched ? '' : line))
  try {
    const found: string = runInNewContext(
      'const tried = new RegExp(pattern, "u"); lines.flatMap((line, at) => line !== "" && tried.test(line) ? [at] : []).join()',
      { pattern, lines: tried },
      { timeout: patience },
    )
    return found === '' ? [] : found.split(',').map(Number)
  } catch (error) {
    throw new KnownError(
      {
        en: `\`--split\` takes more than ${patience / 1000} s on this dump; a simpler pattern, anchored with \`^\`, is quick.`,
        fr: `\`--split\` demande plus de ${patience / 1000} s sur ce texte ; un motif plus simple, ancré par \`^\`, est rapide.`,
      },
      { cause: error },
    )
  }
}

const cut = (lines: readonly DumpLine[], starts: readonly number[]): Articles => {
  const edges = [0, ...starts, lines.length]
  return edges.flatMap((start, at) => {
    const article = lines.slice(start, edges[at + 1])
    return at < edges.length - 1 && article.length > 0 ? [article] : []
  })
}
