/** What `diptych explain` says of its own. */
import type { Words } from '../known-error.ts'
import type { Category } from '../model.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[RULE]', fr: '[RÈGLE]' },
  about: {
    en: `Prints a rule's page of the manual: what it reports, why, its options, and how to fix or suppress a finding.
Without a RULE: every rule with its recommended severity.`,
    fr: `Affiche la page du manuel consacrée à une règle : ce qu'elle signale, pourquoi, ses options, et comment corriger ou
passer outre.
Sans RÈGLE : toutes les règles, avec leur sévérité recommandée.`,
  },
  options: {
    lang: { en: 'The language of the page', fr: 'La langue de la page' },
  },
  examples: {
    en: ['diptych explain', 'diptych explain step-count', 'diptych explain number --lang fr'],
    fr: ['diptych explain', 'diptych explain step-count', 'diptych explain number --lang en'],
  },
} as const satisfies Help

export const unknownRule = (given: string, meant: string | undefined): UsageError =>
  new UsageError({
    en: `There is no rule \`${given}\`.${meant ? ` Did you mean \`${meant}\`?` : ' `diptych explain` lists the rules.'}`,
    fr: `La règle \`${given}\` n'existe pas.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ' `diptych explain` donne la liste des règles.'}`,
  })

export const category: Readonly<Record<Category, Words>> = {
  structure: { en: 'Structure', fr: 'Structure' },
  content: { en: 'Content', fr: 'Contenu' },
  links: { en: 'Links', fr: 'Liens' },
  language: { en: 'Language', fr: 'Langue' },
  freshness: { en: 'Freshness', fr: 'Fraîcheur' },
  lint: { en: 'Plugins', fr: 'Plugins' },
}

export const off: Words = { en: 'off', fr: 'désactivée' }

export const more: Words = {
  en: '`diptych explain RULE` tells more.',
  fr: '`diptych explain RÈGLE` en dit plus.',
}
