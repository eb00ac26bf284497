/** What the code of a page says. */
import type { Page } from '../model.ts'

const known = new WeakMap<Page, string>()

/** The text of every code block of a page. */
export function codeText(page: Page): string {
  const text =
    known.get(page) ??
    page.blocks.flatMap(({ kind, text }) => (kind === 'code' || kind === 'esm' ? [text] : [])).join('\n')
  known.set(page, text)
  return text
}

const pages = new WeakMap<Page, string>()

/** All that a page says, code and words. */
export function pageText(page: Page): string {
  const text = pages.get(page) ?? page.blocks.map(({ text }) => text).join('\n')
  pages.set(page, text)
  return text
}
