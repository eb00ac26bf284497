/** Takes over what the source's front matter says, where the policy is to keep it. */
import type { Edit, Page } from '../model.ts'
import { destinationOf } from '../text/destination.ts'
import { lineEnd, lineEndingOf, lineStart } from './fenced.ts'
import { type Key, keysOf, placeFor } from './front-matter.ts'

/** Puts the source's value, as it is written, in the place of the translation's; lists and values that name a locale are for a person. */
export function keptValue(source: Page, key: Key, target: Page, other: Key): Edit[] {
  const [here, more] = key.entries
  const [there, others] = other.entries
  if (!here || !there || more || others || !isAlike(source, target) || namesLocale(source, key, target)) return []
  const text = source.text.slice(here.start, here.end)
  return text.includes('\n') ? [] : [{ side: 'target', start: there.start, end: there.end, text }]
}

/** Adds the source's line of a key that the translation lacks; a key within another one is for a person. */
export function keptKey(source: Page, key: Key, target: Page): Edit[] {
  const [here, more] = key.entries
  if (!here || more || keysOf(target).size === 0 || !isAlike(source, target) || namesLocale(source, key, target))
    return []
  const line = source.text.slice(lineStart(source.text, here.start), lineEnd(source.text, here.start))
  const at = lineEnd(target.text, placeFor(key, source, target).start)
  const isWhole = /^["']?([\w-]{1,80})["']?[ \t]*[:=]/.exec(line)?.[1] === key.key
  if (!isWhole || here.end > lineEnd(source.text, here.start)) return []
  return [{ side: 'target', start: at, end: at, text: lineEndingOf(target) + line }]
}

/** Whether both pages write their front matter in one language: YAML, TOML. */
const isAlike = (source: Page, target: Page): boolean => source.text.slice(0, 3) === target.text.slice(0, 3)

const namesLocale = (source: Page, { value }: Key, target: Page): boolean =>
  destinationOf(value, [source.locale, target.locale]).marks.length > 0
