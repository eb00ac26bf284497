/** What `diptych init` says. */
import { KnownError, type Words } from '../known-error.ts'
import type { Locale } from '../model.ts'
import type { Help } from './help.ts'
import { ofProject } from './help-words.ts'

/** What `--help` says. */
export const help = {
  about: {
    en: `Writes diptych.config.json into this folder: the languages and the places of the pages, as they were recognised.
A configuration that is already there is left alone.`,
    fr: `Écrit diptych.config.json dans ce dossier : les langues et l'emplacement des pages, tels qu'ils ont été reconnus.
Une configuration déjà présente reste intacte.`,
  },
  options: {
    force: { en: 'Replace the diptych.config.json that is there', fr: 'Remplacer le diptych.config.json existant' },
    'dry-run': {
      en: 'Write nothing; print what would be written',
      fr: 'Ne rien écrire ; afficher ce qui serait écrit',
    },
    source: { ...ofProject.source, en: 'The language that leads', fr: 'La langue source' },
    target: ofProject.target,
  },
  examples: ['diptych init', 'diptych init --source fr --target en', 'diptych init --dry-run'],
} as const satisfies Help

/** There is a configuration; it is not replaced. */
export const exists = (name: string, replaceable: boolean): KnownError =>
  new KnownError({
    en: `\`${name}\` is there already. ${replaceable ? 'Replace it with `--force`, or print' : 'Edit or remove it, or print'} what would be written with \`--dry-run\`.`,
    fr: `\`${name}\` existe déjà. ${replaceable ? 'Remplacez-le avec `--force`, ou affichez' : 'Modifiez-le ou supprimez-le, ou affichez'} ce qui serait écrit avec \`--dry-run\`.`,
  })

/** It was written. */
export const written = (name: string, source: Locale, targets: readonly Locale[]): Words => {
  const list = targets.map((locale) => `\`${locale}\``).join(', ')
  return {
    en: `Wrote \`${name}\`: source \`${source}\`, ${targets.length === 1 ? 'target' : 'targets'} ${list}. Now run \`diptych check\`.`,
    fr: `\`${name}\` est écrit : source \`${source}\`, ${targets.length === 1 ? 'cible' : 'cibles'} ${list}. Lancez maintenant \`diptych check\`.`,
  }
}
