/** Which syntax a page is written in. */
export type Syntax = 'markdown' | 'mdx'

/** Who reads: the fastest parser that is certain to yield remark's tree, or remark-parse in any case. */
export type Parser = 'auto' | 'remark'

/** The syntax that a path's extension names. */
export function syntaxOf(path: string): Syntax {
  return /\.mdx$/i.test(path) ? 'mdx' : 'markdown'
}
