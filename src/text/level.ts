/** White space, quote marks and line ends levelled: what differs in these only is the same. Linear in the length. */
export const level = (text: string): string => text.replace(run, ' ').trim()

/** What is levelled, but for a space by itself, which stays as it is: to pass it over takes a third of the time. */
const run = /(?:[^\S ]|>)[\s>]*| [\s>]+/g
const space = 0x20

/** The same, sooner where the text has its beginning and its end in common with one that is levelled already. */
export function levelLike(text: string, levelled: string): string {
  let [start, end] = [0, text.length]
  while (start < end && isLevelled(text.charCodeAt(start))) start++
  while (end > start && isLevelled(text.charCodeAt(end - 1))) end--
  let same = 0
  while (start < end && same < levelled.length) {
    const code = text.charCodeAt(start)
    const known = levelled.charCodeAt(same)
    if (known !== space) {
      if (code !== known) break
      start++
    } else {
      if (!isLevelled(code)) break
      while (isLevelled(text.charCodeAt(start))) start++
    }
    same++
  }
  let from = levelled.length
  while (end > start && from > same) {
    const code = text.charCodeAt(end - 1)
    const known = levelled.charCodeAt(from - 1)
    if (known !== space) {
      if (code !== known) break
      end--
    } else {
      if (!isLevelled(code)) break
      while (end > start && isLevelled(text.charCodeAt(end - 1))) end--
    }
    from--
  }
  return `${levelled.slice(0, same)}${text.slice(start, end).replace(run, ' ')}${levelled.slice(from)}`
}

/** Whether a UTF-16 code unit is one of those that are levelled. */
function isLevelled(code: number): boolean {
  if (code <= 0xa0) return code <= 0x20 ? code === 0x20 || (code >= 9 && code <= 13) : code === 0x3e || code === 0xa0
  if (code < 0x1680) return false
  if (code < 0x2000) return code === 0x1680
  return code <= 0x200a || rare.has(code)
}

const rare = new Set([0x2028, 0x2029, 0x202f, 0x205f, 0x3000, 0xfeff])
