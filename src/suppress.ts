/** Comments that hide findings: `<!-- diptych-disable-next step-count -- the reason -->`. */
import { sourceHashOf } from './fingerprint.ts'
import type { ActiveRule } from './judge.ts'
import type { Finding, Page, PageComment, Position, Side } from './model.ts'
import type { NeedlessView } from './rule.ts'
import { type Region, type Regions, regionsOf } from './suppress/directives.ts'
import { withLapsed } from './suppress/lapsed.ts'

/** The rules that a comment may name. */
export interface RuleNames {
  /** Whether there is such a rule. */
  isKnown(rule: string): boolean
  /** Whether it is on, so that a comment that names it in vain is one too many. */
  isOn(rule: string): boolean
}

/** The names of rules; those of plugins from outside have a colon (`remark-lint:no-literal-urls`) and may be anything. */
export function ruleNames(on: readonly ActiveRule[], known: readonly string[] = []): RuleNames {
  const active = new Set(on.map(({ rule }) => rule.id))
  const all = new Set([...active, ...known])
  return { isKnown: (id) => all.has(id) || id.includes(':'), isOn: (id) => active.has(id) || id.includes(':') }
}

/** Only a comment that names it hides this: what was not compared must not pass for compared. */
const neverByAccident = 'not-compared'

/** The suppressions of a run; it remembers which of them hid something. */
export class Suppressions {
  private readonly names: RuleNames
  private readonly byPage = new Map<Page, Regions>()
  private readonly used = new Set<Region>()

  constructor(names: RuleNames) {
    this.names = names
  }

  /**
   * The findings of a pair that no comment of its pages hides. One that a comment hid while the source had another text
   * says so.
   */
  shown(findings: readonly Finding[], pages: Partial<Readonly<Record<Side, Page>>>): Finding[] {
    return findings.flatMap((finding) => {
      const meant = (['source', 'target'] as const).flatMap((side) => {
        const page = pages[side]
        return page ? this.of(page).regions.filter((region) => hides(region, finding, side)) : []
      })
      if (meant.length === 0) return [finding]
      for (const region of meant) this.used.add(region)
      const now = sourceHashOf(finding, pages.source)
      if (meant.some(({ source }) => source === undefined || source === now)) return []
      const [lapsed] = meant
      return [lapsed?.source === undefined ? finding : withLapsed(finding, lapsed.source, now)]
    })
  }

  /**
   * The comments of a page that hide nothing, once every pair of the page went through {@link shown}.
   * @param compared Whether all of them could be compared; if not, only mistakes of writing are told.
   */
  needless(page: Page, side: Side, compared: boolean): NeedlessView[] {
    const { regions, misused } = this.of(page)
    const view = (comment: PageComment, cause: NeedlessView['cause'], rules: readonly string[]): NeedlessView => ({
      page,
      side,
      span: { start: comment.start, end: comment.end },
      cause,
      rules,
    })
    const views = misused.map(({ kind, comment, rules }) =>
      view(comment, kind === 'unknown' ? 'unknown-directive' : 'nothing-open', rules),
    )
    for (const comment of new Set(regions.map((region) => region.comment))) {
      const own = regions.filter((region) => region.comment === comment)
      const unknown = own.flatMap(({ rule }) => (rule !== undefined && !this.names.isKnown(rule) ? [rule] : []))
      if (unknown.length > 0) views.push(view(comment, 'unknown-rule', unknown))
      if (!compared) continue
      const idle = own.filter(
        (region) => !this.used.has(region) && (region.rule === undefined || this.names.isOn(region.rule)),
      )
      if (idle.length > 0)
        views.push(
          view(
            comment,
            'nothing-hidden',
            idle.flatMap(({ rule }) => rule ?? []),
          ),
        )
    }
    return views.sort((a, b) => a.span.start - b.span.start)
  }

  private of(page: Page): Regions {
    const known = this.byPage.get(page) ?? regionsOf(page)
    this.byPage.set(page, known)
    return known
  }
}

/** Whether a region of one side hides a finding: by its place there, or by the places of all its parts there. */
function hides(region: Region, finding: Finding, side: Side): boolean {
  if (region.rule === undefined ? finding.rule === neverByAccident : finding.rule !== region.rule) return false
  const place = finding[side]
  if (region.scope === 'file') return place !== undefined || (!finding.source && !finding.target)
  if (place && isIn(region, place)) return true
  const parts = (finding.parts ?? []).flatMap((part) => part[side] ?? [])
  return parts.length > 0 && parts.every((part) => isIn(region, part))
}

function isIn({ scope, from }: Region, { start, end }: Position): boolean {
  if (scope === 'file') return true
  if (start.offset === end.offset) return start.offset >= from && start.offset <= scope.end
  return start.offset >= scope.start && start.offset < scope.end
}
