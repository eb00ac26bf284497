/** A page of the manual on a terminal: as it is written, but lighter. */
import { readFileSync } from 'node:fs'
import type { Tongue } from '../model.ts'
import { pageOfRule } from '../package-files.ts'
import type { Paint } from '../report/summary.ts'
import { printable, wrap } from '../report/terminal.ts'

/** The page of a rule without its front matter; `undefined` for a rule from elsewhere, which has no page here. */
export const rulePageOf = (rule: string, tongue: Tongue): string | undefined => {
  try {
    return bodyOf(readFileSync(pageOfRule(rule, tongue), 'utf8'))
  } catch {
    return undefined
  }
}

/** The page without its front matter. */
export const bodyOf = (page: string): string =>
  page
    .replaceAll('\r\n', '\n')
    .replace(/^---\n(?:(?!---\n).*\n){0,200}---\n/, '')
    .trim()

/** The first paragraph, without marks: what the page is about. */
export const openingOf = (page: string): string => {
  const [first = ''] = bodyOf(page).split(/\n\s*\n/, 1)
  return plain(first.replace(/\s*\n\s*/g, ' '))
}

/**
 * Headings in bold, prose filled to the width, lists hanging, code and tables as they are.
 * @param title Stands above it all.
 */
export const showPage = (page: string, title: string, width: number, paint: Paint): string => {
  const lines: string[] = [paint.bold(title), '']
  const blocks = blocksOf(printable(bodyOf(page)))
  for (const [index, block] of blocks.entries()) {
    const inList = block.kind === 'item' && blocks[index + 1]?.kind === 'item'
    lines.push(...show(block, width, paint), ...(inList ? [] : ['']))
  }
  return `${lines.join('\n').trimEnd()}\n`
}

type Block =
  | { readonly kind: 'heading' | 'prose'; readonly text: string }
  | { readonly kind: 'item'; readonly mark: string; readonly text: string }
  | { readonly kind: 'code' | 'table'; readonly lines: readonly string[] }

/** The blocks of the plain Markdown that the manual is written in. */
const blocksOf = (body: string): Block[] => {
  const blocks: Block[] = []
  const lines = body.split('\n')
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? ''
    const fence = /^(`{3,}|~{3,})/.exec(line)?.[1]
    if (fence) {
      const end = lines.findIndex((later, index) => index > at && later.trimEnd() === fence)
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'code', lines: [line.slice(fence.length), ...lines.slice(at + 1, last)] })
      at = last
      continue
    }
    if (line.trim() === '' || isComment(line)) continue
    const heading = /^#{1,6} +(.*)$/.exec(line)
    if (heading) {
      blocks.push({ kind: 'heading', text: heading[1] ?? '' })
      continue
    }
    if (line.startsWith('|')) {
      const end = lines.findIndex((later, index) => index > at && !later.startsWith('|'))
      const last = end < 0 ? lines.length : end
      blocks.push({ kind: 'table', lines: lines.slice(at, last) })
      at = last - 1
      continue
    }
    const item = /^( *(?:[-*+]|\d+[.)]) +)(.*)$/.exec(line)
    let text = item?.[2] ?? line
    while (continues(lines[at + 1])) {
      at += 1
      text += ` ${lines[at]?.trim()}`
    }
    blocks.push(item ? { kind: 'item', mark: item[1] ?? '', text } : { kind: 'prose', text })
  }
  return blocks
}

/** A comment to Diptych itself is not for the reader. */
const isComment = (line: string): boolean => /^<!--.*-->$/.test(line)

/** Whether a line goes on with the paragraph above it. */
const continues = (line: string | undefined): line is string =>
  line !== undefined && line.trim() !== '' && !/^(?:#{1,6} |\||`{3}|~{3}| *(?:[-*+]|\d+[.)]) )/.test(line)

const show = (block: Block, width: number, paint: Paint): string[] => {
  switch (block.kind) {
    case 'heading':
      return [paint.bold(paint.cyan(plain(block.text)))]
    case 'prose':
      return wrap(plain(block.text), width).map((line) => withCode(line, paint))
    case 'item': {
      const hang = ' '.repeat(block.mark.length)
      const lines = wrap(plain(block.text), width - hang.length)
      return lines.map((line, index) => (index === 0 ? block.mark : hang) + withCode(line, paint))
    }
    case 'table':
      return [...block.lines]
    case 'code': {
      const [info = '', ...lines] = block.lines
      const label = labelOf(info)
      return [...(label === '' ? [] : [`    ${paint.dim(label)}`]), ...lines.map((line) => `    ${line}`.trimEnd())]
    }
  }
}

/** Of what is written after a fence, what a reader asks: the language of an example and its file. */
const labelOf = (info: string): string => {
  const [, locale, rest = ''] = /^[a-z]+ ([a-z]{2,3}(?:-[A-Za-z]{2,4})?)(?: (.*))?$/.exec(info) ?? []
  return [locale, /\bfile=(\S+)/.exec(rest)?.[1]].filter(Boolean).join('  ')
}

/** Links become their words, emphasis goes; code keeps its backticks. */
const plain = (text: string): string =>
  text.replace(/\[([^\][]{1,200})\]\([^)\s]{1,300}\)/g, '$1').replace(/\*\*([^*]{1,300})\*\*/g, '$1')

const withCode = (line: string, paint: Paint): string => line.replace(/`[^`]+`/g, (code) => paint.yellow(code))
