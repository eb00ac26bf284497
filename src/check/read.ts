/** Reads the pages of a run. */
import { type Contents, type Files, sayUnread } from '../files.ts'
import { readPage } from '../markdown/read.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, PagePair, Reading } from '../model.ts'

/** One page's reading, with its text when there is one: the reason why it was not read may have a place in it. */
export type TextReading = Reading & { readonly text: string }

/** How many files are opened before they are needed. */
const ahead = 16

/** Reads every page of the pairs once, unless it is known. What cannot be read says why. */
export async function readPages(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  parser?: Parser,
  known: (path: string) => TextReading | undefined = () => undefined,
): Promise<Map<string, TextReading>> {
  const locales = new Map<string, Locale>()
  for (const { source: from, target: to, locale } of pairs) {
    if (from !== undefined && !locales.has(from)) locales.set(from, source)
    if (to !== undefined && !locales.has(to)) locales.set(to, locale)
  }
  const readings = new Map<string, TextReading>()
  const wanted = [...locales]
  const opened: Promise<Contents | undefined>[] = []
  for (const [index, [path, its]] of wanted.entries()) {
    // The disk is asked for the next files while this one is parsed.
    while (opened.length < Math.min(wanted.length, index + ahead)) {
      const next = wanted[opened.length]?.[0] ?? ''
      opened.push(known(next) ? Promise.resolve(undefined) : files.read(next))
    }
    const contents = await opened[index]
    const before = contents ? undefined : known(path)
    if (contents) readings.set(path, reading(contents, path, its, parser))
    else if (before) readings.set(path, before)
  }
  return readings
}

function reading(contents: Contents, path: string, locale: Locale, parser?: Parser): TextReading {
  if (contents.state === 'unread') return { state: 'unread', path, locale, reason: sayUnread(contents), text: '' }
  return { ...readPage(path, locale, contents.text, parser), text: contents.text }
}
