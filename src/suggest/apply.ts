/** Drafts put into a page, and nothing else in it changed. */
import type { SuggestConfig } from '../config/types.ts'
import { applyEdits } from '../markdown/edits.ts'
import type { Edit, Span } from '../model.ts'
import type { Need } from './needs.ts'

/** How a draft is marked for review where it is written into a file. */
export type Review = NonNullable<SuggestConfig['review']>

/** A text with edits of one side put in; those of one place stand in their order. */
export const applied = (text: string, edits: readonly Edit[]): string =>
  applyEdits(
    text,
    edits.map((edit) => ({ start: edit.start, end: edit.end, by: edit.text })),
  ).text

/** Whether two needs want different things in one place. Insertions at one place stand in the order of their source. */
export const overlap = (a: Span, b: Span): boolean =>
  a.start === a.end && b.start === b.end ? false : a.start < b.end && b.start < a.end

/** By place in the target, then by place in the source. */
export const byPlace = (a: Need, b: Need): number =>
  a.target.start - b.target.start || a.target.end - b.target.end || a.source.start - b.source.start

/** A comment that says what the text beside it is, as the page's syntax has comments. */
export function reviewComment(path: string, origin: string, score: number | undefined): string {
  const words = `Draft by ${origin.replace(/[^\p{L}\p{N} ,+._-]/gu, '')}${score === undefined ? '' : ` (${score}%)`}: review, then delete this comment`
  return /\.mdx$/i.test(path) ? `{/* ${words} */}` : `<!-- ${words} -->`
}

/** The key of the front matter that says that a page holds drafts. */
export const reviewKey = 'translationDraft'

const yaml = /^---[ \t]*\r?\n(?:[\s\S]*?\r?\n)?(?=---[ \t]*(?:\r?\n|$))/
const toml = /^\+\+\+[ \t]*\r?\n(?:[\s\S]*?\r?\n)?(?=\+\+\+[ \t]*(?:\r?\n|$))/

/** The edit that marks a page as holding drafts; nothing where it is marked already. */
export function frontMatterMark(text: string): Edit[] {
  const eol = text.includes('\r\n') ? '\r\n' : '\n'
  const [inYaml] = yaml.exec(text) ?? []
  const [inToml] = toml.exec(text) ?? []
  const known = inYaml ?? inToml
  if (known !== undefined && new RegExp(`^${reviewKey}[ \\t]*[:=]`, 'm').test(known)) return []
  const line = inToml === undefined ? `${reviewKey}: true${eol}` : `${reviewKey} = true${eol}`
  const at = known?.length ?? 0
  return [{ side: 'target', start: at, end: at, text: known === undefined ? `---${eol}${line}---${eol}${eol}` : line }]
}
