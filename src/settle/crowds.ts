/** Says once what a page says in many places: one finding, with a part for each. */
import { groupBy } from '../group-by.ts'
import type { Finding, FindingPart, Page, Said, Span, Tongue } from '../model.ts'
import { gravity } from '../severity.ts'
import { quoted } from '../text/quote.ts'

/** So many places with one and the same difference are told one by one. */
const mostAlike = 3
/** So many findings of one kind in a table or a block, or links of a page that lead nowhere, are told one by one. */
const mostTogether = 5
/** So many changes of a page's code are shown where they are told together. */
const mostShown = 3

/** One and the same difference in many places of the page: a name that was translated throughout. */
export function saidOften(findings: readonly Finding[]): Finding[] {
  return gathered(
    findings,
    ({ rule, said, drift }) => (drift === 'differs' ? JSON.stringify([rule, said.id, said.data]) : undefined),
    mostAlike,
    (count) => ({
      en: `So it is in ${count} places of this page.`,
      fr: `C'est le cas à ${count} endroits de cette page.`,
    }),
  )
}

/** Findings of one kind throughout a table or one block, which a reader compares at one go. */
export const crowdedTogether =
  (page: Page | undefined) =>
  (findings: readonly Finding[]): Finding[] => {
    if (!page || findings.length <= mostTogether) return [...findings]
    const holds = (at: number) => (span: Span) => span.start <= at && at < span.end
    const tables = page.containers.filter(({ kind }) => kind === 'table')
    const kindOf = ({ rule, said, drift }: Finding): string => JSON.stringify([rule, said.id, drift])
    const inTables = gathered(
      findings,
      (finding) => {
        const at = finding.drift === 'differs' ? finding.target?.start.offset : undefined
        const table = at === undefined ? undefined : tables.find(holds(at))
        return table && `${table.index} ${kindOf(finding)}`
      },
      mostTogether,
      (count) => ({
        en: `The same is wrong in ${count} places of this table.`,
        fr: `Ce tableau a ${count} écarts de ce genre.`,
      }),
    )
    return gathered(
      inTables,
      (finding) => {
        const at = finding.drift === 'differs' ? finding.target?.start.offset : undefined
        const block = at === undefined ? undefined : page.blocks.find(holds(at))
        return block && `${block.index} ${kindOf(finding)}`
      },
      mostTogether,
      (count) => ({
        en: `The same is wrong in ${count} places of this passage.`,
        fr: `Ce passage a ${count} écarts de ce genre.`,
      }),
    )
  }

/** Links of a page that lead nowhere in one way: its anchors are made otherwise, or a folder is not there. */
export const deadTogether = (findings: readonly Finding[]): Finding[] =>
  gathered(
    findings,
    ({ rule, said, severity, source, target, edits }) =>
      rule === 'link-target'
        ? JSON.stringify([said.id, severity, source !== undefined, target !== undefined, edits !== undefined])
        : undefined,
    mostTogether,
    (count) => ({
      en: `So it is with ${count} links of this page.`,
      fr: `C'est le cas de ${count} liens de cette page.`,
    }),
  )

/** A page whose code was translated with its text: the changes are one drift. */
export const codeTranslated = (findings: readonly Finding[]): Finding[] =>
  gathered(
    findings,
    ({ rule, said, severity, edits }) =>
      rule === 'inline-code' && wordings.has(said.id) ? JSON.stringify([severity, edits !== undefined]) : undefined,
    mostTogether,
    (count, [, ...others]) => {
      const shown = [...new Set(others.map(({ said: { data } }) => changeIn(data)))].slice(0, mostShown).join(', ')
      return {
        en: `Code of this page was changed in ${count} places: also ${shown}…`,
        fr: `Cette page a ${count} codes modifiés : aussi ${shown}…`,
      }
    },
  )

const wordings: ReadonlySet<string> = new Set(['changed', 'translated'])

const changeIn = ({ source, target }: Said['data']): string => `${quoted(String(source))} → ${quoted(String(target))}`

/** What is said of so many places, and of the findings that they were. */
type Telling = (count: number, group: readonly Finding[]) => Readonly<Record<Tongue, string>>

/** Joins the findings of one key where they are more than `most`, in the place of the first. */
function gathered(
  findings: readonly Finding[],
  keyOf: (finding: Finding) => string | undefined,
  most: number,
  tell: Telling,
): Finding[] {
  const crowds = [...groupBy(findings, keyOf).values()].filter((group) => group.length > most)
  if (crowds.length === 0) return [...findings]
  const crowdOf = new Map(crowds.flatMap((group) => group.map((finding) => [finding, group] as const)))
  return findings.flatMap((finding) => {
    const group = crowdOf.get(finding)
    if (!group) return [finding]
    return group[0] === finding ? [joined(group, tell)] : []
  })
}

/** The gravest of them speaks first; every place is a part. */
function joined(group: readonly Finding[], tell: Telling): Finding {
  const first = group.reduce((gravest, one) => (gravity[one.severity] > gravity[gravest.severity] ? one : gravest))
  const parts = group.flatMap(partsOf)
  // Half of the edits would not end the finding.
  const edits = group.every((one) => one.edits) ? group.flatMap((one) => one.edits ?? []) : []
  const { en, fr } = tell(parts.length, group)
  const said: Said = {
    ...first.said,
    data: { ...first.said.data, places: parts.length },
    text: { en: `${first.said.text.en} ${en}`, fr: `${first.said.text.fr} ${fr}` },
  }
  return { ...first, said, parts, ...(edits.length > 0 ? { edits } : {}) }
}

/** The places of a finding: its parts, or the whole. */
function partsOf({ parts, drift, source, target }: Finding): readonly FindingPart[] {
  return parts ?? [{ ...(drift ? { drift } : {}), ...(source ? { source } : {}), ...(target ? { target } : {}) }]
}
