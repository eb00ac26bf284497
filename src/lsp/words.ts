/** What the language server says of its own. */
import type { StaleBead } from '../history.ts'
import type { Words } from '../known-error.ts'
import type { Locale, Severity } from '../model.ts'
import { changesWords } from '../rule/commits.ts'

export const indexing: Words = { en: 'Diptych: comparing the languages', fr: 'Diptych : comparaison des langues' }

export const filesRead = (count: number): Words => ({ en: `${count} files read`, fr: `${count} fichiers lus` })

export const pagesCompared = (count: number): Words => ({
  en: `${count} ${count === 1 ? 'pair' : 'pairs'} of pages`,
  fr: `${count} ${count < 2 ? 'paire' : 'paires'} de pages`,
})

export const theOtherSide = (locale: Locale): Words => ({ en: `On the ${locale} side`, fr: `Du côté ${locale}` })

/** What a part of a finding is. */
export const part = (locale: Locale): Words => ({ en: `Part of it (${locale})`, fr: `Élément en cause (${locale})` })

export const fix = (rule: string): Words => ({ en: `Fix: ${rule}`, fr: `Corriger : ${rule}` })

export const fixAll: Words = {
  en: 'Fix all that needs no translation on this page',
  fr: 'Corriger tout ce qui se passe de traduction sur cette page',
}

export const draft: Words = {
  en: "Insert a draft from the project's own translations",
  fr: 'Insérer une proposition tirée des traductions du projet',
}

export const noDraft: Words = {
  en: "The project's own translations have no draft for this. `diptych suggest` can ask a machine.",
  fr: 'Les traductions du projet ne fournissent aucune proposition ici. `diptych suggest` peut interroger une machine.',
}

export const silence = (rule: string): Words => ({
  en: `Hide with a comment: ${rule}`,
  fr: `Masquer par un commentaire : ${rule}`,
})

export const counterpartPage = (locale: Locale): Words => ({
  en: `Open the ${locale} page`,
  fr: `Ouvrir la page ${locale}`,
})

/** Above the text of the other side. */
export const counterpart = (locale: Locale, link: string): Words => ({
  en: `**${locale}** · ${link}`,
  fr: `**${locale}** · ${link}`,
})

export const noCounterpart = (link: string): Words => ({
  en: `Without counterpart; it would belong at ${link}.`,
  fr: `Sans équivalent ; sa place serait à ${link}.`,
})

/** Above what changed, or instead of it where that is not known. */
export const changed = ({ changes, diff }: StaleBead): Words => {
  const end = diff.length > 0 ? ':' : '.'
  const [en, fr] = [changesWords(changes, 'en'), changesWords(changes, 'fr')]
  return {
    en: `The source changed after it was translated${en === '' ? '' : ` (${en})`}${end}`,
    fr: `La source a changé après la traduction${fr === '' ? '' : ` (${fr})`}${diff.length > 0 ? ' :' : '.'}`,
  }
}

/** Before a message of a severity that the protocol has no word for: none. */
export const severities: Readonly<Record<Severity, 1 | 2 | 3>> = { error: 1, warn: 2, info: 3 }
