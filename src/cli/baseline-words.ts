/** What is said of baselines. */
import type { BaselineEntry } from '../baseline.ts'
import type { Words } from '../known-error.ts'
import { UsageError } from './arguments.ts'

export const noBaseline: UsageError = new UsageError({
  en: '`--update-baseline` needs a file: name it with `--baseline FILE`, or as `baseline` in the configuration.',
  fr: "`--update-baseline` a besoin d'un fichier : indiquez-le par `--baseline FICHIER`, ou par `baseline` dans la configuration.",
})

export const leftOut = (count: number, path: string): Words => ({
  en: `${count} ${count === 1 ? 'finding is' : 'findings are'} in the baseline \`${path}\` and ${count === 1 ? 'is' : 'are'} left out.`,
  fr: `${count} constat${count < 2 ? ' figure' : 's figurent'} dans la référence \`${path}\` et ne ${count < 2 ? 'compte' : 'comptent'} pas.`,
})

/** As many entries are named. */
const mostNamed = 10

export const ended = (entries: readonly BaselineEntry[], path: string): Words => {
  const count = entries.length
  const named = entries
    .slice(0, mostNamed)
    .map(
      ({ page, rule, section }) =>
        `\n  ${[page, rule, section.at(-1) ?? '']
          .filter((part) => part !== '')
          .join(' · ')
          .replace(/\s+/g, ' ')}`,
    )
    .join('')
  const more = count > mostNamed ? '\n  …' : ''
  return {
    en: `${count} ${count === 1 ? 'entry' : 'entries'} of the baseline \`${path}\` ${count === 1 ? 'matches' : 'match'} nothing any more; \`--update-baseline\` removes ${count === 1 ? 'it' : 'them'}.${named}${more}`,
    fr: `${count} entrée${count < 2 ? '' : 's'} de la référence \`${path}\` ne ${count < 2 ? 'correspond' : 'correspondent'} plus à rien ; \`--update-baseline\` ${count < 2 ? "l'enlève" : 'les enlève'}.${named}${more}`,
  }
}

export const updated = (path: string, { now, ended }: { readonly now: number; readonly ended: number }): Words => ({
  en: `The baseline \`${path}\` now has ${now} ${now === 1 ? 'finding' : 'findings'}${ended > 0 ? `; ${ended} that matched nothing any more ${ended === 1 ? 'was' : 'were'} removed` : ''}.`,
  fr: `La référence \`${path}\` compte désormais ${now} constat${now < 2 ? '' : 's'}${ended > 0 ? ` ; ${ended} qui ne correspondai${ended < 2 ? 't' : 'ent'} plus à rien ${ended < 2 ? 'a été enlevé' : 'ont été enlevés'}` : ''}.`,
})
