/**
 * Marks of emphasis that both parsers may take differently, for what is beside them.
 *
 * - To satteri a run of asterisks may open before an underscore, and close behind one, although there is a letter on its
 *   other side: `_**so**_`. CommonMark and remark-parse have it that it only closes, or only opens. Runs of underscores
 *   and tildes, and asterisks beside tildes, are the same to both.
 * - To CommonMark an emoji is a symbol; remark-parse sees half of it, and takes it for a letter. For emphasis as people
 *   write it both come to the same: `(**🚀 Fast**)`, `**Fast 🚀**:`.
 */
import type { Emphasis, Strong } from 'mdast'

/** What is a letter to both, or to remark-parse alone. */
const letter = String.raw`(?:[^\s\p{P}\p{S}]|[\u{10000}-\u{10FFFF}])`
const isLetter = (char: string | undefined): boolean => char !== undefined && /^[^\s\p{P}\p{S}]/u.test(char)
/** Runs that to satteri may both open and close; an escaped mark before them is a mark to it as well. */
const loose = new RegExp(String.raw`(?<=_|\\\*)\*+(?=${letter})|(?<=${letter})\*+_`, 'gu')
const mixed = /\*_|_\*|\\\*\*/
/** Such symbols beside runs that are beside others. */
const mixedBeside =
  /(?<=[\u{10000}-\u{10FFFF}])(?:\*+[_~]|_+[*~]|~+[*_])|(?:(?<=[_~])\*+|(?<=[*~])_+|(?<=[*_])~+)(?=[\u{10000}-\u{10FFFF}])/u
const beside =
  /(?<=(?<before>[^\s*_~]))(?<opening>[*_~]+)(?=[\u{10000}-\u{10FFFF}])|(?<=[\u{10000}-\u{10FFFF}])(?<closing>[*_~]+)(?=(?<after>[^\s*_~]))/gu
/** What is a symbol to both. */
const symbol = /^(?!\\)[\p{P}\p{S}]$/u
/** Runs of marks with words beside them: others can neither open nor close anything. */
const runs = { '*': /(?<=[^\s*])\*+|(?<!\*)\*+(?=[^\s*])/g, _: /(?<=[^\s_])_+|(?<!_)_+(?=[^\s_])/g }

/** Each is looked at with its whole paragraph. */
const mostLooked = 300

/**
 * Whether some run that is more to satteri than to remark-parse may do harm unseen. It does none where all runs around
 * it are as long: then it is kept from nothing by what else it could do, and what it does itself {@link isLoose} sees.
 */
export function hasMixedMarks(text: string): boolean {
  if (!mixed.test(text)) return false
  let looked = 0
  let upTo = 0
  for (const { index } of text.matchAll(loose)) {
    if (index < upTo) continue
    if (++looked > mostLooked) return true
    const { start, end } = paragraphAt(text, index)
    const paragraph = text.slice(start, end)
    const [first = '', ...others] = paragraph.match(/\*+/g) ?? []
    if (first.length > 2 || paragraph.includes('\\*') || others.some((run) => run !== first)) return true
    upTo = end
  }
  return false
}

/** Whether emphasis begins with a run that to remark-parse opens nothing, or ends with one that closes nothing. */
export function isLoose({ position }: Emphasis | Strong, text: string): boolean {
  const { start, end } = position ?? {}
  if (start?.offset === undefined || end?.offset === undefined || text[start.offset] !== '*') return false
  const [beforeOpening, behindOpening] = besideRun(text, start.offset)
  const [beforeClosing, behindClosing] = besideRun(text, end.offset - 1)
  return (behindOpening === '_' && isLetter(beforeOpening)) || (beforeClosing === '_' && isLetter(behindClosing))
}

/** The characters around the run of asterisks that has one at an offset. */
function besideRun(text: string, at: number): [before: string | undefined, behind: string | undefined] {
  let [first, end] = [at, at + 1]
  while (text[first - 1] === '*') first--
  while (text[end] === '*') end++
  return [text[first - 1], text[end]]
}

/** Whether some emphasis in a text depends on what characters beyond the basic plane are taken for. */
export function hasOddFlanks(text: string): boolean {
  if (mixedBeside.test(text)) return true
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
