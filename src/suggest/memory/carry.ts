/** Brings the facts of a new source into the translation of an older one: numbers, destinations, code, placeholders. */
import { readPage } from '../../markdown/read.ts'
import type { Fact, Locale, NumberFact, Span } from '../../model.ts'
import { sharedReading } from '../../text/numbers.ts'

/** A text in its language. */
interface Text {
  readonly text: string
  readonly locale: Locale
}

/** The texts that a match is made of, and the one that is asked for. */
export interface Match {
  readonly asked: Text
  readonly source: Text
  readonly target: Text
}

/** The match's target with the facts of the asked text where those differ from the match's source; as it is where that is not certain. */
export function carryFacts({ asked, source, target }: Match): string {
  const [wanted, known, there] = [factsIn(asked), factsIn(source), factsIn(target)]
  if (wanted.length !== known.length || wanted.some(({ kind }, at) => kind !== known[at]?.kind)) return target.text
  const edits: (Span & { readonly by: string })[] = []
  const taken = new Set<Fact>()
  for (const [at, now] of wanted.entries()) {
    const old = known[at]
    if (!old || worthOf(old) === worthOf(now)) continue
    const place = there.find((fact) => !taken.has(fact) && isSame(old, fact))
    const edit = place && exchanged(place, now, { asked, target })
    if (!place || !edit) continue
    taken.add(place)
    edits.push(edit)
  }
  return edits
    .sort((a, b) => b.start - a.start)
    .reduce((text, { start, end, by }) => text.slice(0, start) + by + text.slice(end), target.text)
}

function factsIn({ text, locale }: Text): Fact[] {
  const reading = readPage('text.md', locale, text)
  if (reading.state === 'unread') return []
  return reading.page.blocks.flatMap(({ facts }) => facts).sort((a, b) => a.start - b.start)
}

const worthOf = (fact: Fact): string =>
  fact.kind === 'number' ? `${fact.readings[0] ?? fact.raw} ${fact.unit ?? ''}` : fact.value

const isSame = (a: Fact, b: Fact): boolean =>
  a.kind === 'number' && b.kind === 'number'
    ? sharedReading(a, b) !== undefined
    : a.kind === b.kind && worthOf(a) === worthOf(b)

function exchanged(
  place: Fact,
  now: Fact,
  { asked, target }: Pick<Match, 'asked' | 'target'>,
): (Span & { readonly by: string }) | undefined {
  if (place.kind === 'number') return now.kind === 'number' ? renumbered(place, now, target.locale) : undefined
  if (now.kind === 'number') return undefined
  const [from, to] = [spanOf(now), spanOf(place)]
  return from && to ? { start: to.start, end: to.end, by: asked.text.slice(from.start, from.end) } : undefined
}

/** Of links and images the destination alone is exchanged. */
const spanOf = (fact: Fact): Span | undefined =>
  'destination' in fact || fact.kind === 'url' || fact.kind === 'image' ? fact.destination : fact

const figure = /\d(?:[\d.,'’ \u00a0\u202f\u2009]{0,40}\d)?/g

/** A figure as the target's language writes it; units must be the same, and the number plain. */
function renumbered(place: NumberFact, now: NumberFact, locale: Locale): (Span & { readonly by: string }) | undefined {
  const [value = ''] = now.readings
  if (place.unit !== now.unit || !/^\d{1,15}(?:\.\d{1,6})?$/.test(value)) return undefined
  const figures = [...place.raw.matchAll(figure)]
  const [found] = figures
  if (!found || figures.length > 1) return undefined
  const decimals = /[.,](\d{1,2})$/.exec(now.raw.match(figure)?.[0] ?? '')?.[1]?.length ?? 0
  const digits = value.includes('.') ? Math.max(decimals, value.split('.')[1]?.length ?? 0) : 0
  const grouped = /\D/.test(found[0].replace(/[.,]\d{1,2}$/, '')) || Number(value) >= 10_000
  const by = new Intl.NumberFormat(locale.replaceAll('_', '-'), {
    useGrouping: grouped,
    minimumFractionDigits: digits,
    maximumFractionDigits: 6,
  }).format(Number(value))
  return { start: place.start + found.index, end: place.start + found.index + found[0].length, by }
}
