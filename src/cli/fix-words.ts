/** What `diptych fix` says of its own. */
import type { Words } from '../known-error.ts'
import { listed, quoted } from '../text/quote.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { ofProject, ofRun } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[PATH…]', fr: '[CHEMIN…]' },
  about: {
    en: `Repairs what needs no translation: code that differs from the source's, inline code, links, image paths, placeholders,
heading levels, number formats, wrong encoding, typography. Each repair is one that a rule offers for its finding, in a
place whose counterpart is sure. The project is checked again before anything is written: a repair whose finding stays,
or that causes another one as grave, is left out.

A PATH, a file or folder of either language, limits which files are changed; all pages are still read.`,
    fr: `Corrige ce qui se passe de traduction : code différent de celui de la source, code en ligne, liens, chemins d'images,
variables, niveaux de titre, format des nombres, mauvais encodage, typographie. Chaque correction est proposée par une
règle pour l'un de ses constats, là où la correspondance est sûre. Le projet est revérifié avant toute écriture : une
correction qui laisse son constat en place, ou qui en provoque un autre aussi grave, n'est pas retenue.

Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite les fichiers modifiés ; toutes les pages restent lues.`,
  },
  options: {
    rule: { value: 'ID[,…]', en: 'Only the findings of these rules', fr: 'Les constats de ces règles seulement' },
    'dry-run': {
      en: 'Write nothing; print a unified diff of what would change',
      fr: 'Ne rien écrire ; afficher un diff unifié de ce qui changerait',
    },
    interactive: {
      en: 'Ask for each repair: y (yes), n (no), a (all that follow), q (quit: no more)',
      fr: 'Demander pour chaque correction : o (oui), n (non), t (toutes), q (quitter : plus aucune)',
    },
    force: {
      en: 'Change files with uncommitted changes too',
      fr: 'Modifier aussi les fichiers dont des changements ne sont pas validés dans git',
    },
    ...ofRun,
    links: {
      en: 'Ask the web about external URLs, and set the addresses of pages that have moved for good',
      fr: "Interroger le web sur les URL externes, et mettre l'adresse des pages déménagées pour de bon",
    },
    ...ofProject,
  },
  exits: {
    0: {
      en: 'every repair that was found and wanted is made, or there was none',
      fr: "toutes les corrections trouvées et voulues sont faites, ou il n'y en avait pas",
    },
    1: {
      en: 'repairs were left out: their file has uncommitted changes, is a link, or could not be written',
      fr: "des corrections ont été laissées : leur fichier a des changements non validés, est un lien ou n'a pas pu être écrit",
    },
    2: { en: 'it could not run', fr: 'exécution impossible' },
  },
  examples: [
    'diptych fix --dry-run',
    'diptych fix docs/en/guides',
    'diptych fix --rule encoding,code-block',
    'diptych fix --interactive',
  ],
} as const satisfies Help

/** What is asked for each repair in `--interactive`. */
export const question: Words = {
  en: 'Make this change? [y]es, [n]o, [a]ll, [q]uit: ',
  fr: 'Faire cette correction ? [o]ui, [n]on, [t]outes, [q]uitter : ',
}

export const noSuchRule = (id: string, meant: string | undefined): UsageError =>
  new UsageError({
    en: `There is no rule ${quoted(id)}.${meant ? ` Did you mean \`${meant}\`?` : ' `diptych explain` lists the rules.'}`,
    fr: `La règle ${quoted(id)} n'existe pas.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ' `diptych explain` donne la liste des règles.'}`,
  })

export const noInput: UsageError = new UsageError({
  en: '`--interactive` needs an input from which answers can be read.',
  fr: "`--interactive` a besoin d'une entrée où lire les réponses.",
})

export const summary = (findings: number, files: number): Words => ({
  en: `${count(findings, 'finding')} fixed in ${count(files, 'file')}.`,
  fr: `${compte(findings, 'constat')} corrigé${findings < 2 ? '' : 's'} dans ${compte(files, 'fichier')}.`,
})

export const wouldFix = (findings: number, files: number): Words => ({
  en: `${count(findings, 'finding')} would be fixed in ${count(files, 'file')}; nothing is written (\`--dry-run\`).`,
  fr: `${compte(findings, 'constat')} ${findings < 2 ? 'serait corrigé' : 'seraient corrigés'} dans ${compte(files, 'fichier')} ; rien n'est écrit (\`--dry-run\`).`,
})

export const nothing: Words = {
  en: 'There is nothing to fix.',
  fr: "Il n'y a rien à corriger.",
}

export const unwanted: Words = {
  en: 'Nothing was changed.',
  fr: "Rien n'a été modifié.",
}

const count = (number: number, noun: string): string => `${number} ${noun}${number === 1 ? '' : 's'}`
/** French takes the singular up to, but not including, two. */
const compte = (number: number, noun: string): string => `${number} ${noun}${number < 2 ? '' : 's'}`

/** Files that git could not bring back. */
export const uncommitted = (paths: readonly string[]): Words => ({
  en: `Not changed, for git could not bring back what ${paths.length === 1 ? 'it holds' : 'they hold'} now: ${listed(paths, 'en')}. Commit, or use \`--force\`.`,
  fr: `Pas de correction dans ${listed(paths, 'fr')} : git ne pourrait pas restituer ${paths.length === 1 ? 'son état' : 'leur état'} actuel. Validez les changements (\`git commit\`) ou employez \`--force\`.`,
})

/** Files that are links. */
export const links = (paths: readonly string[]): Words => ({
  en: `Not changed, for ${paths.length === 1 ? 'it is a link' : 'they are links'} to another file: ${listed(paths, 'en')}.`,
  fr: `Pas de correction dans ${listed(paths, 'fr')} : ${paths.length === 1 ? "c'est un lien" : 'ce sont des liens'} vers un autre fichier.`,
})

/** Files that nobody may write. */
export const readOnly = (paths: readonly string[]): Words => ({
  en: `Not changed, for ${paths.length === 1 ? 'it is' : 'they are'} read-only: ${listed(paths, 'en')}. Allow writing first (\`chmod u+w\`).`,
  fr: `Pas de correction dans ${listed(paths, 'fr')} : ${paths.length === 1 ? 'le fichier est' : 'les fichiers sont'} en lecture seule. Autorisez d'abord l'écriture (\`chmod u+w\`).`,
})

/** Files that were written by somebody else while this run was checking. */
export const meanwhile = (path: string): Words => ({
  en: `\`${path}\` was changed while Diptych was checking, and is left as it is. Run it again.`,
  fr: `\`${path}\` a été modifié pendant la vérification et reste tel quel. Relancez la commande.`,
})

export const stayed = (place: string, rule: string): Words => ({
  en: `${place}: the repair of \`${rule}\` is left out, for its finding would still be there.`,
  fr: `${place} : la correction de \`${rule}\` n'est pas retenue, car le constat serait toujours là.`,
})

export const silenced = (place: string, rule: string): Words => ({
  en: `${place}: the repair of \`${rule}\` is left out, for this text is stale in more than that, and would then pass for up to date. Bring the translation up to date.`,
  fr: `${place} : la correction de \`${rule}\` n'est pas retenue, car ce texte est périmé sur d'autres points et passerait alors pour à jour. Mettez la traduction à jour.`,
})

export const caused = (place: string, rule: string, other: string, message: Words): Words => ({
  en: `${place}: the repair of \`${rule}\` is left out, for \`${other}\` would then report: ${message.en}`,
  fr: `${place} : la correction de \`${rule}\` n'est pas retenue, car \`${other}\` signalerait alors : ${message.fr}`,
})
