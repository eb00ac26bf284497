/** The commit of the source that a translation says, in its front matter, it was made from. */
import type { Page } from '../model.ts'

/** MDN's key, and OpenTelemetry's. */
const keys = new Set(['l10n.sourceCommit', 'default_lang_commit'])

/** The pin of a page, in lower case; `undefined` when it has none, or something that is no commit. */
export function pinOf({ text, frontMatter }: Page): string | undefined {
  for (const { key, start, end } of frontMatter) {
    if (!keys.has(key)) continue
    // As it is written: YAML would take `1234567` and `12345e10` for numbers.
    const [, pin] = /^["']?([0-9a-fA-F]{7,64})["']?$/.exec(text.slice(start, end).trim()) ?? []
    if (pin !== undefined) return pin.toLowerCase()
  }
  return undefined
}
