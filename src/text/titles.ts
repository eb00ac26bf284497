/** What part a section plays, told from its title. */
import { fold } from './fold.ts'
import type { Language } from './language.ts'
import { objectMemo, textMemo } from './memo.ts'

const foldedSet = objectMemo((titles: ReadonlySet<string>): ReadonlySet<string> => new Set([...titles].map(fold)))

/** A title for comparing: folded, without numbering in front, without marks and spaces around. */
export function titleKey(title: string): string {
  return fold(title.slice(0, 200))
    .replace(/[\s\u00a0\u202f]{1,200}/gu, ' ')
    .replace(/^ ?(?:\d{1,3}(?:\.\d{1,3}){0,4}[.)]? )?[^\p{L}\p{N}]{0,200}/u, '')
    .replace(/[^\p{L}\p{N})]{1,200}$/u, '')
}

/** Whether this title announces a preamble: "Préambule", "Before you start". */
export const isPreambleTitle = (title: string, language: Language): boolean =>
  foldedSet(language.preambleTitles).has(titleKey(title))

/** Whether this title announces prerequisites: "Prérequis :", "Requirements". */
export const isPrerequisiteTitle = (title: string, language: Language): boolean =>
  foldedSet(language.prerequisiteTitles).has(titleKey(title))

/** The part that a title gives its section; `either` where a title may give it both. */
export type Role = 'preamble' | 'prerequisites' | 'either' | 'other'

/** What part a title tells; nothing in a language of which the titles are not known. */
export const roleOf: (title: string, language: Language) => Role | undefined = textMemo((title, language: Language) => {
  if (language.preambleTitles.size === 0) return undefined
  const [preamble, prerequisites] = [isPreambleTitle(title, language), isPrerequisiteTitle(title, language)]
  if (preamble && prerequisites) return 'either'
  return preamble ? 'preamble' : prerequisites ? 'prerequisites' : 'other'
})
