/**
 * The reports of the help centre, with drafts, against schemas that others publish: SARIF's by OASIS, and that of
 * reviewdog's format by UmbrellaDocs, which makes one of reviewdog.proto. What Diptych itself asks of them is in schemas/.
 */
import { createRequire } from 'node:module'
import { rdformatSchema } from '@umbrelladocs/rdformat-validator'
import { Ajv } from 'ajv'
import addFormats from 'ajv-formats'
import { beforeAll, describe, expect, test } from 'vitest'
import { runIn } from '../cli/support.ts'

const require = createRequire(import.meta.url)
const sarifSchema = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json')

/** Compiles a schema of any draft: what is used of them here differs in names alone. */
const validator = ({ $schema: _draft, $id: _id, id: _oldId, ...schema }: Record<string, unknown>) => {
  const ajv = new Ajv({ strict: false, allErrors: true, unicodeRegExp: false })
  addFormats.default(ajv)
  return ajv.compile(schema)
}

describe.each(['en', 'fr'])('of the help centre: %s', (lang) => {
  const texts: Record<string, string> = {}
  beforeAll(async () => {
    const env = { DIPTYCH_MANUAL_URL: 'https://example.org/manual' }
    for (const format of ['sarif', 'rdjson']) {
      const args = ['check', '--reporter', format, '--suggest', '--no-cache', '--lang', lang]
      texts[format] = (await runIn('examples/help-centre', args, { env })).out
    }
  })

  test.each([
    ['sarif', sarifSchema, '"fixes"'],
    ['rdjson', { ...rdformatSchema }, '"suggestions"'],
  ])('%s fits', (format, schema, part) => {
    const text = texts[format] ?? ''
    const validate = validator(schema)
    expect(validate(JSON.parse(text)), JSON.stringify(validate.errors?.slice(0, 9))).toBe(true)
    expect(text).toContain(part)
    expect(text).toContain(`https://example.org/manual/${lang}/rules/`)
  })
})
