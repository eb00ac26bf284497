/** What `diptych init` says. */
import { KnownError, type Words } from '../known-error.ts'
import type { Locale } from '../model.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych init [options]

Writes diptych.config.json into this folder: the languages and the places of the pages, as they were recognised.
A configuration that is already there is left alone.

Options:
  --force                Replace the diptych.config.json that is there
  --dry-run              Write nothing; print what would be written
  --source LOCALE        The language that leads
  --target LOCALE[,…]    The languages that follow
  --lang en|fr           The language of messages
  -h, --help             This text

Examples:
  diptych init
  diptych init --source fr --target en
  diptych init --dry-run
`,
  fr: `diptych init [options]

Écrit diptych.config.json dans ce dossier : les langues et l'emplacement des pages, tels qu'ils ont été reconnus.
Une configuration déjà présente reste intacte.

Options :
  --force                Remplacer le diptych.config.json existant
  --dry-run              Ne rien écrire ; afficher ce qui serait écrit
  --source LANGUE        La langue qui mène
  --target LANGUE[,…]    Les langues qui suivent
  --lang en|fr           La langue des messages
  -h, --help             Ce texte

Exemples :
  diptych init
  diptych init --source fr --target en
  diptych init --dry-run
`,
}

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
