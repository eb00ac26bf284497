/** Hears of what changes below a project's folders. */
import { existsSync, type FSWatcher, readFileSync, statSync, watch } from 'node:fs'
import { dirname, join, posix, resolve } from 'node:path'
import { enclosing } from '../history/repository.ts'
import { isPagePath } from '../project/pattern.ts'

/** What changed since it was asked last. */
export interface Changes {
  /** Pages that were written. */
  readonly pages: ReadonlySet<string>
  /** Whether files that are no pages came or went: links may lead to them. */
  readonly others: boolean
  /** Whether the project has to be read again: pages came or went, or what decides which these are changed. */
  readonly project: boolean
}

/** Milliseconds for which changes are gathered: editors write, rename and remove to save one file. */
const pause = 120

/** What a project watches for. */
export interface Watched {
  /** Whether a path, relative to the root, is a page. */
  isPage(path: string): boolean
  /** Whether it is a file that decides what the project is. */
  decides(path: string): boolean
}

/**
 * Watches the folders of pages, those between them and the root, and the commits of the repository around. Folders alone,
 * one by one: a recursive watch walks through `node_modules` too.
 */
export class Watching {
  private readonly root: string
  private readonly watched: Watched
  private watchers: FSWatcher[] = []
  private pages = new Set<string>()
  private others = false
  private project = false
  private wake: (() => void) | undefined
  private timer: NodeJS.Timeout | undefined

  constructor(root: string, watched: Watched) {
    this.root = root
    this.watched = watched
  }

  /** Watches the folders of these files from now on, pages and others. */
  follow(paths: Iterable<string>): void {
    this.close()
    const folders = new Set(['.'])
    for (const path of paths)
      for (let at = posix.dirname(path); !folders.has(at) && !at.endsWith('..'); at = posix.dirname(at)) folders.add(at)
    for (const folder of folders) this.watch(join(this.root, folder), (name) => this.heard(posix.join(folder, name)))
    const top = enclosing(this.root, existsSync)
    if (top === undefined) return
    this.watch(join(gitFolder(join(top, '.git')), 'logs'), (name) => {
      if (name !== 'HEAD') return
      this.project = true
      this.soon()
    })
  }

  /** The next changes. */
  async next(): Promise<Changes> {
    if (!this.isAny) await new Promise<void>((wake) => (this.wake = wake))
    const changes = { pages: this.pages, others: this.others, project: this.project }
    this.pages = new Set()
    this.others = false
    this.project = false
    return changes
  }

  close(): void {
    clearTimeout(this.timer)
    for (const watcher of this.watchers.splice(0)) watcher.close()
  }

  private get isAny(): boolean {
    return this.pages.size > 0 || this.others || this.project
  }

  private watch(folder: string, hear: (name: string) => void): void {
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return
    const watcher = watch(folder, (_, name) => {
      if (name !== null) hear(name)
    })
    // A folder that was removed says so in the one above it.
    watcher.on('error', () => watcher.close())
    this.watchers.push(watcher)
  }

  private heard(path: string): void {
    const name = posix.basename(path)
    const { isPage, decides } = this.watched
    if ((name.startsWith('.') || name === 'node_modules') && !decides(path)) return
    const facts = statSync(join(this.root, path), { throwIfNoEntry: false })
    if (isPage(path) && facts?.isFile()) this.pages.add(path)
    else if (isPage(path) || isPagePath(name) || decides(path) || facts?.isDirectory()) this.project = true
    else this.others = true
    this.soon()
  }

  private soon(): void {
    clearTimeout(this.timer)
    this.timer = setTimeout(() => {
      this.wake?.()
      this.wake = undefined
    }, pause)
  }
}

/** Where a repository's own files are: a work tree beside the repository, and a submodule, have a file that says it. */
function gitFolder(place: string): string {
  if (!statSync(place, { throwIfNoEntry: false })?.isFile()) return place
  const [, folder] = /^gitdir: (.+)$/m.exec(readFileSync(place, 'utf8')) ?? []
  return folder === undefined ? place : resolve(dirname(place), folder)
}
