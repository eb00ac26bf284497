/** Lets rules speak of pairs and pages, and turns what they say into findings. */

import { joinFree } from './gaps/free.ts'
import { movesOf } from './gaps/moves.ts'
import { joinTold } from './gaps/told.ts'
import { joinTwins } from './gaps/twins.ts'
import { gapsOf } from './gaps.ts'
import type { Alignment, Block, Finding, Page, PagePair, Position, Severity, Side, Span } from './model.ts'
import { pairContainers } from './rule/containers.ts'
import {
  bilingual,
  type Gathered,
  type LonelyView,
  type Match,
  type NeedlessView,
  type PageView,
  type PairView,
  type Raised,
  type Recall,
  type Rule,
  type Site,
  type UnreadView,
} from './rule.ts'
import { gravity } from './severity.ts'
import { lineStarts, positionOf } from './text/lines.ts'
import { timed } from './timing.ts'

/** A rule that is on, with its severity and its options, validated. */
export interface ActiveRule {
  readonly rule: Rule
  readonly severity: Severity
  readonly options: unknown
}

/** Turns the spans of one text into positions. */
export type Placer = (span: Span) => Position

/** Makes a placer; lines are counted once, and not before somebody asks. */
export function placerOf(text: string): Placer {
  let starts: Uint32Array | undefined
  return (span) => {
    starts ??= lineStarts(text)
    return positionOf(starts, span)
  }
}

/** The aligned pair as rules see it. */
export function viewOf(
  {
    source,
    target,
    alignment: aligned,
    languages,
    history,
  }: Pick<PairView, 'source' | 'target' | 'alignment' | 'languages' | 'history'>,
  site: Site,
): PairView {
  const containers = pairContainers(source, target, aligned)
  const told = joinTold(source, target, joinTwins(source, target, aligned, containers), languages)
  const alignment = joinFree(source, target, told, languages)
  const gaps = gapsOf(source, target, alignment, { containers, languages })
  const moves = movesOf(source, target, alignment, { gaps, containers })
  const matches = matchesOf(source, target, alignment)
  return {
    source,
    target,
    alignment,
    languages,
    matches,
    gaps,
    moves,
    containers,
    site,
    ...(history ? { history } : {}),
  }
}

function matchesOf(source: Page, target: Page, alignment: Alignment): Match[] {
  return alignment.beads.map((bead) => {
    const here = bead.source.map((index) => source.blocks[index] as Block)
    const there = bead.target.map((index) => target.blocks[index] as Block)
    if (there.length === 0) return { kind: 'source-only', source: here }
    if (here.length === 0) return { kind: 'target-only', target: there }
    return { kind: 'both', source: here, target: there, similarity: bead.similarity, moved: bead.moved ?? false }
  })
}

/** What one rule raised, with the rule that raised it. */
interface Judgement {
  readonly active: ActiveRule
  readonly raised: Raised
}

/** All that the `pair` hooks say. A rule that fails says so, and the others go on. */
export function judgePair(view: PairView, rules: readonly ActiveRule[]): Finding[] {
  const place = { source: placerOf(view.source.text), target: placerOf(view.target.text) }
  return hear(rules, place, ({ rule, options }) => rule.pair?.(view, options))
}

/** All that the `page` hooks say of one page. */
export function judgePage(view: PageView, rules: readonly ActiveRule[]): Finding[] {
  return hear(rules, onePage(view.page.text), ({ rule, options }) => rule.page?.(view, options))
}

/** All that the `lonely` hooks say of a page without counterpart. */
export function judgeLonely(view: LonelyView, rules: readonly ActiveRule[]): Finding[] {
  return hear(rules, onePage(view.page.text), ({ rule, options }) => rule.lonely?.(view, options))
}

/** All that is said of a page that could not be read. */
export function judgeUnread(view: UnreadView, rules: readonly ActiveRule[]): Finding[] {
  return hear(rules, onePage(view.text), ({ rule, options }) => rule.unread?.(view, options))
}

/** All that is said of a suppression without effect. */
export function judgeNeedless(view: NeedlessView, rules: readonly ActiveRule[]): Finding[] {
  return hear(rules, onePage(view.page.text), ({ rule, options }) => rule.needless?.(view, options))
}

type Places = Readonly<Record<Side, Placer>>

const onePage = (text: string): Places => {
  const place = placerOf(text)
  return { source: place, target: place }
}

function hear(
  rules: readonly ActiveRule[],
  place: Places,
  hook: (active: ActiveRule) => Iterable<Raised> | undefined,
): Finding[] {
  return rules
    .flatMap((active) => ask(active, () => hook(active)))
    .map(({ active, raised }) => toFinding(active, raised, place))
}

/** What rules kept of the pairs, until all have been seen. */
export type Gathering = Map<ActiveRule, Omit<Gathered<unknown>, 'texts'>[]>

/** What rules kept of one pair, by their ids. */
export type Records = readonly (readonly [rule: string, record: unknown])[]

/** Lets rules keep what they need of a pair for the end. */
export const recordsOf = (view: PairView, rules: readonly ActiveRule[]): Records =>
  rules.flatMap(({ rule, options }) => {
    const record = rule.gather && timed(`rule ${rule.id}`, () => rule.gather?.(view, options))
    return record === undefined ? [] : [[rule.id, record] as const]
  })

/** Adds what rules kept of a pair; `key`: what all of it is known by. */
export function gather(
  gathering: Gathering,
  pair: PagePair,
  { records, key }: { readonly records: Records; readonly key?: string },
  rules: readonly ActiveRule[],
): void {
  for (const [id, record] of records) {
    const active = rules.find(({ rule }) => rule.id === id)
    if (!active) continue
    const known = gathering.get(active)
    if (known) known.push({ pair, record, key })
    else gathering.set(active, [{ pair, record, key }])
  }
}

/** All that the `conclude` hooks say, by pair. */
export function conclude(
  gathering: Gathering,
  texts: ReadonlyMap<string, { readonly text: string }>,
  recall: Recall,
): Map<PagePair, Finding[]> {
  const findings = new Map<PagePair, Finding[]>()
  const places = new Map<PagePair, Places>()
  const textOf = (pair: PagePair, side: Side): string => texts.get(pair[side] ?? '')?.text ?? ''
  for (const [active, records] of gathering) {
    const all = records.map((one) => ({ texts: (side: Side) => textOf(one.pair, side), ...one }))
    const { rule, options } = active
    const recallOwn: Recall = (key, anew) => recall(`${rule.id} ${key}`, anew)
    const concluded = timed(`rule ${rule.id}`, () => [...(rule.conclude?.(all, options, recallOwn) ?? [])])
    for (const { pair, ...raised } of concluded) {
      const place = places.get(pair) ?? {
        source: placerOf(textOf(pair, 'source')),
        target: placerOf(textOf(pair, 'target')),
      }
      places.set(pair, place)
      const found = toFinding(active, raised, place)
      const all = findings.get(pair)
      if (all) all.push(found)
      else findings.set(pair, [found])
    }
  }
  return findings
}

function ask(active: ActiveRule, hook: () => Iterable<Raised> | undefined): Judgement[] {
  try {
    const raised = timed(`rule ${active.rule.id}`, () => [...(hook() ?? [])])
    return raised.map((one) => ({ active, raised: one }))
  } catch (error) {
    return [{ active, raised: { say: failures.failed({ rule: active.rule.id, reason: String(error) }) } }]
  }
}

const failures = bilingual({
  failed: ({ rule, reason }: { rule: string; reason: string }) => ({
    en: `The rule \`${rule}\` failed on this page and did not judge it (${reason}). Please report this as a bug.`,
    fr: `La règle \`${rule}\` a échoué sur cette page et ne l'a pas jugée (${reason}). Merci de signaler ce bogue.`,
  }),
})

/** One finding, its places counted in lines and columns. */
export function toFinding(
  { rule, severity }: ActiveRule,
  raised: Raised,
  place: Readonly<Record<Side, Placer>>,
): Finding {
  const { atMost, drift, say, edits } = raised
  const source = raised.source && place.source(raised.source)
  const target = raised.target && place.target(raised.target)
  const parts = raised.parts?.map((part) => ({
    ...(part.drift ? { drift: part.drift } : {}),
    ...(part.source ? { source: place.source(part.source) } : {}),
    ...(part.target ? { target: place.target(part.target) } : {}),
  }))
  return {
    rule: rule.id,
    category: rule.category,
    severity: atMost && gravity[atMost] < gravity[severity] ? atMost : severity,
    ...(drift ? { drift } : {}),
    said: say,
    ...(source ? { source } : {}),
    ...(target ? { target } : {}),
    ...(parts && parts.length > 0 ? { parts } : {}),
    ...(edits && edits.length > 0 ? { edits } : {}),
  }
}
