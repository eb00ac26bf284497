/** Writing globs. */

/** What matches this path and nothing else. */
export const escapeGlob = (path: string): string => path.replace(/[\\*?[\]{}()!]/g, '\\$&')

/** The extensions of some paths, as the end of a glob: `md`, `{md,mdx}`. */
export const extensionsOf = (paths: readonly string[]): string => {
  const found = [...new Set(paths.map((path) => path.slice(path.lastIndexOf('.') + 1)))].sort()
  return found.length === 1 ? (found[0] ?? 'md') : `{${found.join(',')}}`
}
