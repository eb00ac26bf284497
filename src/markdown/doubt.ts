/**
 * Whether a text is one that the fast parser may be given. It is native code: where its stack runs out the process ends,
 * and what takes it long nobody can interrupt. It is known to fall for MDX's JavaScript (its reader calls itself for
 * each level; nested props take twice as long with each) and for labels within labels of text directives, and to be
 * quadratic in a few marks. remark-parse counts what it does (`meter.ts`), so doubtful pages are left to it.
 *
 * What is counted is counted roughly and for all of a page, since only the parsers know where JavaScript begins and
 * ends. Pages that people write stay far below the limits; so the counts cost a pass over the text, and no page that
 * is refused here is refused for good.
 */
import { hasMixedMarks, hasOddFlanks } from './flanks.ts'
import type { Syntax } from './syntax.ts'

/** Data rather than pages; time grows with the length of a text times the number of its marks. */
const longest = 600_000
/** `_a_a_a` is searched from its start at each mark. */
const mostUnderscores = 10_000
/** Directives in prose, whose labels nest. */
const mostTextDirectives = 300
const mostBraces = 400
const mostTags = 4_000
/**
 * What JavaScript may take of the stack, in units of some 330 bytes: what opens by a bracket takes four of them. The
 * main thread has 1 MB on Windows, 8 elsewhere, and workers have 4.
 */
const mostStack = process.platform === 'win32' ? 2_000 : 8_000
/** Props whose braces may hold components with such props again. */
const mostNestedProps = 12

/** A character of an expression without brackets, or a string without any: what can only be read one way. */
const atom = String.raw`[^{}()[\]<>"'\x60\\/\n]|"[^"\\\n{}()[\]<]{0,400}"|'[^'\\\n{}()[\]<]{0,400}'|\x60[^\x60\\{}()[\]<$]{0,400}\x60`
/** An expression of at most two levels, with nothing in it where brackets could hide. */
const plain = String.raw`\{(?:${atom}|\{(?:${atom}){0,400}\}|/\*[^*{}()[\]<\x60]{0,2000}\*/){0,400}\}`
const fence = String.raw`^(\x60{3,})[^\x60\n]*\n[^]*?^\1\x60*[ \t]*$`
/** Imports that are followed by a blank line, or by the end. */
const esm = String.raw`^(?:import (?:[\w$][\w\s{},*$]{0,400} from |[{*][\w\s{},*$]{1,400} from )?["'][^"'\n\\]{1,400}["'];?[ \t]*(?:\r?\n|(?![^]))){1,100}(?=[ \t]*(?:\r?\n|(?![^])))`
/** The first JavaScript that may be nested: before it all is passed over that surely is not. */
const firstScript = new RegExp(String.raw`${fence}|${plain}|${esm}|(?<esm>^(?:import|export)\b)|(?<script>\{)`, 'gm')
const props = new RegExp(String.raw`=\s*(?:${plain}|(?<open>\{))`, 'g')

/** Characters that are beyond the basic plane, or that both take differently: NUL, and spaces that are spaces to one only. */
const rare = /[\0\v\f\x85\u200B\uFEFF\uD800-\uDFFF]/
const foreign = /[\0\v\f\x85\u200B\uFEFF\p{Surrogate}]/u
/** Addresses and the names of directives that begin beside characters of which remark sees half. */
const beyond = /::[ \t]*[\u{10000}-\u{10FFFF}]|[\u{10000}-\u{10FFFF}](?:www\.|https?:|[\w.+-]{1,64}@)/iu
/** Footnotes that are not as everybody writes them. */
const oddFootnote = /(?<!^)\[\^[^\]\n]{0,200}\]:|^\[\^(?![\w-]{1,80}\]: \p{L})[^\]\n]{0,200}\]:/mu

/** Whether a text has to be left to remark-parse. */
export function isDoubtful(text: string, syntax: Syntax, directives: boolean): boolean {
  if (text.length > longest || oddFootnote.test(text) || hasMixedMarks(text)) return true
  if (rare.test(text) && (foreign.test(text) || beyond.test(text) || hasOddFlanks(text))) return true
  if (exceeds(text, '_', mostUnderscores)) return true
  if (directives && (text.match(/:[\p{L}_]/gu)?.length ?? 0) > mostTextDirectives) return true
  if (syntax === 'markdown') return false
  // Satteri reads past such an end.
  if (text.endsWith('\\')) return true
  return exceeds(text, '<', mostTags) || exceeds(text, '{', mostBraces) || isNested(text)
}

/** Whether JavaScript may be nested deeper than the stack is. */
function isNested(text: string): boolean {
  let script = -1
  for (const { groups, index } of text.matchAll(firstScript)) {
    // Satteri reads past the end of some.
    if (groups?.esm !== undefined) return true
    if (groups?.script !== undefined && script < 0) script = index
  }
  if (script < 0) return false
  const rest = text.slice(script)
  let stack = 0
  for (const [opening] of rest.matchAll(/[([{<=?]|\bnew\b/g)) {
    stack += '([{'.includes(opening) ? 4 : 1
    if (stack > mostStack) return true
  }
  let open = 0
  for (const { groups } of rest.matchAll(props)) if (groups?.open !== undefined && ++open > mostNestedProps) return true
  return false
}

function exceeds(text: string, mark: string, most: number): boolean {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) if (++count > most) return true
  return false
}
