/** Finds the pages of a project and their translations. */
import { Vocabulary } from '../align/vocabulary.ts'
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import type { Words } from '../known-error.ts'
import type { Page, PagePair } from '../model.ts'
import { type Compare, describeProject, findProject, type Project, type ProjectOptions, pairPages } from '../project.ts'
import { timed } from '../timing.ts'
import { knownWords, type LexiconText, lexiconsOf } from './lexicon.ts'
import { readPages } from './read.ts'
import { type PageReader, readerOf } from './reader.ts'
import { pageSimilarity } from './similarity.ts'

/** A project, and who was paired with whom. */
export interface PairedProject {
  readonly project: Project
  readonly pairs: readonly PagePair[]
}

/**
 * Finds and pairs the pages of a project. Only pages that neither path nor front matter has paired are read for it.
 * @throws {ProjectError} when there are no pages in two locales.
 */
export async function findPairs(
  files: Files,
  options: ProjectOptions,
  lexicons: readonly LexiconText[],
  read: PageReader,
): Promise<PairedProject> {
  const project = await findProject(files, options)
  const { source } = project
  const compare: Compare = async (sources, targets, locale) => {
    const lonely = [
      ...sources.map((path) => ({ id: path, locale, source: path })),
      ...targets.map((path) => ({ id: path, locale, target: path })),
    ]
    const readings = await readPages(files, lonely, source, read)
    const pages = (paths: readonly string[]): Page[] =>
      paths.flatMap((path) => {
        const reading = readings.get(path)
        return reading?.state === 'read' ? [reading.page] : []
      })
    const vocabulary = new Vocabulary()
    const lexicon = knownWords(lexicons, source, locale, vocabulary)
    const similarity = pageSimilarity(pages(sources), pages(targets), {
      vocabulary,
      locales: [source, locale],
      lexicon,
    })
    return (from, to) => {
      const [a, b] = [readings.get(from), readings.get(to)]
      return a?.state === 'read' && b?.state === 'read' ? similarity(a.page, b.page) : 0
    }
  }
  return { project, pairs: await pairPages(files, project, compare, options) }
}

/** Hears, before the results, what was taken for what and what was left out. */
export type Tell = (words: readonly Words[], project: Pick<Project, 'omitted'>) => void

/** Finds the pages of the project below a root, and who is whose translation. */
export async function pairProject(
  files: Files,
  config: Config,
  tell?: Tell,
  read = readerOf(config.parser),
): Promise<PairedProject> {
  const lexicons = await lexiconsOf(files, config.lexicon)
  const paired = await timed('find', () => findPairs(files, config, lexicons, read))
  tell?.(describeProject(paired.project), paired.project)
  return paired
}
