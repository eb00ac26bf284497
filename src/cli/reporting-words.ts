/** What is said of the formats that were ordered. */
import { UsageError } from './arguments.ts'

export const eitherWay = (other: 'format' | 'output'): UsageError =>
  new UsageError({
    en: `\`--reporter\` names formats and files by itself: leave out \`--${other}\`.`,
    fr: `\`--reporter\` nomme lui-même les formats et les fichiers : retirez \`--${other}\`.`,
  })

export const sameFile = (file: string): UsageError =>
  new UsageError({
    en: `Two reporters would write \`${file}\`: give each its own file.`,
    fr: `Deux rapports iraient dans \`${file}\` : donnez un fichier à chacun.`,
  })

export const noFile = (name: string): UsageError =>
  new UsageError({
    en: `\`--reporter ${name}=\` lacks its file: \`${name}=FILE\`, or \`${name}\` alone for standard output.`,
    fr: `Il manque un fichier à \`--reporter ${name}=\` : \`${name}=FICHIER\`, ou \`${name}\` seul pour la sortie standard.`,
  })
