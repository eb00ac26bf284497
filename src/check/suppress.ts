/** Hides what the pages' comments ask to hide, and says which comments hide nothing. */
import { type ActiveRule, judgeNeedless } from '../judge.ts'
import type { Finding, Page, PagePair, Reading, Side } from '../model.ts'
import { ruleNames, Suppressions } from '../suppress.ts'

/** What is known of the pages whose findings are to be hidden. */
export interface Suppressed {
  readonly readings: ReadonlyMap<string, Reading>
  /** Which sides of a pair are spoken of alone in it. */
  readonly alone: ReadonlyMap<PagePair, readonly Side[]>
  /** The pairs that were compared. */
  readonly aligned: ReadonlyMap<PagePair, unknown>
}

/** The findings that remain, by pair. */
export function suppress(
  {
    pairs,
    rules,
    knownRules,
  }: {
    readonly pairs: readonly PagePair[]
    readonly rules: readonly ActiveRule[]
    readonly knownRules?: readonly string[]
  },
  judged: ReadonlyMap<PagePair, readonly Finding[]>,
  { readings, alone, aligned }: Suppressed,
): Map<PagePair, Finding[]> {
  const suppressions = new Suppressions(ruleNames(rules, knownRules))
  const pageOf = (path: string | undefined): Page | undefined => {
    const reading = readings.get(path ?? '')
    return reading?.state === 'read' ? reading.page : undefined
  }
  const shown = new Map<PagePair, Finding[]>()
  for (const pair of pairs) {
    const [source, target] = [pageOf(pair.source), pageOf(pair.target)]
    const pages = { ...(source ? { source } : {}), ...(target ? { target } : {}) }
    shown.set(pair, suppressions.shown(judged.get(pair) ?? [], pages))
  }
  // A page that could not be compared with all its translations may need what it suppresses.
  const uncompared = new Set(
    pairs.flatMap((pair) => (aligned.has(pair) && judged.has(pair) ? [] : [pair.source, pair.target])),
  )
  for (const pair of pairs) {
    for (const side of alone.get(pair) ?? []) {
      const page = pageOf(pair[side])
      const views = page ? suppressions.needless(page, side, !uncompared.has(page.path)) : []
      shown.get(pair)?.push(...views.flatMap((view) => judgeNeedless(view, rules)))
    }
  }
  return shown
}
