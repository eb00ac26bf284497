/** Findings → the findings that are shown: a list of small steps. */

import type { Finding, Page } from './model.ts'
import { codeTranslated, crowdedTogether, deadTogether, saidOften } from './settle/crowds.ts'
import { deadInBoth } from './settle/dead-ends.ts'

export { withoutEchoes } from './settle/echoes.ts'
export { withoutTermEchoes, withoutTermsAnew } from './settle/terms.ts'

/** Tidies the findings of one pair; `target` is its page, where both sides were compared. */
export const settle = (findings: readonly Finding[], target?: Page): Finding[] =>
  [withoutDuplicates, deadInBoth, byPlace, saidOften, crowdedTogether(target), deadTogether, codeTranslated].reduce(
    (rest, step) => step(rest),
    [...findings],
  )

/** The same rule saying the same of the same place. */
function withoutDuplicates(findings: readonly Finding[]): Finding[] {
  const seen = new Set<string>()
  return findings.filter((finding) => {
    const key = JSON.stringify([
      finding.rule,
      finding.said.text.en,
      finding.source?.start.offset,
      finding.target?.start.offset,
    ])
    return !seen.has(key) && seen.add(key)
  })
}

/** In the order of the target, which is the page that will be mended; findings about the source alone by its order. */
function byPlace(findings: readonly Finding[]): Finding[] {
  const place = (finding: Finding) => finding.target ?? finding.source
  return findings.toSorted(
    (a, b) =>
      (place(a)?.start.offset ?? 0) - (place(b)?.start.offset ?? 0) ||
      (a.source?.start.offset ?? 0) - (b.source?.start.offset ?? 0) ||
      (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0),
  )
}
