/** The part of a glob that is no pattern. */

const patterned = /[*?[\]{}()!|\\]/

/** The folder in which everything that matches lies: `docs/fr` for `docs/fr/**\/*.md`, the file's own for a plain path. */
export const staticBase = (glob: string): string => {
  const folders = glob.split('/').slice(0, -1)
  const first = folders.findIndex((name) => patterned.test(name))
  return folders.slice(0, first < 0 ? folders.length : first).join('/')
}
