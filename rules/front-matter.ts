import type { Span } from '../src/model.ts'
import { type Key, keysOf, type Policy, placeFor, policyOf } from '../src/rule/front-matter.ts'
import { keptKey, keptValue } from '../src/rule/front-matter-edits.ts'
import { type OptionsOf, optionsBy } from '../src/rule/options.ts'
import { bilingual, defineRule, type Gathered, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { destinationOf } from '../src/text/destination.ts'
import { excerpt } from '../src/text/excerpt.ts'

const options = optionsBy((z) => {
  const patterns = z.array(z.string().min(1).max(256)).default([])
  return z.strictObject({
    keep: patterns.describe('Keys whose values must be the same on both sides; `*` stands for any part.'),
    translate: patterns.describe('Keys whose values must be translated.'),
    ignore: patterns.describe('Keys that are not compared.'),
  })
})
type Options = OptionsOf<typeof options>

const messages = bilingual({
  missing: ({ key, value, policy }: { key: string; value: string; policy: Policy }) => ({
    en: `The front matter lacks \`${key}\`, which is \`${value}\` in the source. Add it${policy === 'translate' ? ', translated' : ''}.`,
    fr: `L'en-tête n'a pas \`${key}\`, qui vaut \`${value}\` dans la source. Ajoutez cette clé${policy === 'translate' ? ', traduite' : ''}.`,
  }),
  empty: ({ key, value }: { key: string; value: string }) => ({
    en: `\`${key}\` is empty here, and \`${value}\` in the source. Translate it.`,
    fr: `\`${key}\` est vide ici et vaut \`${value}\` dans la source. Traduisez cette valeur.`,
  }),
  changed: ({ key, from, to }: { key: string; from: string; to: string }) => ({
    en: `\`${key}\` is \`${to}\` here and \`${from}\` in the source. Take over the source's value.`,
    fr: `\`${key}\` vaut \`${to}\` ici et \`${from}\` dans la source. Reprenez la valeur de la source.`,
  }),
})

/** What one pair's front matter says: which keys the translation has, and what differs. */
interface Kept {
  readonly shared: readonly string[]
  readonly lost: readonly (readonly [key: string, raised: Raised])[]
  readonly wrong: readonly Raised[]
}

export const frontMatter: Rule<Options, Kept> = defineRule({
  id: 'front-matter',
  category: 'structure',
  harm: 'looks-careless',
  fixable: true,
  options,

  gather(view, policies) {
    // What is not in it, or only could not be read, nobody can tell then; `not-compared` says so.
    if (view.source.frontMatterFault || view.target.frontMatterFault) return undefined
    const [here, there] = [keysOf(view.source), keysOf(view.target)]
    if (here.size === 0) return undefined
    const shared: string[] = []
    const lost: [key: string, raised: Raised][] = []
    const wrong: Raised[] = []
    for (const [name, key] of here) {
      const policy = policyOf(name, policies)
      const other = there.get(name)
      if (policy === 'ignore' || key.value === '') continue
      if (other) shared.push(name)
      const raised = other ? compare(key, other, policy, view) : missing(key, policy, view)
      if (raised && other) wrong.push(raised)
      else if (raised) lost.push([name, raised])
    }
    return { shared, lost, wrong }
  },

  *conclude(all) {
    const dropped = keysDropped(all)
    for (const { pair, record } of all) {
      for (const raised of record.wrong) yield { pair, ...raised }
      for (const [key, raised] of record.lost) if (!dropped.has(key)) yield { pair, ...raised }
    }
  },
})

/** Fewer pages than this show no habit. */
const fewest = 4

/** Keys that most of a project's translations do without: a habit, and no drift. */
function keysDropped(all: readonly Gathered<Kept>[]): ReadonlySet<string> {
  const counts = new Map<string, { has: number; lacks: number }>()
  const count = (key: string) => counts.get(key) ?? { has: 0, lacks: 0 }
  for (const { record } of all) {
    for (const key of record.shared) counts.set(key, { ...count(key), has: count(key).has + 1 })
    for (const [key] of record.lost) counts.set(key, { ...count(key), lacks: count(key).lacks + 1 })
  }
  return new Set([...counts].filter(([, { has, lacks }]) => lacks >= fewest && lacks > has).map(([key]) => key))
}

function compare(key: Key, other: Key, policy: Policy, { source, target }: PairView): Raised | undefined {
  const place = { source: spanOf(key), target: spanOf(other) }
  if (other.value === '')
    return { drift: 'differs', ...place, say: messages.empty({ key: key.key, value: shown(key) }) }
  if (policy !== 'keep') return undefined
  const address = ({ value }: Key) => destinationOf(value, [source.locale, target.locale]).address
  if (key.value === other.value || address(key) === address(other)) return undefined
  return {
    drift: 'differs',
    ...place,
    say: messages.changed({ key: key.key, from: shown(key), to: shown(other) }),
    edits: keptValue(source, key, target, other),
  }
}

function missing(key: Key, policy: Policy, { source, target }: PairView): Raised {
  return {
    drift: 'differs',
    source: spanOf(key),
    target: placeFor(key, source, target),
    say: messages.missing({ key: key.key, value: shown(key), policy }),
    edits: policy === 'keep' ? keptKey(source, key, target) : [],
  }
}

const shown = ({ value }: Key): string => excerpt(value, 40).replaceAll('`', "'")

const spanOf = ({ entries }: Key): Span => ({ start: entries[0]?.start ?? 0, end: entries.at(-1)?.end ?? 0 })
