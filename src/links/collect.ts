/** The URLs of the web that pages link to. */
import type { Page } from '../model.ts'
import { linksIn } from '../text/link-text.ts'
import { beyond, webAddress } from '../text/web-address.ts'
import { isPlainFragment } from './fragments.ts'
import { type Allowed, isExample } from './permit.ts'

/** A URL without fragment, and the fragments that are wanted of it. */
export interface WantedUrl {
  readonly url: string
  readonly fragments: readonly string[]
}

/** More are not looked for in one page. */
const mostFragments = 500

/** Each URL once, in order. Left out are those that only show what URLs look like, and those of the list. */
export function wantedUrls(pages: Iterable<Page>, ignore: readonly string[], allowed: Allowed): WantedUrl[] {
  const wanted = new Map<string, Set<string>>()
  const unwanted = new Set<string>()
  for (const page of pages) {
    for (const { value } of linksIn(page)) {
      const address = webAddress(value)
      if (!address || unwanted.has(address.url)) continue
      const known = wanted.get(address.url)
      if (!known && (isExample(new URL(address.url), allowed) || ignore.some((entry) => isBelow(address.url, entry)))) {
        unwanted.add(address.url)
        continue
      }
      const fragments = known ?? new Set<string>()
      if (isPlainFragment(address.fragment) && fragments.size < mostFragments) fragments.add(address.fragment)
      wanted.set(address.url, fragments)
    }
  }
  return [...wanted]
    .map(([url, fragments]) => ({ url, fragments: [...fragments].sort() }))
    .sort((a, b) => (a.url < b.url ? -1 : 1))
}

const isBelow = (url: string, entry: string): boolean => beyond(url, entry) !== undefined
