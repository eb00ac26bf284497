/** SARIF 2.1.0, as far as Diptych uses it: names, types and what is required, from the standard (section numbers beside). */
import { z } from 'zod'

const line = z.int().min(1)
/** 3.11 */
const message = z.strictObject({ text: z.string().min(1), markdown: z.string().exactOptional() })
/** 3.12 */
const multiformat = z.strictObject({ text: z.string().min(1), markdown: z.string().exactOptional() })
/** A URI reference (RFC 3986): no character that must be escaped. */
const reference = z.string().regex(/^(?:[\w.~!$&'()*+,;=:@/-]|%[0-9A-F]{2})+$/)
/** 3.4 */
const artifactLocation = z.strictObject({ uri: reference, uriBaseId: z.literal('%SRCROOT%') })
/** 3.30 */
const region = z
  .strictObject({ startLine: line, startColumn: line, endLine: line, endColumn: line })
  .refine(({ startLine, endLine, startColumn, endColumn }) =>
    endLine === startLine ? endColumn >= startColumn : endLine > startLine,
  )
/** 3.29 */
const physicalLocation = z.strictObject({ artifactLocation, region })
/** 3.28 */
const location = z.strictObject({
  id: z.int().min(0).exactOptional(),
  message: message.exactOptional(),
  physicalLocation,
})
const level = z.enum(['none', 'note', 'warning', 'error'])
/** 3.55, 3.56, 3.57 */
const fix = z.strictObject({
  description: message,
  artifactChanges: z
    .array(
      z.strictObject({
        artifactLocation,
        replacements: z
          .array(z.strictObject({ deletedRegion: region, insertedContent: z.strictObject({ text: z.string() }) }))
          .min(1),
      }),
    )
    .min(1),
})
/** 3.27 */
const result = z.strictObject({
  ruleId: z.string().min(1),
  ruleIndex: z.int().min(0),
  level,
  message,
  locations: z.array(location).length(1),
  relatedLocations: z
    .array(location.required({ id: true, message: true }))
    .min(1)
    .exactOptional(),
  partialFingerprints: z.record(z.string(), z.string().min(1)).exactOptional(),
  baselineState: z.enum(['new', 'unchanged', 'updated', 'absent']).exactOptional(),
  fixes: z.array(fix).min(1).exactOptional(),
  properties: z.record(z.string(), z.unknown()),
})
/** 3.49 */
const rule = z.strictObject({
  id: z.string().min(1),
  shortDescription: multiformat.exactOptional(),
  fullDescription: multiformat.exactOptional(),
  help: multiformat.exactOptional(),
  helpUri: z.url().exactOptional(),
  defaultConfiguration: z.strictObject({ level }),
  properties: z.strictObject({
    // GitHub takes 20 tags of a rule, and shows 10.
    tags: z.array(z.string()).max(10),
    'problem.severity': z.enum(['error', 'warning', 'recommendation']),
  }),
})
/** 3.14 */
const run = z
  .strictObject({
    tool: z.strictObject({ driver: z.strictObject({ name: z.string(), rules: z.array(rule) }) }),
    language: z.string().regex(/^[a-z]{2}(?:-[A-Z]{2})?$/),
    columnKind: z.enum(['utf16CodeUnits', 'unicodeCodePoints']),
    originalUriBaseIds: z.record(z.string(), z.strictObject({ description: message })),
    invocations: z.array(
      z.strictObject({
        executionSuccessful: z.boolean(),
        toolExecutionNotifications: z.array(z.strictObject({ level, message })).exactOptional(),
      }),
    ),
    // GitHub refuses more.
    results: z.array(result).max(25_000),
  })
  .refine(
    ({ tool, results }) => results.every((one) => tool.driver.rules[one.ruleIndex]?.id === one.ruleId),
    'ruleIndex',
  )
  .refine(
    ({ tool }) => new Set(tool.driver.rules.map(({ id }) => id)).size === tool.driver.rules.length,
    'a rule twice',
  )
  .refine(({ results }) => {
    const prints = results.flatMap(({ partialFingerprints }) => partialFingerprints?.['diptych/v1'] ?? [])
    return new Set(prints).size === prints.length
  }, 'a fingerprint twice')
  .refine(({ results }) => {
    const states = new Set(results.map(({ baselineState }) => baselineState === undefined))
    return states.size < 2
  }, 'all results have a baselineState, or none (3.27.24)')

/** 3.13 */
export const sarifSchema = z.strictObject({
  $schema: z.url(),
  version: z.literal('2.1.0'),
  runs: z.array(run).length(1),
})
