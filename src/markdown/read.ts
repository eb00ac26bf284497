/** One file's text → its digest. */
import type { VFileMessage } from 'vfile-message'
import type { Words } from '../known-error.ts'
import type { Locale, Position, Reading } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { lineStarts, pointAt } from '../text/lines.ts'
import { digest } from './digest.ts'
import { parsePage } from './engine.ts'
import { refusalOf, tooCostly, tooDeep } from './limits.ts'
import { TooCostly } from './meter.ts'
import { type Prepared, prepare } from './prepare.ts'
import { type Parser, syntaxOf } from './syntax.ts'

/**
 * Reads one page. Never throws: a page that cannot be read says why, and where.
 *
 * @param text the file's text, without a byte order mark.
 * @param parser who reads it; the digest is the same.
 */
export function readPage(path: string, locale: Locale, text: string, parser: Parser = 'auto'): Reading {
  const unread = ({ reason, offset }: { readonly reason: Words; readonly offset?: number | undefined }): Reading => ({
    state: 'unread',
    path,
    locale,
    reason,
    ...(offset === undefined ? {} : { at: placeOf(text, offset) }),
  })
  const refusal = refusalOf(text)
  if (refusal) return unread(refusal)
  const syntax = syntaxOf(path)
  const prepared = prepare(text, syntax)
  try {
    const tree = parsePage(prepared.text, syntax, parser)
    prepared.masks.restore(tree)
    return { state: 'read', page: digest(tree, prepared, { path, locale, text, language: languageOf(locale) }) }
  } catch (error) {
    return unread(reasonOf(error, prepared))
  }
}

/** Why the parser gave up, in its own words, which are English, and where. */
function reasonOf(error: unknown, prepared: Prepared): { reason: Words; offset?: number | undefined } {
  if (error instanceof TooCostly) return { reason: tooCostly, offset: prepared.at(error.offset) }
  if (error instanceof RangeError) return { reason: tooDeep }
  const { reason = String(error), place } = error as Partial<VFileMessage>
  const point = place && ('start' in place ? place.start : place)
  const open = unclosedIn(reason, prepared.text)
  const offset = open?.offset ?? point?.offset
  const said = open?.reason ?? reason
  return { reason: { en: said, fr: said }, offset: offset === undefined ? undefined : prepared.at(offset) }
}

/** Of a tag that nothing closes, the place stands in the words alone: `Expected a closing tag for `<Steps>` (3:1-3:8)`. */
function unclosedIn(reason: string, text: string): { reason: string; offset: number } | undefined {
  const [all = '', line, column] =
    /^Expected a closing tag [^(]{1,400}( \((\d{1,9}):(\d{1,9})-[\d:]{3,20}\))/.exec(reason)?.slice(1) ?? []
  const start = lineStarts(text)[Number(line) - 1]
  return start === undefined ? undefined : { reason: reason.replace(all, ''), offset: start + Number(column) - 1 }
}

function placeOf(text: string, offset: number): Position {
  const at = pointAt(lineStarts(text), Math.min(offset, text.length))
  return { start: at, end: at }
}
