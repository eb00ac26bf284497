import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { fixProject, memoryFiles } from '../../src/index.ts'
import { mojibakeIn } from '../../src/text/mojibake.ts'

/** Two real dumps of one help centre, French and English; they stay outside the repository. */
const folder = join(import.meta.dirname, '../../../shared/seeds')
const seeds = existsSync(folder) ? readdirSync(folder).sort() : []

describe.skipIf(seeds.length !== 2)('the seeds', () => {
  test('imported and fixed, have no mojibake left, also where a no-break space was lost', async () => {
    const files = Object.fromEntries(
      seeds.flatMap((path, index) =>
        importDumps([{ path, bytes: readFileSync(join(folder, path)) }]).map(({ name, markdown }) => [
          `docs/${index === 0 ? 'fr' : 'en'}/${name}`,
          markdown,
        ]),
      ),
    )
    const config = { source: 'fr', targets: ['en'], content: ['docs/{locale}/**/*.md'] }
    const fixed = await fixProject(memoryFiles(files), config, { history: false, only: ['encoding'] })
    const after = { ...files, ...Object.fromEntries(fixed.files.map((file) => [file.path, file.after])) }
    expect(mojibakeIn(Object.values(files).join('\n')).length).toBeGreaterThan(15)
    expect(mojibakeIn(Object.values(after).join('\n'))).toEqual([])
    expect(Object.values(after).join('\n')).not.toMatch(/[ĂÃ]/)
    expect(fixed.undone).toEqual([])
  })
})
