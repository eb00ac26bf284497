import type { Position } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'

/** How much of a block is looked at for its first words, in characters. */
const beginning = 400

/**
 * The first words of what stands at a place of a Markdown text, its marks left out as far as they open a line or emphasise.
 * @param most Characters.
 */
export const firstWords = (text: string, at: Position, most: number): string => {
  const raw = text.slice(at.start.offset, Math.min(at.end.offset, at.start.offset + beginning))
  const words = raw
    .replace(/^[ \t>]{0,20}(?:[-*+]|\d{1,9}[.)]|#{1,6})[ \t]{1,10}/, '')
    .replace(/!?\[([^\][]{0,200})\]\([^)\s]{0,200}\)/g, '$1')
    .replace(/\*\*|__/g, '')
  return excerpt(words, most)
}
