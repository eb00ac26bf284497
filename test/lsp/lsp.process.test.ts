/** The language server, by an editor that is real but for its window. */
import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { CodeAction, Diagnostic, Hover, LocationLink } from 'vscode-languageserver/node'
import { folderWith } from '../cli/support.ts'
import { type Built, buildPackage } from '../support/built.ts'
import { makeRepository } from '../support/repository.ts'
import { type Editor, startEditor } from './client.ts'

let built: Built
const left: (() => unknown)[] = []
beforeAll(async () => {
  built = await buildPackage()
}, 60_000)
afterEach(async () => {
  for (const end of left.splice(0).reverse()) await end()
})
afterAll(() => built.remove())

const content = { source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.{md,mdx}'] }
const config = JSON.stringify({ ...content, history: false })
const withBaseline = (baseline: string): string => JSON.stringify({ ...content, history: false, baseline })
const fr = `# Sauvegarde

L’été 🌞, une sauvegarde est gardée 30 jours, puis effacée : \`npm run build\`.

## Restaurer

1. Ouvrez la console.
2. Cliquez sur **Restaurer**.
`
const en = `# Backup

In summer 🌞, a backup is kept for 30 days, then deleted: \`npm run build\`.

## Restore

1. Open the console.
2. Click **Restore**.
`
const tree = { 'diptych.config.json': config, 'docs/fr/a.md': fr, 'docs/en/a.md': en }

async function editing(files: Readonly<Record<string, string>> = tree, locale = 'en', args: string[] = []) {
  const folder = folderWith(files)
  left.push(() => folder.remove())
  return { editor: await started(folder.path, locale, args), folder: folder.path }
}

async function started(folder: string, locale = 'en', args: string[] = []): Promise<Editor> {
  const editor = await startEditor(built.bin, folder, locale, args)
  left.push(() => {
    editor.connection.dispose()
    editor.child.kill()
  })
  return editor
}

const place = (text: string, words: string) => {
  const before = text.slice(0, text.indexOf(words)).split('\n')
  return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
}
const actions = (editor: Editor, path: string, range: Diagnostic['range']): Promise<CodeAction[]> =>
  editor.connection.sendRequest('textDocument/codeAction', {
    textDocument: { uri: editor.uri(path) },
    range,
    context: { diagnostics: [] },
  })

describe('an editor', () => {
  test('sees a finding appear as it is typed, lets it be fixed, and sees it go', async () => {
    const { editor } = await editing()
    editor.open('docs/en/a.md', en)
    expect(await editor.diagnostics('docs/en/a.md')).toEqual([])

    editor.replace('docs/en/a.md', '## Restore', '### Restore')
    const [found, ...others] = await editor.diagnostics('docs/en/a.md')
    expect(others).toEqual([])
    expect(found).toMatchObject({
      code: 'heading-depth',
      source: 'diptych',
      severity: 2,
      range: { start: place(en, '## Restore') },
      relatedInformation: [{ location: { uri: editor.uri('docs/fr/a.md'), range: { start: place(fr, '## Rest') } } }],
    })
    expect(found?.codeDescription?.href).toMatch(/^file:.*\/docs\/en\/rules\/heading-depth\.md$/)

    const offered = await actions(editor, 'docs/en/a.md', found?.range as Diagnostic['range'])
    const fix = offered.find(({ title }) => title.startsWith('Fix: heading-depth'))
    expect(fix?.diagnostics?.[0]?.message).toBe(found?.message)
    editor.apply(fix?.edit ?? {})
    expect(editor.text('docs/en/a.md')).toBe(en)
    expect(await editor.diagnostics('docs/en/a.md')).toEqual([])
    expect(editor.progress).toEqual(expect.arrayContaining(['begin', 'end']))
    expect(await editor.end()).toBe(0)
  })

  test('sees on the page of one language what is typed in the other, unsaved', async () => {
    const { editor } = await editing()
    editor.open('docs/en/a.md', en)
    editor.open('docs/fr/a.md', fr)
    await editor.diagnostics('docs/en/a.md')
    editor.replace('docs/fr/a.md', '30 jours', '45 jours')
    const [found] = await editor.diagnostics('docs/en/a.md', (all) => all.length > 0)
    expect(found).toMatchObject({ code: 'number', range: { start: place(en, '30 days') } })
    expect(await editor.diagnostics('docs/fr/a.md')).toMatchObject([{ range: { start: place(fr, '30 jours') } }])
  })

  test('hides a finding by a comment that holds', async () => {
    const mdx = { ...tree, 'docs/fr/b.mdx': fr, 'docs/en/b.mdx': en.replace('30', '20') }
    const { editor } = await editing({ ...mdx, 'docs/en/a.md': en.replace('2. Click **Restore**.\n', '') })
    for (const [path, comment] of [
      ['docs/en/b.mdx', '{/* diptych-disable-next number */}\n\nIn summer'],
      ['docs/en/a.md', '<!-- diptych-disable-next step-count -->\n\n1. Open'],
    ] as const) {
      editor.open(path, path.endsWith('mdx') ? mdx['docs/en/b.mdx'] : en.replace('2. Click **Restore**.\n', ''))
      const [found] = await editor.diagnostics(path)
      const offered = await actions(editor, path, found?.range as Diagnostic['range'])
      editor.apply(offered.find(({ title }) => title.startsWith('Hide with a comment'))?.edit ?? {})
      expect(editor.text(path)).toContain(comment)
      expect(await editor.diagnostics(path)).toEqual([])
    }
  })

  test('inserts a draft from the translations of other pages', async () => {
    const [line, translated] = ['Votre mot de passe reste le même.', 'Your password stays the same.']
    const { editor } = await editing({
      ...tree,
      'docs/fr/a.md': `${fr}\n${line}\n`,
      'docs/fr/b.md': `# Mot de passe\n\n${line}\n`,
      'docs/en/b.md': `# Password\n\n${translated}\n`,
    })
    editor.open('docs/en/a.md', en)
    const [found] = await editor.diagnostics('docs/en/a.md')
    expect(found?.code).toBe('block-missing')
    const offered = await actions(editor, 'docs/en/a.md', found?.range as Diagnostic['range'])
    const chosen = offered.find(({ data }) => data)
    const resolved: CodeAction = await editor.connection.sendRequest('codeAction/resolve', chosen)
    editor.apply(resolved.edit ?? {})
    expect(editor.text('docs/en/a.md')).toBe(`${en}\n${translated}\n`)
    expect(await editor.diagnostics('docs/en/a.md')).toEqual([])
  })

  test('shows the counterpart of a block, and goes there', async () => {
    const { editor } = await editing()
    editor.open('docs/en/a.md', en)
    const at = { textDocument: { uri: editor.uri('docs/en/a.md') }, position: place(en, 'Click') }
    const hover: Hover = await editor.connection.sendRequest('textDocument/hover', at)
    expect(hover.contents).toMatchObject({
      kind: 'markdown',
      value: expect.stringContaining('Cliquez sur **Restaurer**.'),
    })
    const [link] = await editor.connection.sendRequest<LocationLink[]>('textDocument/definition', at)
    expect(link).toMatchObject({ targetUri: editor.uri('docs/fr/a.md') })
    expect(link?.targetRange.start.line).toBe(place(fr, 'Cliquez').line)
    const { textDocument } = at
    const links = await editor.connection.sendRequest('textDocument/documentLink', { textDocument })
    expect(links).toMatchObject([{ target: editor.uri('docs/fr/a.md') }])
    const both = await editor.connection.sendRequest('workspace/executeCommand', {
      command: 'diptych.openBoth',
      arguments: [at.textDocument.uri, at.position],
    })
    expect(both).toMatchObject({
      source: { uri: editor.uri('docs/fr/a.md'), range: { start: { line: place(fr, 'Cliquez').line } } },
      target: { uri: editor.uri('docs/en/a.md'), range: { start: { line: place(en, 'Click').line } } },
    })
    expect(editor.shown.map(({ uri }) => uri)).toEqual([editor.uri('docs/en/a.md'), editor.uri('docs/fr/a.md')])
  })

  test('sees what changed in the source since a block was translated', async () => {
    const repository = makeRepository()
    left.push(() => repository.remove())
    repository.commit('Write', { ...tree, 'diptych.config.json': JSON.stringify(content) })
    repository.commit('Reword', { 'docs/fr/a.md': fr.replace('la console', 'la nouvelle console') })
    const editor = await started(repository.root)
    editor.open('docs/en/a.md', en)
    expect((await editor.diagnostics('docs/en/a.md')).map(({ code }) => code)).toContain('stale')
    const at = { textDocument: { uri: editor.uri('docs/en/a.md') }, position: place(en, 'Open') }
    const { contents } = await editor.connection.sendRequest<Hover>('textDocument/hover', at)
    expect((contents as { value: string }).value).toMatch(
      /“Reword”\):\n\n```diff\n- .*la console\.\n\+ .*la nouvelle console\./,
    )
  })

  test('speaks the language of the editor, or the one that is asked for', async () => {
    const drifted = { ...tree, 'docs/en/a.md': en.replace('30', '20') }
    for (const [locale, args, words] of [
      ['fr-CH', [], 'corrigez'],
      ['fr-CH', ['--lang', 'en'], 'correct the side'],
    ] as const) {
      const { editor } = await editing(drifted, locale, [...args])
      editor.open('docs/en/a.md', drifted['docs/en/a.md'])
      expect((await editor.diagnostics('docs/en/a.md'))[0]?.message).toContain(words)
    }
  })

  test('hears of pages that come and of a configuration that changes', async () => {
    const { editor, folder } = await editing({ ...tree, 'docs/fr/new.md': '# Neuf\n' })
    editor.open('docs/fr/new.md', '# Neuf\n')
    expect((await editor.diagnostics('docs/fr/new.md')).map(({ code }) => code)).toEqual(['page-missing'])
    const tell = (path: string, type: number) => {
      const changes = [{ uri: editor.uri(path), type }]
      return editor.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
    }
    writeFileSync(join(folder, 'docs/en/new.md'), '# New\n')
    await tell('docs/en/new.md', 1)
    expect(await editor.diagnostics('docs/fr/new.md', (all) => all.length === 0)).toEqual([])
    writeFileSync(join(folder, 'diptych.config.json'), '{"source": 5}')
    await tell('diptych.config.json', 2)
    await new Promise<void>((go) => {
      const look = setInterval(() => {
        if (editor.messages.length === 0) return
        clearInterval(look)
        go()
      }, 20)
    })
    expect(editor.messages[0]).toContain('diptych.config.json')
  })

  test('keeps what it said of a page while its MDX is half typed, in its place, and says the mistake as information', async () => {
    const half = en.replace('30 days', '20 days').replace('## Restore', '### Restore')
    const { editor } = await editing({ ...tree, 'docs/fr/b.mdx': fr, 'docs/en/b.mdx': half })
    editor.open('docs/en/b.mdx', half)
    editor.open('docs/fr/b.mdx', fr)
    const told = await editor.diagnostics('docs/en/b.mdx')
    expect(told.map(({ code }) => code).sort()).toEqual(['heading-depth', 'number'])
    const before = await editor.diagnostics('docs/fr/b.mdx')

    editor.replace('docs/en/b.mdx', '# Backup\n', '# Backup\n\n<Note title={\n')
    const typed = editor.text('docs/en/b.mdx')
    const now = await editor.diagnostics('docs/en/b.mdx')
    expect(now.find(({ code }) => code === 'not-compared')).toMatchObject({ severity: 3 })
    expect(now.filter(({ severity }) => severity !== 3)).toMatchObject([
      { code: 'number', range: { start: place(typed, '20 days') } },
      { code: 'heading-depth', range: { start: place(typed, '### Restore') } },
    ])
    expect(await editor.diagnostics('docs/fr/b.mdx')).toMatchObject(before.map(({ range }) => ({ range })))

    const at = { textDocument: { uri: editor.uri('docs/en/b.mdx') }, position: place(typed, 'Click') }
    const { contents, range } = await editor.connection.sendRequest<Hover>('textDocument/hover', at)
    expect((contents as { value: string }).value).toContain('Cliquez sur **Restaurer**.')
    expect(range?.start.line).toBe(place(typed, 'Click').line)
    const within = { ...at, position: place(typed, 'title={') }
    expect(await editor.connection.sendRequest('textDocument/hover', within)).toBeNull()
    const deep = now.find(({ code }) => code === 'heading-depth')
    const offered = await actions(editor, 'docs/en/b.mdx', deep?.range as Diagnostic['range'])
    editor.apply(offered.find(({ title }) => title.startsWith('Fix: heading-depth'))?.edit ?? {})
    expect(editor.text('docs/en/b.mdx')).toBe(typed.replace('### Restore', '## Restore'))

    // What is typed over is dropped: nothing is known of it until it can be read.
    editor.replace('docs/en/b.mdx', '20 days', '2{0 days')
    const over = await editor.diagnostics('docs/en/b.mdx')
    expect(over.map(({ code }) => code)).toEqual(['not-compared'])
    editor.replace('docs/en/b.mdx', '2{0 days', '30 days')
    editor.replace('docs/en/b.mdx', '\n<Note title={\n', '')
    expect(await editor.diagnostics('docs/en/b.mdx')).toEqual([])
  })

  test('is not disturbed by what the baseline puts off, and reads it again when it changes', async () => {
    const baseline = 'known.json'
    const drift = en.replace('30', '20')
    const files = { ...tree, 'docs/en/a.md': drift, 'diptych.config.json': withBaseline(baseline) }
    const { editor, folder } = await editing({ ...files, [baseline]: '{ "schema": 1, "findings": [] }' })
    editor.open('docs/en/a.md', drift)
    expect((await editor.diagnostics('docs/en/a.md')).map(({ code }) => code)).toEqual(['number'])
    execFileSync(process.execPath, [built.bin, 'check', '--update-baseline', '--no-cache'], {
      cwd: folder,
      stdio: 'ignore',
    })
    expect(await editor.diagnostics('docs/en/a.md', (all) => all.length === 0)).toEqual([])
    editor.replace('docs/en/a.md', 'npm run build', 'npm run buidl')
    expect((await editor.diagnostics('docs/en/a.md')).map(({ code }) => code)).toEqual(['inline-code'])
  })

  test('hears by itself, where the editor does not tell, of the glossary, of .gitignore and of pages that others write', async () => {
    const glossary = 'source,target\nconsole,console\n'
    const settings = JSON.stringify({ ...content, history: false, glossary: 'words/glossary.csv' })
    const { editor, folder } = await editing({
      ...tree,
      'diptych.config.json': settings,
      'words/glossary.csv': glossary,
      'docs/fr/c.md': '# Seul\n',
    })
    editor.open('docs/en/a.md', en)
    editor.open('docs/fr/c.md', '# Seul\n')
    expect(await editor.diagnostics('docs/en/a.md')).toEqual([])
    expect((await editor.diagnostics('docs/fr/c.md')).map(({ code }) => code)).toEqual(['page-missing'])
    writeFileSync(join(folder, 'words/glossary.csv'), 'source,target\nconsole,dashboard\n')
    expect((await editor.diagnostics('docs/en/a.md', (all) => all.length > 0)).map(({ code }) => code)).toEqual([
      'terminology',
    ])
    writeFileSync(join(folder, 'docs/fr/a.md'), fr.replace('30 jours', '40 jours'))
    await editor.diagnostics('docs/en/a.md', (all) => all.some(({ code }) => code === 'number'))
    writeFileSync(join(folder, '.gitignore'), 'docs/fr/c.md\n')
    expect(await editor.diagnostics('docs/fr/c.md', (all) => all.length === 0)).toEqual([])
  })

  test('outlives half-typed MDX, text that is typed faster than it is judged, and files that are no pages', async () => {
    const { editor } = await editing({ ...tree, 'docs/fr/b.mdx': fr, 'docs/en/b.mdx': en })
    editor.open('docs/en/b.mdx', en)
    editor.open('README.md', '# Not of the project\n')
    await editor.diagnostics('docs/en/b.mdx')
    editor.replace('docs/en/b.mdx', 'then deleted', '<Note {')
    expect(await editor.diagnostics('docs/en/b.mdx')).toMatchObject([{ code: 'not-compared', severity: 3 }])
    for (const key of '>{<Note') editor.replace('docs/en/b.mdx', '<Note {', `${key}<Note {`)
    editor.replace('docs/en/b.mdx', '>{<Note', '')
    for (let left = 0; left < 3; left += 1) editor.replace('docs/en/b.mdx', 'a', 'A')
    expect(await editor.diagnostics('README.md')).toEqual([])
    const text = editor.text('docs/en/b.mdx')
    editor.replace('docs/en/b.mdx', text, en)
    expect(await editor.diagnostics('docs/en/b.mdx')).toEqual([])
    expect(await editor.end()).toBe(0)
  })
})
