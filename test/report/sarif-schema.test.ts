/**
 * SARIF against the schema that OASIS publishes. Texts by others do not stand in this repository, so that the test needs a copy:
 * SARIF_SCHEMA=sarif-schema-2.1.0.json npx vitest run test/report/sarif-schema.test.ts
 * Without one, formats.test.ts checks the same by what schemas/sarif.ts has of the standard.
 */
import { readFileSync } from 'node:fs'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { expect, test } from 'vitest'
import { runIn } from '../cli/support.ts'

const { SARIF_SCHEMA: path } = process.env

test.skipIf(!path).each(['en', 'fr'])(
  'SARIF of the help centre, with drafts, fits the published schema: %s',
  async (lang) => {
    // The schema is of draft 4, which differs from what Ajv knows in names alone, as far as it is used here.
    const { $schema: _draft, id: _id, ...schema } = JSON.parse(readFileSync(path ?? '', 'utf8'))
    const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
    addFormats.default(ajv)
    const validate = ajv.compile(schema)
    const env = { DIPTYCH_MANUAL_URL: 'https://example.org/manual' }
    const args = ['check', '--reporter', 'sarif', '--suggest', '--no-cache', '--lang', lang]
    const { out } = await runIn('examples/help-centre', args, { env })
    expect(validate(JSON.parse(out)), JSON.stringify(validate.errors)).toBe(true)
    expect(out).toContain('"fixes"')
    expect(out).toContain(`https://example.org/manual/${lang}/rules/`)
  },
)
