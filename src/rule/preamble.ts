/** How a page opens. */
import type { Page, Section } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { isPreambleTitle, isPrerequisiteTitle } from '../text/titles.ts'

/** The page's one title (`# Title`) when all its other sections stand under it. */
function titleOf(page: Page): Section | undefined {
  const [, first] = page.sections
  return first && first.depth === 1 && page.sections.every(({ depth }, index) => index < 2 || depth > 1)
    ? first
    : undefined
}

/** Whether this section is the page's first, under its title, and called as preambles are. */
export function isPreambleHeading(page: Page, section: Section): boolean {
  const title = titleOf(page)
  const first = title && title !== section ? title.index + 1 : 1
  return section.index === first && isPreambleTitle(section.title, languageOf(page.locale))
}

/** The section with which a page opens as a preamble. */
export const openingSection = (page: Page): Section | undefined =>
  page.sections.find((section) => section.heading >= 0 && isPreambleHeading(page, section))

/** The page's section of prerequisites. */
export const prerequisitesOf = (page: Page): Section | undefined =>
  page.sections.find((section) => section.heading >= 0 && isPrerequisiteTitle(section.title, languageOf(page.locale)))

/** Whether a page opens with a preamble: a section of that name, or text before its first section. */
export function hasPreamble(page: Page): boolean {
  if (openingSection(page)) return true
  const title = titleOf(page)
  const opening = [page.sections[0], title].flatMap((section) =>
    section ? page.blocks.slice(Math.max(0, section.first), section.ownLast) : [],
  )
  return opening.some(({ kind, text }) => text !== '' && ['paragraph', 'item', 'row'].includes(kind))
}
