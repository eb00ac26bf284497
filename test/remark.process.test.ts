/** The remark plugin, in the real remark-cli and in a pipeline. */
import { spawnSync } from 'node:child_process'
import { symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import remarkParse from 'remark-parse'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import diptych from '../src/remark.ts'
import { Session } from '../src/session.ts'
import { folderWith } from './cli/support.ts'
import { type Built, buildPackage } from './support/built.ts'
import { makeRepository } from './support/repository.ts'

const en = '# Backup\n\nA backup is kept for 30 days.\n\n## Restore\n'
const tree = {
  'diptych.config.json': JSON.stringify({
    source: 'fr',
    targets: ['en'],
    content: ['docs/{locale}/**/*.md'],
    history: false,
  }),
  'docs/fr/a.md': '# Sauvegarde\n\nUne sauvegarde est gardée 30 jours.\n\n## Restaurer\n',
  'docs/en/a.md': en,
  'README.md': '# Not of the project\n',
}

let built: Built
const folder = folderWith(tree)
beforeAll(async () => {
  built = await buildPackage()
  symlinkSync(resolve(import.meta.dirname, '../node_modules'), join(folder.path, 'node_modules'))
}, 60_000)
afterAll(() => {
  built.remove()
  folder.remove()
})

const through = async (path: string, value: string, options = {}): Promise<VFileMessage[]> => {
  const file = new VFile({ path, value, cwd: folder.path })
  await unified().use(remarkParse).use(remarkStringify).use(diptych, options).process(file)
  return file.messages
}

describe('in remark-cli', () => {
  test('messages stand at their places, with the rule and the other side', () => {
    const plugin = pathToFileURL(built.bin).href.replace('bin.js', 'remark.js')
    writeFileSync(
      join(folder.path, '.remarkrc.mjs'),
      `import diptych from ${JSON.stringify(plugin)}\nexport default { plugins: [diptych] }\n`,
    )
    writeFileSync(join(folder.path, 'docs/en/a.md'), en.replace('30', '20').replace('## ', '### '))
    const cli = resolve(import.meta.dirname, '../node_modules/remark-cli/cli.js')
    const { status, stderr } = spawnSync(process.execPath, [cli, 'docs', 'README.md', '--no-stdout', '--no-color'], {
      cwd: folder.path,
      encoding: 'utf8',
    })
    writeFileSync(join(folder.path, 'docs/en/a.md'), en)
    expect(status).toBe(1)
    const lines = stderr.split('\n').map((line) => line.trim().replace(/ {2,}/g, '  '))
    expect(lines).toEqual(
      expect.arrayContaining([
        'docs/en/a.md',
        expect.stringMatching(/^3:22-3:29\s+error\s+`30 jours` became `20 days`.* number\s+diptych$/),
        expect.stringMatching(/^5:1-5:12\s+warning .* heading-depth\s+diptych$/),
        expect.stringMatching(/docs\/fr\/a\.md:3:\d+/),
        'README.md: no issues found',
      ]),
    )
  })
})

test('a project with a history lets the process end, and tells what went stale', () => {
  const repository = makeRepository()
  const { history, ...content } = JSON.parse(tree['diptych.config.json'])
  repository.commit('Write', { ...tree, 'diptych.config.json': JSON.stringify(content) })
  repository.commit('Reword', { 'docs/fr/a.md': tree['docs/fr/a.md'].replace('est gardée', 'reste gardée') })
  const plugin = pathToFileURL(built.bin).href.replace('bin.js', 'remark.js')
  const program = `
    import { readFileSync } from 'node:fs'
    import remarkParse from 'remark-parse'
    import remarkStringify from 'remark-stringify'
    import { unified } from 'unified'
    import { VFile } from 'vfile'
    import diptych from ${JSON.stringify(plugin)}
    const file = new VFile({ path: 'docs/en/a.md', value: readFileSync('docs/en/a.md') })
    await unified().use(remarkParse).use(remarkStringify).use(diptych).process(file)
    console.log(file.messages.map(({ ruleId }) => ruleId).join())
  `
  symlinkSync(resolve(import.meta.dirname, '../node_modules'), join(repository.root, 'node_modules'))
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    cwd: repository.root,
    encoding: 'utf8',
    timeout: 30_000,
  })
  repository.remove()
  expect([history, stdout]).toEqual([false, 'stale\n'])
})

describe('in a pipeline', () => {
  test('the text in hand counts, saved or not, and messages are data', async () => {
    expect(await through('docs/en/a.md', en)).toEqual([])
    const [message, ...others] = await through('docs/en/a.md', en.replace('## ', '### '))
    expect(others).toEqual([])
    expect(message).toMatchObject({
      ruleId: 'heading-depth',
      source: 'diptych',
      fatal: false,
      place: { start: { line: 5, column: 1 } },
      actual: '### Restore',
      expected: ['## Restore'],
      cause: { file: 'docs/fr/a.md', place: { start: { line: 5 } } },
    })
    expect(message?.url).toMatch(/^file:.*\/en\/rules\/heading-depth\.md$/)
    expect(await through('docs/en/a.md', en)).toEqual([])
  })

  test('the other side is read again, and the language can be chosen', async () => {
    writeFileSync(join(folder.path, 'docs/fr/a.md'), tree['docs/fr/a.md'].replace('30', '45'))
    const [message] = await through('docs/en/a.md', en, { lang: 'fr' })
    writeFileSync(join(folder.path, 'docs/fr/a.md'), tree['docs/fr/a.md'])
    expect(message?.reason).toContain('`45 jours` est devenu')
  })

  test('what is no page, or no file, passes', async () => {
    expect(await through('README.md', '# Other\n')).toEqual([])
    const nameless = new VFile({ value: en, cwd: folder.path })
    await unified().use(remarkParse).use(remarkStringify).use(diptych).process(nameless)
    expect(nameless.messages).toEqual([])
  })

  test('the project is read once, however many files there are that are no pages of it', async () => {
    const many = folderWith(tree)
    for (let at = 0; at < 30; at += 1) writeFileSync(join(many.path, `note-${at}.md`), '# Note\n')
    const opened = vi.spyOn(Session, 'open')
    for (let at = 0; at < 30; at += 1) {
      const file = new VFile({ path: at % 2 === 0 ? `note-${at}.md` : 'docs/en/a.md', value: en, cwd: many.path })
      await unified().use(remarkParse).use(remarkStringify).use(diptych).process(file)
    }
    expect(opened).toHaveBeenCalledTimes(1)
    opened.mockRestore()
    many.remove()
  })

  test('what the baseline puts off is not told', async () => {
    const drifted = { ...tree, 'docs/en/a.md': en.replace('30', '20') }
    const put = JSON.stringify({ ...JSON.parse(tree['diptych.config.json']), baseline: 'known.json' })
    const own = folderWith({ ...drifted, 'diptych.config.json': put })
    spawnSync(process.execPath, [built.bin, 'check', '--update-baseline', '--no-cache'], { cwd: own.path })
    const messages: unknown[] = []
    for (const value of [drifted['docs/en/a.md'], drifted['docs/en/a.md'].replace('## ', '### ')]) {
      const file = new VFile({ path: 'docs/en/a.md', value, cwd: own.path })
      await unified().use(remarkParse).use(remarkStringify).use(diptych).process(file)
      messages.push(file.messages.map(({ ruleId }) => ruleId))
    }
    own.remove()
    expect(messages).toEqual([[], ['heading-depth']])
  })

  test('a page that came later is found, and a configuration that broke is said once', async () => {
    writeFileSync(join(folder.path, 'docs/fr/b.md'), '# Neuf\n')
    expect((await through('docs/fr/b.md', '# Neuf\n')).map(({ ruleId }) => ruleId)).toEqual(['page-missing'])
    writeFileSync(join(folder.path, 'diptych.config.json'), '{"source": 5}')
    const [broken] = await through('docs/en/a.md', en)
    expect(broken).toMatchObject({
      source: 'diptych',
      fatal: true,
      reason: expect.stringContaining('diptych.config.json'),
    })
    expect(await through('docs/en/a.md', en)).toEqual([])
    writeFileSync(join(folder.path, 'diptych.config.json'), tree['diptych.config.json'])
  })
})
