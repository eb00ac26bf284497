/** Where a history stands is soon told, and tells whether anything in it can have changed. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openHistory, standOfHistory } from '../../src/history/open.ts'
import { checkProject, diskFiles } from '../../src/index.ts'
import { freshFolder, freshRepository } from './support.ts'

const paths = ['docs/en/a.md', 'docs/fr/a.md']
const text = 'One line of text.\n'
const tree = { 'docs/en/a.md': text, 'docs/fr/a.md': text, 'code.txt': '1' }

async function openedAt(root: string): Promise<string | undefined> {
  const opened = await openHistory(root, paths)
  if (opened.state !== 'open') return undefined
  opened.history.close()
  return opened.history.stand
}

test('it is the same until a commit comes, goes, or a page is renamed', async () => {
  const repository = freshRepository()
  const { root } = repository
  repository.commit('Add', tree)
  const first = await standOfHistory(root, paths)
  expect(first).toBeTypeOf('string')
  expect(await openedAt(root)).toBe(first)
  expect(await standOfHistory(root, paths.toReversed())).toBe(first)

  repository.write({ 'docs/en/a.md': `${text}More.\n` })
  expect(await standOfHistory(root, paths)).toBe(first)
  repository.commit('Code', { 'code.txt': '2' })
  const second = await standOfHistory(root, paths)
  expect(second).not.toBe(first)
  repository.write({ 'docs/en/a.md': null, 'docs/en/b.md': `${text}More.\n` })
  expect(await standOfHistory(root, paths)).not.toBe(second)
  repository.write({ 'docs/en/a.md': `${text}More.\n`, 'docs/en/b.md': null })
  expect(await standOfHistory(root, paths)).toBe(second)
  repository.git('reset', '-q', '--hard', 'HEAD~1')
  expect(await standOfHistory(root, paths)).toBe(first)
})

test('a check that is repeated after commits says what one without a cache says', async () => {
  const repository = freshRepository()
  const { root } = repository
  const cache = freshFolder({})
  repository.commit('Add', tree)
  const check = (options = {}) => checkProject(diskFiles(root), { source: 'en', targets: ['fr'] }, options)
  const isSame = async () => expect(await check({ cache })).toEqual(await check())
  for (const change of [
    {},
    { 'code.txt': '2' },
    {},
    { 'docs/en/a.md': 'Another line.\n' },
    {},
    { 'docs/fr/a.md': 'X.\n' },
  ]) {
    repository.commit('Change', change)
    await isSame()
  }
  for (const moves of [
    ['reset', '-q', '--hard', 'HEAD~2'],
    ['switch', '-qc', 'other', 'HEAD~1'],
    ['merge', '-q', '-X', 'ours', 'main'],
  ]) {
    repository.git(...moves)
    await isSame()
    repository.commit('Change', { 'docs/en/a.md': `After ${moves[0]}.\n` })
    await isSame()
  }
})

test('nobody can tell where commits are replaced, grafted or not there, nor without commits or a repository', async () => {
  expect(await standOfHistory(freshFolder({ 'docs/en/a.md': text }), paths)).toBeUndefined()
  const repository = freshRepository()
  const { root } = repository
  repository.write(tree)
  expect(await standOfHistory(root, paths)).toBeUndefined()
  repository.commit('Add')
  repository.commit('Change', { 'docs/en/a.md': `${text}More.\n` })
  expect(await standOfHistory(root, paths)).toBeTypeOf('string')

  const clone = join(root, 'clone')
  execFileSync('git', ['clone', '-q', '--depth', '1', `file://${root}`, clone])
  expect(await standOfHistory(clone, paths)).toBeUndefined()

  repository.write({ '.git/info/grafts': '' })
  expect(await standOfHistory(root, paths)).toBeUndefined()
  repository.write({ '.git/info/grafts': null })
  expect(await standOfHistory(root, paths)).toBeTypeOf('string')

  repository.git('replace', '--graft', 'HEAD')
  expect(await standOfHistory(root, paths)).toBeUndefined()
  expect(await openedAt(root)).toBeUndefined()
})
