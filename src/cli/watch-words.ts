/** What `diptych check --watch` says. */
import type { Words } from '../known-error.ts'
import { UsageError } from './arguments.ts'

export const notWithWatch = (option: string): UsageError =>
  new UsageError({
    en: `\`--watch\` and \`--${option}\` do not go together; leave one of them out.`,
    fr: `\`--watch\` et \`--${option}\` ne vont pas ensemble ; n'en gardez qu'un.`,
  })

export const watching = (pairs: number, errors: number, warnings: number): Words => ({
  en: `watching ${pairs} ${pairs === 1 ? 'pair' : 'pairs'} of pages (${errors} ${errors === 1 ? 'error' : 'errors'}, ${warnings} ${warnings === 1 ? 'warning' : 'warnings'} in all); Ctrl-C ends.`,
  fr: `${pairs} ${pairs < 2 ? 'paire' : 'paires'} de pages sous surveillance (${errors} ${errors < 2 ? 'erreur' : 'erreurs'} et ${warnings} ${warnings < 2 ? 'avertissement' : 'avertissements'} au total) ; Ctrl-C pour terminer.`,
})

export const nothingChanged: Words = {
  en: 'saved; nothing changed in what is reported.',
  fr: 'enregistré ; rien ne change dans ce qui est signalé.',
}
