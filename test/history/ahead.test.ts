/** What is read ahead of its being asked for. */
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { openHistory } from '../../src/history/open.ts'
import { freshRepository } from './support.ts'

const asked = vi.hoisted(() => [] as (readonly string[])[])
vi.mock('../../src/history/blobs.ts', async (original) => {
  const real = await original<typeof import('../../src/history/blobs.ts')>()
  const ahead = (ids: readonly string[]): void => void asked.push(ids)
  return { ...real, openBlobs: (folder: string) => ({ ...real.openBlobs(folder), ahead }) }
})

const paths = ['docs/en/a.md', 'docs/fr/a.md'] as const

async function aheadIn(root: string): Promise<(readonly string[])[]> {
  const opened = await openHistory(root, paths)
  if (opened.state !== 'open') throw new Error(opened.state)
  opened.history.ahead(...paths)
  opened.history.close()
  return asked.splice(0)
}

test('older versions are read ahead, but for a clone that would have to fetch them', async () => {
  const { root, git, commit } = freshRepository()
  git('config', 'uploadpack.allowFilter', 'true')
  for (const at of [1, 2, 3]) commit('Edit', { 'docs/en/a.md': `en ${at}\n`, 'docs/fr/a.md': `fr ${at > 1}\n` })
  const older = git('rev-parse', 'HEAD~1:docs/en/a.md', 'HEAD~2:docs/en/a.md', 'HEAD~2:docs/fr/a.md').trim().split('\n')
  expect(await aheadIn(root)).toEqual([older])
  const clone = join(root, 'clone')
  git('clone', '-q', '--filter=blob:none', `file://${root}`, clone)
  expect(await aheadIn(clone)).toEqual([])
})
