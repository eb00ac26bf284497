/** Of a history that was walked before, only what is new is walked: the log is that of a walk over all of it. */
import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Log } from '../../src/history/log.ts'
import { walkedLog } from '../../src/history/walk.ts'
import { packed, unpacked } from '../../src/text/packed.ts'
import type { Repository } from '../support/repository.ts'
import { freshFolder, freshRepository } from './support.ts'

const page = (line: string): string => `# Title\n\nSome text that stays as it is.\n\n${line}\n`

/** A line with merges, two others that it took in, one that it did not, and one that has nothing in common with it; tips by name. */
function branched(): { readonly repository: Repository; readonly tips: ReadonlyMap<string, string> } {
  const repository = freshRepository()
  const { git, commit } = repository
  const tips = new Map<string, string>()
  const mark = (name: string): unknown => tips.set(name, git('rev-parse', 'HEAD').trim())
  commit('Begin', { 'a.md': page('One.'), 'b.md': page('Two.'), 'code.txt': '1' })
  mark('first')
  commit('Code', { 'code.txt': '2' })
  mark('code')
  git('switch', '-qc', 'side')
  commit('Reword', { 'a.md': page('One, reworded.') })
  mark('side')
  git('switch', '-q', 'main')
  commit('Move', { 'b.md': null, 'moved.md': page('Two.') })
  mark('moved')
  git('switch', '-qc', 'apart')
  commit('Code apart', { 'code.txt': '3' })
  mark('apart')
  git('switch', '-q', 'main')
  git('merge', '-q', '--no-ff', '-m', 'Merge side', 'side')
  mark('merged')
  commit('Remove', { 'a.md': null })
  mark('removed')
  git('switch', '-qc', 'late', 'side')
  git('merge', '-q', '--no-ff', '-m', 'Merge main into late', '-X', 'theirs', tips.get('merged') ?? '')
  commit('Late', { 'late.md': page('Late.') })
  mark('late')
  git('switch', '-q', 'main')
  commit('Bring back', { 'a.md': page('One, reworded.') })
  mark('back')
  git('merge', '-q', '--no-ff', '-m', 'Merge late', 'late')
  mark('all')
  git('switch', '-q', '--orphan', 'other')
  commit('Other', { 'a.md': page('Another page.') })
  mark('other')
  return { repository, tips }
}

const names = ['a.md', 'b.md', 'moved.md', 'late.md']
const plain = ({ commits, versions, names: namesOf }: Log) => ({
  commits,
  lives: names.map((name) => [name, versions(name), namesOf(name)]),
})

/** A store in memory, and a walk that keeps what it walks there. */
function walker(root: string, store = new Map<string, unknown>()) {
  const keeping = {
    store: { get: (key: string) => store.get(key), set: (key: string, value: unknown) => void store.set(key, value) },
    name: '',
  }
  return {
    store,
    async walk(tip: string, isKept = true) {
      const walked = await walkedLog(root, ['md'], tip, isKept ? keeping : undefined)
      if (walked.state !== 'answered') throw new Error(walked.state)
      return plain(walked.log)
    },
    tip: () => ([...store.values()][0] as { readonly tip: string } | undefined)?.tip,
  }
}

/** What is kept, as if somebody else had written it: it can be told from what is walked. */
function marked(store: ReadonlyMap<string, unknown>): Map<string, unknown> {
  return new Map(
    [...store].map(([key, value]) => {
      const { tip, output } = value as { readonly tip: string; readonly output: string }
      const text = unpacked(Buffer.from(output, 'base64')).replaceAll('Ada Byron', 'Kept')
      return [key, { tip, output: Buffer.from(packed(text)).toString('base64') }]
    }),
  )
}

test('from whichever commit it was walked before', async () => {
  const { repository, tips } = branched()
  const taken: string[] = []
  for (const [before, from] of tips) {
    const known = walker(repository.root)
    await known.walk(from)
    const seen = marked(known.store)
    for (const [after, to] of tips) {
      const whole = await known.walk(to, false)
      expect(await walker(repository.root, new Map(known.store)).walk(to), `${before}, ${after}`).toEqual(whole)
      const { commits } = await walker(repository.root, new Map(seen)).walk(to)
      if (commits.some(({ commit }) => commit.author === 'Kept')) taken.push(`${before}, ${after}`)
    }
  }
  // Forwards, backwards, and across.
  for (const both of [
    'first, all',
    'merged, removed',
    'all, moved',
    'side, moved',
    'apart, merged',
    'late, side',
    'other, other',
  ])
    expect(taken).toContain(both)
  for (const both of ['other, all', 'all, other']) expect(taken).not.toContain(both)
})

/** A commit of a history that is made up: what it stands on, what it takes in, and what it does to which page. */
const madeUp = fc.array(
  fc.record({
    parent: fc.option(fc.nat({ max: 3 }), { freq: 8 }),
    merged: fc.option(fc.nat({ max: 5 })),
    page: fc.constantFrom(...names),
    version: fc.option(fc.nat({ max: 2 }), { freq: 4 }),
    hasCode: fc.boolean(),
  }),
  { minLength: 4, maxLength: 12 },
)

test('whatever the history', async () => {
  await fc.assert(
    fc.asyncProperty(madeUp, fc.infiniteStream(fc.nat()), async (commits, draw) => {
      const { root, git } = freshRepository()
      const lines = commits.map(({ parent, merged, page: path, version, hasCode }, at) => {
        const mark = (back: number): string => `:${Math.max(1, at - back)}`
        const from = at > 0 && parent !== null ? `from ${mark(parent)}\n` : ''
        const merge = from && merged !== null ? `merge ${mark(merged)}\n` : ''
        const text = version === null ? '' : page(`Version ${version}.`)
        const change = version === null ? `D ${path}\n` : `M 100644 inline ${path}\ndata ${text.length}\n${text}\n`
        const code = `M 100644 inline code.txt\ndata 2\n${at % 10}.\n`
        const who = `Ada Byron <ada@example.org> ${1_700_000_000 + 60 * at} +0000`
        const head = `commit refs/heads/c${at}\nmark :${at + 1}\ncommitter ${who}\ndata 1\n.\n${from}${merge}`
        return `${head}${hasCode ? code : change}\n`
      })
      execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: lines.join('') })
      const ids = git('for-each-ref', '--format=%(objectname)', 'refs/heads').trim().split('\n')
      for (let count = 0; count < 4; count++) {
        const [from, to] = [...draw.take(2)].map((at) => ids[at % ids.length] ?? '') as [string, string]
        const { walk } = walker(root)
        await walk(from)
        expect(await walk(to)).toEqual(await walk(to, false))
      }
    }),
    { numRuns: 25 },
  )
})

test('whatever the configuration says of merges', async () => {
  const { repository, tips } = branched()
  const [before, after] = [tips.get('moved') ?? '', tips.get('all') ?? '']
  const { walk } = walker(repository.root)
  const whole = await walk(after, false)
  for (const format of ['off', 'combined', 'first-parent']) {
    repository.git('config', 'log.diffMerges', format)
    expect(await walk(after, false), format).toEqual(whole)
    await walk(before)
    expect(await walk(after), format).toEqual(whole)
  }
})

describe('what is kept', () => {
  /** Commits in a row, of which every hundredth touches the page; oldest first. */
  const row = (count: number): Pick<Repository, 'root' | 'git'> & { readonly ids: readonly string[] } => {
    const { root, git } = freshRepository()
    const lines = Array.from({ length: count }, (_, at) => {
      const who = `Ada Byron <ada@example.org> ${1_700_000_000 + at} +0000`
      const text = at % 100 === 0 ? page(`Version ${at}.`) : `${at}`
      const path = at % 100 === 0 ? 'a.md' : 'code.txt'
      return `commit refs/heads/main\ncommitter ${who}\ndata 1\n.\nM 100644 inline ${path}\ndata ${text.length}\n${text}\n`
    })
    execFileSync('git', ['fast-import', '--quiet'], { cwd: root, input: lines.join('') })
    return { root, git, ids: git('rev-list', '--reverse', 'main').trim().split('\n') }
  }

  test('stays while little came, and follows where much did', async () => {
    const { root, ids } = row(1300)
    const at = (place: number): string => ids[place] ?? ''
    const { walk, tip } = walker(root)
    await walk(at(100))
    await walk(at(550))
    expect(tip()).toBe(at(100))
    expect(await walk(at(1250))).toEqual(await walk(at(1250), false))
    expect(tip()).toBe(at(1250))
    expect(await walk(at(300))).toEqual(await walk(at(300), false))
    expect(tip()).toBe(at(1250))
  })

  test('is given up on a line that was left behind', async () => {
    const { root, git, ids } = row(700)
    const { walk, tip } = walker(root)
    const left = git('commit-tree', '-m', 'Left', '-p', ids[100] ?? '', `${ids[0]}^{tree}`).trim()
    await walk(left)
    await walk(ids[600] ?? '')
    expect(tip()).toBe(left)
    expect(await walk(ids[650] ?? '')).toEqual(await walk(ids[650] ?? '', false))
    expect(tip()).toBe(ids[650])
    expect(await walk(ids[660] ?? '')).toEqual(await walk(ids[660] ?? '', false))
  })

  test('is another one for another repository, and for other pages', async () => {
    const repository = freshRepository()
    repository.commit('Add', { 'a.md': page('One.') })
    const tip = repository.git('rev-parse', 'HEAD').trim()
    const store = new Map<string, unknown>()
    const keeping = {
      get: (key: string) => store.get(key),
      set: (key: string, value: unknown) => void store.set(key, value),
    }
    for (const [name, extensions] of [
      ['', ['md']],
      ['sub', ['md']],
      ['', ['mdx', 'md']],
      ['', ['md', 'mdx']],
    ] as const)
      await walkedLog(repository.root, extensions, tip, { store: keeping, name })
    expect(store.size).toBe(3)
    // A part of a run does not carry it: see `carrier`.
    for (const key of store.keys()) expect(key).toContain(':')
  })

  test.each([
    ['a commit that is no longer there', '0'.repeat(40)],
    ['what is no commit', '--output=stolen'],
  ])('is left alone when it begins with %s', async (_, tip) => {
    const repository = freshRepository()
    repository.commit('Add', { 'a.md': page('One.') })
    const head = repository.git('rev-parse', 'HEAD').trim()
    const { store, walk } = walker(repository.root)
    const whole = await walk(head)
    for (const [key, value] of store) store.set(key, { ...(value as object), tip })
    expect(await walk(head)).toEqual(whole)
    expect(repository.git('status', '--porcelain')).toBe('')
  })

  test('is no reason to fetch a commit that a partial clone has not', async () => {
    const { root, git, commit } = freshRepository()
    for (const name of ['uploadpack.allowFilter', 'uploadpack.allowAnySHA1InWant']) git('config', name, 'true')
    commit('Add', { 'a.md': page('One.') })
    git('switch', '-qc', 'other')
    commit('Other', { 'a.md': page('Two.') })
    const other = git('rev-parse', 'HEAD').trim()
    const known = walker(root)
    await known.walk(other)
    const clone = join(root, 'clone')
    git('clone', '-q', '--filter=blob:none', '--no-checkout', '--single-branch', '-b', 'main', `file://${root}`, clone)
    const has = () => git('-C', clone, 'cat-file', '--batch-all-objects', '--batch-check')
    const before = has()
    const { walk, tip } = walker(clone, known.store)
    const whole = await walk(git('rev-parse', 'main').trim())
    expect(whole.commits.map(({ commit: { subject } }) => subject)).toEqual(['Add'])
    expect(tip()).not.toBe(other)
    expect(has()).toBe(before)
  })

  test('is nothing where there is no repository', async () => {
    const store = new Map<string, unknown>()
    const keeping = { store: { get: () => undefined, set: (key: string) => void store.set(key, '') }, name: '' }
    expect(await walkedLog(freshFolder({}), ['md'], '0'.repeat(40), keeping)).toMatchObject({ state: 'refused' })
    expect(store.size).toBe(0)
  })
})
