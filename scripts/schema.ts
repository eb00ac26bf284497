/** Writes schema/diptych.schema.json from the zod schema of the configuration. */
import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { configSchema } from '../src/config/schema.ts'

/** The JSON Schema as it stands in the repository. */
export const schemaText = (): string =>
  `${JSON.stringify({ $id: 'https://unpkg.com/diptych/schema/diptych.schema.json', ...z.toJSONSchema(configSchema, { io: 'input' }) }, null, 2)}\n`

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../schema/diptych.schema.json', import.meta.url), schemaText())
}
