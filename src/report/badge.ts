/** A badge with the parity, as shields.io reads it: shields.io/badges/endpoint-badge. */
import type { Tongue } from '../model.ts'
import { toJson } from './json.ts'
import type { Reporter } from './reporter.ts'
import { sayings } from './sayings.ts'
import { totalsOf } from './wire.ts'

const labels: Readonly<Record<Tongue, string>> = { en: 'parity', fr: 'parité' }

/** From this parity on, this colour. */
const colors: readonly (readonly [number, string])[] = [
  [1, 'brightgreen'],
  [0.95, 'green'],
  [0.85, 'yellowgreen'],
  [0.7, 'yellow'],
  [0.5, 'orange'],
]

/** The parity of each language in a badge's JSON. */
export const badge: Reporter = (report, { tongue }) => {
  const { parity, locales } = totalsOf(report)
  const each = Object.entries(locales)
  const message =
    each.length === 1
      ? sayings[tongue].percent(parity)
      : each.map(([locale, total]) => `${locale} ${sayings[tongue].percent(total.parity)}`).join(' · ')
  const color = colors.find(([least]) => parity >= least)?.[1] ?? 'red'
  return toJson({ schemaVersion: 1, label: labels[tongue], message, color })
}
