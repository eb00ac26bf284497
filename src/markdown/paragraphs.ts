/** Paragraphs that are something else. */
import type { Nodes } from 'mdast'

/** A bold line longer than this is an emphasised sentence, not a heading. */
const longestBoldHeading = 80

/** Whether a paragraph's only content is bold, short, and no sentence: a heading by another name. */
export function boldLine(children: readonly Nodes[], text: string): boolean {
  if (text.length > longestBoldHeading || !children.some(isStrong)) return false
  const [, more] = children.filter((child) => child.type !== 'text' || !/^[\s:]*$/.test(child.value))
  return more === undefined && !/[\r\n]|[.!,;]\s*:?$/.test(text)
}

const isStrong = ({ type }: Nodes): boolean => type === 'strong'

/** Whether a paragraph of plain Markdown is what MDX knows as imports and exports (Docusaurus reads both as MDX). */
export function isEsm(source: string): boolean {
  if (!/^(?:import|export)\s/.test(source) || source.length > 10_000) return false
  return source
    .split('\n')
    .every((line) => /^import\s[^'"]*['"][^'"]+['"];?\s*$|^export\s+(?:const|let|default|function|\*|\{)/.test(line))
}
