import type { Glossaries, Term } from '../src/glossary/term.ts'
import { type Terminology, terminologyOf, verdictOn } from '../src/glossary/verdict.ts'
import { termWords } from '../src/glossary/words.ts'
import type { Block, Page, Span } from '../src/model.ts'
import { optionsBy } from '../src/rule/options.ts'
import { isOutdated } from '../src/rule/outdated.ts'
import { bilingual, both, defineRule, type PairView, type Raised, type Rule, spanOf } from '../src/rule.ts'
import { languageOf } from '../src/text/languages.ts'
import { masked } from '../src/text/mask.ts'
import { quoted } from '../src/text/quote.ts'

interface Wanted {
  term: string
  targets: readonly string[]
}

const or = ({ targets }: Wanted): string => targets.map((one) => quoted(one)).join(' or ')
const ou = ({ targets }: Wanted): string => targets.map((one) => quoted(one)).join(' ou ')

const messages = bilingual({
  missing: (data: Wanted) => ({
    en: `${quoted(data.term)} is not translated as the glossary says: use ${or(data)}.`,
    fr: `${quoted(data.term)} n'est pas traduit comme le veut le glossaire : employez ${ou(data)}.`,
  }),
  kept: (data: Wanted) => ({
    en: `${quoted(data.term)} was left as it is, but the glossary translates it: use ${or(data)}.`,
    fr: `${quoted(data.term)} est resté tel quel, alors que le glossaire le traduit : employez ${ou(data)}.`,
  }),
  forbidden: (data: Wanted & { found: string }) => ({
    en: `The glossary forbids ${quoted(data.found)} for ${quoted(data.term)}: use ${or(data)}.`,
    fr: `Le glossaire interdit ${quoted(data.found)} pour ${quoted(data.term)} : employez ${ou(data)}.`,
  }),
  dnt: ({ term }: { term: string }) => ({
    en: `The glossary does not translate ${quoted(term)}: write it as the source does.`,
    fr: `Le glossaire ne traduit pas ${quoted(term)} : écrivez-le comme la source.`,
  }),
})

const options = optionsBy((z) => {
  const text = z.string().min(1).max(1024)
  return z.strictObject({
    terms: z
      .record(
        z.string(),
        z.array(
          z.strictObject({
            source: text,
            targets: z.array(text).default([]),
            forbidden: z.array(text).default([]),
            dnt: z.boolean().default(false),
          }),
        ),
      )
      .default({}),
  })
})

/** Blocks that have words of people. */
const prose = /^(?:heading|paragraph|item|row)$/
/** More characters are data. */
const longest = 20_000
/** A pairing that is less certain than this proves nothing about its words. */
const certain = 0.3
/** The words of links that leave the site are titles of other people's. */
const titles = { titles: true }
/** A translation with so many of the source's words has not been made yet. */
const mostShared = 0.8

export const terminology: Rule<{ readonly terms: Glossaries }> = defineRule<{ readonly terms: Glossaries }>({
  id: 'terminology',
  category: 'language',
  harm: 'looks-careless',
  options,
  *pair(view, { terms }) {
    const known = knownTo(terms, view)
    if (!known) return
    for (const { source, target, similarity } of both(view.matches)) {
      if (similarity < certain || !source.some(isProse) || !target.some(isProse)) continue
      const { start, end } = spanOf(target)
      if (end - start <= longest && !isOutdated(view, { start, end }))
        yield* judge(view, { source: source.filter(isProse), target }, known)
    }
  },
})

const isProse = ({ kind }: Block): boolean => prose.test(kind)

const made = new WeakMap<Glossaries, Map<string, Terminology>>()

/** The terms of a pair's languages, made ready once for all its pages. */
function knownTo(glossaries: Glossaries, { source, target }: PairView): Terminology | undefined {
  const terms = glossaries[target.locale] ?? []
  if (terms.length === 0) return undefined
  const all = made.get(glossaries) ?? new Map<string, Terminology>()
  made.set(glossaries, all)
  const key = `${source.locale} ${target.locale}`
  const known = all.get(key) ?? terminologyOf(terms, languageOf(source.locale), languageOf(target.locale))
  all.set(key, known)
  return known
}

/** One finding at most for each term that these blocks of the source have. */
function* judge(
  view: PairView,
  { source, target }: { readonly source: readonly Block[]; readonly target: readonly Block[] },
  known: Terminology,
): Generator<Raised> {
  const places = new Map<Term, Span[]>()
  for (const block of source) {
    for (const { term, start, end } of known.inSource.find(masked(view.source.text, block, titles))) {
      const place = { start: block.start + start, end: block.start + end }
      places.set(term, [...(places.get(term) ?? []), place])
    }
  }
  if (places.size === 0) return
  const there = spanOf(target)
  const translation = {
    text: view.target.text.slice(there.start, there.end),
    prose: masked(view.target.text, { ...there, facts: target.flatMap(({ facts }) => facts) }),
  }
  if (isUntranslated(textOf(view.source, source), translation.prose)) return
  for (const [term, spans] of places) {
    const verdict = verdictOn(term, spans.length, translation, known)
    if (!verdict) continue
    const at = verdict.at && { start: there.start + verdict.at.start, end: there.start + verdict.at.end }
    const data = { term: term.source, targets: term.targets }
    const say =
      verdict.fault === 'dnt'
        ? messages.dnt({ term: term.source })
        : verdict.fault === 'forbidden'
          ? messages.forbidden({ ...data, found: view.target.text.slice(at?.start, at?.end) })
          : messages[verdict.fault](data)
    yield { drift: 'differs', ...(spans[0] ? { source: spans[0] } : {}), target: at ?? there, say }
  }
}

const textOf = (page: Page, blocks: readonly Block[]): string =>
  blocks.map((block) => masked(page.text, block)).join(' ')

/** Whether the translation is still the source; `untranslated` says that. */
function isUntranslated(source: string, target: string): boolean {
  const [here, there] = [termWords(source), new Set(termWords(target).map(({ text }) => text))]
  return here.filter(({ text }) => there.has(text)).length >= mostShared * here.length
}
