/** Where the terms of a glossary stand in a text of the source. */
import type { Span } from '../model.ts'
import type { Language } from '../text/language.ts'
import type { Term } from './term.ts'
import { isAcronym, isJoint, numbersOf, type TermWord, termWords } from './words.ts'

/** A term and one place of it. */
export interface Occurrence extends Span {
  readonly term: Term
}

/** A term as it is looked for. */
interface Sought {
  readonly term: Term
  readonly words: readonly TermWord[]
  /** For each word, its forms; `undefined` where it must stand as it is written. */
  readonly forms: readonly (ReadonlySet<string> | undefined)[]
}

/** Finds terms in their inflected forms. */
export class TermFinder {
  private readonly byFirst = new Map<string, Sought[]>()

  constructor(terms: readonly Term[], language: Language) {
    for (const term of terms) {
      const words = termWords(term.source)
      const isVerbatim = term.dnt || /[^\p{L}\p{M}\p{N}\s'’\-‐‑]/u.test(term.source)
      const forms = words.map(({ raw, text }) =>
        isVerbatim || isAcronym(raw) ? undefined : new Set(numbersOf(text, language)),
      )
      const sought = { term, words, forms }
      for (const first of forms[0] ?? [words[0]?.text ?? '']) {
        const list = this.byFirst.get(first)
        if (list) list.push(sought)
        else this.byFirst.set(first, [sought])
      }
    }
    // The longest term wins; of terms in several languages' order, the one that the glossary has first.
    for (const list of this.byFirst.values()) list.sort((a, b) => b.words.length - a.words.length)
  }

  /** The places of terms, none inside another's, in order. Parts of compounds, file names and addresses are none. */
  find(text: string): Occurrence[] {
    const words = termWords(text)
    const found: Occurrence[] = []
    for (let at = 0; at < words.length; at += 1) {
      const sought = this.byFirst.get(words[at]?.text ?? '')?.find((one) => stands(one, text, words, at))
      if (!sought) continue
      const last = at + sought.words.length - 1
      found.push({ term: sought.term, start: words[at]?.start ?? 0, end: words[last]?.end ?? 0 })
      at = last
    }
    return found
  }
}

function stands({ term, words: wanted, forms }: Sought, text: string, words: readonly TermWord[], at: number): boolean {
  const [first, last] = [words[at], words[at + wanted.length - 1]]
  if (!first || !last) return false
  for (const [index, { raw }] of wanted.entries()) {
    const word = words[at + index] as TermWord
    const form = forms[index]
    if (form ? !form.has(word.text) || (isAcronym(word.raw) && word.raw.length < 4) : !isWritten(word.raw, raw))
      return false
    const next = words[at + index + 1]
    if (form && next && index < wanted.length - 1 && !isJoint(text.slice(word.end, next.start))) return false
  }
  if (forms.includes(undefined) && !isVerbatimAt(term.source, text, first.start, last.end)) return false
  return !isInside(text, first.start, last.end)
}

/** An acronym may have its plural's `s`. */
const isWritten = (word: string, raw: string): boolean => word === raw || (isAcronym(raw) && word === `${raw}s`)

/** Whether a term with marks of its own (`C++`, `.NET`) has them here. */
function isVerbatimAt(source: string, text: string, start: number, end: number): boolean {
  const words = termWords(source)
  const [lead, tail] = [source.slice(0, words[0]?.start ?? 0), source.slice(words.at(-1)?.end ?? 0)]
  if (!text.slice(0, start).endsWith(lead) || !text.startsWith(tail, end)) return false
  return isSpaced(text.slice(start, end), source.slice(lead.length, source.length - tail.length))
}

const isSpaced = (text: string, source: string): boolean => {
  const plain = (one: string): string => one.replace(/[\s>*_\-‐‑]+/g, ' ').replaceAll('’', "'")
  return plain(text) === plain(source) || plain(text) === `${plain(source)}s`
}

/** Whether it is a part of a compound (`compte-rendu`), of a file's name or of an address. */
const isInside = (text: string, start: number, end: number): boolean =>
  /[\p{L}\p{N}][-‐‑_]$|[./@\\$#]$/u.test(text.slice(Math.max(0, start - 2), start)) ||
  /^(?:[-‐‑._/@\\:](?=[\p{L}\p{N}])|\/)/u.test(text.slice(end, end + 2))
