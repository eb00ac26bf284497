/**
 * JavaScript in MDX that satteri must not be given: its reader calls itself for each level, and takes twice as long with
 * each component that is not closed, and with each prop that has components with such props in it.
 *
 * What is counted is counted roughly and for all that follows the first expression that is not plain, since only the
 * parsers know where JavaScript begins and ends.
 */

/**
 * What JavaScript may take of the stack, in units of some 330 bytes: what opens by a bracket takes four of them. The
 * main thread has 1 MB on Windows, 8 elsewhere, and workers have 4.
 */
const mostStack = process.platform === 'win32' ? 2_000 : 8_000
/** Props whose braces may hold components with such props again. */
const mostNestedProps = 12
/** Components that are open at once. */
const mostOpen = 18

const quoted = String.raw`"[^"\\\n{}()[\]<]{0,400}"|'[^'\\\n{}()[\]<]{0,400}'`
const template = String.raw`\x60[^\x60\\{}()[\]<$]{0,400}\x60`
/** A character of an expression without brackets, or a string without any: what can only be read one way. */
const atom = String.raw`[^{}()[\]<>"'\x60\\/\n]|${quoted}|${template}`
const comment = String.raw`/\*[^*{}()[\]<\x60]{0,2000}\*/`
/** An expression of at most two levels, with nothing in it where brackets could hide. */
const plain = String.raw`\{(?:${atom}|\{(?:${atom}){0,400}\}|${comment}){0,400}\}`

const gap = String.raw`[ \t]{0,100}(?:\n[ \t]{0,100})?`
const keyword = String.raw`(?:await|break|case|catch|class|const|continue|debugger|default|delete|do|else|enum|export|extends|finally|for|function|if|implements|import|in|instanceof|interface|let|new|package|private|protected|public|return|static|super|switch|throw|try|typeof|var|void|while|with|yield)\b`
const name = String.raw`(?!${keyword})[A-Za-z_$][\w$]{0,80}`
const leaf = String.raw`${name}(?:\.${name}){0,20}|(?:0|[1-9]\d{0,20})(?:\.\d{1,20})?(?![\w.])|${quoted}|${template}`
const listOf = (item: string): string => `${gap}(?:${item}${gap}(?:,${gap}${item}${gap}){0,100},?${gap})?`
/** What is certainly a value, with as many levels of lists and objects. */
const value = (levels: number): string =>
  levels === 0
    ? `(?:${leaf})`
    : String.raw`(?:${leaf}|\[${listOf(value(levels - 1))}\]|\{${listOf(`(?:${name}|${quoted})${gap}:${gap}${value(levels - 1)}`)}\})`
/** An expression that is well-formed: behind any other, satteri goes on to the next brace, and the next. */
const certain = String.raw`\{${gap}(?:(?:${value(1)}|${comment})${gap})?\}`
const fence = String.raw`^(\x60{3,})[^\x60\n]*\n(?:[^\n]*\n)*?\1\x60*[ \t]*$`
/** Imports that are followed by a blank line, or by the end. */
const esm = String.raw`^(?:import (?:[\w$][\w\s{},*$]{0,400} from |[{*][\w\s{},*$]{1,400} from )?["'][^"'\n\\]{1,400}["'];?[ \t]*(?:\r?\n|(?![^]))){1,100}(?=[ \t]*(?:\r?\n|(?![^])))`
/** Inline code in one line, without what satteri reads in its own way: bars and backslashes. */
const span = String.raw`(?<!\x60)(\x60+)(?!\x60)[^\x60|\\\n]*\2(?!\x60)`
const before = String.raw`${fence}|\\[^\n]|${certain}|${esm}|^(?:import|export)\b|\{`
/** The first JavaScript that may be nested: before it all is passed over that surely is not. */
const firstScript = new RegExp(before, 'gm')
/** The same for texts in which inline code is surely that. */
const firstOutsideCode = new RegExp(before.replace('|', `|${span}|`), 'gm')
const props = new RegExp(String.raw`=\s*(?:${plain}|(?<open>\{))`, 'g')
/** A tag, and its end where it is empty. */
const tag =
  /<(?<slash>\/?)(?:(?<name>[\p{L}_$][\w.:$-]*)|(?=>))(?<empty>(?:[^<>"'\x60{}/]|"[^"<>]*"|'[^'<>]*'|\{[^{}<>"'\x60]*\}|\/(?!>)){0,200}\/>)?/gu
/** Ends of components in strings, in patterns and in comments, which end nothing. */
const hiddenEnd =
  /[=([{,:?+|&]\s*["'`/][^"'`\n]*(?:<\/|\/>)|\/\*(?:(?!\*\/)[\s\S]){0,2000}\*\/|(?<!:)\/\/[^\n]*(?:<\/|\/>)/g

/** Whether a text has JavaScript that is nested beyond what satteri reads in time, and within its stack. */
export function isNested(text: string): boolean {
  const scripts = scriptsIn(text, firstScript)
  if (scripts === undefined) return true
  if (!isDeep(scripts)) return false
  const outside = hasClearCode(text) ? scriptsIn(text, firstOutsideCode) : undefined
  return outside === undefined || isDeep(outside)
}

const isDeep = (scripts: string): boolean => mayNest(scripts) || keepsOpen(scripts)

/** All from the first JavaScript on; `undefined` where satteri reads past the end of some. */
function scriptsIn(text: string, first: RegExp): string | undefined {
  let script = text.length
  for (const { 0: found, index } of text.matchAll(first)) {
    if (found === 'import' || found === 'export') return undefined
    if (found === '{') script = Math.min(script, index)
  }
  return text.slice(script)
}

/** Whether brackets may be nested beyond what the stack holds, or props beyond what is read in time. */
function mayNest(scripts: string): boolean {
  const braces = countOf(scripts, '{')
  const brackets = braces + countOf(scripts, '(') + countOf(scripts, '[')
  const others = countOf(scripts, '<') + countOf(scripts, '=') + countOf(scripts, '?') + countOf(scripts, 'new')
  if (4 * brackets + others > mostStack) return true
  if (braces <= mostNestedProps) return false
  let open = 0
  for (const { groups } of scripts.matchAll(props))
    if (groups?.open !== undefined && ++open > mostNestedProps) return true
  return false
}

/** Whether more components are open at once than satteri can close in time. */
function keepsOpen(scripts: string): boolean {
  if (countOf(scripts, '<') <= mostOpen) return false
  const shown = scripts.replace(hiddenEnd, (hidden) => hidden.replace(/<[\w.]{1,80}[^<>]{0,200}\/>|<\/|\/>/g, ''))
  const open: (string | undefined)[] = []
  for (const { groups: { slash, name, empty } = {} } of shown.matchAll(tag)) {
    if (empty !== undefined) continue
    if (!slash && open.push(name) > mostOpen) return true
    const ended = slash ? open.lastIndexOf(name) : -1
    if (ended >= 0) open.length = ended
  }
  return false
}

/** Whether inline code begins and ends where it seems to: in its line, and in nothing that backticks may be part of. */
function hasClearCode(text: string): boolean {
  const marked = text.replace(fences, '').replace(spans, '\0')
  return !unclear.test(marked)
}
const fences = new RegExp(String.raw`${fence}|^[ \t>]*\x60{3,}[^\x60\n]*$`, 'gm')
const spans = new RegExp(span.replace(String.raw`\2`, String.raw`\1`), 'g')
/** A backtick that is left; code in an attribute, an address, a title, a definition. */
const unclear =
  /`|\\\0|=\s*["'][^"'\0]*\0|(?:https?:\/\/|www\.)[^\s\0<]*\0|\]\((?![^\s"'()<>\0]*\))|^[ \t>]*\[[^\]\n]*\]:[^\n]*\0/im

/** How often a mark stands in a text. */
export function countOf(text: string, mark: string): number {
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) count++
  return count
}
