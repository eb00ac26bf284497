/** Where something stands in a page, in the words of its headings. */
import type { Words } from '../known-error.ts'
import type { Page, Section } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'

/** The innermost section that holds an offset, or the last one that ends there; `undefined` before the first. */
export const sectionAt = (page: Page, offset: number): Section | undefined =>
  page.sections.findLast(({ index, start, end }) => index > 0 && start <= offset && offset <= end)

/** Where a section stands: after its elder sibling, or first in what holds it. */
export function standing(page: Page, start: number): Words {
  const section = page.sections.find((one) => one.index > 0 && one.start === start)
  const elder =
    section &&
    page.sections.findLast(({ index, parent }) => parent === section.parent && index < section.index && index > 0)
  if (elder) return { en: `after “${excerpt(elder.title)}”`, fr: `après « ${excerpt(elder.title)} »` }
  const parent = page.sections[section?.parent ?? 0]
  return parent && parent.index > 0
    ? { en: `first under “${excerpt(parent.title)}”`, fr: `en tête de « ${excerpt(parent.title)} »` }
    : { en: 'first on the page', fr: 'en tête de la page' }
}

/** Under which heading an offset stands. */
export function whereabouts(page: Page, offset: number): Words {
  const title = sectionAt(page, offset)?.title
  return title
    ? { en: `under “${excerpt(title)}”`, fr: `sous « ${excerpt(title)} »` }
    : { en: 'before the first heading', fr: 'avant le premier titre' }
}
