/** The provider that asks nobody: the project's own translations. */
import { wordDiff } from '../../history/kind.ts'
import type { Locale } from '../../model.ts'
import { sameLocale } from '../../text/locales.ts'
import type { Answer, Provider, TextRequest } from '../provider.ts'
import { reasons } from '../reasons.ts'
import { carryFacts } from './carry.ts'
import { Memory } from './match.ts'
import type { Unit } from './units.ts'

/** How close a unit must be, where nothing says otherwise. */
export const leastScore = 75

/**
 * Answers from a translation memory.
 * @param unitsOf Gives units of any languages, once something is asked; those of a request's are looked at.
 * @param least From 1 to 100.
 */
export function memoryProvider(unitsOf: () => readonly Unit[], least: number = leastScore): Provider {
  let units: readonly Unit[] | undefined
  const memories = new Map<string, Memory>()
  const memoryOf = (source: Locale, target: Locale): Memory => {
    const key = `${source} ${target}`
    const known = memories.get(key)
    if (known) return known
    units ??= unitsOf()
    const memory = new Memory(
      units.filter(({ locales }) => sameLocale(locales.source, source) && sameLocale(locales.target, target)),
    )
    memories.set(key, memory)
    return memory
  }
  return {
    name: 'memory',
    free: true,
    answer: async (requests) =>
      requests.map((request) => answer(request, memoryOf(request.source, request.target), least)),
  }
}

function answer(request: TextRequest, memory: Memory, least: number): Answer {
  const hit = memory.find(request.text, least)
  if (!hit) return { state: 'none', reason: reasons['no-match']({ least }) }
  const { unit, score } = hit
  const found = { score, found: unit.found }
  if (score === 100) return { state: 'text', text: unit.target, ...found }
  const text = carryFacts({
    asked: { text: request.text, locale: request.source },
    source: { text: unit.source, locale: request.source },
    target: { text: unit.target, locale: request.target },
  })
  return { state: 'text', text, ...found, differences: wordDiff(unit.source, request.text) }
}
