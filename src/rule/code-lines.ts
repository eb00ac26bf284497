/** Which lines of code were kept, translated, changed, lost or gained. */
import type { CodeLine, CodeToken } from '../text/code.ts'
import type { CodeLanguage } from '../text/code-languages.ts'
import { jsdiff } from '../text/jsdiff.ts'
import { isLocaleSwap } from '../text/locale-swap.ts'
import { hasSameTags } from '../text/names.ts'
import { nearest } from '../text/nearest.ts'
import { digitRuns } from '../text/pieces.ts'
import { similarity } from '../text/similarity.ts'
import type { Wording } from './wording.ts'

/** What a pair of blocks is compared with. */
export interface CodeContext {
  readonly language: CodeLanguage
  readonly wording: Wording
  readonly locales: { readonly source: string; readonly target: string }
}

/** One line's fate; `same` covers translated comments, strings and names. */
export type LineChange =
  | { readonly kind: 'same' | 'changed'; readonly source: CodeLine; readonly target: CodeLine }
  | { readonly kind: 'lost'; readonly source: CodeLine }
  | { readonly kind: 'gained'; readonly target: CodeLine }

/** Beyond this many comparisons, lines of a hunk are taken in their order. */
const mostPairs = 4000
/** Beyond this many lines lost and gained, no more is looked for in common. */
const mostEdits = 1000
/** Lines less alike than this are two lines, not one that changed. */
const related = 0.5

/** Compares lines of code, in order: equal ones anchor (Myers 1986, by jsdiff), what lies between is paired by likeness. */
export function compareCode(
  source: readonly CodeLine[],
  target: readonly CodeLine[],
  context: CodeContext,
): LineChange[] {
  // Lines that both sides have were read once, and their tokens are the same list; most code begins with some.
  let same = 0
  while (source[same] !== undefined && source[same]?.tokens === target[same]?.tokens) same++
  const changes: LineChange[] = []
  const keep = (from: number, to: number, count: number): void => {
    for (let k = 0; k < count; k++)
      changes.push({ kind: 'same', source: source[from + k] as CodeLine, target: target[to + k] as CodeLine })
  }
  keep(0, 0, same)
  if (same === source.length && same === target.length) return changes
  if (isOnlyDifference(source, target, same)) {
    changes.push(...inOrder(source.slice(same, same + 1), target.slice(same, same + 1), context))
    keep(same + 1, same + 1, source.length - same - 1)
    return changes
  }
  const numbers = new Map<CodeLine['tokens'] | string, number>()
  const numbered = ({ tokens }: CodeLine): number => {
    const known = numbers.get(tokens)
    if (known !== undefined) return known
    const key = keyOf(tokens)
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number).set(tokens, number)
    return number
  }
  const here = source.slice(same).map(numbered)
  const there = target.slice(same).map(numbered)
  let [i, j] = [same, same]
  let hunk: { source: CodeLine[]; target: CodeLine[] } = { source: [], target: [] }
  const close = () => {
    changes.push(...compareHunk(hunk.source, hunk.target, context))
    hunk = { source: [], target: [] }
  }
  for (const { added, removed, count } of jsdiff().diffArrays(here, there, { maxEditLength: mostEdits }) ??
    wholly(here, there)) {
    if (removed) hunk.source.push(...source.slice(i, i + count))
    else if (added) hunk.target.push(...target.slice(j, j + count))
    else {
      close()
      keep(i, j, count)
    }
    if (!added) i += count
    if (!removed) j += count
  }
  close()
  return changes
}

/** Whether one line stands in the place of another one, as all others are the same, and there is no other way to see it. */
function isOnlyDifference(source: readonly CodeLine[], target: readonly CodeLine[], at: number): boolean {
  if (source.length !== target.length || at === source.length) return false
  for (let next = source.length - 1; next > at; next--) if (source[next]?.tokens !== target[next]?.tokens) return false
  const [one, other, next] = [source[at], target[at], source[at + 1]].map((line) => line && keyOf(line.tokens))
  return one !== other && next !== one && next !== other
}

/** Two texts that have next to nothing in common. */
const wholly = (here: readonly unknown[], there: readonly unknown[]) => [
  { removed: true, added: false, count: here.length },
  { removed: false, added: true, count: there.length },
]

const keyOf = (tokens: CodeLine['tokens']): string =>
  tokens.map(({ kind, value }) => `${kind === 'string' ? '"' : ''}${value}`).join('\u0000')

function compareHunk(source: readonly CodeLine[], target: readonly CodeLine[], context: CodeContext): LineChange[] {
  if (source.length === 0) return target.map((line) => ({ kind: 'gained', target: line }))
  if (target.length === 0) return source.map((line) => ({ kind: 'lost', source: line }))
  // The same code, or the same text between tags, wrapped in another way.
  if (source.length + target.length > 2 && agree(tokensOf(source), tokensOf(target), context)) {
    return [{ kind: 'same', source: source[0] as CodeLine, target: target[0] as CodeLine }]
  }
  // One line in the place of one line became it, however little is left.
  return (source.length === 1 && target.length === 1) || source.length * target.length > mostPairs
    ? inOrder(source, target, context)
    : aligned(source, target, context)
}

/** The tokens of several lines; text that goes on from line to line is one. */
function tokensOf(lines: readonly CodeLine[]): CodeToken[] {
  const all: CodeToken[] = []
  for (const token of lines.flatMap(({ tokens }) => tokens)) {
    const last = all.at(-1)
    if (last?.kind === 'text' && token.kind === 'text')
      all[all.length - 1] = { kind: 'text', value: `${last.value} ${token.value}` }
    else all.push(token)
  }
  return all
}

function inOrder(source: readonly CodeLine[], target: readonly CodeLine[], context: CodeContext): LineChange[] {
  return Array.from({ length: Math.max(source.length, target.length) }, (_, index): LineChange => {
    const [one, other] = [source[index], target[index]]
    if (!one) return { kind: 'gained', target: other as CodeLine }
    if (!other) return { kind: 'lost', source: one }
    return { kind: agree(one.tokens, other.tokens, context) ? 'same' : 'changed', source: one, target: other }
  })
}

/** The best pairing in order (Needleman & Wunsch 1970): a translated line weighs most, then a likely change. */
function aligned(source: readonly CodeLine[], target: readonly CodeLine[], context: CodeContext): LineChange[] {
  const width = target.length + 1
  const weights = new Float32Array(source.length * target.length)
  for (const [i, one] of source.entries()) {
    for (const [j, other] of target.entries()) {
      const likeness = similarity(one.text, other.text)
      weights[i * target.length + j] = agree(one.tokens, other.tokens, context)
        ? 2 + likeness
        : likeness >= related
          ? likeness
          : 0
    }
  }
  const best = new Float32Array((source.length + 1) * width)
  for (let i = source.length - 1; i >= 0; i--) {
    for (let j = target.length - 1; j >= 0; j--) {
      const weight = weights[i * target.length + j] ?? 0
      const paired = weight > 0 ? weight + (best[(i + 1) * width + j + 1] ?? 0) : 0
      best[i * width + j] = Math.max(paired, best[(i + 1) * width + j] ?? 0, best[i * width + j + 1] ?? 0)
    }
  }
  const changes: LineChange[] = []
  let [i, j] = [0, 0]
  while (i < source.length && j < target.length) {
    const weight = weights[i * target.length + j] ?? 0
    const here = best[i * width + j] ?? 0
    if (weight > 0 && here === Math.fround(weight + (best[(i + 1) * width + j + 1] ?? 0))) {
      changes.push({
        kind: weight >= 2 ? 'same' : 'changed',
        source: source[i++] as CodeLine,
        target: target[j++] as CodeLine,
      })
    } else if (here === best[(i + 1) * width + j]) changes.push({ kind: 'lost', source: source[i++] as CodeLine })
    else changes.push({ kind: 'gained', target: target[j++] as CodeLine })
  }
  while (i < source.length) changes.push({ kind: 'lost', source: source[i++] as CodeLine })
  while (j < target.length) changes.push({ kind: 'gained', target: target[j++] as CodeLine })
  return changes
}

/** Whether two lines are one but for what translators may translate. */
function agree(source: readonly CodeToken[], target: readonly CodeToken[], context: CodeContext): boolean {
  return (
    (source.length === target.length && agreeOneByOne(source, target, context)) || agreesInside(source, target, context)
  )
}

/** Token by token; where one string of a line was surely translated, its other strings of words may have been as well. */
function agreeOneByOne(source: readonly CodeToken[], target: readonly CodeToken[], context: CodeContext): boolean {
  // Most lines that differ are told apart at a glance.
  if (source.some((one, index) => cannotBe(one, target[index] as CodeToken))) return false
  let translated = false
  let doubtful = false
  for (const [index, one] of source.entries()) {
    const other = target[index] as CodeToken
    if (mayBe(one, other, context, index === 0)) translated ||= one.kind === 'string' && one.value !== other.value
    else if (isWords(one) && isWords(other)) doubtful = true
    else return false
  }
  return translated || !doubtful
}

/** Whether two tokens are too different to be asked about. */
const cannotBe = (a: CodeToken, b: CodeToken): boolean =>
  a.value === b.value
    ? a.kind !== b.kind && a.kind !== 'text' && b.kind !== 'text'
    : a.kind === 'mark' || a.kind !== b.kind

/** A string of words, without figures and marks. */
const isWords = ({ kind, value }: CodeToken): boolean =>
  kind === 'string' && /^[\p{L}\p{M}\s'’,-]{1,400}$/u.test(value) && !/\p{Ll}\p{Lu}/u.test(value)
const sameFigures = (a: CodeToken, b: CodeToken): boolean => digitRuns(a.value).join() === digitRuns(b.value).join()

/** Whether one token may stand for the other; `first` opens its line. */
function mayBe(a: CodeToken, b: CodeToken, { language, wording, locales }: CodeContext, first: boolean): boolean {
  if (a.value === b.value && (a.kind === b.kind || a.kind === 'text' || b.kind === 'text')) return true
  if (a.kind === 'mark' || a.kind !== b.kind) return false
  if (isLocaleSwap(a.value, b.value, locales.source, locales.target)) return true
  if (squeezed(a.value) === squeezed(b.value)) return a.kind === 'text' || a.kind === 'string'
  if (a.kind === 'field') return wording.renames(a.value, b.value, 2) || nearest(b.value, [a.value]) === undefined
  if (a.kind !== 'text' && wording.replaces(a.value, b.value)) return true
  if (a.kind === 'word') return wording.renames(a.value, b.value, 2)
  if (!sameFields(a.value, b.value, wording)) return false
  // Between tags stands nothing but text, in a string as well.
  if ((a.kind === 'text' && language.markup && !first) || (a.kind === 'string' && hasSameTags(a.value, b.value)))
    return sameFigures(a, b)
  // A value of one word is a name as often as not.
  if (a.kind === 'text' && language.keys && !first && !/\s/.test(a.value + b.value))
    return wording.renames(a.value, b.value, 2) || wording.rewords(a.value, b.value)
  // A line of words in a fence without language may be a command.
  if (a.kind === 'text' && language.name === 'text')
    return wording.renames(a.value, b.value, 2) || wording.rewords(a.value, b.value)
  // Sentences are asked for first: that they are translated is told at a glance, as a rule.
  return wording.translates(a.value, b.value) || wording.renames(a.value, b.value, 2)
}

/** Without what typography may change. */
const squeezed = (text: string): string =>
  text
    .replace(/\s/g, '')
    .replace(/[’‘]/g, "'")
    .replace(/[“”«»]/g, '"')

const fields = /\$\{[^{}]{1,80}\}|\{\{?[\w. -]{0,60}\}\}?|%[sdif]\b|%\(\w{1,40}\)[sd]|\$\w{1,40}/g

/** Whether two strings fill in the same fields. */
function sameFields(a: string, b: string, wording: Wording): boolean {
  const [left, right] = [a.match(fields) ?? [], b.match(fields) ?? []].map((found) => found.toSorted())
  return (
    left?.length === right?.length &&
    (left ?? []).every((one, index) => one === right?.[index] || wording.renames(one, right?.[index] ?? '', 2))
  )
}

/** How many tokens at the beginning and at the end of two lines may stand for each other. */
export function sharedEnds(
  source: readonly CodeToken[],
  target: readonly CodeToken[],
  context: CodeContext,
): { readonly start: number; readonly end: number } {
  const shortest = Math.min(source.length, target.length)
  let start = 0
  while (start < shortest && mayBe(source[start] as CodeToken, target[start] as CodeToken, context, start === 0))
    start++
  let end = 0
  while (
    end < shortest - start &&
    mayBe(source.at(-1 - end) as CodeToken, target.at(-1 - end) as CodeToken, context, end === shortest - 1)
  )
    end++
  return { start, end }
}

/** Whether what differs, between a beginning and an end that are the same, are words that were translated. */
function agreesInside(source: readonly CodeToken[], target: readonly CodeToken[], context: CodeContext): boolean {
  const { start, end } = sharedEnds(source, target, context)
  const [a, b] = [source.slice(start, source.length - end), target.slice(start, target.length - end)]
  if (a.length === 0 || b.length === 0) return false
  if (![...a, ...b].every(isPlain) || technical(a).join() !== technical(b).join()) return false
  const [from, to] = [a, b].map((tokens) => tokens.map(({ value }) => value).join(' ')) as [string, string]
  return digitRuns(from).join() === digitRuns(to).join() && context.wording.rewords(from, to)
}

/** Words and the marks of sentences, rather than operators and brackets. */
const isPlain = ({ kind, value }: CodeToken): boolean =>
  kind === 'mark' ? /^[.,:;!?'’«»"…()/+-]$/.test(value) : kind !== 'field'

/** What stands in a sentence and is no word of it: parts of paths, names of files, identifiers. */
const technical = (tokens: readonly CodeToken[]): string[] =>
  tokens
    .filter(({ kind, value }, index) => {
      if (kind === 'mark') return value === '/'
      return (
        /[_$]|\p{Ll}\p{Lu}|\p{L}\.\p{L}/u.test(value) ||
        tokens[index - 1]?.value === '/' ||
        tokens[index + 1]?.value === '/'
      )
    })
    .map(({ value }) => value)
    .sort()
