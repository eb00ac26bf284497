import { cutLoose } from './cut-loose.ts'
import type { Language } from './language.ts'

/** Remembers what was computed for each text, or each number; for as long as the result is kept. */
export function memo<Value, Key extends string | number = string>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined || known.has(key)) return value as Value
    const computed = compute(key)
    known.set(key, computed)
    return computed
  }
}

/** Remembers what was computed for each object, for as long as that is there. */
export function objectMemo<Value, Key extends object>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new WeakMap<Key, { readonly value: Value }>()
  return (key) => {
    let one = known.get(key)
    if (!one) known.set(key, (one = { value: compute(key) }))
    return one.value
  }
}

/** About as many paragraphs as a hundred pages have. */
const mostTexts = 10_000
/** A longer text hardly stands in two places. */
const longestText = 4000

/**
 * Remembers what was computed for texts (blocks, lines, links) by something else, such as their language, for as long as that
 * is there but of so many texts at most. Several rules ask the same of a text, and much of a site's text stands on several of
 * its pages, such as those of two versions.
 */
export function textMemo<Value, By extends object = Language>(
  compute: (text: string, by: By) => Value,
  most: number = mostTexts,
): (text: string, by: By) => Value {
  const all = new WeakMap<By, Map<string, Value>>()
  return (text, by) => {
    if (text.length > longestText) return compute(text, by)
    let known = all.get(by)
    if (!known) all.set(by, (known = new Map()))
    const value = known.get(text)
    if (value !== undefined || known.has(text)) return value as Value
    const kept = cutLoose(text)
    const computed = compute(kept, by)
    if (known.size >= most) known.clear()
    known.set(kept, computed)
    return computed
  }
}
