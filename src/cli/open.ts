import { relative, sep } from 'node:path'
import { type Config, type KeptIn, loadConfig } from '../config.ts'
import { diskFiles, type Files } from '../files.ts'
import { sameLocale } from '../text/locales.ts'
import type { Streams } from './command.ts'

/** A project, ready to be read. */
export interface OpenProject {
  readonly files: Files
  /** With what the command line says put over it. */
  readonly config: Config
  /** What leads from the working directory to the root: empty, or `examples/help-centre/`. */
  readonly base: string
}

/** What the command line says of the project. */
export interface Asked {
  readonly config?: string | undefined
  readonly source?: string | undefined
  readonly target: readonly string[]
}

/** Opens the project of a folder: its configuration, what the command line changes of it, and its files. */
export const openProject = async (streams: Streams, asked: Asked): Promise<OpenProject> => {
  const { vet, beside: _, ...project } = await openUnvetted(streams, asked)
  await vet()
  return project
}

/** The same before anybody has looked for a mistake in `rules`, for which the rules must be loaded. */
export const openUnvetted = async (
  { cwd }: Streams,
  asked: Asked,
  keptIn?: KeptIn,
): Promise<OpenProject & { readonly beside: readonly string[]; readonly vet: () => Promise<void> }> => {
  const loaded = await loadConfig(cwd, asked.config, keptIn)
  const { config, root, beside } = loaded
  const way = relative(cwd, root).split(sep).join('/')
  return {
    base: way === '' ? '' : `${way}/`,
    files: diskFiles(root, beside),
    beside,
    config: { ...config, ...askedLocales(config, asked) },
    async vet() {
      if (Object.keys(config.rules ?? {}).length === 0) return
      const [{ rules }, { ruleSettings }] = await Promise.all([import('../checking.ts'), import('../config/rules.ts')])
      // A mistake is said with its place, which only the file as it was loaded knows.
      ruleSettings(loaded, rules)
    },
  }
}

/** Another source turns the configured languages around: the one that led follows. */
const askedLocales = ({ source, targets }: Config, asked: Asked): Pick<Config, 'source' | 'targets'> => {
  const leads = asked.source ?? source
  const others =
    asked.source === undefined ? targets : targets && [...(source === undefined ? [] : [source]), ...targets]
  const follow =
    asked.target.length > 0 ? asked.target : others?.filter((locale) => !leads || !sameLocale(locale, leads))
  return {
    ...(leads === undefined ? {} : { source: leads }),
    ...(follow === undefined || follow.length === 0 ? {} : { targets: follow }),
  }
}
