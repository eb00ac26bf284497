/** How a translation renders what its page's code has in common with the code around it: comments, strings and names. */
import type { Block } from '../model.ts'
import { both, type PairView } from '../rule.ts'
import type { CodeLine, CodeToken } from '../text/code.ts'
import { type CodeLanguage, codeLanguage } from '../text/code-languages.ts'
import { readSide } from './code-blocks.ts'
import { placesOf } from './code-edits.ts'
import { compareCode } from './code-lines.ts'
import { fencedLines } from './fenced.ts'
import { perPair } from './per-pair.ts'
import { wordingOf } from './wording.ts'

/** What stands for each line, and for each name and string, wherever it is found; several where the page is not of one mind. */
interface Renderings {
  readonly lines: Map<string, Set<string>>
  readonly tokens: Map<string, Set<string>>
}

/** What the blocks of a page that are the same but for what was translated tell; made once a pair. */
const renderingsOf = perPair((view) => learned(view))

function learned(view: PairView): Renderings {
  const renderings: Renderings = { lines: new Map(), tokens: new Map() }
  const context = { wording: wordingOf(view), locales: { source: view.source.locale, target: view.target.locale } }
  for (const { source, target } of both(view.matches)) {
    const [[here], [there]] = [source, target]
    if (!here || !there || here.kind !== 'code' || there.kind !== 'code' || source.length + target.length > 2) continue
    const language = codeLanguage(here.name, here.text)
    const [ours, theirs] = [readSide(view.source, source, language), readSide(view.target, target, language)]
    const changes = compareCode(ours.code.lines, theirs.code.lines, { language, ...context })
    if (changes.some(({ kind }) => kind !== 'same')) continue
    const [own, other] = [linesOf(here), linesOf(there)]
    if (own.length === other.length)
      for (const [index, line] of own.entries()) add(renderings.lines, line.trim(), other[index]?.trim() ?? '')
    for (const change of changes) if (change.kind === 'same') addTokens(renderings.tokens, change.source, change.target)
  }
  return renderings
}

/** Every token is noted, also where it was kept: a name that is renamed only here and there is not renamed. */
function addTokens(tokens: Renderings['tokens'], source: CodeLine, target: CodeLine): void {
  if (source.tokens.length !== target.tokens.length) return
  for (const [index, token] of source.tokens.entries()) add(tokens, keyOf(token), target.tokens[index]?.value ?? '')
}

const add = (known: Map<string, Set<string>>, key: string, value: string): void => {
  const values = known.get(key)
  if (values) values.add(value)
  else known.set(key, new Set([value]))
}

const keyOf = ({ kind, value }: CodeToken): string => `${kind}\0${value}`

const linesOf = ({ text }: Block): string[] => text.split(/\r\n|\r|\n/)

/** What is agreed upon. */
const only = (values: ReadonlySet<string> | undefined): string | undefined =>
  values?.size === 1 ? [...values][0] : undefined

/** A code block of the source, fences included, as its page's other code is translated; and its lines that no other told of. */
export function rendered(
  view: PairView,
  code: Block,
): { readonly lines: readonly string[]; readonly untold: ReadonlySet<number> } | undefined {
  const fenced = fencedLines(view.source, code)
  if (!fenced) return undefined
  const { lines, tokens } = renderingsOf(view)
  const language: CodeLanguage = codeLanguage(code.name, code.text)
  const read = new Map(readSide(view.source, [code], language).code.lines.map((line) => [line.number, line]))
  const untold = new Set<number>()
  const rendering = fenced.map((line, at) => {
    const text = line.trim()
    if (at === 0 || at === fenced.length - 1 || text === '') return line
    const whole = only(lines.get(text))
    if (whole !== undefined) return line.slice(0, line.length - line.trimStart().length) + whole
    untold.add(at - 1)
    const own = read.get(at - 1)
    return own?.text === line ? withTokens(own, tokens) : line
  })
  return { lines: rendering, untold }
}

/** A line with the names and strings that are rendered otherwise wherever else they stand. */
function withTokens({ text, tokens }: CodeLine, renderings: Renderings['tokens']): string {
  const places = placesOf(text, tokens) ?? []
  let changed = ''
  let at = 0
  for (const [index, { start, end }] of places.entries()) {
    const token = tokens[index] as CodeToken
    const value = only(renderings.get(keyOf(token)))
    if (value === undefined || value === token.value || value.includes('\n')) continue
    changed += text.slice(at, start) + text.slice(start, end).replace(token.value, () => value)
    at = end
  }
  return changed + text.slice(at)
}
