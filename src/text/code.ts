/** Code as lines of tokens, comments left out: as much of a lexer as serves every language. */
import type { CodeLanguage } from './code-languages.ts'
import { textMemo } from './memo.ts'

/** The smallest thing that is compared. */
export interface CodeToken {
  /** A name or number; a mark; what stands in quotes; words that people read; a field to fill in: `<key>`. */
  readonly kind: 'word' | 'mark' | 'string' | 'text' | 'field'
  /** Without the quotes or brackets around it. */
  readonly value: string
}

/** A line that is more than a comment. */
export interface CodeLine {
  /** Which line of the text, from 0. */
  readonly number: number
  readonly text: string
  readonly tokens: readonly CodeToken[]
}

/** The code of a text, and which of its lines are nothing but comments. */
export interface Code {
  readonly lines: readonly CodeLine[]
  readonly comments: ReadonlySet<number>
}

/** Longer lines are data that nobody reads; only their beginning is compared. */
const longestLine = 4000

const word = /[\p{L}\p{N}_$][\p{L}\p{M}\p{N}_$]*(?:[-.][\p{L}\p{N}_$]+)*/uy
const field = /<([\p{L}\p{M}\p{N}_$][\p{L}\p{M}\p{N}_ .'’-]{0,60})>/uy
const letters = /\p{L}/u
/** Spaces and marks of typography that are written out. */
const entity = /&(?:nbsp|thinsp|#160|#8239|laquo|raquo|ldquo|rdquo|lsquo|rsquo|quot|apos|amp|hellip|ndash|mdash);/g

/** Reads code. One pass; every line is bounded. */
export function readCode(text: string, language: CodeLanguage): Code {
  const reader = new CodeReader(language)
  for (const [number, line] of text.split(/\r\n|\r|\n/).entries()) reader.read(number, line.slice(0, longestLine))
  return reader
}

/** What one line hands to the next. */
interface Handed {
  /** What ends the comment or the long string that is open. */
  readonly closing: { readonly mark: string; readonly comment: boolean } | undefined
  /** In documents: whether a tag, or an element that holds code, is open. */
  readonly inTag: boolean
  readonly inScript: boolean
}

/** The tokens of a line, and whether a part of it was comment. */
interface Taken {
  readonly tokens: readonly CodeToken[]
  readonly commented: boolean
}

/** What a line takes is several times as large as the line. */
const mostLines = 4000

/** What a line is where nothing is open before it: most lines of a translation's code are the source's. */
const lineAlone = textMemo((line, language: CodeLanguage): Taken & Handed => {
  const reader = new CodeReader(language)
  const { tokens, commented } = reader.take(line)
  return { tokens, commented, ...reader.handed }
}, mostLines)

class CodeReader implements Code {
  readonly lines: CodeLine[] = []
  readonly comments = new Set<number>()
  private readonly language: CodeLanguage
  private closing: Handed['closing']
  private tokens: CodeToken[] = []
  private inTag = false
  private inScript = false

  constructor(language: CodeLanguage) {
    this.language = language
  }

  read(number: number, line: string): void {
    const { tokens, commented } = this.isBetweenLines ? this.takeAlone(line) : this.take(line)
    if (tokens.length > 0) this.lines.push({ number, text: line, tokens })
    else if (commented) this.comments.add(number)
  }

  /** What the next line is handed. */
  get handed(): Handed {
    const { closing, inTag, inScript } = this
    return { closing, inTag, inScript }
  }

  /** Whether nothing is open that one line hands to the next. */
  private get isBetweenLines(): boolean {
    return this.closing === undefined && !this.inTag && !this.inScript
  }

  private takeAlone(line: string): Taken {
    const alone = lineAlone(line, this.language)
    this.closing = alone.closing
    this.inTag = alone.inTag
    this.inScript = alone.inScript
    return alone
  }

  /** Reads the next line. */
  take(line: string): Taken {
    this.tokens = []
    const commented = this.scan(this.language.markup ? line.replace(entity, ' ') : line)
    if (this.language.document) this.follow(line)
    const last = this.tokens.at(-1)
    // Formatters put and take these.
    if (this.tokens.length > 1 && last?.kind === 'mark' && /^[,;]$/.test(last.value)) this.tokens.pop()
    return { tokens: this.tokens, commented }
  }

  private follow(line: string): void {
    const opened = this.tokens.findLastIndex(({ kind, value }) => kind === 'mark' && value === '<')
    const closed = this.tokens.findLastIndex(({ kind, value }) => kind === 'mark' && value === '>')
    if (opened !== closed) this.inTag = opened > closed
    if (/<\/(?:script|style)/i.test(line)) this.inScript = false
    else if (/<(?:script|style)\b/i.test(line)) this.inScript = true
  }

  /** Whether a line of a document begins with text, rather than with a tag or in one. */
  private beginsText(line: string): boolean {
    return this.language.document && !this.inTag && !this.inScript && !/^\s*[<{]/.test(line)
  }

  /** Whether a part of the line was comment. */
  private scan(line: string): boolean {
    let at = 0
    let commented = false
    while (at < line.length) {
      if (this.closing) {
        const { mark, comment } = this.closing
        const end = line.indexOf(mark, at)
        const inside = line.slice(at, end < 0 ? line.length : end)
        if (comment) commented = true
        else this.push('text', inside)
        if (end < 0) return commented
        this.closing = undefined
        at = end + mark.length
        continue
      }
      // Names are most of most lines, and no comment begins like one.
      if (isPlainLetter(line.charCodeAt(at))) {
        at = this.token(line, at)
        continue
      }
      if (line[at] === ' ') {
        at += 1
        continue
      }
      if (!this.mayOpenComment(line.charCodeAt(at))) {
        at = this.token(line, at)
        continue
      }
      const block = this.language.block.find(([open]) => line.startsWith(open, at))
      if (block) {
        this.closing = { mark: block[1], comment: true }
        // The braces around a comment of JSX belong to it.
        if (
          block[0] === '/*' &&
          this.tokens.at(-1)?.value === '{' &&
          /^\s*\}/.test(line.slice(line.indexOf('*/', at) + 2))
        ) {
          this.tokens.pop()
          const end = line.indexOf('*/', at)
          if (end >= 0) {
            this.closing = undefined
            at = line.indexOf('}', end) + 1
            commented = true
            continue
          }
        }
        at += block[0].length
        commented = true
        continue
      }
      if (this.opensComment(line, at)) return true
      at = this.token(line, at)
    }
    return commented
  }

  /** Whether a mark of a comment begins with this character. */
  private mayOpenComment(code: number): boolean {
    for (const marks of this.language.block) if (marks[0].charCodeAt(0) === code) return true
    for (const mark of this.language.line) if (mark.charCodeAt(0) === code) return true
    return false
  }

  private opensComment(line: string, at: number): boolean {
    const before = line[at - 1]
    return this.language.line.some((mark) => {
      if (!line.startsWith(mark, at)) return false
      if (mark === '//' && this.language.name === 'sh') return before === undefined && /\s/.test(line[at + 2] ?? '')
      if (mark === '//')
        return before !== ':' && before !== '/' && (before === undefined || /[\s;,{}()\]>]/.test(before))
      if (before !== undefined && !/\s/.test(before)) return false
      const after = line[at + mark.length]
      // `#include`, `#id` and `## Title` are none; `#!/bin/sh` is.
      return (
        mark !== '#' ||
        after === undefined ||
        /[\s#!]/.test(after) ||
        (this.language.line[0] === '#' && !this.language.markup && /\p{Lu}/u.test(after))
      )
    })
  }

  /** Reads the token that stands here; returns where the next may begin. */
  private token(line: string, at: number): number {
    const here = line[at] ?? ''
    if (/\s/.test(here)) return at + 1
    const isQuote = here === '"' || here === "'" || here === '`'
    if (isQuote && (line.startsWith('"""', at) || line.startsWith("'''", at))) {
      this.closing = { mark: line.slice(at, at + 3), comment: false }
      return at + 3
    }
    if (isQuote && !/[\p{L}\p{N}]/u.test(line[at - 1] ?? '')) {
      const end = closingQuote(line, at)
      if (end > 0) {
        this.push('string', line.slice(at + 1, end), true)
        return end + 1
      }
    }
    const text = this.textFrom(line, at)
    if (text > at) {
      this.push('text', line.slice(at, text))
      return text
    }
    if (here === '<' && !this.language.markup) {
      const found = matchAt(field, line, at)
      if (found) {
        this.push('field', found[1] ?? '')
        return at + found[0].length
      }
    }
    const name = matchAt(word, line, at)
    if (name) {
      this.push('word', name[0])
      return at + name[0].length
    }
    this.push('mark', here)
    return at + 1
  }

  /** Where words that people read end, when they begin here: between tags, after a key, or on a line of their own. */
  private textFrom(line: string, at: number): number {
    const { markup, keys, textual } = this.language
    const last = this.tokens.at(-1)
    if (
      markup &&
      (last ? this.endsMarkup(last) : this.beginsText(line) || isShown(line) || /^\p{Lu}/u.test(line.slice(at)))
    ) {
      const end = line.slice(at).search(/[<{]/)
      const until = end < 0 ? line.length : at + end
      const found = line.slice(at, until)
      // Not the rest of an arrow function, a comparison or a block of code.
      const arrow = /[=-]$/.test(this.tokens.at(-2)?.value ?? '')
      if (!last && this.beginsText(line)) return until
      if (last && (this.language.document ? /\S/.test(found) : last.value === '>' && /^[\s.,:;!?…]{1,9}$/.test(found)))
        return until
      if (
        letters.test(found) &&
        !/[;=()[\]`|}]|&&|^\s{0,99}from\s|^\s{0,99}(?:[,:?]|\.\w)/.test(found) &&
        (last || isSentence(found)) &&
        !arrow
      )
        return until
    }
    if (keys && this.followsKey() && /^\p{L}[^"'{}[\]#|>&*]*$/u.test(line.slice(at).replace(/\s#.*$/s, ''))) {
      const comment = line.indexOf(' #', at)
      return comment < 0 ? line.length : comment
    }
    return textual && !last && isSentence(line) ? line.length : at
  }

  /** Whether a tag or an expression between tags ended, rather than a block of code. */
  private endsMarkup({ kind, value }: CodeToken): boolean {
    if (kind !== 'mark') return false
    return (
      value === '>' ||
      (value === '}' && (this.tokens[0]?.value === '{' || this.tokens.some((token) => token.value === '>')))
    )
  }

  /** Whether what was read is a key: `- name:`. */
  private followsKey(): boolean {
    const rest = this.tokens.filter(({ value }) => value !== '-')
    const [key, mark] = rest
    return (
      rest.length === 2 &&
      (key?.kind === 'word' || key?.kind === 'string') &&
      (mark?.value === ':' || mark?.value === '=')
    )
  }

  private push(kind: CodeToken['kind'], value: string, evenEmpty = false): void {
    const trimmed = kind === 'string' ? value : value.trim()
    // Where a sentence goes on after a tag depends on the language.
    if (kind === 'text' && !/[\p{L}\p{N}]/u.test(trimmed)) return
    if (trimmed !== '' || evenEmpty) this.tokens.push({ kind, value: trimmed })
  }
}

const isPlainLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a)

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at
  return pattern.exec(text)
}

/** Where the quote that opens here is closed on its line, or -1. */
function closingQuote(line: string, at: number): number {
  for (let end = at + 1; end < line.length; end++) {
    if (line[end] === '\\') end++
    else if (line[end] === line[at]) return end
  }
  return -1
}

/** Whether a line among code can only be text that is shown: nothing but words, as `Read more` and `Click here!`. */
const isShown = (line: string): boolean =>
  /^\s{0,200}\p{L}[\p{L}\p{M}\p{N}’'-]*(?:[,.!?…]{0,3}\s{1,9}[\p{L}\p{M}\p{N}’'&–—-]{1,60}){1,60}\s{0,9}[,.:!?…]{0,3}\s*$|^\s{0,200}\p{Lu}\p{Ll}{1,40}[.:!?…]{0,3}\s*$/u.test(
    line.slice(0, 2000),
  )

/** Whether a line is words and punctuation only. */
const isSentence = (line: string): boolean => /^[\s*+\d.-]*\p{L}[\p{L}\p{M}\p{N}\s,.:!?'’«»"“”()*_`…&–—-]*$/u.test(line)
