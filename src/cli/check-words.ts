/** What `diptych check` says of its own. */
import { KnownError, type Words } from '../known-error.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych check [PATH…] [options]

Reads the pages of every language, aligns them and names every place where they have drifted apart.
A PATH, a file or folder of either language, limits what is reported; all pages are still read and learned from.

Options:
  --format NAME            For people: stylish (default), compact, html, markdown; for programs and forges: json, sarif,
                           github, github-summary, github-comment, gitlab, junit, rdjson, badge
  -o, --output FILE        Write the report to a file
  --reporter NAME[=FILE]   Instead of these two: several formats at once, to standard output or to files
  -q, --quiet              Errors only
  --max-warnings N         Exit with 1 when there are more than N warnings
  --allow-not-compared     Let the run succeed although something could not be compared
  --no-history             Judge by content alone: do not ask git what went stale
  --cache DIR              Where results are kept for the next run (default: node_modules/.cache/diptych)
  --no-cache               Read, align and judge everything anew, and keep nothing
  --since REF              Only pairs touched since this commit or branch; what was there already does not fail the run
  --changed                The same since the branch that the pull request, or the work in hand, is for
  --links                  Ask the web about every external URL, once; see \`diptych explain stale-url\`
  --suggest                Add drafts of missing text, as \`diptych suggest\` makes them; they decide nothing
  --owner NAME[,…]         Only pages that these look after, by CODEOWNERS or \`translators\`; - for pages without owner
  -w, --watch              Stay, and say again what each change to a page touches; Ctrl-C ends, with exit code 0
  --shard K/N              One part of the run, for \`diptych merge\`, which joins the parts
  --timing                 Print where the time went, by phase and by rule, on standard error
  --baseline FILE          Leave out the findings that this file puts off
  --update-baseline        Write all present findings into that file, and remove what matches nothing any more
  -c, --config FILE        A configuration elsewhere than in this folder
  --source LOCALE          The language that leads, whatever the configuration says
  --target LOCALE[,…]      The languages that follow
  --lang en|fr             The language of messages
  -h, --help               This text

Exit codes:
  0  nothing at error severity
  1  findings at error severity, or more warnings than allowed
  2  it could not run, or something could not be compared and nobody allowed that

Examples:
  diptych check
  diptych check docs/en/guides --quiet
  diptych check --since origin/main
  diptych check --source fr --target en
  diptych check --links
  diptych check --format json --output drift.json
  diptych check --reporter stylish --reporter json=drift.json
`,
  fr: `diptych check [CHEMIN…] [options]

Lit les pages de chaque langue, les aligne et nomme chaque endroit où elles ont divergé.
Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite ce qui est signalé ; toutes les pages restent lues
et servent à l'apprentissage.

Options :
  --format NOM             Pour les humains : stylish (par défaut), compact, html, markdown ; pour les programmes et les
                           forges : json, sarif, github, github-summary, github-comment, gitlab, junit, rdjson, badge
  -o, --output FICHIER     Écrire le rapport dans un fichier
  --reporter NOM[=FICHIER] Au lieu des deux : plusieurs formats à la fois, sur la sortie standard ou dans des fichiers
  -q, --quiet              Les erreurs seulement
  --max-warnings N         Code de sortie 1 s'il y a plus de N avertissements
  --allow-not-compared     Laisser réussir une exécution qui n'a pas pu tout comparer
  --no-history             Juger sur le seul contenu : ne pas demander à git ce qui est périmé
  --cache DOSSIER          Où garder les résultats pour la fois suivante (par défaut : node_modules/.cache/diptych)
  --no-cache               Tout relire, réaligner et rejuger, sans rien garder
  --since RÉF              Seulement les paires touchées depuis ce commit ou cette branche ; ce qui était déjà là
                           ne fait pas échouer l'exécution
  --changed                De même depuis la branche que vise la pull request, ou le travail en cours
  --links                  Interroger le web sur chaque URL externe, une fois ; voir \`diptych explain stale-url\`
  --suggest                Ajouter des propositions de texte, comme \`diptych suggest\` ; elles ne décident de rien
  --owner NOM[,…]          Seulement les pages dont ils ont la charge, selon CODEOWNERS ou \`translators\` ; - pour
                           celles qui n'ont personne
  -w, --watch              Rester et redire ce que touche chaque modification ; Ctrl-C termine, avec le code de sortie 0
  --shard K/N              Une part du contrôle, que \`diptych merge\` réunit aux autres
  --timing                 Dire sur la sortie d'erreur où le temps est passé, par étape et par règle
  --baseline FICHIER       Laisser de côté les constats que ce fichier reporte à plus tard
  --update-baseline        Écrire dans ce fichier tous les constats actuels et en ôter ce qui ne correspond plus à rien
  -c, --config FICHIER     Une configuration située ailleurs que dans ce dossier
  --source LANGUE          La langue qui mène, quoi que dise la configuration
  --target LANGUE[,…]      Les langues qui suivent
  --lang en|fr             La langue des messages
  -h, --help               Ce texte

Codes de sortie :
  0  rien au niveau erreur
  1  des erreurs, ou plus d'avertissements que permis
  2  exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite

Exemples :
  diptych check
  diptych check docs/en/guides --quiet
  diptych check --since origin/main
  diptych check --source fr --target en
  diptych check --links
  diptych check --format json --output derives.json
  diptych check --reporter stylish --reporter json=derives.json
`,
}

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
