/**
 * The comment on a pull request, for who changed a page and for who translates: what the change brought about, as a list to
 * tick off, and what was there before, folded.
 */
import type { Finding, Report, Since, Tongue } from '../model.ts'
import { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from './escape-markdown.ts'
import { placeLink } from './markdown.ts'
import type { Reporter, View } from './reporter.ts'
import { sayings } from './sayings.ts'
import { leadsInChange, type Told, toldOf, worstFirst } from './told.ts'
import { totalsOf } from './wire.ts'

/** By which the comment of an earlier run is found again. */
export const commentMark = '<!-- diptych: report -->'

/** GitHub takes 65,536 characters; some are left for a longer mark. */
const most = 65_000
/** A longer draft, such as one of a whole page, is left to the report. Characters. */
const mostDraft = 4000
/** What was there before is only called to mind. */
const mostKnown = 50

/** The report as a comment; it opens with {@link commentMark}. */
export const githubComment: Reporter = (report, view) => {
  const say = words[view.tongue]
  const told = worstFirst(toldOf(report, leadsInChange))
  const of = (since: Since): Told[] => told.filter(({ finding }) => (finding.since ?? 'introduced') === since)
  const head = [commentMark, `### ${say.title}`, figures(report, told, view)]
  const known = of('known')
  const tail = known.length === 0 ? [] : [folded(known, view)]
  const ending = `\n\n${say.more}`
  let room = most - ending.length - [...head, ...tail].join('\n\n').length - 4 * 100
  const parts: string[] = []
  let left = 0
  for (const since of ['made-stale', 'introduced'] as const) {
    const group = of(since)
    if (group.length === 0) continue
    parts.push(`#### ${report.base ? sayings[view.tongue].since[since] : say.found} (${group.length})`)
    const items: string[] = []
    for (const one of group) {
      const item = itemOf(one, view)
      if (item.length + 1 > room) left += 1
      else {
        room -= item.length + 1
        items.push(item)
      }
    }
    parts.push(items.join('\n'))
  }
  return `${[...head, ...parts, ...(left > 0 ? [say.left(left)] : []), ...tail].join('\n\n')}${ending}\n`
}

const figures = (report: Report, told: readonly Told[], { tongue }: View): string => {
  const { since, locales, findings } = totalsOf(report)
  const say = sayings[tongue]
  if (report.pages.length === 0) return report.base ? say.nothingTouched : say.noPages
  const parities = Object.entries(locales)
    .filter(([locale]) => report.pages.some((page) => page.locale === locale))
    .map(([locale, total]) => `${escapeMarkdown(locale)}: ${say.parity(total.parity)}`)
  const counts = since
    ? since.introduced + since['made-stale'] === 0
      ? say.nothingNew(since.known)
      : say.sinceCounts(since)
    : told.length === 0
      ? words[tongue].clean
      : say.counts(findings, report.pages.filter((page) => page.findings.length > 0).length)
  return [counts, parities.join(' · ')].filter((line) => line !== '').join('\n\n')
}

/** A finding to tick off, with the text that would end it. */
const itemOf = (told: Told, view: View): string => {
  const { page, finding } = told
  const owners = (page.owners ?? []).map(escapeMarkdown)
  const line = [`- [ ] ${headOf(told, view)}`, ...(owners.length > 0 ? [owners.join(', ')] : [])].join(' · ')
  const [title, texts] = textsOf(finding, view)
  const fences = texts
    .filter((text) => text.trim() !== '' && text.length <= mostDraft)
    .map((text) => markdownFence(text.trim(), 'markdown'))
  return fences.length === 0 ? line : `${line}\n\n${[title, ...fences].join('\n\n').replace(/^(?=.)/gm, '  ')}\n`
}

const textsOf = ({ edits = [], suggestion }: Finding, { tongue }: View): readonly [string, readonly string[]] => {
  if (edits.length > 0) return [words[tongue].fix, edits.map(({ text }) => text)]
  return suggestion ? [words[tongue].draft(escapeMarkdown(suggestion.origin)), [suggestion.edit.text]] : ['', []]
}

const headOf = ({ page, finding, place, others }: Told, view: View): string => {
  const other = others.find(({ side }) => side !== place.side)
  const places = [place, ...(other ? [other] : [])].flatMap(({ side, at }) => placeLink(page, side, at, view))
  const severity = sayings[view.tongue].severity[finding.severity]
  const said = markdownSentence(finding.said.text[view.tongue])
  return `**${severity}** ${said} ${markdownCode(finding.rule)} · ${places.join(' ↔ ')}`
}

const folded = (known: readonly Told[], view: View): string => {
  const say = words[view.tongue]
  const shown = known.slice(0, mostKnown).map((told) => `- ${headOf(told, view)}`)
  const lines: string[] = []
  let room = 15_000
  for (const line of shown) if ((room -= line.length + 1) >= 0) lines.push(line)
  const rest = known.length - lines.length
  const title = `${sayings[view.tongue].since.known} (${known.length})`
  return `<details><summary>${title}</summary>\n\n${lines.join('\n')}${rest > 0 ? `\n\n${say.left(rest)}` : ''}\n\n</details>`
}

const words = {
  en: {
    title: 'Languages in step?',
    found: 'What was found',
    clean: 'Nothing to report: the languages are in step.',
    fix: 'Needs no translation (`diptych fix` does it):',
    draft: (origin: string) => `Suggestion from ${origin}, to be reviewed:`,
    left: (count: number) => `…and ${count} more: see the job's summary and the report.`,
    more: '<sub>`npx diptych explain RULE` tells more of a rule. This comment is renewed with each push.</sub>',
  },
  fr: {
    title: 'Les langues vont-elles de pair ?',
    found: 'Constats',
    clean: 'Rien à signaler : les langues vont de pair.',
    fix: 'Ne demande aucune traduction (`diptych fix` le fait) :',
    draft: (origin: string) => `Proposition de ${origin}, à relire :`,
    left: (count: number) => `…et ${count} de plus : voir le résumé du job et le rapport.`,
    more: '<sub>`npx diptych explain RÈGLE` en dit plus sur une règle. Ce commentaire est renouvelé à chaque envoi.</sub>',
  },
} as const satisfies Readonly<Record<Tongue, object>>
