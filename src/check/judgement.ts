/** What is said of pairs before all have been seen. */
import type { Records } from '../judge.ts'
import type { Finding, PageReport } from '../model.ts'

/** What is said of one pair whatever is said of others, and what its rules keep until all have been seen. */
export interface Judgement {
  /** As JSON where an earlier run found them, for they are seldom looked into. Absent where only the records were wanted. */
  readonly findings?: readonly Finding[] | string
  readonly records: Records
  /** What all of it is known by; absent where nothing is kept. */
  readonly key?: string
}

/** What is said of a pair whatever is said of others. */
export const findingsIn = ({ findings = [] }: Judgement): readonly Finding[] =>
  typeof findings === 'string' ? (JSON.parse(findings) as Finding[]) : findings

/** What was said of the pairs of a group, and their reports for the case that nothing else is said of them. */
export interface Said {
  /** One for each, as far as they were wanted. */
  readonly judgements: readonly (Judgement | null | undefined)[]
  /** Absent where no report is wanted, or none had to be made. */
  readonly reports?: readonly PageReport[] | undefined
}
