import { chmod, mkdir, mkdtemp, readdir, readFile, realpath, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { decode } from '../src/files/decode.ts'
import { MOST_BYTES, MOST_FOLDERS_DEEP } from '../src/files/limits.ts'
import { diskFiles, type Files, FilesError, type MemoryFile, memoryFiles, sayUnread } from '../src/files.ts'

type Tree = Readonly<Record<string, MemoryFile>>

const made: string[] = []
afterAll(async () => {
  for (const folder of made) await rm(folder, { recursive: true, force: true })
})

/** Lays a tree on the disk; `../` leads to a folder beside the root. */
const onDisk = async (tree: Tree, beside: readonly string[] = []): Promise<Files> => {
  const base = await realpath(await mkdtemp(join(tmpdir(), 'diptych-files-')))
  made.push(base)
  const root = join(base, 'root')
  await mkdir(root)
  for (const [path, file] of Object.entries(tree)) {
    const place = join(root, path)
    await mkdir(dirname(place), { recursive: true })
    if (typeof file === 'object' && 'link' in file) await symlink(file.link, place)
    else if (typeof file === 'object' && 'denied' in file) {
      await writeFile(place, '')
      await chmod(place, 0)
    } else await writeFile(place, file)
  }
  return diskFiles(root, beside)
}

const isRoot = process.getuid?.() === 0
const drives: readonly [string, (tree: Tree, beside?: readonly string[]) => Promise<Files>][] = [
  ['on disk', onDisk],
  ['in memory', async (tree, beside) => memoryFiles(tree, beside)],
]

describe.each(drives)('files %s', (name, lay) => {
  const listed = async (tree: Tree, globs: string[], ignore: string[] = []): Promise<readonly string[]> =>
    (await (await lay(tree)).list(globs, { ignore })).paths

  test('lists what matches, in a stable order, each file once', async () => {
    const tree = {
      'docs/fr/b.md': '',
      'docs/fr/a.mdx': '',
      'docs/fr/deep/er/c.md': '',
      'docs/fr/x.txt': '',
      'docs/fr/B.md': '',
    }
    expect(await listed(tree, ['docs/**/*.{md,mdx}', 'docs/fr/*.md'])).toEqual([
      'docs/fr/B.md',
      'docs/fr/a.mdx',
      'docs/fr/b.md',
      'docs/fr/deep/er/c.md',
    ])
    expect(await listed(tree, ['**/*.md'], ['**/deep/**', 'docs/fr/B.md'])).toEqual(['docs/fr/b.md'])
    expect(await listed(tree, ['nowhere/**/*.md'])).toEqual([])
  })

  test('leaves out .git, node_modules and what opens with a dot, whatever a glob asks', async () => {
    const tree = {
      'a.md': '',
      '.git/x.md': '',
      'node_modules/p/README.md': '',
      'sub/node_modules/q/README.md': '',
      '.cache/y.md': '',
    }
    expect(await listed(tree, ['**/*.md', 'node_modules/**/*.md', '.git/*.md'])).toEqual(['a.md'])
  })

  test('honours .gitignore files, the nearest one last, case by case', async () => {
    const tree = {
      '.gitignore': 'build/\n*.draft.md\n/only-top.md\r\n# comment\n',
      'only-top.md': '',
      'docs/only-top.md': '',
      'docs/a.md': '',
      'docs/a.draft.md': '',
      'docs/BUILD/a.md': '',
      'build/docs/a.md': '',
      'docs/.gitignore': '!keep.draft.md\ngenerated\n',
      'docs/keep.draft.md': '',
      'docs/generated/a.md': '',
      'docs/sub/generated/a.md': '',
      'generated/a.md': '',
    }
    const expected = ['docs/BUILD/a.md', 'docs/a.md', 'docs/keep.draft.md', 'docs/only-top.md', 'generated/a.md']
    expect(await listed(tree, ['**/*.md'])).toEqual(expected)
    expect(await listed(tree, ['build/docs/*.md'])).toEqual([])
    expect(await listed(tree, ['docs/sub/generated/*.md'])).toEqual([])
  })

  test('a hostile .gitignore neither hangs nor hides', async () => {
    const name = `${'a'.repeat(200)}b.md`
    const tree = {
      '.gitignore': `${'*a'.repeat(60)}*c\n${'**/a/'.repeat(60)}\n[z-a]\n\\\n${'('.repeat(500)}\n`,
      [name]: '',
    }
    const start = performance.now()
    expect(await listed(tree, ['*.md'])).toEqual([name])
    expect(performance.now() - start).toBeLessThan(20_000)
  })

  test('odd names are names', async () => {
    const names = [
      'a b.md',
      'a#b.md',
      'a%20b.md',
      '100%.md',
      'café.md',
      'cafe\u0301.md',
      '[x].md',
      '{y}.md',
      '(z).md',
      "l'été ?.md",
      '日本.md',
      '-dash.md',
      '!not.md',
    ]
    const tree = Object.fromEntries(names.map((file) => [`docs/${file}`, file]))
    const files = await lay(tree)
    const { paths } = await files.list(['docs/**/*.md'])
    expect(paths).toEqual(names.map((file) => `docs/${file}`).sort())
    for (const path of paths)
      expect(await files.read(path)).toMatchObject({ state: 'text', text: path.slice(5), bom: false })
  })

  test('stops at a depth, and says where', async () => {
    const folder = (depth: number): string => Array.from({ length: depth }, () => 'd').join('/')
    const files = await lay({
      [`${folder(MOST_FOLDERS_DEEP)}/in.md`]: '',
      [`${folder(MOST_FOLDERS_DEEP + 1)}/out.md`]: '',
    })
    expect(await files.list(['**/*.md'])).toEqual({
      paths: [`${folder(MOST_FOLDERS_DEEP)}/in.md`],
      omitted: [{ reason: 'too-deep', path: folder(MOST_FOLDERS_DEEP + 1) }],
    })
  })

  test('reads text, and takes a byte order mark off', async () => {
    const files = await lay({ 'a.md': 'été\r\n', 'bom.md': new Uint8Array([0xef, 0xbb, 0xbf, 0x61]), 'empty.md': '' })
    expect(await files.read('a.md')).toMatchObject({ state: 'text', text: 'été\r\n', bom: false })
    expect(await files.read('./x/../a.md')).toMatchObject({ state: 'text', text: 'été\r\n', bom: false })
    expect(await files.read('bom.md')).toMatchObject({ state: 'text', text: 'a', bom: true })
    expect(await files.read('empty.md')).toMatchObject({ state: 'text', text: '', bom: false })
  })

  test('says why a file is not text', async () => {
    const files = await lay({
      'binary.md': new Uint8Array([0x89, 0x50, 0, 1]),
      'latin1.md': new Uint8Array([...new TextEncoder().encode('un\ndeux é\n'), 0xe9, 0x0a, 0x61, 0xe9]),
      'cut.md': new Uint8Array([0x61, 0x0a, 0xc3]),
      'le.md': new Uint8Array([0xff, 0xfe, 0x61, 0]),
      'be.md': new Uint8Array([0xfe, 0xff, 0, 0x61]),
      'big.md': new Uint8Array(MOST_BYTES + 1).fill(0x61),
      'fits.md': new Uint8Array(MOST_BYTES).fill(0x61),
      'folder/a.md': '',
    })
    expect(await files.read('binary.md')).toEqual({ state: 'unread', reason: 'binary' })
    expect(await files.read('latin1.md')).toEqual({ state: 'unread', reason: 'not-utf8', line: 3 })
    expect(await files.read('cut.md')).toEqual({ state: 'unread', reason: 'not-utf8', line: 2 })
    expect(await files.read('le.md')).toEqual({ state: 'unread', reason: 'utf16' })
    expect(await files.read('be.md')).toEqual({ state: 'unread', reason: 'utf16' })
    expect(await files.read('big.md')).toEqual({ state: 'unread', reason: 'too-large', detail: MOST_BYTES + 1 })
    expect((await files.read('fits.md')).state).toBe('text')
    expect(await files.read('folder')).toEqual({ state: 'unread', reason: 'not-a-file' })
    expect(await files.read('gone.md')).toEqual({ state: 'unread', reason: 'vanished' })
    expect(await files.read('binary.md/below.md')).toEqual({ state: 'unread', reason: 'vanished' })
  })

  test.skipIf(isRoot && name === 'on disk')('says that permissions forbid it', async () => {
    const files = await lay({ 'secret.md': { denied: true } })
    expect(await files.read('secret.md')).toEqual({ state: 'unread', reason: 'not-permitted' })
  })

  test.skipIf(name === 'on disk')('does not say that a closed folder lacks a file', async () => {
    const files = await lay({ closed: { denied: true }, 'open.md': '' })
    expect([files.has('closed/a.md'), files.has('open.md/a.md'), files.has('gone/a.md')]).toEqual([true, false, false])
  })

  test('reads nothing outside the root', async () => {
    const files = await lay({
      '../secret.md': 'secret',
      '../elsewhere/b.md': 'secret',
      'docs/a.md': 'a',
      'docs/inner.md': { link: 'a.md' },
      'docs/outer.md': { link: '../../secret.md' },
      'docs/broken.md': { link: 'nowhere.md' },
      'docs/loop.md': { link: 'loop.md' },
      'docs/folder': { link: '../../elsewhere' },
      'docs/twin': { link: '.' },
    })
    for (const path of [
      '../secret.md',
      '../root/docs/a.md',
      'docs/../../secret.md',
      '/etc/passwd',
      'docs/outer.md',
      'docs/folder/b.md',
      'a\0.md',
    ]) {
      expect(await files.read(path)).toEqual({ state: 'unread', reason: 'outside' })
      expect(files.has(path)).toBe(false)
      expect(await files.stat(path)).toBeUndefined()
      await expect(files.write(path, 'x')).rejects.toThrow(FilesError)
    }
    expect(await files.read('docs/inner.md')).toMatchObject({ state: 'text', text: 'a', bom: false })
    expect(await files.read('docs/broken.md')).toEqual({ state: 'unread', reason: 'vanished' })
    expect(await files.read('docs/loop.md')).toEqual({ state: 'unread', reason: 'unreadable', detail: 'ELOOP' })
    // Links are listed as files, so that reading says what is wrong; folders behind links are not walked.
    const links = ['docs/a.md', 'docs/broken.md', 'docs/inner.md', 'docs/loop.md', 'docs/outer.md']
    expect((await files.list(['docs/**/*.md', 'docs/folder/*.md'])).paths).toEqual(links)
    await expect(files.list(['../**/*.md'])).rejects.toThrow(FilesError)
  })

  test('a root beside the first is a boundary of its own', async () => {
    const tree = {
      'docs/a.md': 'a',
      '../other/docs/a.md': 'b',
      '../other/docs/.gitignore': 'draft.md',
      '../other/docs/draft.md': '',
      '../other/secret.md': 'secret',
      '../other/docs/out.md': { link: '../secret.md' },
      '../other/docs/back.md': { link: '../../root/docs/a.md' },
    }
    const files = await lay(tree, ['../other/docs'])
    const { paths } = await files.list(['docs/*.md', '../other/docs/**/*.md'])
    expect(paths).toEqual(['../other/docs/a.md', '../other/docs/back.md', '../other/docs/out.md', 'docs/a.md'])
    expect(await files.read('../other/docs/a.md')).toMatchObject({ state: 'text', text: 'b', bom: false })
    for (const path of [
      '../other/secret.md',
      '../other/docs/out.md',
      '../other/docs/back.md',
      '../other/docs-x/a.md',
    ]) {
      expect(await files.read(path)).toEqual({ state: 'unread', reason: 'outside' })
    }
    await files.write('../other/docs/new.md', 'new')
    expect(await files.read('../other/docs/new.md')).toMatchObject({ text: 'new' })
  })

  test('knows size and presence', async () => {
    const files = await lay({ 'docs/a.md': 'été' })
    expect(await files.stat('docs/a.md')).toMatchObject({ size: 5, modified: expect.any(Number) })
    expect(await files.stat('docs')).toBeUndefined()
    expect([files.has('docs/a.md'), files.has('docs'), files.has('docs/b.md'), files.has('Docs/a.md')]).toEqual([
      true,
      true,
      false,
      false,
    ])
  })

  test('writes, replaces, makes folders, and leaves no draft behind', async () => {
    const files = await lay({ 'a.md': 'old', 'link.md': { link: 'a.md' }, 'taken/x.md': '' })
    await files.write('link.md', 'new')
    expect(await files.read('a.md')).toMatchObject({ state: 'text', text: 'new', bom: false })
    await files.write('deep/er/b.md', 'é', { bom: true })
    expect(await files.read('deep/er/b.md')).toMatchObject({ state: 'text', text: 'é', bom: true })
    await expect(files.write('taken', 'x')).rejects.toThrow(FilesError)
    await expect(files.write('a.md/b.md', 'x')).rejects.toThrow(FilesError)
    expect((await files.list(['**/*', '**/.*'])).paths).toEqual(['a.md', 'deep/er/b.md', 'link.md', 'taken/x.md'])
  })

  test('a root that is not there is empty', async () => {
    const files = await lay({}, ['../absent'])
    expect(await files.list(['../absent/**/*.md'])).toEqual({ paths: [], omitted: [] })
  })
})

test('the disk keeps the mode of a file that is replaced', async () => {
  const files = await onDisk({ 'a.md': 'old' })
  await chmod(join(files.root, 'a.md'), 0o640)
  await files.write('a.md', 'new')
  expect((await stat(join(files.root, 'a.md'))).mode & 0o777).toBe(0o640)
  expect(await readFile(join(files.root, 'a.md'), 'utf8')).toBe('new')
  expect(await readdir(files.root)).toEqual(['a.md'])
})

test('every reason has words in both tongues', () => {
  expect(sayUnread({ state: 'unread', reason: 'too-large', detail: 9.5 * 1024 * 1024 })).toEqual({
    en: 'it is larger than 8 MB (9.5 MB); split it or ignore it',
    fr: 'le fichier dépasse 8 Mo (9,5 Mo) ; scindez-le ou excluez-le',
  })
  expect(sayUnread({ state: 'unread', reason: 'not-utf8', line: 3 }).fr).toContain('ligne 3')
})

test('a text is decoded when it is asked for; a copy with another text has not the bytes of the first', () => {
  const read = decode(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))
  if (read.state !== 'text') throw new Error(read.state)
  expect([read.text, read.bom, Buffer.from(read.bytes ?? []).toString()]).toEqual(['a', true, 'a'])
  expect({ ...read, text: 'b' }).toEqual({ state: 'text', text: 'b', bom: true })
})
