/** The word pairs that a project begins with: those that are shipped, and its own. */
import { readLexicon } from '../align/lexicon.ts'
import type { Vocabulary } from '../align/vocabulary.ts'
import type { Files } from '../files.ts'
import { sayUnread } from '../files.ts'
import { KnownError } from '../known-error.ts'
import type { Locale } from '../model.ts'
import { packageFile } from '../package-files.ts'
import { fold } from '../text/fold.ts'

/** Word pairs from a file, and the languages that it pairs; without languages, a project's own, in either direction. */
export interface LexiconText {
  readonly from?: Locale
  readonly to?: Locale
  readonly text: string
}

/** What a pair weighs where its line does not say it: a project knows its terms. */
const usual = 0.9

/** The lexicon that is shipped. */
export const baseLexicon = (): LexiconText => ({ from: 'en', to: 'fr', text: packageFile('lexicon/en-fr.tsv') })

/** It, and those of a project's own, by their paths. */
export const lexiconsOf = async (files: Files, own: readonly string[] | undefined): Promise<readonly LexiconText[]> => [
  baseLexicon(),
  ...(await ownLexicons(files, own)),
]

/**
 * Reads the files that the configuration names: a word, a tab, its translation and, after another tab, an optional
 * weight from 0 to 1, one pair a line; what follows a `#` at a line's start is passed over. Pairs hold in both
 * directions.
 * @throws {KnownError} for a file that cannot be read, and for a line that is no pair.
 */
export async function ownLexicons(files: Files, paths: readonly string[] = []): Promise<LexiconText[]> {
  return Promise.all(paths.map(async (path) => ({ text: packed(await textOf(files, path), path) })))
}

async function textOf(files: Files, path: string): Promise<string> {
  const contents = await files.read(path)
  if (contents.state === 'text') return contents.text
  const reason = sayUnread(contents)
  throw new KnownError({
    en: `The word list \`${path}\` cannot be read: ${reason.en}.`,
    fr: `La liste de mots \`${path}\` ne peut pas être lue : ${reason.fr}.`,
  })
}

/** In the form in which lexicons are shipped. */
function packed(text: string, path: string): string {
  const lines: string[] = []
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.startsWith('#')) continue
    const [word = '', translation = '', weight = String(usual), ...more] = line.split('\t').map((cell) => cell.trim())
    const value = Number(weight)
    if (word === '' || translation === '' || more.length > 0 || !(value > 0 && value <= 1))
      throw noPair(path, index + 1)
    lines.push(
      `${fold(word.toLowerCase())}\t${fold(translation.toLowerCase())} ${Math.max(1, Math.round(value * 100))}`,
    )
  }
  return lines.join('\n')
}

const noPair = (path: string, line: number): KnownError =>
  new KnownError({
    en: `\`${path}:${line}\` is no pair of words: write a word, a tab, its translation and, after another tab, a weight from 0 to 1 if you like.`,
    fr: `\`${path}:${line}\` n'est pas un couple de mots : écrivez un mot, une tabulation, sa traduction et, si vous voulez, une autre tabulation et un poids de 0 à 1.`,
  })

/** The word pairs that are known of two languages before a page is read. */
export function knownWords(
  lexicons: readonly LexiconText[],
  source: Locale,
  target: Locale,
  vocabulary: Vocabulary,
): ReturnType<typeof readLexicon> {
  const languages = [primary(source), primary(target)]
  return lexicons
    .flatMap(({ from, to, text }) => {
      if (from === undefined || to === undefined) return [false, true].map((swapped) => ({ text, swapped }))
      const its = [primary(from), primary(to)]
      if (its.toSorted().join() !== languages.toSorted().join()) return []
      return [{ text, swapped: its[0] !== languages[0] }]
    })
    .map(({ text, swapped }) => readLexicon(text, vocabulary, swapped))
    .reduce((all, one) => all.with(one), readLexicon('', vocabulary, false))
}

const primary = (locale: Locale): string => (locale.split(/[-_]/)[0] ?? locale).toLowerCase()
