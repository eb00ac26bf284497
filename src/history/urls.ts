/** Which destinations a passage exchanged for others. */
import type { Block } from '../model.ts'
import { similarity } from '../text/similarity.ts'

/** A destination that the source had; `to` is what it has in its place, when it has anything. */
export interface UrlChange {
  readonly from: string
  readonly to?: string
}

/** A passage with more destinations than this is data. */
const mostCompared = 200

/** What became of the destinations of a passage: those in the same place first, then the likest. */
export function urlChanges(before: readonly Block[], after: readonly Block[]): UrlChange[] {
  const [old, now] = [destinationsOf(before), destinationsOf(after)]
  if (Math.max(old.length, now.length) > mostCompared) return []
  const gone = old.filter((url) => !now.includes(url))
  const come = now.filter((url) => !old.includes(url))
  // As many went as came: each took the place of one.
  if (gone.length === come.length) return gone.map((from, index) => ({ from, to: come[index] as string }))
  const taken = new Set<string>()
  return gone.map((from) => {
    const [likest] = come
      .filter((url) => !taken.has(url))
      .map((url) => ({ url, likeness: similarity(from, url) }))
      .filter(({ likeness }) => likeness >= related)
      .sort((a, b) => b.likeness - a.likeness)
    if (!likest) return { from }
    taken.add(likest.url)
    return { from, to: likest.url }
  })
}

/** Two destinations less alike than this have nothing to do with each other. */
const related = 0.5

/** Each destination once, in order. */
const destinationsOf = (blocks: readonly Block[]): string[] => [
  ...new Set(
    blocks.flatMap(({ facts }) =>
      facts.flatMap((fact) => (fact.kind === 'url' || fact.kind === 'image' ? [fact.value] : [])),
    ),
  ),
]

/** A text with these destinations exchanged. */
export const exchanged = (text: string, changes: readonly UrlChange[]): string =>
  changes.reduce((rest, { from, to }) => (to === undefined ? rest : rest.replaceAll(from, to)), text)
