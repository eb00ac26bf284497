import type { Block, Locale, PagePair, Span } from '../src/model.ts'
import { type OptionsOf, optionsBy } from '../src/rule/options.ts'
import { ownText } from '../src/rule/own-text.ts'
import { foldedFunctionWords } from '../src/rule/side-words.ts'
import { bilingual, both, defineRule, type Gathered, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { fold } from '../src/text/fold.ts'
import type { Language } from '../src/text/language.ts'
import { languageOf } from '../src/text/languages.ts'
import { lineStarts, pointAt } from '../src/text/lines.ts'
import { memo, textMemo } from '../src/text/memo.ts'
import { sentencesIn } from '../src/text/sentences.ts'
import { isSlipOfWords } from '../src/text/slip.ts'
import { TextHash } from '../src/text/text-hash.ts'
import { eachWord, wordsIn } from '../src/text/words.ts'

interface Differs {
  source: string
  here: string
  there: string
  /** How often the source text is translated in the other way, and how often at all. */
  count: number
  total: number
  path: string
  line: number
  column: number
}

const messages = bilingual({
  differs: ({ source, here, there, count, total, path, line, column }: Differs) => ({
    en: `“${source}” is translated as “${here}” here, but as “${there}” in ${count} of ${total} places (\`${path}:${line}:${column}\`).`,
    fr: `« ${source} » est traduit ici par « ${here} », mais par « ${there} » à ${count} endroits sur ${total} (\`${path}:${line}:${column}\`).`,
  }),
  either: ({ source, here, there, path, line, column }: Differs) => ({
    en: `“${source}” is translated in two ways: “${here}” here, “${there}” elsewhere (\`${path}:${line}:${column}\`).`,
    fr: `« ${source} » est traduit de deux façons : « ${here} » ici, « ${there} » ailleurs (\`${path}:${line}:${column}\`).`,
  }),
})

/** Shorter texts are rightly translated by what stands around them. */
const fewestWords = 4
/** A page with more sentences is generated data. */
const mostUnits = 5000
/** How often a text must be translated in one way before another is an exception. */
const fewestForMajority = 3
/** Places that are told of one source text. */
const mostTold = 5
const options = optionsBy((z) =>
  z.strictObject({
    /** Whether sentences that say the same in other words are reported too. */
    rewordings: z.boolean().default(false),
  }),
)

/** A pairing that is less certain than this proves nothing about its words. */
const certain = 0.4

/** A sentence and its translation; the words stand in the texts of the pages. */
interface Unit {
  readonly key: number
  readonly rendering: number
  readonly source: Span
  readonly target: Span
  /** Whether it is a title, which links name. */
  readonly isTitle: boolean
}

/** A unit among those of a whole site is seven numbers: as many as there are, objects would take most of the memory. */
const size = 7

/** The unit whose numbers begin there. */
function unitAt(numbers: readonly number[], first: number): Unit {
  const at = (index: number): number => numbers[first + index] as number
  const source = { start: at(2), end: at(3) }
  const target = { start: at(4), end: at(5) }
  return { key: at(0), rendering: at(1), source, target, isTitle: at(6) === 1 }
}

export const consistency: Rule<OptionsOf<typeof options>> = defineRule<OptionsOf<typeof options>, readonly number[]>({
  id: 'consistency',
  category: 'language',
  harm: 'looks-careless',
  options,
  gather(view) {
    const units = unitsOf(view)
    return units.length > 0 ? units : undefined
  },
  *conclude(all, { rewordings }, recall) {
    for (const locale of new Set(all.map(({ pair }) => pair.locale))) {
      for (const group of repeated(all, locale)) {
        const known = knownAs(group)
        const found = known === undefined ? judge(group, rewordings) : recall(known, () => judge(group, rewordings))
        for (const { at, ...raised } of found) yield { ...raised, pair: (group[at] as Place).pair }
      }
    }
  },
})

/** The sentences of a pair whose translations are known one by one; their numbers, see {@link unitsIn}. */
function unitsOf(view: PairView): number[] {
  const numbers: number[] = []
  const languages = { source: languageOf(view.source.locale), target: languageOf(view.target.locale) }
  for (const match of both(view.matches)) {
    const from = match.source[0]
    const to = match.target[0]
    if (!from || !to || match.source.length + match.target.length > 2 || match.similarity < certain) continue
    if (!read.has(from.kind)) continue
    const here = sentencesOf(ownText(view, 'source', from), languages.source)
    if (here.every(({ words }) => words < fewestWords)) continue
    const there = sentencesOf(ownText(view, 'target', to), languages.target)
    if (here.length !== there.length) continue
    for (let index = 0; index < here.length; index++) {
      const sentence = here[index]
      const translation = there[index]
      if (!sentence || !translation || sentence.words < fewestWords || translation.words === 0) continue
      const key = keyOf(sentence, from)
      if (key === keyOf(translation, to)) continue
      numbers.push(key, translation.wording, from.start + sentence.first, from.start + sentence.last)
      numbers.push(to.start + translation.first, to.start + translation.last, from.kind === 'heading' ? 1 : 0)
    }
    if (numbers.length > mostUnits * size) break
  }
  return numbers
}

const read = new Set<Block['kind']>(['heading', 'paragraph', 'item', 'row'])

/** A sentence of a block's own text. */
interface Sentence extends Span {
  /** A hash of the words, without case, accents and punctuation. */
  readonly wording: number
  readonly words: number
  /** Where the first word starts, and the last one ends. */
  readonly first: number
  readonly last: number
}

/** Whether a text may have several sentences; most have one, which is known at a glance. */
const severalSentences = /[.!?…]["”»)\]]{0,2}\s{1,20}\S/

/** The sentences that have words. */
const sentencesOf = textMemo((text, language): readonly Sentence[] => {
  const spans = severalSentences.test(text) ? sentencesIn(text, language) : [{ start: 0, end: text.length }]
  return spans.map((span) => worded(text, span, language)).filter(({ words }) => words > 0)
})

function worded(text: string, { start: from, end: to }: Span, language: Language): Sentence {
  const hash = new TextHash()
  const sentence = text.slice(from, to)
  let [words, first, last] = [0, 0, 0]
  eachWord(sentence, language, (start, end, word) => {
    if (words === 0) first = start
    else hash.add(' ')
    if (word === undefined) hash.addFolded(sentence, start, end)
    else hash.add(fold(word))
    last = end
    words += 1
  })
  return { start: from, end: to, wording: hash.value, words, first: from + first, last: from + last }
}

/**
 * What a sentence says, as a hash of its words and its code, which stands the same on both sides: where the code alone
 * differs, another rule says so.
 */
function keyOf({ start, end, wording }: Sentence, block: Block): number {
  let hash: TextHash | undefined
  for (const fact of block.facts) {
    if (fact.kind !== 'code' || fact.start < block.start + start || fact.end > block.start + end) continue
    hash ??= new TextHash(wording)
    hash.add(` ${fact.value}`)
  }
  return hash?.value ?? wording
}

/** One place of a source text. */
interface Place extends Pick<Gathered<unknown>, 'pair' | 'texts' | 'key'> {
  readonly unit: Unit
}

/** What the places of a source text are known by, with all that is said of them; `undefined` where nothing is kept. */
function knownAs(places: readonly Place[]): string | undefined {
  let known = ''
  for (const { key, unit } of places) {
    if (key === undefined) return undefined
    known += `${key} ${unit.source.start}\n`
  }
  return known
}

/** The places of every source text that stands in several and is translated in several ways, in the order of the pages. */
function repeated(all: readonly Gathered<readonly number[]>[], locale: Locale): Place[][] {
  const renderings = new Map<number, number>()
  const several = new Set<number>()
  const here = all.filter(({ pair }) => pair.locale === locale)
  for (const { record } of here) {
    for (let first = 0; first < record.length; first += size) {
      const key = record[first] as number
      const rendering = record[first + 1] as number
      const known = renderings.get(key)
      if (known === undefined) renderings.set(key, rendering)
      else if (known !== rendering) several.add(key)
    }
  }
  const groups = new Map<number, Place[]>()
  for (const { record, ...gathered } of here) {
    for (let first = 0; first < record.length; first += size) {
      const key = record[first] as number
      if (!several.has(key)) continue
      const place = { ...gathered, unit: unitAt(record, first) }
      const group = groups.get(key)
      if (group) group.push(place)
      else groups.set(key, [place])
    }
  }
  return [...groups.values()]
}

/** What is said of the translations of one source text; `at`: of which place. */
function judge(places: readonly Place[], rewordings: boolean): (Raised & { readonly at: number })[] {
  const counts = new Map<number, number>()
  for (const { unit } of places) counts.set(unit.rendering, (counts.get(unit.rendering) ?? 0) + 1)
  const [[majority = 0, count = 0] = [], [, second = 0] = []] = [...counts].sort(([, a], [, b]) => b - a)
  const model = places.find(({ unit }) => unit.rendering === majority)
  if (!model) return []
  // Where no way of saying it prevails, one of the places is enough to know of it.
  const tie = count < fewestForMajority || count < second * 2 || count * 2 <= places.length
  const most = tie ? 1 : mostTold
  const isSlip = slipsOf(model)
  const others: (readonly [at: number, Place])[] = []
  for (const [at, place] of places.entries()) {
    if (place.unit.rendering === majority) continue
    // Another way of saying it is worth telling where one of the two is the title that the other leads to, or has a slip.
    if (rewordings || place.unit.isTitle || model.unit.isTitle || isSlip(translationOf(place))) others.push([at, place])
    if (others.length === most) break
  }
  return others.map(([at, place]) => {
    const { pair, texts, unit } = place
    const { line, column } = pointAt(lineStarts(model.texts('target')), model.unit.target.start)
    const [here, there] = [translationOf(place), translationOf(model)]
    const data = {
      source: excerpt(textOf(texts('source'), unit.source)),
      here: fromDifference(here, there),
      there: fromDifference(there, here),
      ...{ count, total: places.length, path: model.pair.target ?? '', line, column },
    }
    return {
      at,
      drift: 'differs',
      source: unit.source,
      target: unit.target,
      say: tie ? messages.either(data) : messages.differs(data),
      // Of two pages, each may be right; on one page, both are before the reader.
      ...(tie || !hasBoth(places, majority, pair) ? { atMost: 'info' } : {}),
    }
  })
}

/** Whether a translation has a slip that the prevailing one has not; the same ones stand in many places. */
function slipsOf(model: Place): (translation: string) => boolean {
  const { locale } = model.pair
  const wordsOf = (text: string): string[] => wordsIn(text, languageOf(locale)).map(({ text }) => fold(text))
  let usual: readonly string[] | undefined
  return memo((translation) => {
    usual ??= wordsOf(translationOf(model))
    return isSlipOfWords(wordsOf(translation), usual, foldedFunctionWords(locale))
  })
}

/** What stands for the text there. */
const translationOf = ({ texts, unit }: Place): string => textOf(texts('target'), unit.target)

/** Whether the page of a pair has the prevailing translation too. */
const hasBoth = (places: readonly Place[], majority: number, pair: PagePair): boolean =>
  places.some((place) => place.pair === pair && place.unit.rendering === majority)

/** An excerpt that shows where a text begins to differ from another. */
function fromDifference(text: string, other: string): string {
  let same = 0
  while (same < text.length && text[same] === other[same]) same += 1
  const from = same < 30 ? 0 : text.lastIndexOf(' ', same - 12) + 1
  return `${from > 0 ? '… ' : ''}${excerpt(text.slice(from))}`
}

/** What stands there, without the marks of links and emphasis. */
function textOf(text: string, { start, end }: Span): string {
  const said = text.slice(start, end)
  return mark.test(said) ? said.replace(/\]\([^()\s]{0,1000}\)?/g, '').replace(marks, '') : said
}

const mark = /[[\]]|\*\*|__/
const marks = new RegExp(mark, 'g')
