/** What `diptych sync` says. */
import type { Words } from '../known-error.ts'
import type { Help } from './help.ts'
import { ofProject } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[PATH…]', fr: '[CHEMIN…]' },
  about: {
    en: `Records in diptych.lock that these pairs are in step now. From then on, \`diptych check\` calls a translated block stale
when its source is no longer what was recorded, with or without a git history.
A PATH, a file or folder of either language, limits what is recorded; what is recorded of other pages stays.`,
    fr: `Enregistre dans diptych.lock que ces paires sont à jour maintenant. Dès lors, \`diptych check\` dit qu'un bloc traduit est
périmé quand sa source n'est plus celle qui a été enregistrée, avec ou sans historique git.
Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite ce qui est enregistré ; le reste du fichier demeure.`,
  },
  options: {
    'from-history': {
      en: 'Record as git has it: what is stale by its history stays so',
      fr: "Enregistrer d'après git : ce que l'historique dit périmé le reste",
    },
    'dry-run': {
      en: 'Write nothing; print the lines that would come and go',
      fr: 'Ne rien écrire ; afficher les lignes ajoutées et retirées',
    },
    ...ofProject,
  },
  exits: {
    0: { en: 'recorded', fr: 'enregistré' },
    2: { en: 'it could not run', fr: 'exécution impossible' },
  },
  examples: ['diptych sync --from-history', 'diptych sync docs/en/guides/backups.md', 'diptych sync --dry-run'],
} as const satisfies Help

const counted = (count: number, en: string, fr: string): { readonly en: string; readonly fr: string } => ({
  en: `${count} ${en}${count === 1 ? '' : 's'}`,
  fr: `${count} ${fr}${count < 2 ? '' : 's'}`,
})

/** How many pairs were recorded, and how many lines came and went. `dry`: they were not, but would be. */
export const recorded = (pairs: number, come: number, gone: number, dry: boolean): Words => {
  const [more, less] = [counted(come, 'line', 'ligne'), counted(gone, 'line', 'ligne')]
  return {
    en: `${dry ? 'Would record' : 'Recorded'} ${counted(pairs, 'pair', 'paire').en} in \`diptych.lock\`: ${more.en} added, ${less.en} removed.`,
    fr: `${dry ? 'Paires à enregistrer' : 'Paires enregistrées'} dans \`diptych.lock\` : ${pairs} ; ${more.fr} en plus, ${less.fr} en moins.`,
  }
}
