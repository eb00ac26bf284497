/** Two words for tests of a rule: it passes a pair of texts, or fails it in these places. */
import { expect } from 'vitest'
import type { Finding, Locale } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'
import { checkTree } from './check-tree.ts'

/** What a pair is, where it is not French Markdown translated to English with the rule's default options. */
export interface PairSettings {
  readonly options?: unknown
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
  { options, from = 'fr', to = 'en', extension = 'md' }: PairSettings = {},
): Promise<void> {
  const config = {
    source: from,
    targets: [to],
    content: ['{locale}/**/*.{md,mdx}'],
    rules: { [rule.id]: options === undefined ? 'error' : ['error', options] },
  }
  const files = { [`${from}/page.${extension}`]: source, [`${to}/page.${extension}`]: target }
  const report = await checkTree(files, config, { rules: [rule] })
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
