/** The parts of a site: its folders, as the pages' ids have them. */
import type { PageReport } from '../model.ts'

/**
 * The folder of each page, by its id: the first one below what all pages have in common; empty for pages that stand
 * beside the folders.
 */
export const foldersOf = (pages: readonly PageReport[]): ReadonlyMap<string, string> => {
  const paths = pages.map(({ id }) => id.split('/').slice(0, -1))
  const [first = []] = paths
  const apart = first.findIndex((name, at) => paths.some((path) => path[at] !== name))
  const common = apart < 0 ? first.length : apart
  return new Map(pages.map(({ id }, index) => [id, paths[index]?.[common] ?? '']))
}
