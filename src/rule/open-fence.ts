/** Code blocks whose fence is not closed: what follows is then taken for code. */
import type { Block, Page } from '../model.ts'

/**
 * The code block of a page whose closing fence is missing. The fence of the next block may have closed it and so on down the
 * page, so that only the last one runs on: the first that holds the opening of another is then the one.
 */
export function openFence({ text, blocks }: Page): Block | undefined {
  if (blocks.every((block) => block.kind !== 'code' || isPlainlyClosed(text, block))) return undefined
  const fenced = blocks.flatMap((block) => {
    const mark =
      block.kind === 'code' ? /^(?:`{3,100}|~{3,100})/.exec(text.slice(block.start, block.start + 100))?.[0] : ''
    return mark ? [{ block, mark }] : []
  })
  const open = fenced.find(({ block, mark }) => !closes(lastLine(text.slice(block.start, block.end)), mark))
  if (!open) return undefined
  const linesOf = ({ start, end }: Block): string[] => text.slice(start, end).trimEnd().split('\n').slice(1)
  const holder = fenced.find(({ block, mark }) => linesOf(block).some((line) => opens(line, mark)))
  return holder && holder.block.start < open.block.start ? holder.block : open.block
}

/** Whether a block begins with three marks, and ends with a line of three, as nearly all do. */
function isPlainlyClosed(text: string, { start, end }: Block): boolean {
  const mark = text[start]
  if (mark !== '`' && mark !== '~') return false
  const fence = mark.repeat(3)
  if (!text.startsWith(fence, start) || text[start + 3] === mark || !text.endsWith(fence, end)) return false
  let at = end - 4
  while (at > end - mostLead && isLead(text[at])) at--
  return at > start && text[at] === '\n'
}

/** What may stand before a fence in a quote or a list, see {@link bare}. */
const isLead = (character: string | undefined): boolean => character === ' ' || character === '>' || character === '\t'
const mostLead = 100

/** The last line of a block's text that has something, but for the first one of all; empty where there is none. */
function lastLine(text: string): string {
  const trimmed = text.trimEnd()
  const at = trimmed.lastIndexOf('\n')
  return at < 0 ? '' : trimmed.slice(at + 1)
}

/** A line without what stands before it in a quote or a list. */
const bare = (line: string): string =>
  line
    .slice(0, 300)
    .replace(/^[\s>]{1,100}/, '')
    .trimEnd()

const closes = (line: string, mark: string): boolean =>
  bare(line).startsWith(mark) && bare(line).replaceAll(mark[0] as string, '') === ''

/** Whether a line is a fence with the name of a language. */
const opens = (line: string, mark: string): boolean =>
  bare(line).startsWith(mark) && /^[\w-]{1,30}/.test(bare(line).slice(mark.length))
