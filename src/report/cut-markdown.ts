/**
 * Markdown that fits: whole lines from its beginning, and a last sentence that says that more was left out. A fence that
 * would stay open is left out with all it holds.
 * @param most Bytes of UTF-8.
 */
export const cutMarkdown = (text: string, most: number, ending: string): string => {
  if (Buffer.byteLength(text) <= most) return text
  const last = `\n${ending}\n`
  let room = most - Buffer.byteLength(last)
  let kept = 0
  let at = 0
  let fence: string | undefined
  for (const line of text.split('\n')) {
    room -= Buffer.byteLength(line) + 1
    if (room < 0) break
    at += line.length + 1
    const mark = /^ {0,3}(`{3,})/.exec(line)?.[1]
    if (mark && fence === undefined) fence = mark
    else if (mark && fence !== undefined && mark.length >= fence.length && line.trim() === mark) fence = undefined
    if (fence === undefined) kept = at
  }
  return `${text.slice(0, kept)}${last}`
}
