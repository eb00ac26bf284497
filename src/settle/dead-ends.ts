/** Links that lead nowhere: what both languages lack alike is told once. */
import { groupBy } from '../group-by.ts'
import type { Finding } from '../model.ts'
import { gravity } from '../severity.ts'

/**
 * A link that leads nowhere in the source and was translated with it, as one finding with both places: nothing drifted,
 * and whoever mends one mends the other.
 */
export function deadInBoth(findings: readonly Finding[]): Finding[] {
  const ofSource = groupBy(findings, (finding) => keyOf(finding, 'source'))
  if (ofSource.size === 0) return [...findings]
  const told = new Set<Finding>()
  const both = findings.map((finding) => {
    const key = keyOf(finding, 'target')
    const twin = key === undefined ? undefined : ofSource.get(key)?.shift()
    if (!twin) return finding
    told.add(twin)
    return merged(twin, finding)
  })
  return both.filter((finding) => !told.has(finding))
}

/** What a finding about a link of one side alone says. */
function keyOf({ rule, said, source, target }: Finding, side: 'source' | 'target'): string | undefined {
  const isOfSide = side === 'source' ? source && !target : target && !source
  return rule === 'link-target' && isOfSide ? JSON.stringify([said.id, said.data]) : undefined
}

function merged(source: Finding, target: Finding): Finding {
  const { edits: _, ...one } = gravity[source.severity] > gravity[target.severity] ? source : target
  const edits = source.edits && target.edits ? [...source.edits, ...target.edits] : []
  const places = { ...(source.source && { source: source.source }), ...(target.target && { target: target.target }) }
  return { ...one, ...places, ...(edits.length > 0 ? { edits } : {}) }
}
