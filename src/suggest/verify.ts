/** Judges drafts by Diptych's own rules: put in, read, aligned and judged like any page. */
import { alignPair } from '../align/pair.ts'
import type { AlignedPair } from '../check/aligned-pair.ts'
import { type ActiveRule, judgePage, judgePair, viewOf } from '../judge.ts'
import { readPage } from '../markdown/read.ts'
import type { Finding, Page, Position, Said, Span } from '../model.ts'
import type { Site } from '../rule.ts'
import { applied } from './apply.ts'
import type { Draft } from './draft.ts'
import { reasons } from './reasons.ts'

/** What the rules say of each draft of a page once all are put in: what is wrong inside it, and what it did not mend. */
export function verified(
  drafts: readonly Draft[],
  pair: AlignedPair,
  rules: readonly ActiveRule[],
  site: Site,
): ReadonlyMap<Draft, readonly Said[]> {
  const ordered = drafts.toSorted((a, b) => a.edit.start - b.edit.start || a.edit.end - b.edit.end)
  const { path, locale, text } = pair.target
  const reading = readPage(
    path,
    locale,
    applied(
      text,
      ordered.map(({ edit }) => edit),
    ),
  )
  if (reading.state === 'unread') {
    const unread = [reasons.unread({ reason: reading.reason.en, raison: reading.reason.fr })]
    return new Map(drafts.map((draft) => [draft, unread]))
  }
  const target = reading.page
  const alignment = alignPair(pair.source, target, pair.languages)
  const drafted = withAnchors(site, target)
  const view = viewOf({ source: pair.source, target, alignment, languages: pair.languages }, drafted)
  const findings = [
    ...judgePair(view, rules),
    ...judgePage({ page: target, side: 'target', site: drafted }, rules),
  ].filter(tells)
  const said = new Map<Draft, readonly Said[]>()
  let shift = 0
  for (const draft of ordered) {
    const { edit, need } = draft
    const place = { start: edit.start + shift, end: edit.start + shift + edit.text.length }
    shift += edit.text.length - (edit.end - edit.start)
    const own = findings.filter((finding) => concerns(finding, place, need.source))
    said.set(
      draft,
      own.map((finding) => finding.said),
    )
  }
  return said
}

/** The site with this page as it would be: a draft may bring the heading that another one links to. */
const withAnchors = (site: Site, { path, anchors }: Page): Site =>
  Object.create(site, {
    anchors: { value: (at: string) => (at === path ? new Set(anchors) : site.anchors(at)) },
  }) as Site

const tells = ({ severity, category, rule }: Finding): boolean =>
  severity !== 'info' && category !== 'freshness' && category !== 'lint' && rule !== 'consistency'

const concerns = ({ source, target, parts }: Finding, place: Span, from: Span): boolean =>
  isWithin(target, place) ||
  isWithin(source, from) ||
  (parts?.some((part) => isWithin(part.source, from) || isWithin(part.target, place)) ?? false)

const isWithin = (at: Position | undefined, { start, end }: Span): boolean =>
  at !== undefined && at.end.offset > at.start.offset && at.start.offset >= start && at.end.offset <= end
