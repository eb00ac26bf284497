/** One file's text → its digest. */
import type { VFileMessage } from 'vfile-message'
import type { Words } from '../known-error.ts'
import type { Locale, Page, Position, Reading } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { lineStarts, pointAt } from '../text/lines.ts'
import { digest } from './digest.ts'
import { parseTree, type Syntax } from './engine.ts'
import { prepare } from './prepare.ts'

/** A longer page is generated data; reading it would hold up all others. */
const longestPage = 4_000_000
/** Quotes and lists nested deeper than this cost the parser quadratic time and no reader follows them. */
const deepestMark = 100

/** The syntax that a path's extension names. */
export function syntaxOf(path: string): Syntax {
  return /\.mdx$/i.test(path) ? 'mdx' : 'markdown'
}

/**
 * Reads one page. Never throws: a page that cannot be read says why, and where.
 *
 * @param text the file's text, without a byte order mark.
 */
export function readPage(path: string, locale: Locale, text: string): Reading {
  const refused = refusal(text)
  if (refused) return { state: 'unread', path, locale, ...refused }
  const syntax = syntaxOf(path)
  try {
    const prepared = prepare(text, syntax)
    return { state: 'read', page: digest(parseTree(prepared.text, syntax), prepared, { path, locale, text, language: languageOf(locale) }) }
  } catch (error) {
    return { state: 'unread', path, locale, ...reasonOf(error, text, syntax) }
  }
}

/** An empty page, for a side that has none to compare with. */
export function emptyPage(path: string, locale: Locale): Page {
  const root = { index: 0, parent: -1, depth: 0, heading: -1, title: '', first: 0, ownLast: 0, last: 0, start: 0, end: 0 }
  return { path, locale, text: '', blocks: [], containers: [], sections: [root], frontMatter: [], comments: [], anchors: [] }
}

function refusal(text: string): { reason: Words } | undefined {
  if (text.length > longestPage) {
    return {
      reason: {
        en: `it has ${text.length} characters; at most ${longestPage} are read`,
        fr: `il compte ${text.length} caractères ; ${longestPage} au plus sont lus`,
      },
    }
  }
  const deep = new RegExp(`^(?:[ \\t]*(?:>|[-*+][ \\t]|\\d{1,9}[.)][ \\t])){${deepestMark}}`, 'm')
  if (deep.test(text)) {
    return {
      reason: {
        en: `quotes or lists are nested more than ${deepestMark} deep`,
        fr: `des citations ou des listes sont imbriquées sur plus de ${deepestMark} niveaux`,
      },
    }
  }
  return undefined
}

/** The parser's own words, which are English, and the place where it gave up. */
function reasonOf(error: unknown, text: string, syntax: Syntax): { reason: Words; at?: Position } {
  const message = error as Partial<VFileMessage>
  const said = message.reason ?? String(error)
  const reason =
    error instanceof RangeError ? { en: 'it is nested too deeply to be read', fr: 'il est trop imbriqué pour être lu' } : { en: said, fr: said }
  const place = message.place
  if (!place) return { reason }
  const point = 'start' in place ? place.start : place
  if (point.offset === undefined) return { reason }
  const offset = prepare(text, syntax).at(point.offset)
  const at = pointAt(lineStarts(text), Math.min(offset, text.length))
  return { reason, at: { start: at, end: at } }
}
