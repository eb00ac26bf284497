/**
 * Whether a text is one that the fast parser may be given. It is native code: where its stack runs out the process ends,
 * and what takes it long nobody can interrupt. It is known to fall for MDX's JavaScript (`scripts.ts`) and for labels
 * within labels of text directives, and to be quadratic in a few marks. remark-parse counts what it does (`meter.ts`),
 * so doubtful pages are left to it.
 *
 * What is counted is counted roughly. Pages that people write stay far below the limits; so the counts cost a pass over
 * the text, and no page that is refused here is refused for good.
 */
import { hasMixedMarks, hasOddFlanks } from './flanks.ts'
import { countOf, isNested } from './scripts.ts'
import type { Syntax } from './syntax.ts'

/** Data rather than pages; time grows with the length of a text times the number of its marks. */
const longest = 600_000
/** `_a_a_a` is searched from its start at each mark. */
const mostUnderscores = 10_000
/** Directives in prose, whose labels nest. */
const mostLabels = 300
/** Directives of any kind: satteri looks back for each. */
const mostColons = 5_000
const mostBraces = 400
const mostTags = 4_000
/** Characters that are beyond the basic plane, or that both take differently: NUL, and spaces that are spaces to one only. */
const rare = /[\0\v\f\x85\u200B\uFEFF\uD800-\uDFFF]/
const foreign = /[\0\v\f\x85\u200B\uFEFF\p{Surrogate}]/u
/** Addresses and the names of directives that begin beside characters of which remark sees half. */
const beyond = /::[ \t]*[\u{10000}-\u{10FFFF}]|[\u{10000}-\u{10FFFF}](?:www\.|https?:|[\w.+-]{1,64}@)/iu
/**
 * What would be a footnote, if its label had no spaces or marks: to remark it is a link's definition, or a text. A footnote
 * in a footnote, or a directive. And what is no image.
 */
const oddFootnote = /\[\^(?![\p{L}\p{N}_-]{1,80}\]:)[^\]\n]{0,200}\]:|\[\^[^\]\n]{1,80}\]:[ \t]*(?:[:=]|\[\^)|!\[\^/u

/** Whether a text has to be left to remark-parse. */
export function isDoubtful(text: string, syntax: Syntax, directives: boolean): boolean {
  if (text.length > longest || oddFootnote.test(text) || hasMixedMarks(text)) return true
  if (rare.test(text) && (foreign.test(text) || beyond.test(text) || hasOddFlanks(text))) return true
  if (countOf(text, '_') > mostUnderscores) return true
  if (directives && hasManyColons(text)) return true
  if (syntax === 'markdown') return false
  // Satteri reads past such an end.
  if (text.endsWith('\\')) return true
  return countOf(text, '<') > mostTags || countOf(text, '{') > mostBraces || isNested(text)
}

const hasManyColons = (text: string): boolean =>
  countOf(text, ':') > mostColons || (text.match(/:[\p{L}\p{N}_][\p{L}\p{N}_-]{0,80}\[/gu)?.length ?? 0) > mostLabels
