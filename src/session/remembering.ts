/** Reads a text once, though it is asked for with every key that is pressed: the old versions of a page are. */
import type { KeyedReading, PageReader } from '../check/reader.ts'

/** So many texts are remembered; those that were asked for longest ago are forgotten first. */
const most = 100

/** A reader that remembers. */
export function remembering(read: PageReader): PageReader {
  const known = new Map<string, KeyedReading>()
  return (path, locale, text) => {
    const key = JSON.stringify([path, locale, text])
    const reading = known.get(key) ?? read(path, locale, text)
    known.delete(key)
    known.set(key, reading)
    if (known.size > most) for (const oldest of [...known.keys()].slice(0, known.size - most)) known.delete(oldest)
    return reading
  }
}
