/** What the options of rules are described with: zod, which takes longer to load than all rules together. */
import type { z } from 'zod'
import { whenNeeded } from '../when-needed.ts'

const zod = await whenNeeded('zod', () => import('zod'))

/** Options that are described when somebody looks at them; where nothing is configured, an earlier run may have. */
export function optionsBy<Schema extends z.ZodType>(describe: (zod: typeof z) => Schema): () => Schema {
  let schema: Schema | undefined
  return () => (schema ??= describe(zod().z))
}

/** The options themselves, every default filled in. */
export type OptionsOf<Options extends () => z.ZodType> = z.infer<ReturnType<Options>>
