/** What `diptych merge` and `check --shard` say of their own. */
import { KnownError } from '../known-error.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { exitsOfVerdict, ofProject, ofVerdict } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: 'FILE…', fr: 'FICHIER…' },
  about: {
    en: `Joins what the parts of a check found, each printed by \`diptych check --shard K/N\`, into the report of the whole: the
same, to the byte, as that of one process. Run it in the same checkout, with the same configuration and options.`,
    fr: `Réunit ce qu'ont trouvé les parts d'un contrôle, chacune écrite par \`diptych check --shard K/N\`, en un rapport de
l'ensemble : le même, à l'octet près, que celui d'un seul processus. À lancer dans la même copie de travail, avec
la même configuration et les mêmes options que les parts.`,
  },
  options: {
    format: {
      value: { en: 'NAME', fr: 'NOM' },
      en: 'As for `diptych check`: stylish (default), json, sarif, html…',
      fr: 'Comme pour `diptych check` : stylish (par défaut), json, sarif, html…',
    },
    ...ofVerdict,
    'no-history': { en: 'As the parts were run', fr: 'Comme pour les parts' },
    'no-cache': { en: 'Keep nothing', fr: 'Ne rien garder' },
    ...ofProject,
  },
  exits: {
    ...exitsOfVerdict,
    2: {
      en: 'a part is missing, it could not run, or something could not be compared and nobody allowed that',
      fr: "une part manque, exécution impossible, ou quelque chose n'a pas pu être comparé sans autorisation explicite",
    },
  },
  examples: {
    en: [
      'diptych merge part-1.json part-2.json',
      'diptych merge parts/*.json --reporter stylish --reporter sarif=drift.sarif',
    ],
    fr: [
      'diptych merge part-1.json part-2.json',
      'diptych merge parts/*.json --reporter stylish --reporter sarif=derives.sarif',
    ],
  },
} as const satisfies Help

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
