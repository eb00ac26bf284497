/** Blocks of an article → Markdown that says exactly what they say. */
import type { Escape } from './escape.ts'
import type { DumpBlock, DumpItem } from './outline.ts'

/** Markdown of one guide, with a final newline. */
export const toMarkdown = (blocks: readonly DumpBlock[], write: Escape): string =>
  `${blocks.map((block) => writeBlock(block, write)).join('\n\n')}\n`

const writeBlock = (block: DumpBlock, write: Escape): string => {
  switch (block.kind) {
    case 'heading':
      return `${'#'.repeat(block.depth)} ${write(block.text, 'heading')}`
    case 'paragraph':
      return write(block.text, 'paragraph')
    case 'list':
      return writeList(block.items, write)
  }
}

/** An open list: how far its items' text is indented, its last number, and the delimiter after its numbers. */
interface OpenList {
  indent: number
  number: number | undefined
  delimiter: '.' | ')'
}

/**
 * Items on lines of their own. Where a numbered list starts anew beside another, the delimiter changes, and a blank line
 * parts them: Markdown would count on otherwise.
 */
const writeList = (items: readonly DumpItem[], write: Escape): string => {
  const open: OpenList[] = []
  let markdown = ''
  for (const { text, level, number } of items) {
    open.length = Math.min(open.length, level + 1)
    const list = open[level]
    const outer = open[level - 1]?.indent ?? 0
    const goesOn = list !== undefined && (number === undefined ? list.number === undefined : list.number === number - 1)
    const restarts = list !== undefined && !goesOn
    const delimiter = restarts && list.delimiter === '.' ? ')' : goesOn ? list.delimiter : '.'
    const mark = number === undefined ? '- ' : `${number}${delimiter} `
    // Below a paragraph, only a list that counts from 1 is seen as one.
    const apart = restarts || (list === undefined && number !== undefined && number !== 1)
    if (markdown !== '') markdown += apart ? '\n\n' : '\n'
    markdown += `${' '.repeat(outer)}${mark}${write(text, 'item')}`
    open[level] = { indent: outer + mark.length, number, delimiter }
  }
  return markdown
}
