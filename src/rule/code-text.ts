/** What the code of a page says. */
import type { Block, Page } from '../model.ts'
import { objectMemo } from '../text/memo.ts'

/** The text of every code block of a page, with what its fence says: the title may name a file. */
export const codeText = objectMemo(({ blocks }: Page) => blocks.flatMap(codeTexts).join('\n'))

/** The texts that a block has in code; none where it is no code. */
export function codeTexts({ kind, text, attributes }: Block): string[] {
  if (kind === 'esm') return [text]
  return kind === 'code' ? [typeof attributes?.meta === 'string' ? attributes.meta : '', text] : []
}

/** All that a page says, code and words. */
export const pageText = objectMemo(({ blocks }: Page) => blocks.map(({ text }) => text).join('\n'))
