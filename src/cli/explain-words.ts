/** What `diptych explain` says of its own. */
import type { Words } from '../known-error.ts'
import type { Category } from '../model.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych explain [RULE] [options]

Prints a rule's page of the manual: what it reports, why, its options, and how to fix or suppress a finding.
Without a RULE: every rule with its recommended severity.

Options:
  --lang en|fr    The language of the page
  -h, --help      This text

Examples:
  diptych explain
  diptych explain step-count
  diptych explain number --lang fr
`,
  fr: `diptych explain [RÈGLE] [options]

Affiche la page du manuel consacrée à une règle : ce qu'elle signale, pourquoi, ses options, et comment corriger ou
passer outre.
Sans RÈGLE : toutes les règles, avec leur sévérité recommandée.

Options :
  --lang en|fr    La langue de la page
  -h, --help      Ce texte

Exemples :
  diptych explain
  diptych explain step-count
  diptych explain number --lang en
`,
}

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
