/** Dumps of a help centre → one Markdown guide per article. */
import { KnownError } from '../known-error.ts'
import { type Dump, decodeDump } from './decode.ts'
import { type Escape, escaper } from './escape.ts'
import { htmlToMarkdown } from './html.ts'
import { slug, unique } from './names.ts'
import { subjectOf } from './openings.ts'
import { type DumpBlock, outline } from './outline.ts'
import { splitByOpenings, splitByPattern } from './split.ts'
import { toMarkdown } from './write.ts'

/** One article as a guide. */
export interface Guide {
  /** The file's name, with its extension; no two guides of one import share it. */
  readonly name: string
  /** Its title, else its first sentence. */
  readonly opening: string
  readonly markdown: string
  /** Where it comes from: the dump's path, and its first line there (1 for an HTML page). */
  readonly from: string
  readonly line: number
  readonly format: 'html' | 'text'
}

/** How to read the dumps. */
export interface ImportOptions {
  /** A regular expression for the lines of plain text that open an article. */
  readonly split?: string | undefined
  readonly encoding?: string | undefined
}

type Unnamed = Omit<Guide, 'name'> & { readonly numbered: boolean }

/**
 * Turns each dump into guides. An HTML page is one guide, named by its title. Plain text is split into articles, which
 * keep their order by a number before their name, and are named by their opening words, less the formula that all of
 * them share.
 *
 * @throws {KnownError} for a dump that cannot be read.
 */
export const importDumps = (dumps: readonly Dump[], { split, encoding }: ImportOptions = {}): readonly Guide[] => {
  const write = escaper()
  const guides = dumps.flatMap((dump) => {
    const text = decodeDump(dump, encoding)
    return isHtml(dump.path, text) ? [fromHtml(dump.path, text)] : fromText(dump.path, text, split, write)
  })
  const digits = Math.max(2, String(guides.filter(({ numbered }) => numbered).length).length)
  let number = 0
  const names = guides.map(({ opening, numbered }) => {
    const words = slug(subjectOf(opening))
    return numbered ? `${String(++number).padStart(digits, '0')}-${words}` : words
  })
  const files = unique(names)
  return guides.map(({ numbered: _, ...guide }, at) => ({ name: `${files[at]}.md`, ...guide }))
}

const isHtml = (path: string, text: string): boolean =>
  /\.x?html?$/i.test(path) || /^\s{0,99}(?:<\?xml[^>]{0,200}>\s{0,99})?<(?:!doctype\s{1,9}html|html)[\s>]/i.test(text)

const fromHtml = (from: string, html: string): Unnamed => {
  try {
    const { markdown, opening } = htmlToMarkdown(html)
    if (opening !== '') return { opening, markdown, from, line: 1, format: 'html', numbered: false }
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(from, error)
    throw error
  }
  throw noContent(from)
}

const fromText = (from: string, text: string, split: string | undefined, write: Escape): Unnamed[] => {
  const articles = split === undefined ? splitByOpenings(text) : splitByPattern(text, split)
  return articles.map((lines) => {
    const blocks = outline(lines)
    const line = lines[0]?.line ?? 1
    return {
      opening: openingOf(blocks),
      markdown: toMarkdown(blocks, write),
      from,
      line,
      format: 'text',
      numbered: articles.length > 1,
    }
  })
}

const openingOf = ([first]: readonly DumpBlock[]): string =>
  (first?.kind === 'list' ? first.items[0]?.text : first?.text) ?? ''

const tooDeep = (path: string, cause: Error): KnownError =>
  new KnownError(
    {
      en: `\`${path}\` nests its elements too deeply to be read; simplify the page, or save it as plain text.`,
      fr: `\`${path}\` imbrique trop d'éléments pour être lu ; simplifiez la page, ou enregistrez-la en texte brut.`,
    },
    { cause },
  )

const noContent = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` has no text outside its navigation, footer and scripts; a page that is built by scripts must be saved from the browser.`,
    fr: `\`${path}\` n'a pas de texte hors de sa navigation, de son pied de page et de ses scripts ; une page construite par des scripts doit être enregistrée depuis le navigateur.`,
  })
