import type { Output, Streams } from './command.ts'

/** Characters a line, where it is not known. */
const usual = 100
/** Longer lines are hard to read, shorter ones cannot hold a path. */
const [most, least] = [160, 40]

/** The width that a report for people gets. */
export const widthFor = ({ isTTY, columns }: Pick<Output, 'isTTY' | 'columns'>): number =>
  isTTY && columns ? Math.min(most, Math.max(least, columns)) : usual

/** Whether a stream gets colours: `NO_COLOR` forbids them, `FORCE_COLOR` and `CI` ask for them, a terminal takes them. */
export const colorFor = ({ isTTY }: Output, env: Streams['env']): boolean => {
  if (env.NO_COLOR) return false
  if (env.FORCE_COLOR) return !['0', 'false'].includes(env.FORCE_COLOR)
  return Boolean(isTTY ? env.TERM !== 'dumb' : env.CI)
}
