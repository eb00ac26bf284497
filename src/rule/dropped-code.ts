/** Puts a code block that the translation lost where it belongs. */
import type { Block, Edit, Page } from '../model.ts'
import { both, type Gap, type PairView } from '../rule.ts'
import { readCode } from '../text/code.ts'
import { codeLanguage } from '../text/code-languages.ts'
import { compareCode } from './code-lines.ts'
import { rendered } from './code-renderings.ts'
import { fencedLines, indented, indentOf, lineEnd, lineEndingOf, lineStart } from './fenced.ts'
import { wordingOf } from './wording.ts'

/** A block of the source beside the gap, and its counterpart. */
interface Anchor {
  readonly source: Block
  readonly target: Block
}

/**
 * The edit that copies a code block which stands alone in its gap. None where it is not certain what to copy or where to:
 * the blocks beside it must have counterparts with nothing between them, and what the code says to its readers, in
 * comments or as text, must have been translated elsewhere in the project in one way, or not be there at all.
 */
export function restored(view: PairView, gap: Gap): Edit[] {
  const { source, target } = view
  const code = source.blocks[gap.blocks[0] ?? -1]
  if (gap.side !== 'source' || gap.blocks.length !== 1 || code?.kind !== 'code') return []
  const [before, after] = [anchorOf(view, code.index - 1), anchorOf(view, code.index + 1)]
  if (!before && !after) return []
  if (before && (after?.target.index ?? before.target.index + 1) !== before.target.index + 1) return []
  const indent = indentFor(view, code, before, after)
  const lines = linesOf(view, code)
  if (indent === undefined || !lines) return []
  const ending = lineEndingOf(target)
  const text = indented(lines, indent, ending)
  const [above, below] = [
    before && breaksIn(source, before.source.end, code.start),
    after && breaksIn(source, code.end, after.source.start),
  ]
  const there = before && after ? breaksIn(target, before.target.end, after.target.start) : undefined
  const blank = (count: number): string => (ending + indent.trimEnd()).repeat(Math.max(0, count - 1)) + ending
  // The line breaks that are there already stay on the side of the code where the source has as many.
  if (before && above && (there === undefined || there === below || there !== above)) {
    const at = lineEnd(target.text, before.target.end)
    if (target.text.slice(before.target.end, at).trim() !== '') return []
    return [insertion(at, blank(above) + indent + text)]
  }
  if (!after || !below || indentOf(target, after.target) === undefined) return []
  return [insertion(lineStart(target.text, after.target.start), indent + text + blank(below))]
}

const insertion = (at: number, text: string): Edit => ({ side: 'target', start: at, end: at, text })

/** The block at an index of the source with the one block that stands for it alone, at the same place. */
function anchorOf({ source, target, alignment }: PairView, index: number): Anchor | undefined {
  const bead = alignment.beads.find(({ source }) => source.includes(index))
  if (!bead || bead.moved || bead.source.length !== 1 || bead.target.length !== 1) return undefined
  const [here, there] = [source.blocks[index], target.blocks[bead.target[0] ?? -1]]
  return here && there ? { source: here, target: there } : undefined
}

/** How many line breaks part two places of a page; none where anything else stands between them. */
function breaksIn({ text }: Page, start: number, end: number): number | undefined {
  const between = text.slice(start, end)
  return /^[\s>]*$/.test(between.replace(/(?:[-*+]|\d{1,9}[.)])[ \t]+$/, ''))
    ? between.match(/\r\n|\r|\n/g)?.length
    : undefined
}

/** The indentation that the code gets: that of a neighbour that it stands beside in the source as well, or the source's where both pages indent alike. */
function indentFor(
  { source, target }: PairView,
  code: Block,
  ...anchors: readonly (Anchor | undefined)[]
): string | undefined {
  const own = indentOf(source, code)
  const beside = anchors.filter((anchor) => anchor !== undefined)
  const level = beside.find((anchor) => indentOf(source, anchor.source) === own)
  if (level) return indentOf(target, level.target)
  return beside.some((anchor) => indentOf(source, anchor.source) === indentOf(target, anchor.target)) ? own : undefined
}

/**
 * The lines to insert: as the page once had them; as other pages have the same code in translation; or the source's, with what the page's other code
 * tells of its translation, where that tells of every line that people read or no words in code are translated.
 */
function linesOf(view: PairView, code: Block): readonly string[] | undefined {
  const former = formerLines(view, code)
  if (former) return former
  const known = view.site.translationsOf(code, view.target.locale).map(({ page, block }) => fencedLines(page, block))
  const [first] = known
  if (first) return known.every((lines) => lines?.join('\n') === first.join('\n')) ? first : undefined
  const found = rendered(view, code)
  if (!found) return undefined
  return readableIn(code, found.untold).length === 0 || keepsWords(view) ? found.lines : undefined
}

/** The lines that the translation once had for a code block, where that is the same code still, but for what was translated. */
function formerLines(view: PairView, code: Block): readonly string[] | undefined {
  const former = view.history?.former?.find(({ source }) => source === code.index)
  if (!former) return undefined
  const language = codeLanguage(code.name, code.text)
  const [here, there] = [code, former.block].map(({ text }) => readCode(text, language))
  const locales = { source: view.source.locale, target: view.target.locale }
  const changes = compareCode(here?.lines ?? [], there?.lines ?? [], { language, wording: wordingOf(view), locales })
  return changes.every(({ kind }) => kind === 'same') ? fencedLines(former, former.block) : undefined
}

/** Four words or more with nothing but spaces between them. */
const sentence = /\p{L}{2,}(?:[ ,]{1,2}\p{L}{2,}){3}/u
/** Two words or more, and what stands around them. */
const words = /\p{L}{2,}[,:]?[ \t].{0,100}?\p{L}{2,}/u

/** The lines of a code block, or some of them, that people read, in comments or as its text, so that a translator may have to copy it. */
function readableIn({ text, name }: Block, some?: ReadonlySet<number>): string[] {
  const language = codeLanguage(name, text)
  const lines = text
    .split(/\r\n|\r|\n/)
    .filter((_, number) => some?.has(number) ?? true)
    .map((line) => line.slice(0, 400))
  if (language.textual) return lines.filter((line) => sentence.test(line))
  const marks = [...language.line, ...language.block.map(([opening]) => opening)]
  return lines.flatMap((line) => marks.flatMap((mark) => commentIn(line, mark)))
}

/** A comment of words on a line, also behind code; `--all` and `#id` open none. */
function commentIn(line: string, mark: string): string[] {
  const needsSpace = !/^[/<]/.test(mark)
  for (let at = line.indexOf(mark); at >= 0; at = line.indexOf(mark, at + 1)) {
    const after = line.slice(at + mark.length)
    const opens = (at === 0 || /\s/.test(line[at - 1] ?? '')) && (!needsSpace || /^\s/.test(after))
    if (opens) return words.test(after) ? [line.slice(at).trim()] : []
  }
  return []
}

/** Whether the translation leaves what people read in code as it is: there are such lines, and all of them were kept. */
function keepsWords({ matches }: PairView): boolean {
  const pairs = both(matches).flatMap(({ source: [here], target: [there] }) =>
    here?.kind === 'code' && there?.kind === 'code' ? readableIn(here).map((line) => there.text.includes(line)) : [],
  )
  return pairs.length > 0 && pairs.every(Boolean)
}
