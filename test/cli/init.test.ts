import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from 'vitest'
import { loadConfig } from '../../src/config.ts'
import { folderWith, type Ran, runIn } from './support.ts'

let folder: ReturnType<typeof folderWith>
afterEach(() => folder.remove())

const starlight = {
  'astro.config.mjs': "export default { locales: { root: { lang: 'en' }, fr: {} } }",
  'src/content/docs/a.md': '# A\n',
  'src/content/docs/fr/a.md': '# A\n',
}
const init = (...args: string[]): Promise<Ran> => runIn(folder.path, ['init', ...args])
const config = (): string => readFileSync(join(folder.path, 'diptych.config.json'), 'utf8')

describe('diptych init', () => {
  test('names the schema of the Diptych that the project has installed', async () => {
    const schema = 'node_modules/diptych/schema/diptych.schema.json'
    folder = folderWith({ ...starlight, [schema]: '{}' })
    await init()
    expect(JSON.parse(config()).$schema).toBe(`./${schema}`)
  })

  test('writes what it recognised, and the run after it finds the same', async () => {
    folder = folderWith(starlight)
    const before = await runIn(folder.path, ['pairs'])
    const { code, out, err } = await init()
    expect([code, out]).toEqual([0, ''])
    expect(err).toContain('Starlight, a folder for each locale in `src/content/docs`')
    expect(err).toContain('The source is `en`: `astro.config.mjs` says so. Change it with `--source`.')
    expect(err).toContain('Wrote `diptych.config.json`: source `en`, target `fr`.')
    expect(config()).toMatchInlineSnapshot(`
      "{
        "$schema": "https://unpkg.com/diptych/schema/diptych.schema.json",
        "source": "en",
        "targets": ["fr"],
        "content": {
          "en": ["src/content/docs/**/*.md"],
          "fr": ["src/content/docs/fr/**/*.md"]
        }
      }
      "
    `)
    await expect(loadConfig(folder.path)).resolves.toMatchObject({ config: { source: 'en' } })
    expect(await runIn(folder.path, ['pairs'])).toEqual({ ...before, err: '' })
    expect(readdirSync(folder.path).sort()).toEqual(['astro.config.mjs', 'diptych.config.json', 'src'])
  })

  test('does not replace a configuration unless it is told to', async () => {
    folder = folderWith({ ...starlight, 'diptych.config.json': '{}' })
    const { code, err } = await init('--lang', 'fr')
    expect(code).toBe(2)
    expect(err).toContain('`diptych.config.json` existe déjà. Remplacez-le avec `--force`')
    expect(config()).toBe('{}')
    expect((await init('--force', '--source', 'fr')).code).toBe(0)
    expect(JSON.parse(config())).toMatchObject({ source: 'fr', targets: ['en'] })
  })

  test('never stands beside a configuration of another name', async () => {
    folder = folderWith({ ...starlight, 'diptych.config.mjs': 'export default {}' })
    const { code, err } = await init('--force')
    expect(code).toBe(2)
    expect(err).toContain('`diptych.config.mjs` is there already. Edit or remove it')
    expect(readdirSync(folder.path)).not.toContain('diptych.config.json')
  })

  test('prints instead of writing when asked to', async () => {
    folder = folderWith(starlight)
    const { code, out } = await init('--dry-run')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ source: 'en', targets: ['fr'] })
    expect(readdirSync(folder.path)).not.toContain('diptych.config.json')
  })

  test('writes nothing where nothing is recognised, and nothing outside the folder', async () => {
    folder = folderWith({ 'notes.txt': '' })
    expect(await init()).toMatchObject({ code: 2, out: '' })
    expect(readdirSync(folder.path)).toEqual(['notes.txt'])
    writeFileSync(join(folder.path, 'x'), '')
    expect((await init('--froce')).err).toContain('Did you mean `--force`?')
  })
})
