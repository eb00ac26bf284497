/**
 * Marks of emphasis that both parsers may take differently, for what is beside them: rather too many than too few.
 *
 * To CommonMark an emoji is a symbol; remark-parse sees half of it, and takes it for a letter. For emphasis as people
 * write it both come to the same: `(**🚀 Fast**)`, `**Fast 🚀**:`. Where different marks are beside one another, each
 * parser has its own idea of which may open and which may close.
 */

const mixed = /\*[_~]|_[*~]|~[*_]|\\[*_~][*_~]/
/** Different marks as people write them. */
const nested =
  /(?<![^\s(])(\*{1,2}(?=_)|_{1,2}(?=\*))(_{1,2}|\*{1,2})([^\s*_~\\`](?:[^*_~\\`\n]{0,200}[^\s*_~\\`])?)\2\1(?![^\s).,:;!?])/gu
const beside =
  /(?<=(?<before>[^\s*_~]))(?<opening>[*_~]+)(?=[\u{10000}-\u{10FFFF}])|(?<=[\u{10000}-\u{10FFFF}])(?<closing>[*_~]+)(?=(?<after>[^\s*_~]))/gu
/** What is a symbol to both. */
const symbol = /^(?!\\)[\p{P}\p{S}]$/u
/** Runs of marks with words beside them: others can neither open nor close anything. */
const runs = { '*': /(?<=[^\s*])\*+|(?<!\*)\*+(?=[^\s*])/g, _: /(?<=[^\s_])_+|(?<!_)_+(?=[^\s_])/g }

/** Each is looked at with its whole paragraph. */
const mostLooked = 300

/** Whether marks stand beside others, or beside escaped ones, otherwise than in `**_so_**` with nothing open before it. */
export function hasMixedMarks(text: string): boolean {
  if (!mixed.test(text)) return false
  if (mixed.test(text.replace(nested, ' $3 '))) return true
  let looked = 0
  for (const { index } of text.matchAll(nested)) {
    if (++looked > mostLooked) return true
    const before = text.slice(paragraphAt(text, index).start, index)
    if (/[*_]/.test(before.replace(nested, ' $3 '))) return true
  }
  return false
}

/** Whether some emphasis in a text depends on what characters beyond the basic plane are taken for. */
export function hasOddFlanks(text: string): boolean {
  let looked = 0
  for (const { groups, index } of text.matchAll(beside)) {
    if (++looked > mostLooked) return true
    const { before, opening, closing, after = '' } = groups ?? {}
    const neighbour = before ?? after
    const marks = opening ?? closing ?? ''
    const mark = marks[0]
    if ((mark !== '*' && mark !== '_') || neighbour.length > 1 || !symbol.test(neighbour)) return true
    const { start, end } = paragraphAt(text, index)
    const paragraph = text.slice(start, end)
    const all = [...paragraph.matchAll(runs[mark])]
    // Where all are as long, each that closes takes the nearest that is open, and the whole of it.
    if (paragraph.includes(`\\${mark}`) || !all.every(({ 0: run }) => run === marks)) return true
    const nth = all.findIndex((run) => start + run.index === index)
    // To one this opens, to the other it could close as well: nothing is open yet. Or it closes, to the other it could
    // open as well: nothing follows that would close it.
    if (opening === undefined ? nth !== 1 || all.length > 2 : nth !== 0) return true
  }
  return false
}

/** All that emphasis at an offset may reach: what stands between blank lines. */
function paragraphAt(text: string, index: number): { start: number; end: number } {
  const starts = ['\n\n', '\r\n\r\n'].map((blank) => text.lastIndexOf(blank, index))
  const ends = ['\n\n', '\r\n\r\n'].map((blank) => text.indexOf(blank, index)).filter((end) => end >= 0)
  return { start: Math.max(0, ...starts), end: Math.min(text.length, ...ends) }
}
