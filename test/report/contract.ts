/** The contract of `check --format json` and `align --format json`, written from the design; nothing else is allowed. */
import { z } from 'zod'

const point = z.strictObject({
  line: z.number().int().min(1),
  column: z.number().int().min(1),
  offset: z.number().int().min(0),
})
const position = z
  .strictObject({ start: point, end: point })
  .refine(({ start, end }) => start.offset <= end.offset, 'the end comes before the start')

const drift = z.enum(['missing', 'extra', 'moved', 'differs', 'stale', 'untranslated'])
const severity = z.enum(['error', 'warn', 'info'])
const side = z.strictObject({ path: z.string().min(1), locale: z.string().min(2) })

const finding = z.strictObject({
  rule: z.string().min(1),
  category: z.enum(['structure', 'content', 'links', 'language', 'freshness', 'lint']),
  severity,
  drift: drift.exactOptional(),
  message: z.string().min(1),
  data: z.record(z.string(), z.unknown()),
  source: position.exactOptional(),
  target: position.exactOptional(),
  parts: z
    .array(
      z.strictObject({
        drift: drift.exactOptional(),
        source: position.exactOptional(),
        target: position.exactOptional(),
      }),
    )
    .min(1)
    .exactOptional(),
  fixes: z
    .array(
      z.strictObject({
        side: z.enum(['source', 'target']),
        start: z.number().int().min(0),
        end: z.number().int().min(0),
        text: z.string(),
      }),
    )
    .min(1)
    .exactOptional(),
  since: z.enum(['introduced', 'made-stale', 'known']).exactOptional(),
  fingerprint: z
    .string()
    .regex(/^[0-9a-f]{16}$/)
    .exactOptional(),
  section: z.array(z.string()).exactOptional(),
  sourceHash: z
    .string()
    .regex(/^[0-9a-f]{8}$/)
    .exactOptional(),
})

const share = z.number().min(0).max(1)
const count = z.number().int().min(0)
const counted = {
  pages: z.strictObject({ paired: count, missing: count, orphan: count }),
  parity: share,
  findings: z.strictObject({ error: count, warn: count, info: count }),
}

export const checkContract = z.strictObject({
  schema: z.literal(1),
  source: z.string(),
  targets: z.array(z.string()).min(1),
  base: z
    .string()
    .regex(/^[0-9a-f]{40,64}$/)
    .exactOptional(),
  pages: z.array(
    z
      .strictObject({
        id: z.string().min(1),
        locale: z.string(),
        source: side.exactOptional(),
        target: side.exactOptional(),
        pairedBy: z.enum(['path', 'front-matter', 'content']).exactOptional(),
        parity: share,
        owners: z.array(z.string().min(1)).min(1).exactOptional(),
        findings: z.array(finding),
      })
      .refine(({ source, target }) => source || target, 'neither side is there')
      .refine(({ source, target, pairedBy }) => Boolean(source && target) === Boolean(pairedBy), 'paired by what?'),
  ),
  totals: z.strictObject({
    ...counted,
    since: z.strictObject({ introduced: count, 'made-stale': count, known: count }).exactOptional(),
    inBaseline: count.exactOptional(),
    rules: z.record(z.string(), z.number().int().min(1)),
    locales: z.record(z.string(), z.strictObject(counted)),
  }),
})

export const alignContract = z.strictObject({
  schema: z.literal(1),
  pairs: z.array(
    z.strictObject({
      source: side,
      target: side,
      beads: z.array(
        z
          .strictObject({
            source: z.array(position),
            target: z.array(position),
            similarity: share,
            moved: z.literal(true).exactOptional(),
          })
          .refine(({ source, target }) => source.length + target.length > 0, 'an empty bead'),
      ),
    }),
  ),
})
