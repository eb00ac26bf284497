/** The check of a whole project, as several commands ask for it. */
import type { Config } from '../config.ts'
import type { Files } from '../files.ts'
import type { CheckOptions, Tell } from '../index.ts'
import type { Report, Tongue } from '../model.ts'
import type { Streams } from './command.ts'
import type { Asked } from './open.ts'
import { withProgress } from './progress.ts'
import { telling } from './telling.ts'

/** What a run read and aligned. */
export type Seen = Parameters<NonNullable<CheckOptions['see']>>[0]

/** A project that was checked. */
export interface ProjectRun {
  readonly files: Files
  readonly config: Config
  /** What leads from the working directory to the root: empty, or `examples/help-centre/`. */
  readonly base: string
  readonly report: Report
  readonly seen: Seen | undefined
  /** Whether pages of the project were left out of the comparison. */
  readonly isPartial: boolean
}

/**
 * Opens a project and checks it, with a progress line; says on standard error what was taken for what.
 * @param since Against which commit the findings are judged, if against one.
 */
export const runProject = async (
  streams: Streams,
  asked: Asked & { readonly 'no-history': boolean },
  tongue: Tongue,
  since?: CheckOptions['since'],
): Promise<ProjectRun> => {
  const [{ openProject }, { checkProject }] = await Promise.all([import('./open.ts'), import('../index.ts')])
  const { files, config, base } = await openProject(streams, asked, tongue)
  const progress = withProgress(files, streams.err, tongue)
  let isPartial = false
  let seen: Seen | undefined
  const tell: Tell = (words, project) => {
    progress.clear()
    telling(streams, tongue)(words)
    isPartial = project.omitted.length > 0
  }
  const report = await checkProject(progress.files, config, {
    tell,
    see: (what) => (seen = what),
    ...(asked['no-history'] ? { history: false } : {}),
    ...(since ? { since } : {}),
  }).finally(progress.clear)
  return { files, config, base, report, seen, isPartial }
}
