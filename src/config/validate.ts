/** Checks a configuration: against the schema, and its fields against each other. */
import { ConfigError, type Place, type Problem } from './error.ts'
import { problemsOf } from './problems.ts'
import { configSchema } from './schema.ts'
import { contradictions } from './sense.ts'
import type { Config } from './types.ts'

/**
 * Checks a value against the schema, and its fields against each other.
 * @param path For the error.
 * @throws {ConfigError} with everything that is wrong.
 */
export const checkConfig = (
  value: unknown,
  path: string,
  locate: (key: readonly (string | number)[]) => Place | undefined = () => undefined,
): Config => {
  const result = configSchema.safeParse(value)
  const problems = result.success ? contradictions(result.data) : problemsOf(configSchema, value, result.error.issues)
  if (!result.success || problems.length > 0) {
    const placed = problems.map((problem): Problem => {
      const at = locate(problem.key)
      return at ? { ...problem, at } : problem
    })
    throw new ConfigError(path, placed)
  }
  return result.data
}
