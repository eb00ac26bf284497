/** The commit that a change is judged against, and what is no longer as it was there. */
import { posix } from 'node:path'
import { KnownError } from '../known-error.ts'
import { openBlobs } from './blobs.ts'
import { type Answer, ask } from './git.ts'
import { extensionsOf, removed, withUntracked } from './untracked.ts'

/** Which commit is meant: a name for it, or the one that the change in hand will be merged into. */
export type AskedBase = { readonly ref: string } | { readonly env: Readonly<Record<string, string | undefined>> }

/** The files below a root as they were at a commit, against the work tree. Paths are relative to the root. */
export interface Base {
  /** The whole id of the commit. */
  readonly commit: string
  /** By the path of a file that is new or changed: its path at the base; `undefined` for a new one. */
  readonly changed: ReadonlyMap<string, string | undefined>
  /** The files of the base that are gone, or have another name now. */
  readonly gone: ReadonlySet<string>
  /** The text of a changed or gone file, by its path at the base; `undefined` when it cannot be had. */
  text(path: string): Promise<string | undefined>
  /** Ends what runs beside. */
  close(): void
}

/**
 * Opens the base of the change in hand: where the work tree's branch left the commit that was asked for. What is not
 * committed, and what git does not know yet, belongs to the change.
 * @throws {KnownError} when git or that commit cannot be had.
 */
export async function openBase(root: string, asked: AskedBase): Promise<Base> {
  const about = linesOf(await ask(root, ['rev-parse', '--is-shallow-repository', '--show-prefix']), root)
  const [shallow = '', prefix = ''] = about
  const commit = await baseCommit(root, asked, shallow === 'true')
  const raw = ['--raw', '-z', '--no-abbrev', '-M', '-l2000', '--no-ext-diff', '--no-textconv', '--no-color']
  const others = outputOf(await ask(root, ['ls-files', '--others', '--exclude-standard', '-z']), root)
  // Only what has the extension of a file that is gone can be that file under another name.
  const extensions = others === '' ? [] : extensionsOf(outputOf(await ask(root, [...removed, '--']), root).split('\0'))
  const compare = ['diff', ...raw, '--ignore-submodules=all', commit, '--']
  const diff = await withUntracked(root, extensions, (environment) => ask(root, compare, false, environment))
  const compared = outputOf(diff, root)

  const changed = new Map<string, string | undefined>()
  const gone = new Set<string>()
  const blobs = new Map<string, string>()
  for (const { from, to, blob } of readRaw(compared)) {
    const [before, now] = [from, to].map((path) => (path === undefined ? undefined : posix.relative(prefix, path)))
    if (before !== undefined) blobs.set(before, blob)
    if (before !== undefined && before !== now) gone.add(before)
    if (now !== undefined) changed.set(now, before)
  }
  for (const path of others.split('\0'))
    if (path !== '' && !changed.has(path)) changed.set(path, gone.delete(path) ? path : undefined)
  const reading = openBlobs(root)
  return {
    commit,
    changed,
    gone,
    text: (path) => reading.text(blobs.get(path) ?? ''),
    close: () => reading.close(),
  }
}

/** One entry of `git diff --raw`: a path is absent where there is no file. Paths are from the top of the repository. */
interface Entry {
  readonly from: string | undefined
  readonly to: string | undefined
  /** What stood at `from`. */
  readonly blob: string
}

const entry = /^:\d{6} \d{6} ([0-9a-f]+) [0-9a-f]+ ([A-Z])\d*$/

function* readRaw(output: string): Generator<Entry> {
  const fields = output.split('\0')
  for (let index = 0; index < fields.length; index++) {
    const [, blob = '', status = ''] = entry.exec(fields[index] ?? '') ?? []
    if (status === '') continue
    const from = fields[++index]
    const to = status === 'R' || status === 'C' ? fields[++index] : from
    yield { from: status === 'A' ? undefined : from, to: status === 'D' ? undefined : to, blob }
  }
}

/** Where continuous integration says which branch, or commit, a change is for. */
const branches = [
  'GITHUB_BASE_REF',
  'CI_MERGE_REQUEST_TARGET_BRANCH_NAME',
  'BITBUCKET_PR_DESTINATION_BRANCH',
  'SYSTEM_PULLREQUEST_TARGETBRANCH',
  'BUILDKITE_PULL_REQUEST_BASE_BRANCH',
  'CHANGE_TARGET',
]
const mergeRequestBase = 'CI_MERGE_REQUEST_DIFF_BASE_SHA'

async function baseCommit(root: string, asked: AskedBase, shallow: boolean): Promise<string> {
  const named = 'ref' in asked ? [asked.ref] : ofCi(asked.env)
  const names = named.length > 0 ? named : await ofDefaultBranch(root)
  for (const name of names) {
    const commit = await commitOf(root, name)
    if (commit === undefined) continue
    const met = await ask(root, ['merge-base', 'HEAD', commit])
    if (met.state === 'answered') return met.output.toString('latin1').trim()
    // Two histories without a common commit: the two trees are compared as they are.
    if (!shallow) return commit
    throw unreached(name)
  }
  throw unknown(names[0] ?? 'HEAD', shallow)
}

/** The names of the base, likeliest first; empty outside of a pull request. */
function ofCi(env: Readonly<Record<string, string | undefined>>): string[] {
  const commit = env[mergeRequestBase]
  if (commit) return [commit]
  const branch = branches.map((name) => env[name]).find((value) => value !== undefined && value !== '')
  if (branch === undefined || branch === 'false') return []
  const short = branch.replace(/^refs\/heads\//, '')
  return [`origin/${short}`, short]
}

/** The names of the default branch, the remote's first; the last commit where there is none. */
async function ofDefaultBranch(root: string): Promise<string[]> {
  const head = await ask(root, ['symbolic-ref', '--quiet', '--short', 'refs/remotes/origin/HEAD'])
  const remote = head.state === 'answered' ? [head.output.toString('utf8').trim()] : []
  return [...remote, 'origin/main', 'origin/master', 'main', 'master', 'HEAD']
}

async function commitOf(root: string, name: string): Promise<string | undefined> {
  // What opens with a dash would be an option.
  if (!/^[^-\s][^\s]{0,250}$/.test(name)) return undefined
  const found = await ask(root, ['rev-parse', '--verify', '--quiet', `${name}^{commit}`])
  return found.state === 'answered' ? found.output.toString('latin1').trim() : undefined
}

const linesOf = (answer: Answer, root: string): string[] => outputOf(answer, root).split('\n')

function outputOf(answer: Answer, root: string): string {
  switch (answer.state) {
    case 'answered':
      return answer.output.toString('utf8')
    case 'no-git':
      throw noGit
    case 'refused':
      throw refused(root, answer.reason)
  }
}

const noGit = new KnownError({
  en: 'What changed cannot be told without the `git` program. Install git, or check everything: leave `--since` and `--changed` out.',
  fr: "Sans le programme `git`, impossible de dire ce qui a changé. Installez git, ou vérifiez tout : n'indiquez ni `--since` ni `--changed`.",
})

const refused = (root: string, reason: string): KnownError =>
  new KnownError({
    en: `What changed in \`${root}\` cannot be told: git does not answer (${reason}). Run Diptych in a git repository that has a commit, or check everything: leave \`--since\` and \`--changed\` out.`,
    fr: `Impossible de dire ce qui a changé dans \`${root}\` : git ne répond pas (${reason}). Lancez Diptych dans un dépôt git qui a un commit, ou vérifiez tout : n'indiquez ni \`--since\` ni \`--changed\`.`,
  })

const unknown = (name: string, shallow: boolean): KnownError =>
  new KnownError({
    en: `git knows no commit \`${name}\` here. ${shallow ? 'The clone has only the newest part of the history: fetch all of it (`git fetch --unshallow`; in CI, `fetch-depth: 0`).' : 'Check its name, or fetch it (`git fetch origin`).'}`,
    fr: `git ne connaît ici aucun commit \`${name}\`. ${shallow ? "Le clone n'a que la fin de l'historique : récupérez-le en entier (`git fetch --unshallow` ; en CI, `fetch-depth: 0`)." : 'Vérifiez son nom ou récupérez-le (`git fetch origin`).'}`,
  })

const unreached = (name: string): KnownError =>
  new KnownError({
    en: `The clone has only the newest part of the history, which does not reach back to where this branch left \`${name}\`. Fetch all of it (\`git fetch --unshallow\`; in CI, \`fetch-depth: 0\`).`,
    fr: `Le clone n'a que la fin de l'historique, qui ne remonte pas jusqu'au point où cette branche a quitté \`${name}\`. Récupérez-le en entier (\`git fetch --unshallow\` ; en CI, \`fetch-depth: 0\`).`,
  })
