/** Recognising how a project keeps its languages apart, from its files alone. */
import type { Files } from '../files.ts'
import type { Words } from '../known-error.ts'
import type { Locale } from '../model.ts'
import { docusaurusIn } from './docusaurus.ts'
import { type Family, familiesIn, isAside, type Member, shared } from './families.ts'
import { type Framework, frameworkIn } from './frameworks.ts'
import { contentOf } from './layout-content.ts'
import { localeOfRoot } from './root-locale.ts'

/** What a project was taken for. */
export interface Layout {
  /** "Docusaurus", "a folder for each locale in `docs`". */
  readonly name: Words
  /** As a configuration would write it. */
  readonly content: readonly string[] | Readonly<Record<Locale, readonly string[]>>
  readonly source: Locale
  /** Why that locale leads. */
  readonly because: Words
  /** All of them, the source first. */
  readonly locales: readonly Locale[]
}

interface Candidate extends Layout {
  /** Pages that at least two locales have. */
  readonly score: number
  /** Whether it stands among tests or examples. */
  readonly aside: boolean
  readonly base: string
}

const pageFiles = '**/*.{md,mdx,markdown,mdoc}'

/** Recognises the layout, or gives `undefined` where no pages in two languages are seen. */
export const recognise = async (files: Files, ignore: readonly string[] = []): Promise<Layout | undefined> => {
  const { paths } = await files.list([pageFiles], { ignore })
  const docusaurus = await docusaurusIn(files, paths)
  if (docusaurus) {
    const { source, framework, content } = docusaurus
    const because = framework?.defaultLocale ? configured(framework) : english
    return { name: same('Docusaurus'), content, source, because, locales: Object.keys(content) }
  }
  const candidates: Candidate[] = []
  for (const family of familiesIn(paths)) {
    const candidate = await candidateOf(files, family, paths)
    if (candidate) candidates.push(candidate)
  }
  candidates.sort(
    (a, b) =>
      Number(a.aside) - Number(b.aside) ||
      b.score - a.score ||
      depth(a.base) - depth(b.base) ||
      (a.base < b.base ? -1 : 1),
  )
  const [best] = candidates
  return best && together(best, candidates)
}

/** What is seen of a project that has no layout. */
export interface Sight {
  /** How many pages there are, of whatever language. */
  readonly pages: number
  /** The one language that folders or suffixes name. */
  readonly alone?: { readonly locale: Locale; readonly place: string; readonly glob: string }
}

/** What there is where no layout was recognised. */
export const sightOf = async (files: Files, ignore: readonly string[] = []): Promise<Sight> => {
  const { paths } = await files.list([pageFiles], { ignore })
  const families = familiesIn(paths).filter(({ kind, base }) => kind !== 'folder-suffix' && !isAside(base))
  for (const { kind, base, members } of families) {
    const [only] = members
    if (!only || members.size > 1 || !only[1].certain) continue
    const [locale, { name, mark }] = only
    const start = base === '' ? '' : `${base}/`
    const [place, glob] =
      kind === 'folder'
        ? [`${start}${name}`, `${start}{locale}/**/*.{md,mdx}`]
        : [`${start}*${mark}${name}.md`, `${start}{path}${mark}{locale}.md`]
    return { pages: paths.length, alone: { locale, place, glob } }
  }
  return { pages: paths.length }
}

const depth = (base: string): number => (base === '' ? 0 : base.split('/').length)
const same = (text: string): Words => ({ en: text, fr: text })
const english: Words = {
  en: 'English leads where nothing else is said',
  fr: "l'anglais sert de référence par défaut",
}
const configured = ({ path }: Framework): Words => ({ en: `\`${path}\` says so`, fr: `\`${path}\` le dit` })
const unmarked: Words = {
  en: 'its pages carry no mark of their locale',
  fr: 'ses pages ne portent pas de marque de langue',
}
const most: Words = { en: 'it has the most pages', fr: "c'est elle qui a le plus de pages" }

/** Several folders of the same kind with the same locales (`docs/v1/{locale}`, `docs/v2/{locale}`) are one project. */
const together = (best: Candidate, candidates: readonly Candidate[]): Layout => {
  if (!Array.isArray(best.content) || best.aside) return best
  const alike = candidates.filter(
    (one) =>
      !one.aside &&
      one.score > 0 &&
      Array.isArray(one.content) &&
      one.locales.join() === best.locales.join() &&
      one.source === best.source,
  )
  const apart = alike.filter((one) => !alike.some((other) => other !== one && one.base.startsWith(`${other.base}/`)))
  const globs = apart.flatMap((one) => (Array.isArray(one.content) ? (one.content as readonly string[]) : []))
  return { ...best, content: [...new Set(globs)].sort() }
}

const frameworksOf: Readonly<Record<Family['kind'], readonly Framework['name'][]>> = {
  folder: ['Starlight', 'VitePress', 'Hugo', 'MkDocs'],
  suffix: ['Hugo', 'MkDocs'],
  'folder-suffix': [],
}

const homes: Readonly<Record<Framework['name'], RegExp>> = {
  Docusaurus: /^$/,
  Starlight: /(?:^|\/)src\/content\/docs$/,
  VitePress: /^/,
  Hugo: /(?:^|\/)content(?:\/|$)/,
  MkDocs: /^/,
}

const candidateOf = async (files: Files, family: Family, paths: readonly string[]): Promise<Candidate | undefined> => {
  const { kind, base } = family
  const folders = base.split('/').map((_, index, all) => all.slice(0, all.length - index).join('/'))
  const seen = await frameworkIn(files, base === '' ? [''] : [...folders, ''], frameworksOf[kind])
  const framework = seen && homes[seen.name].test(base) ? seen : undefined
  const members = companyOf(family)
  const sizes = [...members.values()].map(({ keys }) => keys.size)
  const largest = [...members.values()].sort((a, b) => b.keys.size - a.keys.size)[0]
  if (!largest) return undefined

  let rootLocale: Locale | undefined
  if (isRooted(family, members, largest, framework))
    rootLocale = await localeOfRoot(files, family, paths, framework?.defaultLocale)
  if (rootLocale === undefined && members.size < 2) return undefined

  const all = new Map<Locale, ReadonlySet<string>>([...members].map(([locale, { keys }]) => [locale, keys]))
  if (rootLocale !== undefined) all.set(rootLocale, family.rootKeys)
  const { source, because } = leader(all, rootLocale, framework)
  const locales = [source, ...[...all.keys()].filter((locale) => locale !== source).sort()]
  const score = pagesInCommon([...all.values()]) || Math.min(...sizes) / 2
  return {
    name: nameOf(family, framework),
    content: contentOf(family, members, rootLocale, locales, framework !== undefined, paths),
    source,
    because,
    locales,
    score,
    aside: isAside(base),
    base,
  }
}

/** The members, without those whose names mean something else unless their pages say that they belong. */
const companyOf = ({ members, rootKeys }: Family): ReadonlyMap<Locale, Member> => {
  const certain = [...members.values()].filter((member) => member.certain)
  return new Map(
    [...members].filter(
      ([, member]) =>
        member.certain || [rootKeys, ...certain.map(({ keys }) => keys)].some((keys) => shared(member.keys, keys) > 0),
    ),
  )
}

/** Whether the pages without a mark are a locale of their own, rather than what happens to stand beside. */
const isRooted = (
  family: Family,
  members: ReadonlyMap<Locale, Member>,
  largest: Member,
  framework: Framework | undefined,
): boolean => {
  const { kind, rootKeys } = family
  if (rootKeys.size === 0) return false
  if (framework?.rooted !== undefined) return framework.rooted
  if (framework?.defaultLocale !== undefined && members.has(framework.defaultLocale)) return false
  const common = shared(largest.keys, rootKeys)
  if (kind === 'suffix') return common > 0 && common * 2 >= largest.keys.size
  if (framework && members.size === 1) return true
  // A page that leads to the languages stands without a folder in many sites whose languages all have one.
  return common >= (members.size > 1 ? 2 : 1) && common * 2 >= largest.keys.size
}

const leader = (
  all: ReadonlyMap<Locale, ReadonlySet<string>>,
  rootLocale: Locale | undefined,
  framework: Framework | undefined,
): { readonly source: Locale; readonly because: Words } => {
  const said = framework?.defaultLocale
  if (framework && said !== undefined && all.has(said)) return { source: said, because: configured(framework) }
  if (rootLocale !== undefined) return { source: rootLocale, because: unmarked }
  if (all.has('en')) return { source: 'en', because: english }
  const [first] = [...all].sort(([a, one], [b, other]) => other.size - one.size || (a < b ? -1 : 1))
  return { source: first?.[0] ?? 'en', because: most }
}

const pagesInCommon = (sets: readonly ReadonlySet<string>[]): number => {
  const counts = new Map<string, number>()
  for (const keys of sets) for (const key of keys) counts.set(key, (counts.get(key) ?? 0) + 1)
  return [...counts.values()].filter((count) => count > 1).length
}

const nameOf = ({ kind, base }: Family, framework: Framework | undefined): Words => {
  const place = base === '' ? { en: '', fr: '' } : { en: ` in \`${base}\``, fr: ` dans \`${base}\`` }
  const plain: Readonly<Record<Family['kind'], Words>> = {
    folder: { en: `a folder for each locale${place.en}`, fr: `un dossier par langue${place.fr}` },
    suffix: { en: `a suffix for each locale${place.en}`, fr: `un suffixe par langue${place.fr}` },
    'folder-suffix': {
      en: `folders \`${base}\` with a suffix for each locale`,
      fr: `des dossiers \`${base}\` avec un suffixe par langue`,
    },
  }
  return framework
    ? { en: `${framework.name}, ${plain[kind].en}`, fr: `${framework.name}, ${plain[kind].fr}` }
    : plain[kind]
}
