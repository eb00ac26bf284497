/** Links of a draft that still lead where the source's lead: brought to the same place in the target's language. */
import type { AlignedPair } from '../check/aligned-pair.ts'
import { applyEdits } from '../markdown/edits.ts'
import { readPage } from '../markdown/read.ts'
import type { Page } from '../model.ts'
import type { Site } from '../rule.ts'

/** A draft's text with its links localised. */
export type Localise = (text: string, pair: AlignedPair) => string

/** Localises links to pages of the site, and their fragments through the aligned headings. */
export function localiser(pairs: Iterable<AlignedPair>, site: Site): Localise {
  const bySource = new Map<string, AlignedPair>()
  for (const pair of pairs) bySource.set(`${pair.source.path}\0${pair.target.locale}`, pair)
  const localised = (raw: string, pair: AlignedPair): string | undefined => {
    const { source, target } = pair
    const [way = '', fragment] = raw.split(/#(.*)/s)
    const found = way === '' ? { path: source.path } : site.resolve(source.path, way)
    if (found === undefined || found === 'missing') return undefined
    const there = way === '' ? target.path : site.counterpart(found.path, target.locale)
    if (there === undefined) return undefined
    const same = way === '' || isAt(site, target, way, there)
    const path = same ? way : site.destination(target.path, way, there)
    if (path === undefined) return undefined
    const goal = way === '' ? pair : bySource.get(`${found.path}\0${target.locale}`)
    return fragment === undefined ? path : `${path}#${goal ? fragmentIn(goal, fragment) : fragment}`
  }
  return (text, pair) => {
    if (!/[#/]|\.mdx?\b/.test(text)) return text
    const reading = readPage(pair.target.path, pair.target.locale, text)
    if (reading.state === 'unread') return text
    const edits = reading.page.blocks.flatMap(({ facts }) =>
      facts.flatMap((fact) => {
        if (fact.kind !== 'url' || !fact.destination || /^[a-z][a-z0-9+.-]*:|^\/\//i.test(fact.value)) return []
        const by = localised(fact.value, pair)
        return by === undefined || by === fact.value ? [] : [{ ...fact.destination, by }]
      }),
    )
    return applyEdits(text, edits).text
  }
}

const isAt = (site: Site, { path }: Page, way: string, there: string): boolean => {
  const found = site.resolve(path, way)
  return typeof found === 'object' && found.path === there
}

/** The fragment of the counterpart of the heading that a fragment leads to; the same where there is none. */
function fragmentIn({ source, target, alignment }: AlignedPair, fragment: string): string {
  const heading = source.blocks.find(({ id }) => id === fragment)?.index ?? -1
  const bead = alignment.beads.find((one) => one.source.includes(heading))
  return bead?.target.flatMap((index) => target.blocks[index]?.id ?? [])[0] ?? fragment
}
