/** What `diptych merge` and `check --shard` say of their own. */
import { KnownError, type Words } from '../known-error.ts'
import { UsageError } from './command.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych merge FILE… [options]

Joins what the parts of a check found, each printed by \`diptych check --shard K/N\`, into the report of the whole: the
same, to the byte, as that of one process. Run it in the same checkout, with the same configuration and options.

Options:
  --format NAME            As for \`diptych check\`: stylish (default), json, sarif, html…
  -o, --output FILE        Write the report to a file
  --reporter NAME[=FILE]   Instead of these two: several formats at once, to standard output or to files
  -q, --quiet              Errors only
  --max-warnings N         Exit with 1 when there are more than N warnings
  --owner NAME[,…]         Only pages that these people or teams look after
  --allow-not-compared     Let the run succeed although something could not be compared
  --no-history             As the parts were run
  --cache DIR              Where results are kept for the next run (default: node_modules/.cache/diptych)
  --no-cache               Keep nothing
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
  2  a part is missing, it could not run, or something could not be compared and nobody allowed that

Examples:
  diptych merge part-1.json part-2.json
  diptych merge parts/*.json --reporter stylish --reporter sarif=drift.sarif
`,
  fr: `diptych merge FICHIER… [options]

Réunit ce qu'ont trouvé les parts d'un contrôle, chacune écrite par \`diptych check --shard K/N\`, en un rapport de
l'ensemble : le même, à l'octet près, que celui d'un seul processus. À lancer dans la même copie de travail, avec
la même configuration et les mêmes options que les parts.

Options :
  --format NOM             Comme pour \`diptych check\` : stylish (par défaut), json, sarif, html…
  -o, --output FICHIER     Écrire le rapport dans un fichier
  --reporter NOM[=FICHIER] Au lieu des deux : plusieurs formats à la fois, sur la sortie standard ou dans des fichiers
  -q, --quiet              Les erreurs seulement
  --max-warnings N         Code de sortie 1 s'il y a plus de N avertissements
  --owner NOM[,…]          Seulement les pages dont s'occupent ces personnes ou ces équipes
  --allow-not-compared     Laisser réussir une exécution qui n'a pas pu tout comparer
  --no-history             Comme pour les parts
  --cache DOSSIER          Où garder les résultats pour la fois suivante (par défaut : node_modules/.cache/diptych)
  --no-cache               Ne rien garder
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
  2  une part manque, exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite

Exemples :
  diptych merge part-1.json part-2.json
  diptych merge parts/*.json --reporter stylish --reporter sarif=derives.sarif
`,
}

/** @param asked What was given for a part. */
export const noShard = (asked: string): UsageError =>
  new UsageError({
    en: `There is no part \`${asked}\`: write \`--shard 1/4\` for the first of four.`,
    fr: `La part \`${asked}\` n'existe pas : écrivez \`--shard 1/4\` pour la première de quatre.`,
  })

/** @param given An option, or a path. */
export const forMerge = (given: string): UsageError =>
  new UsageError({
    en: `\`${given}\` concerns the whole, not a part: leave it out beside \`--shard\`, and give it to \`diptych merge\` where that takes it.`,
    fr: `\`${given}\` concerne l'ensemble et non une part : retirez-le à côté de \`--shard\` et donnez-le à \`diptych merge\`, s'il le connaît.`,
  })

export const shardIsJson: UsageError = new UsageError({
  en: 'What `diptych merge` joins is JSON: add `--reporter json=FILE`, or leave out `--format`.',
  fr: 'Ce que réunit `diptych merge` est du JSON : ajoutez `--reporter json=FICHIER`, ou retirez `--format`.',
})

export const noFiles: UsageError = new UsageError({
  en: 'Name the reports of the parts: `diptych merge part-1.json part-2.json`.',
  fr: 'Nommez les rapports des parts : `diptych merge part-1.json part-2.json`.',
})

/** @param code What the system says: `ENOENT`. */
export const unreadPart = (path: string, code: string): KnownError =>
  new KnownError({
    en: `\`${path}\` cannot be read (${code}): check the path, and that the job that wrote it handed it on.`,
    fr: `\`${path}\` ne peut pas être lu (${code}) : vérifiez le chemin, et que la tâche qui l'a écrit l'a transmis.`,
  })

export const noPart = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is no report of a part: make it with \`diptych check --shard K/N --output ${path}\`.`,
    fr: `\`${path}\` n'est pas le rapport d'une part : produisez-le par \`diptych check --shard K/N --output ${path}\`.`,
  })

export const damagedPart = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` was damaged or cut short on its way: run that part again.`,
    fr: `\`${path}\` a été endommagé ou tronqué en route : relancez cette part.`,
  })

export const otherBuild = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` was made by another version of Diptych, of what it depends on, or of Node: use the same in every job.`,
    fr: `\`${path}\` vient d'une autre version de Diptych, de ses dépendances ou de Node : utilisez la même dans chaque tâche.`,
  })

/** @param of In how many parts that run was split; `all` for the others. */
export const otherRun = (path: string, of: number, all: number): KnownError =>
  new KnownError({
    en: `\`${path}\` is a part of ${of}, the others are parts of ${all}: merge the parts of one run.`,
    fr: `\`${path}\` est une part sur ${of}, les autres le sont sur ${all} : réunissez les parts d'une même exécution.`,
  })

/** @param missing Their numbers. */
export const missingParts = (missing: readonly number[], of: number): KnownError => {
  const list = missing.map((part) => `\`${part}/${of}\``).join(', ')
  return new KnownError({
    en: `Parts are missing: ${list}. Run them too, and merge them all at once.`,
    fr: `Il manque des parts : ${list}. Lancez-les aussi, et réunissez-les toutes à la fois.`,
  })
}
