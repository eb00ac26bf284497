import type { Block, Edit, Fact, PlainFact, Side, Span } from '../src/model.ts'
import { codeText, pageText } from '../src/rule/code-text.ts'
import { isPhrase, isWords, saysAkin } from '../src/rule/code-words.ts'
import { type Exchange, exchanges, isSure } from '../src/rule/exchange.ts'
import { isEmphasised, isWrittenWith, type Metavariables, metavariablesOf } from '../src/rule/metavariables.ts'
import { isOutdated } from '../src/rule/outdated.ts'
import { extraIn, missingFrom } from '../src/rule/raise.ts'
import { wordsOf } from '../src/rule/side-words.ts'
import { wordingOf } from '../src/rule/wording.ts'
import { bilingual, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { holds } from '../src/text/holds.ts'
import { languageOf } from '../src/text/languages.ts'
import { withoutLocale } from '../src/text/locale-swap.ts'
import { memo } from '../src/text/memo.ts'
import { hasAccent, hasSameTags } from '../src/text/names.ts'
import { type NumberReading, numbersIn, sameNumber } from '../src/text/numbers.ts'
import { piecesOf } from '../src/text/pieces.ts'
import { listed, quoted } from '../src/text/quote.ts'
import { similarity } from '../src/text/similarity.ts'
import { isSlip } from '../src/text/slip.ts'
import { fold, wordsIn } from '../src/text/words.ts'

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `The code ${quoted(source)} became ${quoted(target)}: correct the side that is wrong.`,
    fr: `Le code ${quoted(source)} est devenu ${quoted(target)} : corrigez la version erronée.`,
  }),
  translated: ({ source, target }: { source: string; target: string }) => ({
    en: `The code ${quoted(source)} was translated as ${quoted(target)}, but the translation's code blocks keep it: use one name throughout.`,
    fr: `Le code ${quoted(source)} a été traduit par ${quoted(target)}, mais les blocs de code de la traduction le gardent : employez partout le même nom.`,
  }),
  spaced: ({ source, target }: { source: string; target: string }) => ({
    en: `The code ${quoted(source)} is written with other spaces, ${quoted(target)}: code takes no typographic spaces.`,
    fr: `Le code ${quoted(source)} a d'autres espaces dans la traduction, ${quoted(target)} : le code ne prend pas d'espaces typographiques.`,
  }),
  lost: ({ values }: { values: readonly string[] }) => ({
    en: `The translation lacks the code ${listed(values, 'en')}: add it.`,
    fr: `Il manque dans la traduction le code ${listed(values, 'fr')} : ajoutez-le.`,
  }),
  gained: ({ values }: { values: readonly string[] }) => ({
    en: `The code ${listed(values, 'en')} stands in the translation only: remove it, or add it to the source.`,
    fr: `Le code ${listed(values, 'fr')} ne figure que dans la traduction : retirez-le ou ajoutez-le à la source.`,
  }),
})

/** Longer code is no figure. */
const longestFigure = 40

export const inlineCode: Rule = defineRule({
  id: 'inline-code',
  category: 'content',
  harm: 'misleads',
  fixable: true,

  *pair(view) {
    const wording = wordingOf(view)
    const same = samenessOf(view)
    const comparison = {
      facts: spansOf,
      same: (a: PlainFact, b: PlainFact) => same(a.value, b.value),
      alike: (a: PlainFact, b: PlainFact) => {
        if (tight(a.value) === tight(b.value)) return 0.95
        const likeness = similarity(fold(a.value), fold(b.value))
        // Of several that may be translations, the likest is.
        if (wording.renames(a.value, b.value)) return 0.75 + likeness / 5
        const isNamed = isEmphasised(view.source, a) && isEmphasised(view.target, b)
        return Math.max(isNamed ? 0.5 : 0, likeness)
      },
      isSaid: (fact: PlainFact, blocks: readonly Block[], side: Side) =>
        !isEmphasised(view[side], fact) &&
        blocks.some(({ prose }) => holds(prose.toLowerCase(), fact.value.toLowerCase()) || saysAkin(prose, fact.value)),
    }
    const all = exchanges(view, comparison)
    const names = metavariablesOf(view, all)
    for (const exchange of all) {
      for (const { source, target } of exchange.changed) {
        if (isRenamed(view, source.value, target.value) || hasWordsAround(view, source.value, target.value)) continue
        if (isSaidInWords(view, source.value, target.value)) continue
        if (hasSameTags(source.value, target.value) || isWrittenWith(names, source.value, target.value)) continue
        if (isPartOfWord(view, source, target) || isCapitalOfSentence(view, source, target)) continue
        yield changeOf(view, source, target, isSure(exchange, { source, target }, comparison.alike))
      }
      yield* goneOf(view, exchange, names)
      yield* newOf(view, exchange, names)
    }
  },
})

const spansOf = ({ facts }: Block): readonly PlainFact[] => (facts.length === 0 ? [] : facts.filter(isCode))

const isCode = (fact: Fact): fact is PlainFact => fact.kind === 'code'

/** White space and quotes at the ends, the kind of quotes and a last slash do not matter to a reader. */
const levelled = (value: string): string =>
  value
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/["“”«»‘’`]/g, "'")
    // A name that is used as a verb: `CC'ing`.
    .replace(/(?<=\w)'(?:ing|ed|d|s)$/, '')
    .replace(/^'([^']{1,200})'$/, '$1')
    .replace(/(?<=[\w-])\/$/, '')
const tight = (value: string): string => levelled(value).replace(/\s/g, '')

/** Whether two code spans say the same: but for quotes, a figure's notation, and the locale that they name. */
function samenessOf({ source, target }: PairView): (source: string, target: string) => boolean {
  const level = memo(levelled)
  const here = memo((value) => formsOf(value, source.locale))
  const there = memo((value) => formsOf(value, target.locale))
  return (a, b) => {
    if (a === b || level(a) === level(b)) return true
    const [one, other] = [here(a), there(b)]
    if (one.figure && other.figure) return sameNumber(one.figure, other.figure)
    return one.neutral === other.neutral
  }
}

/** What a value says in its locale, and what it is in any. */
const formsOf = (value: string, locale: string) => ({
  figure: figureIn(value, locale),
  neutral: withoutLocale(value, locale),
})

/** The figure that is all of a value, with its unit or its currency. */
function figureIn(value: string, locale: string): NumberReading | undefined {
  const [figure, ...more] =
    /\d/.test(value) && value.length <= longestFigure ? numbersIn(value, languageOf(locale)) : []
  return figure && more.length === 0 && figure.raw === value.trim() ? figure : undefined
}

/** Whether a name was translated as names may be: one that the translation's code blocks have too, or at least not the source's. */
function isRenamed(view: PairView, source: string, target: string): boolean {
  if (!wordingOf(view).renames(source, target)) return false
  const after = codeText(view.target)
  return holds(after, target) || (!holds(after, source) && isCompound(source))
}

/** Whether the translation's code span has nothing more than words of its language around the source's: `balise <html>`. */
function hasWordsAround(view: PairView, source: string, target: string): boolean {
  const rest = target.replace(source, '')
  return (
    rest !== target &&
    /^[\p{L}\p{M}\s'’]{2,80}$/u.test(rest) &&
    wordingOf(view).isProse(`${rest.trim()} ${rest.trim()}`, 'target')
  )
}

/**
 * Whether the source sets words of its language as code that the translation says beside the code, or with another capital:
 * the `override file` and le fichier `override`, `Build daemons` and `build daemons`.
 */
function isSaidInWords(view: PairView, source: string, target: string): boolean {
  const wording = wordingOf(view)
  if (source.toLowerCase() === target.toLowerCase()) return wording.isProse(source, 'source')
  const rest = source.replace(target, '').trim()
  return rest !== source.trim() && / /.test(source.trim()) && wording.isProse(`${rest} ${rest}`, 'source')
}

/** Whether a name is an example of its author's making rather than a keyword: made of several words, a path, a placeholder. */
const isCompound = (value: string): boolean =>
  /[\p{L}\p{N}][^\p{L}\p{N}]+[\p{L}\p{N}]|^\W*[/<]|\p{Ll}\p{Lu}/u.test(value)

function changeOf(view: PairView, source: PlainFact, target: PlainFact, certain: boolean): Raised {
  const values = { source: source.value, target: target.value }
  const spaced = tight(source.value) === tight(target.value)
  const edits =
    spaced ||
    (certain &&
      ((isSlip(source.value, target.value) && !isWorded(view, source.value, target.value)) || isOutdated(view, target)))
      ? editsOf(view, source, target)
      : []
  if (spaced) {
    return { drift: 'differs', source, target, say: messages.spaced(values), edits, atMost: 'info' }
  }
  const kept = wordingOf(view).renames(source.value, target.value) && holds(codeText(view.target), source.value)
  const say = kept ? messages.translated(values) : messages.changed(values)
  // A sentence that begins with a name gives it a capital, and the reader knows it without.
  const careless = isCapitalised(source.value, target.value) ? ({ atMost: 'warn' } as const) : {}
  return { drift: 'differs', source, target, say, edits, ...careless }
}

/** Whether two words differ in the case of their first letter only. */
const isCapitalised = (a: string, b: string): boolean =>
  a.slice(1) === b.slice(1) && /^\p{L}[\p{Ll}\d-]*$/u.test(a) && a.toLowerCase() === b.toLowerCase()

/** Whether a name is a part of a word, which goes on after it the same way on both sides: `package`-dbgsym. */
function isPartOfWord({ source: page, target: other }: PairView, source: Span, target: Span): boolean {
  const tail = /^-?\w{2,40}/.exec(page.text.slice(source.end, source.end + 41))?.[0]
  return tail !== undefined && other.text.startsWith(tail, target.end)
}

/** Whether the source has a capital only because a sentence begins there; its page writes the name without elsewhere. */
function isCapitalOfSentence({ source: page }: PairView, source: PlainFact, target: PlainFact): boolean {
  if (!isCapitalised(source.value, target.value) || !/^\p{Lu}/u.test(source.value)) return false
  const before = page.text.slice(Math.max(0, source.start - 40), source.start).replace(/[`*_"“«\s>#|-]+$/u, '')
  const begins =
    before === '' ||
    /[.!?:\n]$/.test(before) ||
    /\n\s*\n[^\p{L}\p{N}]*$/u.test(page.text.slice(Math.max(0, source.start - 40), source.start))
  return begins && page.blocks.some((block) => spansOf(block).some(({ value }) => value === target.value))
}

/** Whether what a code span has of its own are words of the translation's language rather than a slip: `binaires`. */
const isWorded = ({ target: page }: PairView, source: string, target: string): boolean => {
  if (hasAccent(target, source)) return true
  const kept = new Set(piecesOf(source))
  return (
    /^\p{L}+(?: \p{L}+)*$/u.test(target) &&
    piecesOf(target).every((word) => kept.has(word) || wordsOf(page).prose.has(word))
  )
}

/** Puts the source's code span in the place of the translation's. */
function editsOf(view: PairView, source: PlainFact, target: PlainFact): Edit[] {
  return [
    { side: 'target', start: target.start, end: target.end, text: view.source.text.slice(source.start, source.end) },
  ]
}

/** Code that the translation does not have, neither as code nor as a word. */
function* goneOf(view: PairView, { match, lost }: Exchange<PlainFact>, names: Metavariables): Generator<Raised> {
  if (lost.length === 0) return
  const wording = wordingOf(view)
  const text = match.target.map((block) => block.text).join('\n')
  const words = () => wordsIn(text, languageOf(view.target.locale)).map((word) => fold(word.text))
  const gone = lost.filter(
    ({ value }) =>
      !names.has(value) &&
      !holds(text.toLowerCase(), value.toLowerCase()) &&
      !wording.isProse(value, 'source') &&
      !(/^[\p{L}\p{M}]+$/u.test(value) && wording.isMeantBy(fold(value), words())),
  )
  if (gone.length === 0) return
  const section = new Set(match.target.map((block) => block.section))
  const nearby = view.target.blocks.filter((block) => section.has(block.section))
  const isNearby = gone.every(({ value }) => nearby.some((block) => holds(block.text, value)))
  for (const raised of missingFrom(match, gone, (facts) =>
    messages.lost({ values: facts.map(({ value }) => value) }),
  )) {
    // The reader has just read it, or is about to.
    yield isNearby ? { ...raised, atMost: 'info' } : raised
  }
}

/** Code that the source does not have, neither here nor elsewhere on its page. */
function* newOf(view: PairView, { match, gained }: Exchange<PlainFact>, names: Metavariables): Generator<Raised> {
  if (gained.length === 0) return
  const wording = wordingOf(view)
  const texts = [match.source.map((block) => block.text).join('\n'), pageText(view.source)].map((text) =>
    text.toLowerCase(),
  )
  const isThere = (value: string): boolean => texts.some((text) => holds(text, value) || holds(text, `${value}s`))
  const translations = new Set([...names.values()].flatMap((others) => [...others]))
  const found = gained.filter(
    ({ value }) =>
      !isThere(value.toLowerCase()) &&
      !wording.isProse(value, 'target') &&
      !translations.has(value) &&
      !isPhrase(value) &&
      !match.source.some(({ prose }) => saysAkin(prose, value)),
  )
  for (const raised of extraIn(match, found, (facts) => messages.gained({ values: facts.map(({ value }) => value) }))) {
    // Words that are set as code, such as a term in its first language, are nothing to type.
    yield { ...raised, atMost: found.every(({ value }) => isWords(value)) ? 'info' : 'warn' }
  }
}
