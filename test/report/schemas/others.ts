/** The formats of GitLab, reviewdog and shields.io: names, types and what is required, from their documentation. */
import { z } from 'zod'

const line = z.int().min(1)

/**
 * docs.gitlab.com/ci/testing/code_quality, "Code Quality report format", which asks for more than GitLab's own schema
 * (gitlabhq/gitlabhq 33827e3, app/validators/json_schemas/codeclimate.json: description, fingerprint, severity, location). One
 * issue that does not fit ends the reading there (lib/gitlab/ci/parsers/codequality/code_climate.rb).
 */
export const gitlabSchema = z
  .array(
    z.strictObject({
      description: z.string().min(1),
      check_name: z.string().min(1),
      fingerprint: z.string().min(1),
      severity: z.enum(['info', 'minor', 'major', 'critical', 'blocker']),
      location: z.strictObject({
        // Relative to the repository's top, without `./`.
        path: z.string().regex(/^(?!\.?\/)/),
        lines: z.strictObject({ begin: line, end: line.exactOptional() }),
      }),
    }),
  )
  .refine(
    (issues) => new Set(issues.map(({ fingerprint }) => fingerprint)).size === issues.length,
    'a fingerprint twice',
  )

/**
 * reviewdog.proto of 0.18 and later: DiagnosticResult and what it holds (proto/rdf/jsonschema there). Its reader refuses what the
 * format does not name (protojson, parser/rdjson.go), and so does this.
 */
const position = z.strictObject({ line, column: line.exactOptional() })
const range = z.strictObject({ start: position, end: position })
const location = z.strictObject({ path: z.string().min(1), range })
export const rdjsonSchema = z.strictObject({
  source: z.strictObject({ name: z.string(), url: z.url().exactOptional() }),
  diagnostics: z.array(
    z.strictObject({
      message: z.string().min(1),
      location,
      severity: z.enum(['UNKNOWN_SEVERITY', 'ERROR', 'WARNING', 'INFO']),
      code: z.strictObject({ value: z.string(), url: z.url().exactOptional() }),
      suggestions: z
        .array(z.strictObject({ range, text: z.string() }))
        .min(1)
        .exactOptional(),
      related_locations: z
        .array(z.strictObject({ message: z.string(), location }))
        .min(1)
        .exactOptional(),
    }),
  ),
})

/** shields.io/badges/endpoint-badge; shields refuses unknown names too (badges/shields 0703898, services/endpoint-common.js). */
export const badgeSchema = z.strictObject({
  schemaVersion: z.literal(1),
  label: z.string(),
  message: z.string().min(1),
  color: z.enum(['brightgreen', 'green', 'yellowgreen', 'yellow', 'orange', 'red']),
})
