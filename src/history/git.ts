/** git on the command line: no shell, no hooks, no pager, nothing of the caller's repository variables. */
import { spawn } from 'node:child_process'

/** More output than this is not read: a listing of some million commits. Bytes. */
const mostOutput = 512 * 2 ** 20
/** A question that takes longer has gone wrong. Milliseconds. */
const longest = 120_000

/** Settings under which the output is the same whatever the user's configuration says. */
const settings: readonly string[] = [
  '--no-pager',
  '--literal-pathspecs',
  '-c',
  'core.quotepath=off',
  '-c',
  'core.fsmonitor=false',
  '-c',
  'log.showRoot=true',
  '-c',
  'log.showSignature=false',
  '-c',
  'log.diffMerges=separate',
]

/** What a hook or an outer git would lead us astray with; see `git rev-parse --local-env-vars`. */
const astray =
  /^GIT_(?:ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|DIR|GRAFT_FILE|IMPLICIT_WORK_TREE|INDEX_FILE|INTERNAL_SUPER_PREFIX|NAMESPACE|NO_REPLACE_OBJECTS|OBJECT_DIRECTORY|PREFIX|REPLACE_REF_BASE|SHALLOW_FILE|WORK_TREE|LITERAL_PATHSPECS|GLOB_PATHSPECS|NOGLOB_PATHSPECS|ICASE_PATHSPECS|EXTERNAL_DIFF|DIFF_OPTS|TRACE\w*)$/

/** The environment in which git runs. */
export function gitEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !astray.test(name))
  return { ...Object.fromEntries(kept), GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' }
}

/** The arguments of a git command, the settings before them. `globs`: whether pathspecs may be patterns. */
export function gitArguments(args: readonly string[], globs = false): string[] {
  return [...settings.filter((setting) => !globs || setting !== '--literal-pathspecs'), ...args]
}

/** What one git command answered. */
export type Answer =
  | { readonly state: 'answered'; readonly output: Buffer }
  /** git is not installed. */
  | { readonly state: 'no-git' }
  /** `reason` is git's own first line. */
  | { readonly state: 'refused'; readonly reason: string }

/** Runs one git command in a folder, where `environment` comes on top of {@link gitEnvironment}. Never throws. */
export function ask(
  folder: string,
  args: readonly string[],
  globs = false,
  environment: NodeJS.ProcessEnv = {},
): Promise<Answer> {
  return new Promise((resolve) => {
    const child = spawn('git', gitArguments(args, globs), {
      cwd: folder,
      env: { ...gitEnvironment(), ...environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
    })
    // A timeout of Node's own would keep the process alive where git cannot be started.
    const patience = setTimeout(() => child.kill(), longest)
    const chunks: Buffer[] = []
    let [size, said] = [0, '']
    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > mostOutput) child.kill()
      else chunks.push(chunk)
    })
    child.stderr.on('data', (chunk: Buffer) => {
      if (said.length < 2000) said += chunk.toString('utf8')
    })
    child.on('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(patience)
      resolve(error.code === 'ENOENT' ? { state: 'no-git' } : { state: 'refused', reason: String(error.code) })
    })
    child.on('close', (code, signal) => {
      clearTimeout(patience)
      if (code === 0) resolve({ state: 'answered', output: Buffer.concat(chunks) })
      else resolve({ state: 'refused', reason: said.trim().split('\n', 1)[0] || `git ended with ${signal ?? code}` })
    })
  })
}
