import type { Block, Span } from '../src/model.ts'
import { type CodeSide, commentsAbove, readSide } from '../src/rule/code-blocks.ts'
import { codeEdits } from '../src/rule/code-edits.ts'
import { compareFacts } from '../src/rule/code-facts.ts'
import { compareCode, type LineChange } from '../src/rule/code-lines.ts'
import { compareFences } from '../src/rule/fences.ts'
import { openFence } from '../src/rule/open-fence.ts'
import { isOutdated } from '../src/rule/outdated.ts'
import { wordingOf } from '../src/rule/wording.ts'
import { bilingual, both, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { codeLanguage } from '../src/text/code-languages.ts'
import { contrasted, quoted } from '../src/text/quote.ts'

interface Counts {
  readonly lost: number
  readonly gained: number
  readonly changed: number
}

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `The line of code ${quoted(source, 80)} became ${quoted(target, 80)}: correct the side that is wrong.`,
    fr: `La ligne de code ${quoted(source, 80)} est devenue ${quoted(target, 80)} : corrigez la version erronée.`,
  }),
  lost: ({ count, line }: { count: number; line: string }) => ({
    en:
      count === 1
        ? `The translation's code lacks the line ${quoted(line, 80)}: add it.`
        : `The translation's code lacks ${count} lines, from ${quoted(line, 80)} on: add them.`,
    fr:
      count === 1
        ? `Il manque au code de la traduction la ligne ${quoted(line, 80)} : ajoutez-la.`
        : `Il manque au code de la traduction ${count} lignes, à partir de ${quoted(line, 80)} : ajoutez-les.`,
  }),
  gained: ({ count, line }: { count: number; line: string }) => ({
    en:
      count === 1
        ? `Only the translation's code has the line ${quoted(line, 80)}: remove it, or add it to the source.`
        : `Only the translation's code has these ${count} lines, from ${quoted(line, 80)} on: remove them, or add them to the source.`,
    fr:
      count === 1
        ? `Seul le code de la traduction a la ligne ${quoted(line, 80)} : retirez-la ou ajoutez-la à la source.`
        : `Seul le code de la traduction a ces ${count} lignes, à partir de ${quoted(line, 80)} : retirez-les ou ajoutez-les à la source.`,
  }),
  differs: ({ lost, gained, changed, line }: Counts & { line: string }) => ({
    en: `The code differs from the source's (${tally([lost, 'missing'], [gained, 'added'], [changed, 'changed'])}), from ${quoted(line, 80)} on: correct the side that is wrong.`,
    fr: `Le code diffère de celui de la source (lignes : ${tally([lost, 'en moins'], [gained, 'en plus'], [changed, 'modifiées'])}), à partir de ${quoted(line, 80)} : corrigez la version erronée.`,
  }),
  unclosed: () => ({
    en: 'The fence of this code block is not closed, so that all that follows is taken for code: close it.',
    fr: 'La clôture de ce bloc de code manque, et tout ce qui suit est pris pour du code : fermez-le.',
  }),
  language: ({ source, target }: { source: string; target: string }) => ({
    en: `The code block's language is ${named(target, 'none')}, the source's is ${named(source, 'none')}: use the same.`,
    fr: `Le langage du bloc de code est ${named(target, 'absent')}, celui de la source est ${named(source, 'absent')} : employez le même.`,
  }),
  highlights: ({ source, target }: { source: string; target: string }) => ({
    en: `The highlighted lines are ${named(target, 'none')}, the source's ${named(source, 'none')}: compare them.`,
    fr: `Les lignes mises en évidence sont ${named(target, 'absentes')}, celles de la source ${named(source, 'absentes')} : comparez-les.`,
  }),
})

const named = (value: string, none: string): string => (value === '' ? none : quoted(value))
const tally = (...counts: readonly (readonly [number, string])[]): string =>
  counts.flatMap(([count, word]) => (count > 0 ? [`${count} ${word}`] : [])).join(', ')

export const codeBlock: Rule = defineRule({
  id: 'code-block',
  category: 'content',
  harm: 'misleads',
  fixable: true,

  *pair(view) {
    const open = openFence(view.source) ? undefined : openFence(view.target)
    for (const { source, target } of both(view.matches)) {
      if (!source.some(isCode) || !target.some(isCode)) continue
      const [here, there] = [source.filter(isCode), target.filter(isCode)]
      if (there.some((block) => block === open)) continue
      if (here.every(({ text }, index) => text === there[index]?.text) && here.length === there.length)
        yield* fenceOf(view, here, there)
      else {
        const findings = [...linesOf(view, here, there)]
        yield* findings
        if (findings.length === 0) yield* fenceOf(view, here, there)
      }
    }
    if (!open) return
    const match = both(view.matches).find(({ target }) => target.includes(open))
    const source = match?.source.find(isCode)
    yield {
      drift: 'differs',
      ...(source ? { source: openerOf(view.source.text, source) } : {}),
      target: openerOf(view.target.text, open),
      say: messages.unclosed(),
    }
  },
})

const isCode = ({ kind }: Block): boolean => kind === 'code'

/** The lines that differ, as one finding. */
function* linesOf(view: PairView, here: readonly Block[], there: readonly Block[]): Generator<Raised> {
  const language = codeLanguage(here[0]?.name, here[0]?.text)
  const source = readSide(view.source, here, language)
  const target = readSide(view.target, there, language)
  const locales = { source: view.source.locale, target: view.target.locale }
  const context = { language, wording: wordingOf(view), locales }
  const changes = compareCode(source.code.lines, target.code.lines, context)
  const different = changes.filter(({ kind }) => kind !== 'same')
  if (different.length === 0) return
  if (language.textual && !staysAsItIs(changes)) {
    yield* factsOf(view, here, there)
    return
  }
  const isOld = there.some((block) => isOutdated(view, block))
  yield { ...raisedFrom(changes, source, target), edits: codeEdits(changes, source, target, context, isOld) }
}

/** Whether at least half of a text's lines are the same on both sides, as they are where a text is code after all. */
function staysAsItIs(changes: readonly LineChange[]): boolean {
  const lines = changes.filter(({ kind }) => kind !== 'gained')
  const same = lines.filter(
    (change) =>
      (change.kind === 'same' && change.source.text.trim() === change.target.text.trim()) ||
      (change.kind === 'changed' && keepsItsWords(change.source.text, change.target.text)),
  )
  return 2 * same.length >= lines.length || lines.every((change) => 'source' in change && isCommand(change.source.text))
}

/** Whether most words of a line are those of the other, at their places: a translation keeps few. */
function keepsItsWords(source: string, target: string): boolean {
  const [here, there] = [wordsOf(source), wordsOf(target)]
  const kept = here.filter((word, index) => word === there[index]).length
  return here.length === there.length && kept > 1 && 2 * kept > here.length
}

const wordsOf = (line: string): string[] => line.slice(0, 300).match(/\p{L}[\p{L}\p{M}\d]*/gu) ?? []

/** A command, a path, an assignment: what no translator touches. */
const isCommand = (line: string): boolean =>
  /^\s*(?:[$>#]\s+)?(?:\w[\w.-]*\s+)?(?:--?\w|[\w.-]+[/=@]|\S+\.\w{1,5}(?:\s|$)|[{}[\]();]+\s*$)|^\s*[$>]\s+\S/.test(
    line.slice(0, 300),
  )

function raisedFrom(changes: readonly LineChange[], source: CodeSide, target: CodeSide): Raised {
  const parts: { drift: 'differs'; source: Span; target: Span }[] = []
  let [before, after] = [-1, -1]
  const next = followers(changes)
  for (const [index, change] of changes.entries()) {
    if (change.kind === 'lost') {
      const above = commentsAbove(source.code, change.source)
      const kept = keepsComments(next[index], source, target)
      // Below the comment that announces it, where the translation has that.
      const place = target.after(kept === undefined ? after : kept)
      for (const number of kept === undefined ? above : []) {
        parts.push({ drift: 'differs', source: source.placeOf(number), target: place })
      }
      parts.push({ drift: 'differs', source: source.placeOf(change.source.number), target: place })
    } else if (change.kind === 'gained') {
      parts.push({ drift: 'differs', source: source.after(before), target: target.placeOf(change.target.number) })
    } else if (change.kind === 'changed') {
      parts.push({
        drift: 'differs',
        source: source.placeOf(change.source.number),
        target: target.placeOf(change.target.number),
      })
    }
    if ('source' in change) before = Math.max(before, change.source.number)
    if ('target' in change) after = Math.max(after, change.target.number)
  }
  return {
    drift: 'differs',
    source: cover(parts.map((part) => part.source)),
    target: cover(parts.map((part) => part.target)),
    say: sayingOf(changes),
    parts: parts.length > 1 ? parts : [],
  }
}

const cover = (spans: readonly Span[]): Span => ({
  start: Math.min(...spans.map(({ start }) => start)),
  end: Math.max(...spans.map(({ end }) => end)),
})

/** For each change, the next one that has a line in the translation. */
function followers(changes: readonly LineChange[]): (LineChange | undefined)[] {
  const next: (LineChange | undefined)[] = []
  let last: LineChange | undefined
  for (let index = changes.length - 1; index >= 0; index--) {
    next[index] = last
    const change = changes[index]
    if (change && 'target' in change) last = change
  }
  return next
}

/** The line of the translation that ends the comments before this change, when they are more than the source's at this place. */
function keepsComments(next: LineChange | undefined, source: CodeSide, target: CodeSide): number | undefined {
  if (!next || !('target' in next)) return undefined
  const left = commentsAbove(target.code, next.target)
  const own = 'source' in next ? commentsAbove(source.code, next.source) : []
  return left.length > own.length ? left.at(-1 - own.length) : undefined
}

function sayingOf(changes: readonly LineChange[]): Raised['say'] {
  const of = (kind: LineChange['kind']) => changes.filter((change) => change.kind === kind)
  const [lost, gained, changed] = [of('lost'), of('gained'), of('changed')]
  const [first] = changes.filter(({ kind }) => kind !== 'same')
  const lineOf = (change: LineChange | undefined): string =>
    (!change ? '' : 'source' in change ? change.source.text : change.target.text).trim()
  if (gained.length + changed.length === 0) return messages.lost({ count: lost.length, line: lineOf(lost[0]) })
  if (lost.length + changed.length === 0) return messages.gained({ count: gained.length, line: lineOf(gained[0]) })
  const [only] = changed
  if (changed.length === 1 && lost.length + gained.length === 0 && only && 'source' in only && 'target' in only) {
    return changedLine(only.source.text.trim(), only.target.text.trim())
  }
  return messages.differs({ lost: lost.length, gained: gained.length, changed: changed.length, line: lineOf(first) })
}

function changedLine(before: string, after: string): Raised['say'] {
  const [source, target] = contrasted(before, after)
  return messages.changed({ source, target })
}

/** What a text that may be translated has to keep. */
function* factsOf(view: PairView, here: readonly Block[], there: readonly Block[]): Generator<Raised> {
  for (const { source, target, values } of compareFacts(view, here, there)) {
    yield { drift: 'differs', source, target, say: changedLine(values.source, values.target) }
  }
}

/** What the fences say of their code. */
function* fenceOf(view: PairView, here: readonly Block[], there: readonly Block[]): Generator<Raised> {
  for (const [index, source] of here.entries()) {
    const target = there[index]
    if (!target) return
    const { language, highlights } = compareFences(source, target)
    if (!language && !highlights) continue
    const places = {
      drift: 'differs' as const,
      source: openerOf(view.source.text, source),
      target: openerOf(view.target.text, target),
    }
    if (language) yield { ...places, say: messages.language(language), atMost: 'warn' }
    if (highlights) yield { ...places, say: messages.highlights(highlights), atMost: 'info' }
  }
}

function openerOf(text: string, { start, end }: Block): Span {
  const line = text.indexOf('\n', start)
  return { start, end: line < 0 || line > end ? end : line }
}
