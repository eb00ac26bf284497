import type { Block, Edit, Page } from '../src/model.ts'
import { bilingual, both, defineRule, type Match, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

const bold = 7

interface Levels {
  readonly title: string
  readonly from: number
  readonly to: number
  readonly others: number
}

const levelEn = (depth: number): string => (depth === bold ? 'a bold line' : `of level \`${depth}\``)
const levelFr = (depth: number): string => (depth === bold ? 'une ligne en gras' : `de niveau \`${depth}\``)

const messages = bilingual({
  level: ({ title, from, to, others }: Levels) => ({
    en: `The heading “${title}”${others > 0 ? ` (and \`${others}\` more)` : ''} is ${levelEn(to)} here, and ${levelEn(from)} in the source. Give it the source's level.`,
    fr: `Le titre « ${title} »${others > 0 ? ` (et \`${others}\` autre${others > 1 ? 's' : ''})` : ''} est ${levelFr(to)} ici, et ${levelFr(from)} dans la source. Donnez-lui le niveau de la source.`,
  }),
  text: ({ title }: { title: string }) => ({
    en: `“${title}” is a heading in the source and plain text here. Make it a heading.`,
    fr: `« ${title} » est un titre dans la source et du simple texte ici. Faites-en un titre.`,
  }),
})

interface Pair {
  readonly source: Block
  readonly target: Block
}

export const headingDepth: Rule = defineRule({
  id: 'heading-depth',
  category: 'structure',
  harm: 'looks-careless',
  fixable: true,

  *pair(view) {
    const { source, target: page, matches } = view
    const headings = [...pairsOf(matches)]
    const shift = shiftOf(headings)
    const differs = ({ source, target }: Pair) =>
      source.depth === bold || target.depth === bold
        ? source.depth !== target.depth
        : target.depth - source.depth !== shift
    const wrong = headings.filter(differs)
    // A section that went down with all its subsections is one thing to mend.
    const stepOf = new Map(wrong.map((pair) => [pair.source.index, pair.target.depth - pair.source.depth]))
    const roots = wrong.filter(
      (pair) =>
        !parentsOf(source, pair.source).some((heading) => stepOf.get(heading) === stepOf.get(pair.source.index)),
    )
    for (const group of grouped(roots)) {
      const [first] = group
      if (!first) continue
      const { source, target } = first
      yield {
        drift: 'differs',
        source,
        target,
        say: messages.level({
          title: excerpt(target.text),
          from: source.depth,
          to: target.depth,
          others: group.length - 1,
        }),
        parts:
          group.length > 1 ? group.map((pair) => ({ drift: 'differs', source: pair.source, target: pair.target })) : [],
        edits: levelled(
          page,
          wrong.filter((pair) => group.some((root) => goesWith(view.source, pair, root))),
          shift,
        ),
      }
    }
    for (const { source, target } of both(matches)) {
      const [heading, text] = [source[0], target[0]]
      if (heading?.kind !== 'heading' || heading.depth === bold) continue
      if (!text || text.kind === 'heading' || target.length > 1) continue
      yield { drift: 'differs', source: heading, target: text, say: messages.text({ title: excerpt(text.text) }) }
    }
  },
})

/** Whether a heading is at the wrong level because another one is: itself, or the one of a section around it. */
const goesWith = (page: Page, pair: Pair, root: Pair): boolean =>
  pair === root ||
  (parentsOf(page, pair.source).includes(root.source.index) &&
    pair.target.depth - pair.source.depth === root.target.depth - root.source.depth)

/** Gives all of these headings the level that they should have; none where one of them is not written with `#`. */
function levelled({ text }: Page, pairs: readonly Pair[], shift: number): Edit[] {
  const edits = pairs.flatMap(({ source, target }): Edit[] => {
    const depth = source.depth + shift
    const [marks] = /^#{1,6}(?=[ \t])/.exec(text.slice(target.start, target.start + 8)) ?? []
    if (marks?.length !== target.depth || depth < 1 || depth >= bold) return []
    return [{ side: 'target', start: target.start, end: target.start + target.depth, text: '#'.repeat(depth) }]
  })
  return edits.length === pairs.length ? edits : []
}

function* pairsOf(matches: readonly Match[]): Generator<Pair> {
  for (const { source, target, moved } of both(matches)) {
    const [here, there] = [source[0], target[0]]
    // What stands elsewhere has another level there.
    if (moved) continue
    if (here?.kind === 'heading' && there?.kind === 'heading' && source.length + target.length === 2)
      yield { source: here, target: there }
  }
}

/** Fewer headings than this do not show what a page does with all of them. */
const fewest = 3
const most = 0.6

/** By how much the levels of most headings differ: with the title in the front matter, all stand one higher or lower. */
function shiftOf(pairs: readonly Pair[]): number {
  const steps = pairs
    .filter(({ source, target }) => source.depth !== bold && target.depth !== bold)
    .map(({ source, target }) => target.depth - source.depth)
  if (steps.length < fewest) return 0
  const counts = new Map<number, number>()
  for (const step of steps) counts.set(step, (counts.get(step) ?? 0) + 1)
  const [[step, count] = [0, 0]] = [...counts].sort((a, b) => b[1] - a[1] || Math.abs(a[0]) - Math.abs(b[0]))
  return count > steps.length * most ? step : 0
}

/** The headings of the sections around a heading's own. */
function parentsOf({ sections }: Page, heading: Block): number[] {
  const headings: number[] = []
  const own = sections[heading.section]
  for (let at = sections[own?.parent ?? -1]; own?.heading === heading.index && at; at = sections[at.parent])
    headings.push(at.heading)
  return headings
}

/** Three headings or more that went from one level to one other are one finding. */
function grouped(pairs: readonly Pair[]): Pair[][] {
  const groups = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const key = `${pair.source.depth} ${pair.target.depth}`
    groups.set(key, [...(groups.get(key) ?? []), pair])
  }
  return [...groups.values()].flatMap((group) => (group.length >= fewest ? [group] : group.map((pair) => [pair])))
}
