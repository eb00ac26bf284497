/** Where a folder stands in its repository. */
import { ask } from './git.ts'

/** What leads from the repository's top to a folder: empty, or `docs/`; `undefined` outside of repositories. */
export const topOf = async (folder: string): Promise<string | undefined> => {
  const answer = await ask(folder, ['rev-parse', '--show-prefix'])
  return answer.state === 'answered' ? answer.output.toString('utf8').replace(/\n$/, '') : undefined
}
