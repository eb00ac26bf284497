/** Two words for tests of a rule: it passes a pair of texts, or fails it in these places. */
import { expect } from 'vitest'
import type { Config } from '../../src/config/types.ts'
import type { Finding, Locale } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'
import { checkRule } from './check-rule.ts'

/** What a pair is, where it is not French Markdown translated to English with the rule's default options. */
export interface PairSettings {
  readonly options?: Readonly<Record<string, unknown>>
  /** What the project's configuration has besides. */
  readonly config?: Config
  readonly from?: Locale
  readonly to?: Locale
  readonly extension?: 'md' | 'mdx'
}

/** The rule says nothing of this pair. */
export async function passes(rule: Rule, source: string, target: string, settings: PairSettings = {}): Promise<void> {
  await fails(rule, source, target, [], settings)
}

/**
 * The rule says exactly this of the pair, in the order of the report: `line:column message-id words…`. The place is the
 * target's, or the source's where the target has none; each word occurs in the English message.
 */
export async function fails(
  rule: Rule,
  source: string,
  target: string,
  expected: readonly string[],
  { options, config, from = 'fr', to = 'en', extension = 'md' }: PairSettings = {},
): Promise<void> {
  const files = { [`${from}/page.${extension}`]: source, [`${to}/page.${extension}`]: target }
  const report = await checkRule(rule, files, { source: from, targets: [to], options, config })
  const findings = report.pages.flatMap((page) => page.findings.filter((finding) => finding.rule === rule.id))
  // A finding that is told by its expectation is shown as that, so that a failure shows the others only.
  expect(findings.map((finding, i) => (isTold(finding, expected[i]) ? expected[i] : tell(finding)))).toEqual(expected)
}

const placeOf = ({ source, target }: Finding): string => {
  const start = (target ?? source)?.start
  return start ? `${start.line}:${start.column}` : 'nowhere'
}

const tell = (finding: Finding): string => `${placeOf(finding)} ${finding.said.id}: ${finding.said.text.en}`

function isTold(finding: Finding, expectation: string | undefined): boolean {
  const [place, id, ...words] = expectation?.split(' ') ?? []
  return (
    place === placeOf(finding) && id === finding.said.id && words.every((word) => finding.said.text.en.includes(word))
  )
}
