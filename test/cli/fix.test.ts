import { chmodSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { makeRepository } from '../support/repository.ts'
import { folderWith, runIn } from './support.ts'

const source = `# Guide

Utilisez \`npm run build\` pour construire le site, puis attendez un peu.

## Suite

Le dossier \`dist\` contient le résultat.
`
const right = `# Guide

Use \`npm run build\` to build the site, then wait a little.

## Next

The folder \`dist\` holds the result.
`
const wrong = right.replace('run build', 'run buidl').replace('## Next', '### Next')

const project = {
  'diptych.config.json': JSON.stringify({ source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.md'] }),
  'docs/fr/guide.md': source,
  'docs/en/guide.md': wrong,
  'docs/fr/other.md': source,
  'docs/en/other.md': wrong,
}

const left: (() => void)[] = []
afterEach(() => {
  for (const remove of left.splice(0)) remove()
})

function folder(files: Readonly<Record<string, string>> = project): string {
  const { path, remove } = folderWith(files)
  left.push(remove)
  return path
}

const read = (path: string, name = 'docs/en/guide.md'): string => readFileSync(join(path, name), 'utf8')

describe('diptych fix', () => {
  test('writes what it mends and says so', async () => {
    const path = folder()
    expect(await runIn(path, ['fix'])).toEqual({
      code: 0,
      out: expect.stringMatching(
        /^docs\/en\/guide\.md\n {2}3:5 {2}inline-code {2}The code `npm run build` became `npm run buidl`[^\n]*\n {2}5:1 {2}heading-depth [^\n]*\ndocs\/en\/other\.md\n[\s\S]*\n4 findings fixed in 2 files\.\n$/,
      ),
      err: '',
    })
    expect([read(path), read(path, 'docs/en/other.md')]).toEqual([right, right])
    expect(await runIn(path, ['fix', '--lang', 'fr'])).toEqual({
      code: 0,
      out: '',
      err: "diptych: Il n'y a rien à corriger.\n",
    })
  })

  test('keeps the byte order mark, the line endings, the missing last one and the mode', async () => {
    const shaped = (text: string) => `\uFEFF${text.trimEnd().replaceAll('\n', '\r\n')}`
    const path = folder({ ...project, 'docs/en/guide.md': shaped(wrong) })
    chmodSync(join(path, 'docs/en/guide.md'), 0o640)
    await runIn(path, ['fix'])
    expect(read(path)).toBe(shaped(right))
    expect(statSync(join(path, 'docs/en/guide.md')).mode & 0o777).toBe(0o640)
  })

  test('changes the files that are named, and the findings of the rules that are named', async () => {
    const path = folder()
    await runIn(path, ['fix', 'docs/en/other.md', '--rule', 'heading-depth,url'])
    expect(read(path)).toBe(wrong)
    expect(read(path, 'docs/en/other.md')).toBe(right.replace('run build', 'run buidl'))
    expect(await runIn(path, ['fix', 'docs/fr'])).toMatchObject({ code: 0, err: 'diptych: There is nothing to fix.\n' })
    expect(await runIn(path, ['fix', 'docs/none.md'])).toMatchObject({ code: 2 })
    expect(await runIn(path, ['fix', '--rule', 'inline-cod'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no rule `inline-cod`. Did you mean `inline-code`?'),
    })
  })

  test('shows a diff that git applies, and writes nothing', async () => {
    const repository = makeRepository()
    left.push(repository.remove)
    repository.commit('Pages', { ...project, 'docs/en/guide.md': `\uFEFF${wrong.trimEnd()}` })
    const { code, out, err } = await runIn(repository.root, ['fix', '--dry-run'])
    expect([code, err]).toEqual([
      0,
      'diptych: 4 findings would be fixed in 2 files; nothing is written (`--dry-run`).\n',
    ])
    expect(read(repository.root)).toBe(`\uFEFF${wrong.trimEnd()}`)
    writeFileSync(join(repository.root, 'fix.diff'), out)
    repository.git('apply', 'fix.diff')
    expect(read(repository.root)).toBe(`\uFEFF${right.trimEnd()}`)
    expect(read(repository.root, 'docs/en/other.md')).toBe(right)
  })

  test('colours the diff on a terminal, and lets no page steer it', async () => {
    const path = folder({ ...project, 'docs/en/guide.md': wrong.replace('a little', 'a \u001b]0;x\u0007little') })
    const { out } = await runIn(path, ['fix', '-n', '--rule', 'inline-code'], {
      isTTY: true,
      env: { FORCE_COLOR: '1' },
    })
    expect(out).toContain('\u001b[32m+Use `npm run build` to build')
    expect(out).toContain('\u001b[31m-Use `npm run buidl` to build')
    expect(out).not.toContain('\u001b]0;')
    const { out: piped } = await runIn(path, ['fix', '-n', '--rule', 'inline-code'])
    expect(piped).not.toContain('\u001b')
  })

  test.each([
    ['n\ny\n', right.replace('run build', 'run buidl'), wrong],
    ['perhaps\no\nn\n', right.replace('## Next', '### Next'), wrong],
    ['y\na\n', right, right],
    ['t\n', right, right],
    ['y\nq\n', right.replace('## Next', '### Next'), wrong],
    ['y\n', right.replace('## Next', '### Next'), wrong],
    ['', wrong, wrong],
  ])('asks one by one: %j', async (input, guide, other) => {
    const path = folder()
    const { code, err } = await runIn(path, ['fix', '--interactive'], { input })
    expect(code).toBe(0)
    expect(err).toContain('Make this change? [y]es, [n]o, [a]ll, [q]uit: ')
    expect([read(path), read(path, 'docs/en/other.md')]).toEqual([guide, other])
  })

  test('leaves files with uncommitted changes alone, unless forced', async () => {
    const repository = makeRepository()
    left.push(repository.remove)
    repository.commit(
      'Pages',
      Object.fromEntries(Object.entries(project).map(([name, text]) => [`site/${name}`, text])),
    )
    repository.write({
      'site/docs/en/guide.md': `${wrong}\nMore.\n`,
      'site/docs/en/new.md': wrong,
      'site/docs/fr/new.md': source,
    })
    const root = join(repository.root, 'site')
    const { code, err } = await runIn(root, ['fix'])
    expect([code, err]).toEqual([
      1,
      'diptych: Not changed, for git could not bring back what they hold now: `docs/en/guide.md` and `docs/en/new.md`. Commit, or use `--force`.\n',
    ])
    expect([read(root), read(root, 'docs/en/new.md')]).toEqual([`${wrong}\nMore.\n`, wrong])
    expect(read(root, 'docs/en/other.md')).toBe(right)
    expect(await runIn(root, ['fix', '--force'])).toMatchObject({ code: 0 })
    expect([read(root), read(root, 'docs/en/new.md')]).toEqual([`${right}\nMore.\n`, right])
  })

  test('does not make a stale translation look up to date', async () => {
    const repository = makeRepository()
    left.push(repository.remove)
    const [config, moved] = [project['diptych.config.json'], '`npm run all`']
    const page = (text: string) => `# Guide\n\n${text}\n\n## Suite\n\nLe dossier \`dist\` contient le résultat.\n`
    const french = (code: string, more = '') => page(`Utilisez ${code} pour construire le site, puis attendez${more}.`)
    repository.commit('Pages', {
      'diptych.config.json': config,
      'docs/fr/guide.md': french('`npm run build`'),
      'docs/en/guide.md': right.replace(' a little', ''),
    })
    repository.commit('More', {
      'docs/fr/guide.md': french(moved, " jusqu'à ce que la console affiche une ligne verte"),
    })
    const { code, out, err } = await runIn(repository.root, ['fix'])
    expect([code, out]).toEqual([0, ''])
    expect(err).toMatch(/the repair of `inline-code` is left out, for this text is stale in more than that/)
    repository.commit('Less', { 'docs/fr/guide.md': french(moved) })
    expect(await runIn(repository.root, ['fix'])).toMatchObject({ code: 0, err: '' })
    expect(read(repository.root)).toBe(right.replace(' a little', '').replace('`npm run build`', moved))
  })

  test('leaves what is read-only, and says that nothing was wanted where nothing was', async () => {
    const path = folder()
    chmodSync(join(path, 'docs/en/guide.md'), 0o444)
    const { code, err } = await runIn(path, ['fix'])
    expect([code, err]).toEqual([1, expect.stringContaining('it is read-only: `docs/en/guide.md`')])
    expect([read(path), read(path, 'docs/en/other.md')]).toEqual([wrong, right])
    chmodSync(join(path, 'docs/en/guide.md'), 0o644)
    const asked = await runIn(path, ['fix', '-i'], { input: 'q\n' })
    expect(asked.err).toMatch(/diptych: Nothing was changed\.\n$/)
  })

  test('never writes through a link', async () => {
    const { 'docs/en/guide.md': text, ...rest } = project
    const path = folder({ ...rest, 'elsewhere.md': text })
    symlinkSync('../../elsewhere.md', join(path, 'docs/en/guide.md'))
    const { code, err } = await runIn(path, ['fix', '--force'])
    expect([code, err]).toEqual([1, 'diptych: Not changed, for it is a link to another file: `docs/en/guide.md`.\n'])
    expect(read(path, 'elsewhere.md')).toBe(wrong)
  })
})
