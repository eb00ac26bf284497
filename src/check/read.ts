/** Reads the pages of a run. */
import { type Files, sayUnread } from '../files.ts'
import { readPage } from '../markdown/read.ts'
import type { Parser } from '../markdown/syntax.ts'
import type { Locale, PagePair, Reading } from '../model.ts'

/** One page's reading, with its text when there is one: the reason why it was not read may have a place in it. */
export type TextReading = Reading & { readonly text: string }

/** Reads every page of the pairs once, unless it is known. What cannot be read says why. */
export async function readPages(
  files: Files,
  pairs: readonly PagePair[],
  source: Locale,
  parser?: Parser,
  known: (path: string) => TextReading | undefined = () => undefined,
): Promise<Map<string, TextReading>> {
  const readings = new Map<string, TextReading>()
  for (const { source: from, target: to, locale } of pairs) {
    for (const [path, its] of [
      [from, source],
      [to, locale],
    ] as const) {
      if (path === undefined || readings.has(path)) continue
      readings.set(path, known(path) ?? (await readOne(files, path, its, parser)))
    }
  }
  return readings
}

async function readOne(files: Files, path: string, locale: Locale, parser?: Parser): Promise<TextReading> {
  const contents = await files.read(path)
  if (contents.state === 'unread') return { state: 'unread', path, locale, reason: sayUnread(contents), text: '' }
  return { ...readPage(path, locale, contents.text, parser), text: contents.text }
}
