/** What is expected of each key of the front matter. */
import type { FrontMatterEntry, Page, Span } from '../model.ts'
import { fitsAny } from '../text/keys.ts'

/** What a translation does with a key's value. `present`: it has the key, with whatever value. */
export type Policy = 'ignore' | 'keep' | 'translate' | 'present'

/** Patterns of keys, `*` for any part; the first list that names a key decides: ignore, keep, translate. */
export interface Policies {
  readonly ignore: readonly string[]
  readonly keep: readonly string[]
  readonly translate: readonly string[]
}

const words = (text: string): string[] => text.trim().split(/\s+/)

/** What the common generators do with their keys; a project's own lists come first. */
const usual: Policies = {
  ignore: words(`
    date *date dates created updated modified lastmod last_modified* lastupdated last_update* publishdate expirydate pubdate timestamp
    translationkey translation* translator* translated* i18n* l10n* default_lang_commit sourcecommit source_commit *_commit *hash
    lang language locale lng contributors authors author reviewers editurl edit_url aliases alias redirect* url permalink canonical*
    version*
  `),
  keep: words(`
    draft unlisted sidebar_position sidebar_class_name weight order nav_order sidebar.order sidebar.hidden sidebar.badge.variant layout template type
    toc hide_* pagefind search.* id custom_edit_url pagination_* displayed_sidebar prev next outline navbar aside editlink
    image thumbnail icon parent nav_exclude has_children noindex robots head.*.tag status
  `),
  translate: words(`
    title description summary excerpt sidebar_label sidebar.label linktitle subtitle headline tagline keywords tags categories
    nav_title navtitle short_title shorttitle seo* *.title *.description *.label *.text *.tagline *.alt
  `),
}

/** The policy for a key. */
export function policyOf(key: string, own: Policies): Policy {
  for (const lists of [own, usual])
    for (const policy of ['ignore', 'keep', 'translate'] as const) if (fitsAny(key, lists[policy])) return policy
  return 'present'
}

/** One key with its value; a list of values is one. */
export interface Key {
  readonly key: string
  readonly value: string
  readonly entries: readonly FrontMatterEntry[]
}

/** The keys of a page's front matter, lists and their items together. */
export function keysOf({ frontMatter }: Page): Map<string, Key> {
  const keys = new Map<string, Key>()
  for (const entry of frontMatter) {
    const key = entry.key.replace(/\.\d+$/, '').replace(/\.\d+(?=\.)/g, '.*')
    const known = keys.get(key)
    const entries = [...(known?.entries ?? []), entry]
    keys.set(key, { key, entries, value: entries.map(({ value }) => String(value ?? '')).join(', ') })
  }
  return keys
}

/** Where a key that the translation lacks belongs: after the key that stands before it in the source; else at the end of the front matter, or at the page's start. */
export function placeFor(key: Key, source: Page, target: Page): Span {
  const keys = [...keysOf(source).values()]
  const there = keysOf(target)
  const before = keys
    .slice(
      0,
      keys.findIndex((one) => one.key === key.key),
    )
    .findLast((one) => there.has(one.key))
  const end = there.get(before?.key ?? '')?.entries.at(-1)?.end ?? target.frontMatter.at(-1)?.end ?? 0
  return { start: end, end }
}
