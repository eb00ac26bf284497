/** Findings, as the HTML report shows them. */
import type { Finding, FindingPart, Position, Tongue } from '../../model.ts'
import { type HtmlFinding, mostText, type Place, type Sentence, type WordDiff } from './shape.ts'

/** @param rule Index into `HtmlData.rules`. */
export const htmlFinding = (finding: Finding, rule: number): HtmlFinding => {
  const { severity, drift, said, parts, edits, suggestion, since } = finding
  const diff = diffOf(said.data.diff)
  return {
    r: rule,
    v: severity,
    ...(drift ? { d: drift } : {}),
    m: sentence(said.text),
    ...placesOf(finding),
    ...(parts ? { parts: parts.map((part, index) => htmlPart(part, changesOf(said.data.changes)[index])) } : {}),
    ...(edits ? { edits: edits.map(({ side, start, end, text }) => ({ side, start, end, text })) } : {}),
    ...(suggestion
      ? {
          draft: {
            text: suggestion.edit.text,
            origin: suggestion.origin,
            ...(suggestion.score === undefined ? {} : { score: suggestion.score }),
            ...(suggestion.failed ? { failed: suggestion.failed.map(({ text }) => sentence(text)) } : {}),
          },
        }
      : {}),
    ...(since ? { since } : {}),
    ...(diff ? { diff } : {}),
  }
}

const sentence = ({ en, fr }: Readonly<Record<Tongue, string>>): Sentence => (en === fr ? [en] : [en, fr])

const placesOf = ({ source, target }: Pick<Finding, 'source' | 'target'>): { s?: Place; t?: Place } => ({
  ...(source ? { s: placeOf(source) } : {}),
  ...(target ? { t: placeOf(target) } : {}),
})

const placeOf = ({ start, end }: Position): Place => [start.offset, end.offset, start.line, start.column]

const htmlPart = (part: FindingPart, change: unknown): NonNullable<HtmlFinding['parts']>[number] => {
  const diff = diffOf((change as { readonly diff?: unknown } | undefined)?.diff)
  return { ...(part.drift ? { d: part.drift } : {}), ...placesOf(part), ...(diff ? { diff } : {}) }
}

/** What a rule left in its data of the changes of each part, if it did. */
const changesOf = (data: unknown): readonly unknown[] => (Array.isArray(data) ? data : [])

/** A word diff that a rule left in its data, if that is one. */
const diffOf = (data: unknown): WordDiff | undefined => {
  if (!Array.isArray(data) || data.length === 0) return undefined
  return data.map((piece: { readonly change?: unknown; readonly text?: unknown } | undefined) => {
    const change = piece?.change === 'removed' ? -1 : piece?.change === 'added' ? 1 : 0
    return [change, String(piece?.text ?? '').slice(0, mostText)]
  })
}
