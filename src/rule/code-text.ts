/** What the code of a page says. */
import type { Block, Page } from '../model.ts'

const known = new WeakMap<Page, string>()

/** The text of every code block of a page, with what its fence says: the title may name a file. */
export function codeText(page: Page): string {
  const text = known.get(page) ?? page.blocks.flatMap(codeTexts).join('\n')
  known.set(page, text)
  return text
}

/** The texts that a block has in code; none where it is no code. */
export function codeTexts({ kind, text, attributes }: Block): string[] {
  if (kind === 'esm') return [text]
  return kind === 'code' ? [typeof attributes?.meta === 'string' ? attributes.meta : '', text] : []
}

const pages = new WeakMap<Page, string>()

/** All that a page says, code and words. */
export function pageText(page: Page): string {
  const text = pages.get(page) ?? page.blocks.map(({ text }) => text).join('\n')
  pages.set(page, text)
  return text
}
