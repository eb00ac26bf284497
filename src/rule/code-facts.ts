/** What a text that may be translated (output, a diagram, a letter) has to keep by value. */
import type { Block, Span } from '../model.ts'
import type { PairView } from '../rule.ts'
import { codeLanguage } from '../text/code-languages.ts'
import { destinationOf } from '../text/destination.ts'
import { difference } from '../text/pieces.ts'
import { type CodeSide, readSide } from './code-blocks.ts'
import { wordingOf } from './wording.ts'

/** A line of the source whose fact the translation does not have, and the line that stands in its place. */
export interface FactChange {
  readonly source: Span
  readonly target: Span
  readonly values: { readonly source: string; readonly target: string }
}

const fact =
  /https?:\/\/[^\s"'<>)\]]{1,400}|(?<![\w-])--?[a-z][\w-]{1,40}|\$\{?[A-Za-z_]\w{0,60}\}?|[\w.-]{0,60}(?:_[\w.-]{1,60}){1,9}|[\w-]{1,60}(?:\.[\w-]{1,60}){1,9}\(?|\d[\d.,:\u00a0\u202f]{0,30}/g

interface Line {
  readonly number: number
  readonly text: string
  readonly facts: readonly string[]
}

/** Compares the facts of two texts, whatever lines they stand on. */
export function compareFacts(view: PairView, here: readonly Block[], there: readonly Block[]): FactChange[] {
  const language = codeLanguage('text')
  const [source, target] = [readSide(view.source, here, language), readSide(view.target, there, language)]
  const locales = [view.source.locale, view.target.locale]
  const [from, to] = [linesOf(here, locales), linesOf(there, locales)]
  const { left, right } = difference(
    from.flatMap(({ facts }) => facts),
    to.flatMap(({ facts }) => facts),
  )
  const wording = wordingOf(view)
  const lost = left.filter((value) => !right.some((other) => wording.renames(value, other)))
  return lost.flatMap((value) => changeOf(value, from, to, right, source, target))
}

function linesOf(blocks: readonly Block[], locales: readonly string[]): Line[] {
  return blocks
    .map(({ text }) => text)
    .join('\n')
    .split(/\r\n|\r|\n/)
    .map((text, number) => ({
      number,
      text: text.trim(),
      facts: [...(text.slice(0, 2000).match(fact) ?? [])].map((value) => levelled(value, locales)),
    }))
}

/** One form for what locales write in their own way. */
function levelled(value: string, locales: readonly string[]): string {
  if (/^https?:/.test(value)) return destinationOf(value, locales).address
  return /^\d/.test(value) ? value.replace(/\D/g, '') : value
}

/** The lost fact's line, and the line of the translation that has a fact of its own in that place, or the nearest one. */
function changeOf(
  value: string,
  from: readonly Line[],
  to: readonly Line[],
  gained: readonly string[],
  source: CodeSide,
  target: CodeSide,
): FactChange[] {
  const line = from.find(({ facts }) => facts.includes(value))
  if (!line) return []
  const near = (other: Line): number => Math.abs(other.number - line.number)
  const candidates = to.filter(({ facts }) => facts.some((one) => gained.includes(one)))
  const [other] = (candidates.length > 0 ? candidates : to).toSorted((a, b) => near(a) - near(b))
  if (!other) return []
  return [
    {
      source: source.placeOf(line.number),
      target: target.placeOf(other.number),
      values: { source: line.text, target: other.text },
    },
  ]
}
