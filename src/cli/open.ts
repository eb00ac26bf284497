import { type Config, loadConfig } from '../config.ts'
import { diskFiles, type Files } from '../files.ts'

/** A project, ready to be read. */
export interface OpenProject {
  readonly files: Files
  /** With what the command line says put over it. */
  readonly config: Config
}

/** Opens the project of a folder: its configuration, what the command line changes of it, and its files. */
export const openProject = async (
  cwd: string,
  asked: { readonly config?: string | undefined; readonly source?: string | undefined; readonly target: readonly string[] },
): Promise<OpenProject> => {
  const { config, root, beside } = await loadConfig(cwd, asked.config)
  return {
    files: diskFiles(root, beside),
    config: {
      ...config,
      ...(asked.source === undefined ? {} : { source: asked.source }),
      ...(asked.target.length === 0 ? {} : { targets: asked.target }),
    },
  }
}
