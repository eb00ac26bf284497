import { posix } from 'node:path'
import type { Span } from '../src/model.ts'
import { bilingual, defineRule, type PageView, type Raised, type Rule } from '../src/rule.ts'
import { fold } from '../src/text/fold.ts'
import { destinationIn, type Link, linksIn } from '../src/text/link-text.ts'
import { nearest } from '../src/text/nearest.ts'
import { percentDecoded } from '../src/text/percent.ts'
import { listed } from '../src/text/quote.ts'

interface Lost {
  destination: string
  meant?: string | undefined
}

const perhaps = (meant: string | undefined) => ({
  en: meant === undefined ? '' : ` Did you mean \`${meant}\`?`,
  fr: meant === undefined ? '' : ` Vouliez-vous dire \`${meant}\` ?`,
})

const messages = bilingual({
  page: ({ destination, meant }: Lost) => ({
    en: `The link \`${destination}\` leads to no page.${perhaps(meant).en}`,
    fr: `Le lien \`${destination}\` ne mène à aucune page.${perhaps(meant).fr}`,
  }),
  file: ({ destination }: Lost) => ({
    en: `There is no file \`${destination}\`: correct the path, or add the file.`,
    fr: `Il n'y a pas de fichier \`${destination}\` : corrigez le chemin ou ajoutez le fichier.`,
  }),
  folder: ({ folder, destinations }: { folder: string; destinations: readonly string[] }) => ({
    en: `There is no folder \`${folder}\` here, into which ${listed(destinations, 'en')} ${destinations.length === 1 ? 'leads' : 'lead'}: correct the path, or add the folder.`,
    fr: `Il n'y a pas ici de dossier \`${folder}\`, où ${destinations.length === 1 ? 'mène' : 'mènent'} ${listed(destinations, 'fr')} : corrigez le chemin ou ajoutez le dossier.`,
  }),
  fragment: ({ destination, fragment, meant }: Lost & { fragment: string }) => ({
    en: `The link \`${destination}\` leads to a page that has no anchor \`#${fragment}\`.${perhaps(meant && `#${meant}`).en}`,
    fr: `Le lien \`${destination}\` mène à une page qui n'a pas d'ancre \`#${fragment}\`.${perhaps(meant && `#${meant}`).fr}`,
  }),
  ownFragment: ({ fragment, meant }: Lost & { fragment: string }) => ({
    en: `This page has no anchor \`#${fragment}\`.${perhaps(meant && `#${meant}`).en}`,
    fr: `Cette page n'a pas d'ancre \`#${fragment}\`.${perhaps(meant && `#${meant}`).fr}`,
  }),
  otherFragment: ({ fragment, meant }: Lost & { fragment: string }) => ({
    en: `The anchor \`#${fragment}\` is that of the page in another language${meant === undefined ? '.' : `; here it is \`#${meant}\`.`}`,
    fr: `L'ancre \`#${fragment}\` est celle de la page dans une autre langue${meant === undefined ? '.' : ` ; ici, c'est \`#${meant}\`.`}`,
  }),
  untranslated: ({ destination, path }: Lost & { path: string }) => ({
    en: `The link \`${destination}\` leads to a page that this language does not have yet: translate \`${path}\`, or link to it.`,
    fr: `Le lien \`${destination}\` mène à une page que cette langue n'a pas encore : traduisez \`${path}\`, ou faites-y mener le lien.`,
  }),
})

export const linkTarget: Rule = defineRule({
  id: 'link-target',
  category: 'links',
  harm: 'misleads',
  fixable: true,
  *page(view) {
    const closed = new Map<string, Link[]>()
    for (const link of linksIn(view.page)) {
      const found = view.site.resolve(view.page.path, link.value)
      const folder = found === 'missing' ? absentFolder(view, link) : undefined
      if (folder !== undefined) closed.set(folder, [...(closed.get(folder) ?? []), link])
      else if (found === 'missing') yield* deadPath(view, link)
      else if (found?.fragment !== undefined) yield* deadFragment(view, link, found.path, found.fragment)
    }
    for (const [folder, links] of closed) yield intoNowhere(view, folder, links)
  },
})

/** The first folder on the way to a file that is not there, with the file: the files of other tools, as often as not. */
function absentFolder({ page, side, site }: PageView, link: Link): string | undefined {
  if (!isFile(link) || elsewhere({ page, side, site }, link.value) !== undefined) return undefined
  const path = percentDecoded(link.value.split(/[?#]/, 1)[0] ?? '')
  const steps = posix.normalize(path).split('/').slice(0, -1)
  const at = steps.findIndex(
    (step, index) => step !== '..' && !site.has(posix.join(posix.dirname(page.path), ...steps.slice(0, index + 1))),
  )
  return at < 0 ? undefined : steps.slice(0, at + 1).join('/')
}

/** All that leads into a folder that is not there: one thing to mend. */
function intoNowhere({ side }: PageView, folder: string, links: readonly Link[]): Raised {
  const [first, ...others] = links.map(({ start, end }) => ({ start, end }))
  return {
    [side]: first,
    say: messages.folder({ folder, destinations: [...new Set(links.map(({ value }) => value))] }),
    ...(others.length > 0 ? { parts: [first, ...others].map((place) => ({ [side]: place })) } : {}),
    // Where the site is built, the folder may well be.
    atMost: 'warn',
  }
}

/** Whether a link names a file that is no page. */
const isFile = ({ kind, value }: Link): boolean =>
  kind === 'image' || /\.(?!mdx?(?:[?#]|$))[a-z]\w{1,4}(?:[?#]|$)/i.test(value)

/** A path that leads nowhere. */
function* deadPath({ page, side, site }: PageView, link: Link): Generator<Raised> {
  const place = { [side]: { start: link.start, end: link.end } }
  const other = elsewhere({ page, side, site }, link.value)
  if (other !== undefined) {
    // Docusaurus shows the source page in the place of the one that is not there.
    if (/(?:^|\/)i18n\//.test(page.path)) return
    if (site.localeOf(other) !== undefined) {
      yield { ...place, say: messages.untranslated({ destination: link.value, path: other }), atMost: 'warn' }
      return
    }
  }
  if (isFile(link)) {
    yield { ...place, say: messages.file({ destination: link.value }) }
    return
  }
  const likeliest = site.likeliest(page.path, link.value)
  const meant = likeliest && site.destination(page.path, link.value, likeliest)
  const [path = ''] = link.value.split(/[?#]/, 1)
  const onlyCase = meant !== undefined && meant.toLowerCase() === path.toLowerCase()
  const at = onlyCase ? destinationIn(page.text, link) : undefined
  yield {
    ...place,
    say: messages.page({ destination: link.value, meant }),
    ...(at && meant ? { edits: [{ side, start: at.start, end: at.start + path.length, text: meant }] } : {}),
  }
}

/** What the same destination leads to from the same page in another language. */
function elsewhere({ page, site }: PageView, destination: string): string | undefined {
  for (const locale of [site.source, ...site.targets]) {
    const twin = locale === page.locale ? undefined : site.counterpart(page.path, locale)
    const found = twin === undefined ? undefined : site.resolve(twin, destination)
    if (found !== undefined && found !== 'missing') return found.path
  }
  return undefined
}

/** Fragments that scripts and browsers make, or that are settings rather than places. */
const made = /^(?:top|_.*|:~:.*|!.*|\/.*|user-content-.*|fn(?:ref)?[:-]?\d.*|L\d+(?:-L?\d+)?|.*[=&].*)$/i

/** A fragment that leads nowhere in a page that is there. */
function* deadFragment({ page, side, site }: PageView, link: Link, path: string, fragment: string): Generator<Raised> {
  const anchors = site.anchors(path)
  if (anchors === undefined || anchors.has(fragment) || made.test(fragment)) return
  const twins = [...anchors].filter((anchor) => bare(anchor) === bare(fragment))
  const otherCase = twins.find((anchor) => anchor.toLowerCase() === fragment.toLowerCase())
  // Another way of making anchors from headings (without accents, without dashes): nobody knows which one the site has.
  if (twins.length > 0 && otherCase === undefined) return
  const translated = otherCase === undefined ? inOtherLanguage({ page, side, site }, path, fragment) : undefined
  const meant = otherCase ?? (translated ? translated.anchor : nearest(fragment, anchors))
  const own = path === page.path
  const say = translated ? messages.otherFragment : own ? messages.ownFragment : messages.fragment
  const at = (otherCase ?? translated?.anchor) ? fragmentIn(page.text, link) : undefined
  yield {
    [side]: { start: link.start, end: link.end },
    say: say({ destination: link.value, fragment, meant }),
    ...(at && meant !== undefined ? { edits: [{ side, ...at, text: meant }] } : {}),
  }
}

/** Letters and digits alone. */
const bare = (anchor: string): string => fold(anchor).replace(/[^\p{L}\p{N}]+/gu, '')

/** Whether a fragment is one of the same page in another language; what stands for its heading here. */
function inOtherLanguage(
  { site }: PageView,
  path: string,
  fragment: string,
): { readonly anchor: string | undefined } | undefined {
  for (const locale of [site.source, ...site.targets]) {
    const twin = site.counterpart(path, locale)
    if (twin === undefined || twin === path || !site.anchors(twin)?.has(fragment)) continue
    return { anchor: site.anchorIn(path, twin, fragment) }
  }
  return undefined
}

/** Where the fragment stands in a link's text, without its `#`. */
function fragmentIn(text: string, link: Link): Span | undefined {
  const at = destinationIn(text, link)
  const hash = link.value.indexOf('#')
  return at && hash >= 0 ? { start: at.start + hash + 1, end: at.end } : undefined
}
