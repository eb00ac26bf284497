/** Where a project stands: in which repository, at which commit. */
import { relative, sep } from 'node:path'
import { ask } from '../history/git.ts'
import { topOf } from '../history/top.ts'
import { type Forge, type ForgeKind, readForge } from '../report/forge.ts'
import type { View } from '../report/reporter.ts'
import type { TrendPoint } from '../report/trend.ts'
import type { Streams } from './command.ts'

/** What is known of the repository beside what git says. */
export interface Known {
  /** The address that the configuration gives. */
  readonly repository?: string | undefined
  readonly env: Streams['env']
  /** What links lead to; the commit that CI works on, else the default branch, when left out. */
  readonly ref?: string | undefined
}

/** Where a project's files are, on the web and in their repository, as far as that is known. */
export const placeOf = async (root: string, known: Known): Promise<Pick<View, 'forge' | 'top'>> => {
  const forge = await forgeOf(root, known)
  const top = topOf(root)
  return { ...(forge ? { forge } : {}), ...(top === undefined ? {} : { top }) }
}

/** The forge that a project's files are on: by the configuration, by what GitHub and GitLab tell their jobs, by git's `origin`. */
const forgeOf = async (root: string, { repository, env, ref }: Known): Promise<Forge | undefined> => {
  const [address, kind] =
    repository === undefined ? (byCi(env) ?? [await said(root, ['remote', 'get-url', 'origin'])]) : [repository]
  if (!address) return undefined
  const folder = await said(root, ['rev-parse', '--show-prefix'])
  return readForge(address, ref ?? env.GITHUB_SHA ?? env.CI_COMMIT_SHA ?? 'HEAD', folder, kind)
}

const byCi = ({
  GITHUB_SERVER_URL: server,
  GITHUB_REPOSITORY: name,
  CI_PROJECT_URL: gitlab,
}: Streams['env']): readonly [string, ForgeKind] | undefined => {
  if (server && name) return [`${server}/${name}`, 'github']
  return gitlab ? [gitlab, 'gitlab'] : undefined
}

/**
 * The commit that the project is at, for the trend; with a `+` where something below its root is not committed.
 * @param without A folder whose changes do not count: the reports themselves. Absolute.
 */
export const commitOf = async (root: string, without: string): Promise<Pick<TrendPoint, 'commit' | 'date'>> => {
  const [commit, date] = (await said(root, ['log', '-1', '--format=%H %cI'])).split(' ')
  if (!commit || !date) return {}
  const reports = relative(root, without).split(sep).join('/')
  const apart = reports === '' || reports.startsWith('..') ? [] : [`:(exclude,literal)${reports}`]
  const changes = await said(root, ['status', '--porcelain', '--', '.', ...apart], true)
  return { commit: changes === '' ? commit : `${commit}+`, date }
}

/** What git answers; empty where it does not. */
const said = async (root: string, args: readonly string[], globs = false): Promise<string> => {
  const answer = await ask(root, args, globs)
  return answer.state === 'answered' ? answer.output.toString('utf8').trim() : ''
}
