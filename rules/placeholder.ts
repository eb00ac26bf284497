import { isPlatformTag } from '../src/markdown/patterns.ts'
import type { Block, Edit, PlainFact } from '../src/model.ts'
import { type Exchange, exchanges, isOnlyChange, type Twins } from '../src/rule/exchange.ts'
import { isOutdated } from '../src/rule/outdated.ts'
import { extraIn, missingFrom } from '../src/rule/raise.ts'
import { wordingOf } from '../src/rule/wording.ts'
import { bilingual, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { holds } from '../src/text/holds.ts'
import { listed, quoted } from '../src/text/quote.ts'
import { shortcodeOf } from '../src/text/shortcode.ts'
import { similarity } from '../src/text/similarity.ts'
import { isSlip } from '../src/text/slip.ts'

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `The placeholder ${quoted(source)} became ${quoted(target)}: correct the side that is wrong.`,
    fr: `La variable ${quoted(source)} est devenue ${quoted(target)} : corrigez la version erronée.`,
  }),
  renamed: ({ source, target, other }: { source: string; target: string; other: string }) => ({
    en: `The placeholder ${quoted(source)} is ${quoted(target)} here and ${quoted(other)} elsewhere on this page: use one name throughout.`,
    fr: `La variable ${quoted(source)} est ${quoted(target)} ici et ${quoted(other)} ailleurs dans cette page : employez partout le même nom.`,
  }),
  lost: ({ values }: { values: readonly string[] }) => ({
    en: `The translation lacks the placeholder ${listed(values, 'en')}: add it.`,
    fr: `Il manque dans la traduction la variable ${listed(values, 'fr')} : ajoutez-la.`,
  }),
  gained: ({ values }: { values: readonly string[] }) => ({
    en: `The placeholder ${listed(values, 'en')} stands in the translation only: remove it, or add it to the source.`,
    fr: `La variable ${listed(values, 'fr')} ne figure que dans la traduction : retirez-la ou ajoutez-la à la source.`,
  }),
  leftover: ({ values }: { values: readonly string[] }) => ({
    en: `${listed(values, 'en')} is what a translation platform puts in the place of markup: restore the markup of the source.`,
    fr: `${listed(values, 'fr')} est ce qu'une plateforme de traduction met à la place du balisage : rétablissez celui de la source.`,
  }),
})

export const placeholder: Rule = defineRule({
  id: 'placeholder',
  category: 'content',
  harm: 'misleads',
  fixable: true,

  *pair(view) {
    const wording = wordingOf(view)
    const alike = (a: PlainFact, b: PlainFact) =>
      wording.renames(a.value, b.value) ? 0.95 : similarity(a.value, b.value)
    const all = exchanges(view, { facts: placeholdersOf, same, alike })
    const names = namesGiven(all)
    for (const exchange of all) {
      for (const twins of exchange.changed) yield* changeOf(view, names, twins, isOnlyChange(exchange))
      yield* goneOf(exchange)
      yield* newOf(exchange)
    }
  },
})

/** Placeholders in prose; a macro that stands alone is a component. */
const placeholdersOf = ({ facts, kind }: Block): PlainFact[] =>
  kind === 'code' || kind === 'component' || kind === 'open'
    ? []
    : facts.filter((fact): fact is PlainFact => fact.kind === 'placeholder')

/** Whether two placeholders are one; macros may show other words. */
function same({ value: a }: PlainFact, { value: b }: PlainFact): boolean {
  if (tight(a) === tight(b)) return true
  const [one, other] = [shortcodeOf(a), shortcodeOf(b)]
  return one !== undefined && other !== undefined && one.name === other.name && one.keys.join() === other.keys.join()
}

const tight = (value: string): string => value.replace(/\s/g, '')

/** What each placeholder of the source is called in the translation, the most frequent name first. */
type Names = ReadonlyMap<string, readonly string[]>

function namesGiven(all: readonly Exchange<PlainFact>[]): Names {
  const counts = new Map<string, Map<string, number>>()
  const note = ({ source, target }: Twins<PlainFact>) => {
    const names = counts.get(tight(source.value)) ?? new Map<string, number>()
    names.set(target.value, (names.get(target.value) ?? 0) + 1)
    counts.set(tight(source.value), names)
  }
  for (const { kept, changed } of all) for (const twins of [...kept, ...changed]) note(twins)
  return new Map(
    [...counts].map(([value, names]) => [value, [...names].sort((a, b) => b[1] - a[1]).map(([name]) => name)]),
  )
}

/** A name that was translated is no drift, as long as the page keeps to it. */
function* changeOf(
  view: PairView,
  names: Names,
  { source, target }: Twins<PlainFact>,
  certain: boolean,
): Generator<Raised> {
  const given = names.get(tight(source.value)) ?? []
  const values = { source: source.value, target: target.value }
  if (isExpression(view, target) || !isTranslated(view, source.value, target.value)) {
    const text = view.source.text.slice(source.start, source.end)
    const isMended = certain && (isSlip(source.value, target.value) || isOutdated(view, target))
    const edits: Edit[] = isMended ? [{ side: 'target', start: target.start, end: target.end, text }] : []
    yield { drift: 'differs', source, target, say: messages.changed(values), edits }
    return
  }
  const [usual = target.value] = given
  if (usual !== target.value)
    yield { drift: 'differs', source, target, say: messages.renamed({ ...values, other: usual }) }
}

/** Whether a placeholder is JavaScript that MDX runs, and not of a name that the translation itself imports or exports. */
function isExpression({ target: { path, text, blocks } }: PairView, { start, value }: PlainFact): boolean {
  if (!/\.mdx$/i.test(path) || text[start] !== '{' || /["'`\\{]/.test(text[start - 1] ?? '')) return false
  const name = /^\{([\w$]+)/.exec(value)?.[1]
  return !name || !blocks.some((block) => block.kind === 'esm' && holds(block.text, name))
}

/** Whether a placeholder may be translated at all, and this is a translation of its name. `%s` and footnote marks have no name. */
function isTranslated(view: PairView, source: string, target: string): boolean {
  if (/^%|^\[\^/.test(source)) return source.startsWith('[^') && target.startsWith('[^')
  return wordingOf(view).renames(source, target)
}

function* goneOf({ match, lost }: Exchange<PlainFact>): Generator<Raised> {
  if (lost.length === 0) return
  const text = match.target.map((block) => block.text).join('\n')
  const gone = lost.filter(({ value }) => !holds(text, value) && !shows(text, value))
  yield* missingFrom(match, gone, (facts) => messages.lost({ values: facts.map(({ value }) => value) }))
}

/** Whether a text says what a macro would show: `Array` for `{{jsxref("Array")}}`. */
function shows(text: string, value: string): boolean {
  const [key] = shortcodeOf(value)?.keys ?? []
  return key !== undefined && holds(text.toLowerCase(), key)
}

function* newOf({ match, gained }: Exchange<PlainFact>): Generator<Raised> {
  if (gained.length === 0) return
  const text = match.source.map((block) => block.text).join('\n')
  const found = gained.filter(({ value }) => !holds(text, value) && !shows(text, value))
  const leftovers = found.filter(({ value }) => isPlatformTag(value))
  const values = (facts: readonly PlainFact[]) => ({ values: [...new Set(facts.map(({ value }) => value))] })
  for (const raised of extraIn(match, leftovers, (facts) => messages.leftover(values(facts))))
    yield { ...raised, atMost: 'warn' }
  const others = found.filter((fact) => !leftovers.includes(fact))
  yield* extraIn(match, others, (facts) => messages.gained(values(facts)))
}
