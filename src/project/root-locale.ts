/** The language of pages that carry no mark of it. */
import type { Files } from '../files.ts'
import type { Locale } from '../model.ts'
import { tellLanguage } from '../text/detect.ts'
import { knownLanguages } from '../text/languages.ts'
import type { Family } from './families.ts'

/** Pages that are read to tell their language, and characters of each. */
const MOST_SAMPLES = 5
const MOST_SAMPLED = 4000

/**
 * The locale of a family's unmarked pages: what the site generator says, else what their words say, else English;
 * `undefined` when that locale has marked pages already.
 */
export const localeOfRoot = async (
  files: Files,
  family: Family,
  paths: readonly string[],
  said: Locale | undefined,
): Promise<Locale | undefined> => {
  const { members } = family
  if (said !== undefined && !members.has(said)) return said
  let sample = ''
  for (const path of rootPaths(family, paths).slice(0, MOST_SAMPLES)) {
    const contents = await files.read(path)
    if (contents.state === 'text') sample += `${contents.text.slice(0, MOST_SAMPLED)}\n`
  }
  const told = tellLanguage(sample, knownLanguages)?.tag
  if (told !== undefined && !members.has(told)) return told
  return members.has('en') ? undefined : 'en'
}

/** The unmarked pages that have a translation. */
const rootPaths = ({ base, members, rootKeys }: Family, paths: readonly string[]): string[] => {
  const start = base === '' ? '' : `${base}/`
  const translated = new Set([...members.values()].flatMap(({ keys }) => [...keys]).filter((key) => rootKeys.has(key)))
  return paths.filter(
    (path) => path.startsWith(start) && translated.has(path.slice(start.length).replace(/\.[A-Za-z]{2,8}$/, '')),
  )
}
