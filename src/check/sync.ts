/** Records which blocks are in step now, or were, by git. */
import type { Files } from '../files.ts'
import {
  fingerprint,
  isSilent,
  type Lack,
  type Lock,
  type LockProblem,
  lockName,
  lockText,
  openHistory,
  pinOf,
  type RecordedPage,
} from '../history.ts'
import { KnownError } from '../known-error.ts'
import type { Block, Page, PagePair } from '../model.ts'
import type { AlignedPair } from './aligned-pair.ts'
import { withHistory } from './history.ts'
import { readLockFile } from './lock.ts'

/** What there is to record of a pair: every bead as it is; one that its history calls stale with the source as it was. */
function recordOf({ source, target, alignment, history }: AlignedPair): RecordedPage {
  const stale = new Map((history?.stale ?? []).map((bead) => [bead.target.join(), bead]))
  const groups = alignment.beads.flatMap((bead) => {
    const own = spoken(target, bead.target)
    const theirs = stale.get(bead.target.join())?.was ?? spoken(source, bead.source)
    return own.length > 0 && theirs.length > 0 ? [{ source: theirs, target: own }] : []
  })
  const pin = pinOf(target)
  return { groups, pins: pin === undefined ? [] : [pin] }
}

const spoken = (page: Page, indexes: readonly number[]): string[] =>
  indexes.flatMap((index) => {
    const block = page.blocks[index] as Block
    return isSilent(block) ? [] : [fingerprint(page, block)]
  })

/** The lock with these pairs recorded anew. Of the others, `kept` is what remains. */
export function recorded(pairs: readonly AlignedPair[], kept: Lock): string {
  const lock = new Map(kept)
  for (const one of pairs) lock.set(one.target.path, recordOf(one))
  return lockText(lock)
}

/** What a lock holds before it is written. `kept`: a part of it shall stay, so that it must be whole. */
export async function lockBefore(
  files: Files,
  kept: boolean,
): Promise<{ readonly before: string; readonly lock: Lock }> {
  const contents = files.has(lockName) ? await files.read(lockName) : undefined
  const before = contents?.state === 'text' ? contents.text : ''
  const { lock, problem } = await readLockFile(files)
  if (!kept) return { before, lock: new Map() }
  if (problem) throw damaged(problem)
  return { before, lock }
}

/** The pairs with what git knows of them, whatever a lock says. Pages that git does not know are left out. */
export async function asInHistory(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  root: string,
): Promise<readonly AlignedPair[]> {
  const paths = [...aligned.values()].flatMap(({ source, target }) => [source.path, target.path])
  const opened = await openHistory(root, paths)
  const known = [...(await withHistory(aligned, [...aligned.keys()], { history: opened })).values()]
  if (opened.state === 'open') opened.history.close()
  const lack = known.flatMap(({ history }) => history?.lacks ?? []).find(({ kind }) => !bearable.has(kind))
  if (lack) throw untold(lack)
  return known.filter(({ history }) => !history?.lacks?.some(({ kind }) => kind === 'untracked'))
}

/** What a record from history can live with. */
const bearable = new Set<Lack['kind']>(['untracked', 'lost-pin'])

const damaged = (lock: LockProblem): KnownError => {
  const at = 'line' in lock ? { en: ` (line \`${lock.line}\`)`, fr: ` (ligne \`${lock.line}\`)` } : { en: '', fr: '' }
  return lock.problem === 'conflict'
    ? new KnownError({
        en: `\`${lockName}\` has the marks of a merge conflict${at.en}: remove the marks, keep the lines of both sides, and run this again.`,
        fr: `\`${lockName}\` contient les marques d'un conflit de fusion${at.fr} : retirez-les, gardez les lignes des deux côtés et relancez la commande.`,
      })
    : new KnownError({
        en: `\`${lockName}\` cannot be understood${at.en}, so a part of it cannot be renewed: restore it from git, or record the whole project with \`diptych sync\` without a path.`,
        fr: `\`${lockName}\` est incompréhensible${at.fr}, on ne peut donc pas en renouveler une partie : restaurez-le depuis git ou enregistrez tout le projet avec \`diptych sync\` sans chemin.`,
      })
}

const untold = (lack: Lack): KnownError => {
  const why = lack.kind === 'refused' ? lack.reason : lack.kind
  return new KnownError({
    en: `The git history cannot tell which translations are in step (\`${why}\`): fetch all of it (\`git fetch --unshallow\`), or record them as in step now with \`diptych sync\`.`,
    fr: `L'historique git ne permet pas de dire quelles traductions sont à jour (\`${why}\`) : récupérez-le en entier (\`git fetch --unshallow\`) ou enregistrez-les comme étant à jour maintenant avec \`diptych sync\`.`,
  })
}
