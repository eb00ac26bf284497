/** Both pages of a pair, as the HTML report shows them. */
import { deflateRawSync } from 'node:zlib'
import type { Page, Span } from '../../model.ts'
import type { Panels } from '../reporter.ts'
import { bytesOf } from './embed.ts'
import { type HtmlBlock, type HtmlPanels, mostText } from './shape.ts'

/** The panels of a pair; of a page alone, every block stands for itself. */
export const htmlPanels = ({ source, target, beads }: Panels): HtmlPanels => {
  const alone = (page: Page | undefined) => page?.blocks.map(({ index }) => index) ?? []
  return {
    source: blocksOf(source),
    target: blocksOf(target),
    beads:
      source && target
        ? beads.map(({ source: here, target: there, moved }) => (moved ? [here, there, 1] : [here, there]))
        : [
            ...alone(source).map((index) => [[index], []] as const),
            ...alone(target).map((index) => [[], [index]] as const),
          ],
  }
}

/** A page's blocks; lines are counted along, which is quicker than looking each one up. */
const blocksOf = (page: Page | undefined): HtmlBlock[] => {
  if (!page) return []
  const numbers = numbersOf(page)
  let line = 1
  let from = 0
  return page.blocks.map((block) => {
    line += lineEnds(page.text, { start: from, end: block.start })
    from = block.start
    const text = page.text.slice(block.start, Math.min(block.end, block.start + mostText))
    const number = block.kind === 'item' ? numbers.get(block.container) : undefined
    const shown = [block.kind, block.depth, block.start, line, text] as const
    return number === undefined ? shown : [...shown, number]
  })
}

/** The numbers that a reader sees before the items of numbered lists, whatever the author wrote before the later ones. */
const numbersOf = ({ containers, text }: Page): ReadonlyMap<number, number> => {
  const numbers = new Map<number, number>()
  const next = new Map<number, number>()
  for (const { index, kind, parent, start } of containers) {
    if (kind !== 'item' || !containers[parent]?.ordered) continue
    const number = next.get(parent) ?? Number(/^\d{1,9}/.exec(text.slice(start, start + 9))?.[0] ?? 1)
    numbers.set(index, number)
    next.set(parent, number + 1)
  }
  return numbers
}

const lineEnds = (text: string, { start, end }: Span): number =>
  text.slice(start, end).match(/\r\n|\r|\n/g)?.length ?? 0

/**
 * The panels for which there is room, by index. They are compressed only where they would not fit otherwise: what comes
 * of compressing differs between versions of zlib, and a report that is kept in a repository must not.
 */
export const panelTexts = (texts: readonly (string | undefined)[], room: number): ReadonlyMap<number, string> => {
  const fits = texts.reduce((sum, text = '') => sum + bytesOf(text), 0) <= room
  const kept = new Map<number, string>()
  let left = room
  for (const [index, plain] of texts.entries()) {
    if (plain === undefined) continue
    const text = fits ? plain : deflateRawSync(plain).toString('base64')
    if (bytesOf(text) > left) continue
    left -= bytesOf(text)
    kept.set(index, text)
  }
  return kept
}
