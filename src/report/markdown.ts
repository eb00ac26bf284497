/** The report as GitHub-flavoured Markdown: figures, the pages that need work first, and what was found on each. */
import type { Finding, PageReport, Position, Report, Severity, Side, Tongue } from '../model.ts'
import { escapeMarkdown, markdownCode, markdownFence, markdownSentence } from './escape-markdown.ts'
import { foldersOf } from './folders.ts'
import { addressOf, encoded } from './forge.ts'
import { byNeed, workOn } from './need.ts'
import type { Reporter, View } from './reporter.ts'
import { sayings } from './sayings.ts'
import { totalsOf } from './wire.ts'

/** Forges do not show longer files. Characters; pages that no longer fit are counted. */
const mostText = 400_000

/** The report as Markdown. */
export const markdown: Reporter = (report, view) => {
  const say = words[view.tongue]
  const pages = byNeed(report.pages.map((page) => ({ page, work: workOn(page, view.panels(page)) })))
  const found = pages.filter(({ page }) => page.findings.length > 0)
  const parts = [
    `# ${say.title}`,
    summary(report, view),
    ...folders(report, view),
    ...byOwner(report, view),
    ...(found.length === 0 ? [say.clean] : [`## ${say.first}`, needTable(found, report, view), `## ${say.found}`]),
  ]
  let length = parts.join('\n\n').length
  let left = found.length
  for (const { page } of found) {
    const text = pagePart(page, view)
    length += text.length + 2
    if (length > mostText) break
    parts.push(text)
    left -= 1
  }
  if (left > 0) parts.push(say.left(left))
  return `${parts.join('\n\n')}\n`
}

const table = (heads: readonly string[], rows: readonly (readonly string[])[]): string =>
  [heads, heads.map((_, index) => (index === 0 ? '---' : '--:')), ...rows]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

/** A line for each language. */
const summary = (report: Report, { tongue }: View): string => {
  const say = words[tongue]
  const { locales } = totalsOf(report)
  return table(
    [say.languages, say.parity, say.pages, say.missing, say.orphan, ...say.severities],
    Object.entries(locales).map(([locale, { parity, pages, findings }]) => [
      `${escapeMarkdown(report.source)} → ${escapeMarkdown(locale)}`,
      sayings[tongue].percent(parity),
      ...[pages.paired, pages.missing, pages.orphan, findings.error, findings.warn, findings.info].map(String),
    ]),
  )
}

/** A line for each section of the site, where there are several; the furthest apart first. */
const folders = (report: Report, { tongue }: View): string[] => {
  const say = words[tongue]
  const folderOf = foldersOf(report.pages)
  const groups = new Map<string, PageReport[]>()
  for (const page of report.pages) {
    const key = `${page.locale}\0${folderOf.get(page.id) ?? ''}`
    groups.set(key, [...(groups.get(key) ?? []), page])
  }
  if (groups.size <= report.targets.length) return []
  const rows = [...groups].map(([key, pages]) => {
    const [locale = '', folder = ''] = key.split('\0')
    return { locale, folder, totals: totalsOf({ ...report, pages }), count: pages.length }
  })
  return [
    `## ${say.byFolder}`,
    table(
      [say.folder, say.languages, say.parity, say.pages, ...say.severities],
      rows
        .sort((a, b) => a.totals.parity - b.totals.parity || (a.folder < b.folder ? -1 : 1))
        .map(({ locale, folder, totals: { parity, findings }, count }) => [
          folder === '' ? say.top : escapeMarkdown(folder),
          escapeMarkdown(locale),
          sayings[tongue].percent(parity),
          ...[count, findings.error, findings.warn, findings.info].map(String),
        ]),
    ),
  ]
}

/** A line for each owner, where pages have some; the most errors first. */
const byOwner = (report: Report, { tongue }: View): string[] => {
  const say = words[tongue]
  const names = [...new Set(report.pages.flatMap(({ owners = [] }) => owners))].sort()
  if (names.length === 0) return []
  const rows = [...names, undefined].flatMap((name) => {
    const pages = report.pages.filter(({ owners = [] }) =>
      name === undefined ? owners.length === 0 : owners.includes(name),
    )
    return pages.length === 0 ? [] : [{ name, count: pages.length, totals: totalsOf({ ...report, pages }) }]
  })
  return [
    `## ${say.byOwner}`,
    table(
      [say.owner, say.parity, say.pages, ...say.severities],
      rows
        .sort((a, b) => b.totals.findings.error - a.totals.findings.error)
        .map(({ name, count, totals: { parity, findings } }) => [
          name === undefined ? say.nobody : markdownCode(name),
          sayings[tongue].percent(parity),
          ...[count, findings.error, findings.warn, findings.info].map(String),
        ]),
    ),
  ]
}

/** The pages with the most to do. */
const needTable = (
  pages: readonly { readonly page: PageReport; readonly work: number }[],
  report: Report,
  { tongue }: View,
): string => {
  const say = words[tongue]
  const several = report.targets.length > 1
  return table(
    [say.page, say.parity, say.work, ...say.severities],
    pages
      .slice(0, 20)
      .map(({ page, work }) => [
        escapeMarkdown(several ? `${page.id} (${page.locale})` : page.id),
        page.source && page.target
          ? sayings[tongue].percent(page.parity)
          : say.lonely[page.source ? 'target' : 'source'],
        String(work),
        ...(['error', 'warn', 'info'] as const).map((severity) => String(countOf(page, severity))),
      ]),
  )
}

const countOf = ({ findings }: PageReport, severity: Severity): number =>
  findings.filter((finding) => finding.severity === severity).length

/** A page and its findings. */
const pagePart = (page: PageReport, view: View): string => {
  const names = [page.source?.path, page.target?.path].flatMap((path) =>
    path === undefined ? [] : [markdownCode(path)],
  )
  const parity = page.source && page.target ? ` · ${sayings[view.tongue].parity(page.parity)}` : ''
  const owners = page.owners && page.owners.length > 0 ? ` · ${page.owners.map(markdownCode).join(', ')}` : ''
  const findings = page.findings.map((finding) => findingPart(page, finding, view)).join('\n')
  return `### ${names.join(' ↔ ')}${parity}${owners}\n\n${findings}`
}

const findingPart = (page: PageReport, finding: Finding, view: View): string => {
  const { severity, rule, said, suggestion, since } = finding
  const places = (['source', 'target'] as const).flatMap((side) => placeLink(page, side, finding[side], view))
  const head = `- **${sayings[view.tongue].severity[severity]}** ${markdownCode(rule)} ${markdownSentence(said.text[view.tongue])}`
  const came = since ? [sayings[view.tongue].since[since].toLowerCase()] : []
  const line = [head, ...(places.length > 0 ? [places.join(' ↔ ')] : []), ...came].join(' · ')
  if (!suggestion) return line
  const draft = markdownFence(suggestion.edit.text, 'text').replace(/^/gm, '  ')
  return `${line}\n\n  ${words[view.tongue].draft(escapeMarkdown(suggestion.origin))}\n\n${draft}`
}

/** A link to a line: on the forge where that is known, else beside the report. */
export const placeLink = (page: PageReport, side: Side, at: Position | undefined, { forge, way }: View): string[] => {
  const path = page[side]?.path
  if (path === undefined || !at) return []
  const { line } = at.start
  const href = forge ? addressOf(forge, path, line) : `${way === '' ? './' : way}${encoded(path)}#L${line}`
  return [`[${escapeMarkdown(`${path}:${line}`)}](${href.replace(/[()]/g, (char) => (char === '(' ? '%28' : '%29'))})`]
}

const words = {
  en: {
    title: 'Parity report',
    languages: 'Languages',
    parity: 'Parity',
    pages: 'Pages',
    missing: 'Missing',
    orphan: 'Without source',
    severities: ['Errors', 'Warnings', 'Infos'],
    byFolder: 'By section of the site',
    folder: 'Section',
    top: 'Top pages',
    byOwner: 'By owner',
    owner: 'Owner',
    nobody: 'nobody',
    first: 'Pages that need work first',
    page: 'Page',
    work: 'To do',
    lonely: { source: 'no source', target: 'not translated' },
    found: 'What was found',
    clean: 'Nothing to report: the languages are in step.',
    draft: (origin: string) => `Suggestion from ${origin}, to be reviewed:`,
    left: (count: number) =>
      `…and ${count === 1 ? '1 more page' : `${count} more pages`}: see the HTML or the JSON report.`,
  },
  fr: {
    title: 'Rapport de parité',
    languages: 'Langues',
    parity: 'Parité',
    pages: 'Pages',
    missing: 'Manquantes',
    orphan: 'Sans source',
    severities: ['Erreurs', 'Avertissements', 'Infos'],
    byFolder: 'Par partie du site',
    folder: 'Partie',
    top: 'Pages de tête',
    byOwner: 'Par responsable',
    owner: 'Responsable',
    nobody: 'personne',
    first: 'Les pages à reprendre d’abord',
    page: 'Page',
    work: 'À faire',
    lonely: { source: 'sans source', target: 'non traduite' },
    found: 'Constats',
    clean: 'Rien à signaler : les langues vont de pair.',
    draft: (origin: string) => `Suggestion de ${origin}, à relire :`,
    left: (count: number) =>
      `…et ${count < 2 ? '1 autre page' : `${count} autres pages`} : voir le rapport HTML ou JSON.`,
  },
} as const satisfies Readonly<Record<Tongue, object>>
