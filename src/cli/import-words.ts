/** What `diptych import` says. */
import { KnownError, type Words } from '../known-error.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: 'FILE… --locale LOCALE', fr: 'FICHIER… --locale LANGUE' },
  about: {
    en: `Turns dumps of a help centre into Markdown, one guide per article. The guides say exactly what the dump says: nothing is
dropped, reworded or repaired. \`diptych check\` reports what is wrong with them.

Plain text is split into articles where a line says what the article does ("This guide explains…", "Cet article
décrit…"); headings, lists and paragraphs are recognised. Each guide is named by its opening words, after a number that
keeps the dump's order.

An HTML page becomes one guide, named by its title: its <main>, else its <article>s, else its <body>, without <nav>,
<footer>, <script>, <style>, <noscript> and <template>. Links and images keep their destinations.`,
    fr: `Transforme le contenu extrait d'un centre d'aide en Markdown, à raison d'un guide par article. Les guides disent
exactement ce que dit le texte d'origine : rien n'est omis, reformulé ni réparé. \`diptych check\` signale ce qui ne va
pas.

Le texte brut est découpé en articles là où une ligne annonce l'objet de l'article (« Ce guide explique… », « This
article describes… ») ; les titres, les listes et les paragraphes sont reconnus. Chaque guide porte le nom de ses
premiers mots, après un numéro qui conserve l'ordre d'origine.

Une page HTML devient un guide, nommé d'après son titre : son <main>, à défaut ses <article>, à défaut son <body>, sans
<nav>, <footer>, <script>, <style>, <noscript> ni <template>. Les liens et les images gardent leur destination.`,
  },
  options: {
    locale: {
      value: { en: 'LOCALE', fr: 'LANGUE' },
      en: "The dump's language, e.g. fr or en-GB; required",
      fr: 'Langue du contenu, p. ex. fr ou en-GB ; obligatoire',
    },
    out: {
      value: { en: 'FOLDER', fr: 'DOSSIER' },
      en: 'Where the guides go (default: docs/LOCALE)',
      fr: 'Dossier des guides (par défaut : docs/LANGUE)',
    },
    split: {
      value: 'REGEX',
      en: 'Plain text: an article starts at each line that this regular expression matches',
      fr: 'Texte brut : un article commence à chaque ligne que cette expression régulière reconnaît',
    },
    encoding: {
      value: { en: 'NAME', fr: 'NOM' },
      en: "The dump's encoding, if it is not UTF-8 and no <meta charset> names it, e.g. windows-1252",
      fr: "Encodage, s'il n'est ni UTF-8 ni indiqué par <meta charset>, p. ex. windows-1252",
    },
    force: { en: 'Replace guides that exist already', fr: 'Remplacer les guides qui existent déjà' },
    'dry-run': { en: 'Write nothing; say what would be written', fr: 'Ne rien écrire ; dire ce qui serait écrit' },
    format: {
      en: 'How to list the guides (default: text)',
      fr: 'Présentation de la liste des guides (par défaut : text)',
    },
  },
  examples: {
    en: [
      'diptych import help-fr.txt --locale fr',
      'diptych import pages/*.html --locale en --out content/en',
      "diptych import faq.txt --locale en --split '^Article \\d+:' --dry-run",
    ],
    fr: [
      'diptych import aide-fr.txt --locale fr',
      'diptych import pages/*.html --locale fr --out content/fr',
      "diptych import faq.txt --locale fr --split '^Article \\d+ :' --dry-run",
    ],
  },
} as const satisfies Help

/** What became of a guide; in a dry run, what would. */
export type State = 'created' | 'replaced' | 'unchanged'

/** The mark beside a guide's path. */
export const marks: Readonly<Record<State, Words>> = {
  created: { en: '', fr: '' },
  replaced: { en: ' (replaced)', fr: ' (remplacé)' },
  unchanged: { en: ' (unchanged)', fr: ' (inchangé)' },
}

/** The last line: how many guides, from how many files, to which folder. */
export const summary = (guides: number, dumps: number, out: string, dryRun: boolean): Words => {
  const many = guides === 1 ? '1 guide' : `${guides} guides`
  const en = `${many} from ${dumps === 1 ? 'one file' : `${dumps} files`}`
  const fr = `${many} tiré${guides === 1 ? '' : 's'} ${dumps === 1 ? "d'un fichier" : `de ${dumps} fichiers`}`
  return dryRun
    ? {
        en: `${en} would go to \`${out}\`; nothing was written (dry run).`,
        fr: `${fr} à écrire dans \`${out}\` ; rien n'a été écrit (simulation).`,
      }
    : {
        en: `${en} in \`${out}\`.`,
        fr: `${fr} dans \`${out}\`.`,
      }
}

/** A hint: plain text that stayed in one piece. */
export const unsplit = (path: string, pattern: string | undefined): Words =>
  pattern === undefined
    ? {
        en: `\`${path}\` became one guide: no other line opens an article in a way that is known. \`--split REGEX\` tells where articles start.`,
        fr: `\`${path}\` est devenu un seul guide : aucune autre ligne n'ouvre un article d'une façon connue. \`--split REGEX\` indique où les articles commencent.`,
      }
    : {
        en: `\`${path}\` became one guide: \`--split ${pattern}\` matches no further line of it.`,
        fr: `\`${path}\` est devenu un seul guide : \`--split ${pattern}\` n'y reconnaît aucune autre ligne.`,
      }

export const noFile = (): UsageError =>
  new UsageError({
    en: 'There is no file to import: `diptych import FILE… --locale fr`.',
    fr: 'Aucun fichier à importer : `diptych import FICHIER… --locale fr`.',
  })

export const noLocale = (): UsageError =>
  new UsageError({
    en: 'The language of the dump is not known: add `--locale fr`, or another language tag.',
    fr: 'La langue du contenu est inconnue : ajoutez `--locale fr`, ou une autre étiquette de langue.',
  })

export const noSuchLocale = (locale: string): UsageError =>
  new UsageError({
    en: `\`--locale ${locale}\` is not a language tag, which looks like \`fr\` or \`fr-CH\`.`,
    fr: `\`--locale ${locale}\` n'est pas une étiquette de langue telle que \`fr\` ou \`fr-CH\`.`,
  })

export const noName = (): KnownError =>
  new KnownError({
    en: 'One of the files has an empty name; is a variable of your shell unset?',
    fr: "L'un des fichiers a un nom vide ; une variable de votre shell n'est-elle pas définie ?",
  })

export const isFolder = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is a folder; name its files, e.g. \`${path.replace(/\/+$/, '')}/*.html\`.`,
    fr: `\`${path}\` est un dossier ; indiquez ses fichiers, p. ex. \`${path.replace(/\/+$/, '')}/*.html\`.`,
  })

export const outIsFile = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is a file; \`--out\` takes a folder.`,
    fr: `\`${path}\` est un fichier ; \`--out\` attend un dossier.`,
  })

export const isNoFile = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is neither a file nor a folder; save its content to a file first.`,
    fr: `\`${path}\` n'est ni un fichier ni un dossier ; enregistrez d'abord son contenu dans un fichier.`,
  })

/** @param cause What the system said, with its code. */
export const unreadable = (path: string, cause: unknown): KnownError => {
  const code = String((cause as NodeJS.ErrnoException)?.code ?? cause)
  const words: Readonly<Record<string, Words>> = {
    ENOENT: {
      en: `There is no file \`${path}\`; check its name and the working directory.`,
      fr: `Le fichier \`${path}\` n'existe pas ; vérifiez son nom et le dossier courant.`,
    },
    EACCES: {
      en: `\`${path}\` may not be read; give yourself the permission to read it.`,
      fr: `\`${path}\` n'est pas accessible en lecture ; accordez-vous le droit de le lire.`,
    },
  }
  const other = {
    en: `\`${path}\` cannot be read (${code}); try a copy of it.`,
    fr: `\`${path}\` ne peut pas être lu (${code}) ; essayez avec une copie.`,
  }
  return new KnownError(words[code] ?? other, { cause })
}

/** @param paths Files that would be replaced; at least one. */
export const alreadyThere = (paths: readonly string[]): KnownError => {
  const first = paths
    .slice(0, 3)
    .map((path) => `\`${path}\``)
    .join(', ')
  const rest = paths.length - 3
  const one = paths.length === 1
  return new KnownError({
    en: `${first}${rest > 0 ? ` and ${rest} more` : ''} already exist${one ? 's' : ''} with other content; nothing was written. \`--force\` replaces ${one ? 'it' : 'them'}, \`--out\` chooses another folder.`,
    fr: `${first}${rest > 0 ? ` et ${rest} autre${rest > 1 ? 's' : ''}` : ''} ${one ? 'existe' : 'existent'} déjà avec un autre contenu ; rien n'a été écrit. \`--force\` ${one ? 'le remplace' : 'les remplace'}, \`--out\` choisit un autre dossier.`,
  })
}
