/** A sentence that one side lacks takes with it the figures, code and links that it holds: one fault, one finding. */
import type { Finding, Position, Severity, Side } from '../model.ts'
import { isWithin } from './within.ts'

const ofFacts: ReadonlySet<string> = new Set(['number', 'inline-code', 'placeholder', 'url', 'image'])
const ranks: readonly Severity[] = ['info', 'warn', 'error']

/**
 * Without what was lost with a sentence that `sentence-count` names. The sentence is then as severe as the worst of it:
 * what it holds makes it certain that it is not there.
 */
export function withoutPartsOfSentences(findings: readonly Finding[]): Finding[] {
  if (!findings.some(({ rule }) => rule === 'sentence-count')) return [...findings]
  const heldBy = new Map<Finding, Finding>()
  for (const sentence of findings) {
    if (sentence.rule !== 'sentence-count') continue
    for (const finding of findings)
      if (ofFacts.has(finding.rule) && holds(sentence, finding)) heldBy.set(finding, sentence)
  }
  const raised = (sentence: Finding): Finding => {
    const held = [sentence, ...[...heldBy].filter(([, one]) => one === sentence).map(([finding]) => finding)]
    const rank = Math.max(...held.map(({ severity }) => ranks.indexOf(severity)))
    return rank === ranks.indexOf(sentence.severity) ? sentence : { ...sentence, severity: ranks[rank] ?? 'warn' }
  }
  return findings
    .filter((finding) => !heldBy.has(finding))
    .map((finding) => (finding.rule === 'sentence-count' ? raised(finding) : finding))
}

/** Whether all that a finding tells was lost with a sentence: the other side has no counterpart of it, only the block. */
function holds(sentence: Finding, finding: Finding): boolean {
  const side: Side = isEmpty(sentence.target) ? 'source' : 'target'
  const other: Side = side === 'source' ? 'target' : 'source'
  if (!isWithin(sentence[other], finding[other]) || isEmpty(finding[other])) return false
  const sentences = placesOn(side, sentence)
  return placesOn(side, finding).every((place) => sentences.some((one) => startsIn(place, one)))
}

/** Where a finding stands on one side: its parts, or its own place. */
function placesOn(side: Side, { parts = [], ...finding }: Finding): (Position | undefined)[] {
  const places = parts.flatMap((part) => part[side] ?? [])
  return places.length > 0 ? places : [finding[side]]
}

/** Whether one place starts within another; a link's marks may end after the words of its sentence. */
const startsIn = (place: Position | undefined, one: Position | undefined): boolean =>
  place !== undefined &&
  one !== undefined &&
  one.start.offset <= place.start.offset &&
  place.start.offset < one.end.offset

const isEmpty = (position: Position | undefined): boolean => position?.start.offset === position?.end.offset
