/** What `diptych align` says of its own. */
import type { Words } from '../known-error.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[SOURCE TARGET]', fr: '[SOURCE CIBLE]' },
  about: {
    en: `Shows which block of a page stands for which block of its translation, side by side: − the translation lacks it,
+ the source lacks it, ↕ it stands in another place. Without files: every pair of the project.`,
    fr: `Montre côte à côte quel bloc de la traduction correspond à quel bloc de la source : − la traduction ne l'a pas,
+ la source ne l'a pas, ↕ il se trouve ailleurs. Sans fichiers : toutes les paires du projet.`,
  },
  options: {
    ...ofResults,
    'allow-not-compared': {
      en: 'Succeed although a page could not be read',
      fr: "Réussir même si une page n'a pas pu être lue",
    },
    ...ofProject,
    source: {
      ...ofProject.source,
      en: "The language that leads; for two files, the first one's",
      fr: 'La langue source ; pour deux fichiers, celle du premier',
    },
    target: {
      ...ofProject.target,
      en: "The languages that follow; for two files, the second one's",
      fr: 'Les langues qui suivent ; pour deux fichiers, celle du second',
    },
  },
  examples: {
    en: [
      'diptych align docs/fr/backups.md docs/en/backups.md',
      'diptych align --format json',
      'diptych align notes.txt notes-translated.txt --source fr --target en',
    ],
    fr: [
      'diptych align docs/fr/sauvegardes.md docs/en/sauvegardes.md',
      'diptych align --format json',
      'diptych align notes.txt notes-traduites.txt --source fr --target en',
    ],
  },
} as const satisfies Help

export const oneFile = (path: string): UsageError =>
  new UsageError({
    en: `\`${path}\` needs a second file to be aligned with: \`diptych align SOURCE TARGET\`.`,
    fr: `Il faut un second fichier à aligner avec \`${path}\` : \`diptych align SOURCE CIBLE\`.`,
  })

/** A page of the project that could not be read. */
export const notRead = (path: string, reason: Words): Words => ({
  en: `\`${path}\` was not aligned: ${reason.en}.`,
  fr: `\`${path}\` n'a pas été aligné : ${reason.fr}.`,
})
