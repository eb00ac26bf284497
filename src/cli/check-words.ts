/** What `diptych check` says of its own. */
import { KnownError, type Words } from '../known-error.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { exitsOfVerdict, ofProject, ofVerdict } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[PATH…]', fr: '[CHEMIN…]' },
  about: {
    en: `Reads the pages of every language, aligns them and names every place where they have drifted apart.
A PATH, a file or folder of either language, limits what is reported; all pages are still read and learned from.`,
    fr: `Lit les pages de chaque langue, les aligne et signale chaque endroit où elles divergent.
Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite ce qui est signalé ; toutes les pages restent lues
et servent à l'apprentissage.`,
  },
  options: {
    format: {
      value: { en: 'NAME', fr: 'NOM' },
      en: 'For people: stylish (default), compact, html, markdown; for programs and forges: json, sarif, github, github-summary, github-comment, gitlab, junit, rdjson, badge',
      fr: 'Pour les humains : stylish (par défaut), compact, html, markdown ; pour les programmes et les forges : json, sarif, github, github-summary, github-comment, gitlab, junit, rdjson, badge',
    },
    ...ofVerdict,
    since: {
      value: { en: 'REF', fr: 'RÉF' },
      en: 'Only pairs touched since this commit or branch; what was there already does not fail the run',
      fr: "Seulement les paires touchées depuis ce commit ou cette branche ; ce qui était déjà là ne fait pas échouer l'exécution",
    },
    changed: {
      en: 'The same since the branch that the pull request, or the work in hand, is for',
      fr: 'De même depuis la branche que vise la pull request, ou le travail en cours',
    },
    links: {
      en: 'Ask the web about every external URL, once; see `diptych explain stale-url`',
      fr: 'Interroger le web sur chaque URL externe, une fois ; voir `diptych explain stale-url`',
    },
    suggest: {
      en: 'Add drafts of missing text, as `diptych suggest` makes them; they decide nothing',
      fr: 'Ajouter des propositions de texte, comme `diptych suggest` ; elles ne décident de rien',
    },
    watch: {
      en: 'Stay, and say again what each change to a page touches; Ctrl-C ends, with exit code 0',
      fr: 'Rester et redire ce que touche chaque modification ; Ctrl-C termine (code de sortie 0)',
    },
    shard: {
      value: 'K/N',
      en: 'One part of the run, for `diptych merge`, which joins the parts',
      fr: 'Une part du contrôle, que `diptych merge` réunit aux autres',
    },
    threads: {
      value: 'N',
      en: 'Share the work among so many threads; 1 for none (default: what suits the size of the project)',
      fr: 'Répartir le travail entre N fils ; 1 pour ne pas le faire (par défaut : selon la taille du projet)',
    },
    ...ofProject,
  },
  exits: {
    ...exitsOfVerdict,
    2: {
      en: 'it could not run, or something could not be compared and nobody allowed that',
      fr: "exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite",
    },
  },
  examples: {
    en: [
      'diptych check',
      'diptych check docs/en/guides --quiet',
      'diptych check --since origin/main',
      'diptych check --source fr --target en',
      'diptych check --links',
      'diptych check --format json --output drift.json',
      'diptych check --reporter stylish --reporter json=drift.json',
    ],
    fr: [
      'diptych check',
      'diptych check docs/en/guides --quiet',
      'diptych check --since origin/main',
      'diptych check --source fr --target en',
      'diptych check --links',
      'diptych check --format json --output derives.json',
      'diptych check --reporter stylish --reporter json=derives.json',
    ],
  },
} as const satisfies Help

export const sinceOrChanged: UsageError = new UsageError({
  en: '`--since` and `--changed` name a base each; give one of them.',
  fr: '`--since` et `--changed` désignent chacun une base ; donnez-en un seul.',
})

export const noSuchPath = (path: string): KnownError =>
  new KnownError({
    en: `There is nothing at \`${path}\`; check its name and the working directory.`,
    fr: `Le chemin \`${path}\` n'existe pas ; vérifiez le nom et le dossier courant.`,
  })

/** The path is there, but the project has no page at it. */
export const noPageAt = (path: string): Words => ({
  en: `No page of the project is at \`${path}\`; \`diptych pairs\` lists the pages.`,
  fr: `Aucune page du projet ne se trouve à \`${path}\` ; \`diptych pairs\` donne la liste des pages.`,
})

export const tooManyWarnings = (count: number, most: number): Words => ({
  en: `${count === 1 ? 'There is 1 warning' : `There are ${count} warnings`}; at most ${most} ${most === 1 ? 'is' : 'are'} allowed (\`--max-warnings\`).`,
  fr: `Il y a ${count} avertissement${count < 2 ? '' : 's'}, le maximum permis est ${most} (\`--max-warnings\`).`,
})

export const notAllCompared: Words = {
  en: 'Something could not be compared, so this run proves nothing about it (exit code 2). Mend it, exclude it with `ignore`, or allow it with `--allow-not-compared`.',
  fr: "Quelque chose n'a pas pu être comparé : cette exécution n'en dit donc rien (code de sortie 2). Corrigez-le, excluez-le avec `ignore` ou permettez-le avec `--allow-not-compared`.",
}

export const written = (path: string): Words => ({
  en: `The report is in \`${path}\`.`,
  fr: `Le rapport se trouve dans \`${path}\`.`,
})

/** @param cause What the system said. */
export const unwritten = (path: string, option: string, cause: unknown): KnownError => {
  const code = String((cause as NodeJS.ErrnoException)?.code ?? cause)
  return new KnownError(
    {
      en: `\`${path}\` cannot be written (${code}); choose another place with \`${option}\`.`,
      fr: `\`${path}\` ne peut pas être écrit (${code}) ; choisissez un autre endroit avec \`${option}\`.`,
    },
    { cause },
  )
}
