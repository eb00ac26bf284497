/** Repositories and folders that are taken away when their test ends. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach } from 'vitest'
import { makeRepository, type Repository, type Tree, writeTree } from '../support/repository.ts'

const made: { remove(): void }[] = []
afterEach(() => {
  for (const one of made.splice(0)) one.remove()
})

/** An empty repository. */
export const freshRepository = (): Repository => {
  const repository = makeRepository()
  made.push(repository)
  return repository
}

/** A folder outside of any repository, with these files; absolute. */
export const freshFolder = (tree: Tree): string => {
  const root = mkdtempSync(join(tmpdir(), 'diptych-plain-'))
  made.push({ remove: () => rmSync(root, { recursive: true, force: true }) })
  writeTree(root, tree)
  return root
}
