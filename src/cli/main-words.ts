/** What the command line says before a command speaks. */
import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { UsageError } from './arguments.ts'
import type { Entry } from './commands.ts'
import { rowOf } from './rows.ts'

export const unknownCommand = (given: string, meant: string | undefined): UsageError =>
  new UsageError({
    en: `There is no command \`${given}\`.${meant ? ` Did you mean \`${meant}\`?` : ' `diptych --help` lists the commands.'}`,
    fr: `La commande \`${given}\` n'existe pas.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ' `diptych --help` donne la liste des commandes.'}`,
  })

/** Adds where the options of a command are described, unless the words say so already. */
export const seeHelp = (words: Words, command: string): Words => ({
  en: words.en.includes('`--help`') ? words.en : `${words.en} See \`diptych ${command} --help\`.`,
  fr: words.fr.includes('`--help`') ? words.fr : `${words.fr} Voir \`diptych ${command} --help\`.`,
})

export const bug: Words = {
  en: 'something went wrong that was not foreseen. Please report this, with what follows.',
  fr: "une erreur imprévue s'est produite. Merci de la signaler avec ce qui suit.",
}

/** `diptych --help`: the commands, and where to begin, in lines of so many characters. */
export const overview = (commands: Readonly<Record<string, Entry>>, tongue: Tongue, width: number): string => {
  const widest = Math.max(...Object.keys(commands).map((name) => name.length))
  const list = Object.entries(commands)
    .map(([name, { summary }]) => `${rowOf(name, summary[tongue], widest + 4, width)}\n`)
    .join('')
  return tongue === 'en'
    ? `diptych <command> [options]

Keeps documentation in two languages in step.

Commands:
${list}
Options:
  -h, --help         This text; after a command, that command's
  -v, --version      The version
      --lang en|fr   The language of messages; by default the environment's

Examples:
  diptych check
  diptych explain step-count
  diptych check --help
`
    : `diptych <commande> [options]

Maintient synchronisées les deux langues d'une documentation.

Commandes :
${list}
Options :
  -h, --help         Ce texte ; après une commande, celui de la commande
  -v, --version      La version
      --lang en|fr   La langue des messages ; par défaut celle de l'environnement

Exemples :
  diptych check
  diptych explain step-count
  diptych check --help
`
}

/** @param code What the system says: `ENOSPC`. */
export const unwritable = (code: string): Words => ({
  en: `The results cannot be written (${code}).`,
  fr: `Les résultats ne peuvent pas être écrits (${code}).`,
})
