import ignore from 'ignore'

/** What the `.gitignore` of one folder says of the paths below it. */
export interface Gitignore {
  /** The folder, relative to the root, with a slash at its end; empty for the root. */
  readonly base: string
  readonly rules: ReturnType<typeof ignore>
}

/** Each star is a loop in the expression that a pattern becomes; a hostile line could nest enough of them to hang. */
const MOST_STARS_IN_A_NAME = 4
const MOST_STARS = 8

/** Whether a pattern of `.gitignore` can be matched in reasonable time. */
export const isHarmlessPattern = (line: string): boolean => {
  if (line.length > 1024) return false
  const stars = line.split('/').map((name) => name.split(/\*+/).length - 1)
  return Math.max(...stars) <= MOST_STARS_IN_A_NAME && stars.reduce((sum, count) => sum + count, 0) <= MOST_STARS
}

/** Reads the text of a `.gitignore`; lines that could not be matched in reasonable time are passed over. */
export const readGitignore = (base: string, text: string): Gitignore => ({
  base,
  rules: ignore({ ignorecase: false }).add(text.split(/\r?\n/).filter(isHarmlessPattern)),
})

/**
 * Whether git would leave this path out: the nearest `.gitignore` that says anything of it decides.
 * @param chain From the root's to the nearest.
 * @param path Relative to the root; a folder with a slash at its end.
 */
export const isIgnored = (chain: readonly Gitignore[], path: string): boolean => {
  for (let index = chain.length - 1; index >= 0; index--) {
    const level = chain[index]
    if (!level) continue
    try {
      const { ignored, unignored } = level.rules.test(path.slice(level.base.length))
      if (ignored || unignored) return ignored
    } catch {
      // A pattern that makes no valid expression, or a name that no pattern can be held against, excludes nothing.
    }
  }
  return false
}
