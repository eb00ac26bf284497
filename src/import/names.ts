/** File names for articles. */
import { fold } from '../text/fold.ts'

const mostWords = 8
const longestName = 60
/** Names of devices: Windows opens no file of such a name, whatever its extension. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)$/

/**
 * A file name without extension from the opening words: lower-case ASCII, at most eight words of the first
 * phrase, not ending on a short one ("of", "du"); `article` where the words have no Latin letter and no digit.
 */
export const slug = (words: string): string => {
  const phrase = /^[^(,;:.?!…]+/.exec(words)?.[0] ?? ''
  const plain = fold((/\p{L}\s+\S+\s+\S/u.test(phrase) ? phrase : words).slice(0, 500).normalize('NFC'))
  const kept: string[] = []
  let length = 0
  for (const [word] of plain.matchAll(/[a-z0-9]+/g)) {
    if (kept.length === mostWords || length + word.length > longestName) break
    kept.push(word)
    length += word.length + 1
  }
  while (kept.length > 2 && /^[a-z]{1,3}$/.test(kept.at(-1) ?? '')) kept.pop()
  const name =
    kept.join('-').slice(0, longestName) || plain.replace(/[^a-z0-9]/g, '').slice(0, longestName) || 'article'
  return devices.test(name) ? `article-${name}` : name
}

/** Names made unique by a number at their end; the first keeps its own. */
export const unique = (names: readonly string[]): readonly string[] => {
  const taken = new Set(names)
  const given = new Set<string>()
  return names.map((name) => {
    let free = name
    for (let number = 2; given.has(free); number++) {
      const next = `${name}-${number}`
      if (!taken.has(next)) free = next
    }
    given.add(free)
    return free
  })
}
