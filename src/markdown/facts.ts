/** Makes facts, each in one piece: there are many, and put together of parts they take twice the room. */
import type { ImageFact, LinkFact, NumberFact, PlainFact, Span } from '../model.ts'
import type { NumberReading } from '../text/numbers.ts'

export const plainFact = (kind: PlainFact['kind'], value: string, { start, end }: Span): PlainFact => ({
  kind,
  value,
  start,
  end,
})

export const linkFact = (value: string, label: string, { start, end }: Span, destination?: Span): LinkFact =>
  destination ? { kind: 'url', value, label, destination, start, end } : { kind: 'url', value, label, start, end }

export const imageFact = (value: string, alt: string, { start, end }: Span, destination?: Span): ImageFact =>
  destination ? { kind: 'image', value, alt, destination, start, end } : { kind: 'image', value, alt, start, end }

export const numberFact = ({ readings, unit, native, raw }: NumberReading, { start, end }: Span): NumberFact =>
  unit === undefined
    ? { kind: 'number', readings, native, raw, start, end }
    : { kind: 'number', readings, unit, native, raw, start, end }
