/** What is said of a project. */
import type { Omission } from '../files.ts'
import type { Words } from '../known-error.ts'
import type { Locale } from '../model.ts'
import { nearest } from '../text/nearest.ts'
import type { Content, FoundPage } from './content.ts'
import type { Layout, Sight } from './layouts.ts'

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** No layout was recognised: what was seen instead, and what to write. */
export const noLayout = (root: string, { pages, alone }: Sight): Words => {
  const example = (source: Locale, place: string): string =>
    `\`{ "source": "${source}", "targets": ["${source === 'fr' ? 'en' : 'fr'}"], "content": ["${place}"] }\``
  if (pages === 0)
    return {
      en: `there are no pages (\`.md\`, \`.mdx\`, \`.markdown\`, \`.mdoc\`) in \`${root}\`, or \`.gitignore\` excludes them. Run Diptych in the folder of your documentation, or name its \`diptych.config.json\` with \`--config\`.`,
      fr: `\`${root}\` ne contient aucune page (\`.md\`, \`.mdx\`, \`.markdown\`, \`.mdoc\`), ou \`.gitignore\` les exclut. Lancez Diptych dans le dossier de votre documentation, ou nommez son \`diptych.config.json\` avec \`--config\`.`,
    }
  if (alone) {
    const config = example(alone.locale, alone.glob)
    return {
      en: `\`${root}\` has pages in \`${alone.locale}\` (\`${alone.place}\`), and none in a second language. Put the translations beside them, or say in \`diptych.config.json\` where they are, or will be: ${config}.`,
      fr: `\`${root}\` contient des pages en \`${alone.locale}\` (\`${alone.place}\`), et aucune dans une deuxième langue. Placez les traductions à côté, ou indiquez dans \`diptych.config.json\` où elles sont, ou seront : ${config}.`,
    }
  }
  return {
    en: `${pages === 1 ? 'one page was' : `${pages} pages were`} found in \`${root}\`, but not in two languages. Say in \`diptych.config.json\` where each language is: ${example('en', 'docs/{locale}/**/*.md')}.`,
    fr: `${pages === 1 ? 'une page a été trouvée' : `${pages} pages ont été trouvées`} dans \`${root}\`, mais pas en deux langues. Indiquez dans \`diptych.config.json\` où se trouve chaque langue : ${example('fr', 'docs/{locale}/**/*.md')}.`,
  }
}

/** Only one locale is there. */
export const noCounterpart = (source: Locale, root: string): Words => ({
  en: `\`${root}\` has pages in \`${source}\` only; there is nothing to compare them with. Name the translations with \`--target\`, or in the configuration's \`targets\` and \`content\`.`,
  fr: `\`${root}\` n'a de pages qu'en \`${source}\` ; il n'y a rien à quoi les comparer. Nommez les traductions avec \`--target\`, ou dans \`targets\` et \`content\` de la configuration.`,
})

/** The globs find nothing. */
export const noPages = (content: Content): Words => {
  const globs = list(typeof content === 'string' ? [content] : Object.values(content).flat())
  return {
    en: `no file matches ${globs}. Check the globs in \`content\`, and whether \`.gitignore\` excludes the pages.`,
    fr: `aucun fichier ne correspond à ${globs}. Vérifiez les motifs de \`content\`, et si \`.gitignore\` exclut les pages.`,
  }
}

/** A locale was asked for that the project lacks. */
export const localeChoice = (asked: Locale, present: readonly Locale[]): Words => {
  const language = (locale: Locale): string | undefined => locale.toLowerCase().split(/[-_]/)[0]
  const meant = present.find((locale) => language(locale) === language(asked)) ?? nearest(asked, present)
  return {
    en: `there are no pages in \`${asked}\`; there are some in ${list(present)}.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
    fr: `il n'y a pas de pages en \`${asked}\` ; il y en a en ${list(present)}.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ''}`,
  }
}

/** What is told of a project before its results: what was taken for what, and what was left out. */
interface Told {
  readonly source: Locale
  readonly targets: readonly Locale[]
  readonly pages: ReadonlyMap<Locale, readonly FoundPage[]>
  readonly layout?: Layout
  readonly because?: Words
  readonly omitted: readonly Omission[]
  readonly foreign: readonly string[]
}

/**
 * Sentences for standard error; none where a configuration says everything and nothing was left out.
 * @param during The command that writes the configuration need not be recommended while it runs.
 */
export const describeProject = (project: Told, during?: 'init'): readonly Words[] => {
  const { source, targets, pages, layout, because, omitted, foreign } = project
  const told: Words[] = []
  const counts = (tongue: keyof Words): string =>
    [source, ...targets].map((locale) => `\`${locale}\` (${count(pages.get(locale)?.length ?? 0, tongue)})`).join(', ')
  if (layout) {
    told.push({
      en: `No configuration says where the pages are; taken for: ${layout.name.en}. Locales: ${counts('en')}.`,
      fr: `Aucune configuration ne dit où sont les pages ; disposition reconnue : ${layout.name.fr}. Langues : ${counts('fr')}.`,
    })
  }
  if (because) {
    const write =
      during === 'init'
        ? none
        : { en: ', or write it down with `diptych init`', fr: ', ou fixez-la avec `diptych init`' }
    told.push({
      en: `The source is \`${source}\`: ${because.en}. Change it with \`--source\`${write.en}.`,
      fr: `La langue source est \`${source}\` : ${because.fr}. Changez-la avec \`--source\`${write.fr}.`,
    })
  }
  for (const locale of [source, ...targets]) {
    if ((pages.get(locale)?.length ?? 0) > 0) continue
    told.push({
      en: `No page of \`${locale}\` was found. Check the globs in \`content\`, and whether \`.gitignore\` excludes the pages.`,
      fr: `Aucune page de \`${locale}\` n'a été trouvée. Vérifiez les motifs de \`content\`, et si \`.gitignore\` exclut les pages.`,
    })
  }
  if (foreign.length > 0) {
    told.push({
      en: `Left out as pages of another language: ${list(foreign)}.`,
      fr: `Laissé de côté, car ce sont des pages d'une autre langue : ${list(foreign)}.`,
    })
  }
  for (const { reason, path } of omitted) told.push(omissions[reason](path === '' ? '.' : path))
  return told
}

const none: Words = { en: '', fr: '' }

const count = (number: number, tongue: keyof Words): string =>
  `${number} ${number === 1 || (number === 0 && tongue === 'fr') ? 'page' : 'pages'}`

const omissions: Readonly<Record<Omission['reason'], (path: string) => Words>> = {
  'too-deep': (path) => ({
    en: `\`${path}\` is too many folders deep; what is in it was not read.`,
    fr: `\`${path}\` est à un niveau trop profond ; son contenu n'a pas été lu.`,
  }),
  'too-many': (path) => ({
    en: `There are too many files; from \`${path}\` on, nothing was read. Exclude what is no page with \`ignore\` or \`.gitignore\`.`,
    fr: `Il y a trop de fichiers ; à partir de \`${path}\`, rien n'a été lu. Excluez ce qui n'est pas une page avec \`ignore\` ou \`.gitignore\`.`,
  }),
  unreadable: (path) => ({
    en: `The folder \`${path}\` cannot be read.`,
    fr: `Le dossier \`${path}\` n'est pas lisible.`,
  }),
}
