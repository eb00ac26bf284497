/** What a page says of itself. */
import type { Page } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'

/** The title of a page: from its front matter, else its first heading, else its first words, else its path. */
export function titleOfPage({ frontMatter, sections, blocks, path }: Page): string {
  const title = frontMatter.find(({ key }) => key === 'title')?.value
  const text =
    typeof title === 'string' && title !== ''
      ? title
      : sections[1]?.title || blocks.find(({ text }) => text !== '')?.text
  return excerpt(text || path)
}

/** Whether a page is not published yet. */
export const isDraft = ({ frontMatter }: Page): boolean =>
  frontMatter.some(({ key, value }) => key === 'draft' && value === true)
