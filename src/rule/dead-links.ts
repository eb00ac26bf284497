/** The links of a page that the web no longer answers for, or answers for elsewhere. */
import type { Edit, Page, Span } from '../model.ts'
import { bilingual, type LinkAnswer, type PageView, type Raised, type Site, type Web } from '../rule.ts'
import { destinationOf } from '../text/destination.ts'
import { destinationIn, type Link, linksIn } from '../text/link-text.ts'
import { webAddress } from '../text/web-address.ts'

type Death = Extract<LinkAnswer, { state: 'dead' }>['why']

/** A dead link, with the one that the other language has in its place. */
interface Dead {
  readonly url: string
  readonly why: Death
  readonly cure?: string
}

const causes: Readonly<Record<Death, Readonly<Record<'en' | 'fr', string>>>> = {
  'not-found': { en: 'it answers 404, not found', fr: 'réponse 404, introuvable' },
  gone: { en: 'it answers 410, gone', fr: 'réponse 410, supprimé' },
  'no-host': { en: 'there is no such host', fr: "cet hôte n'existe pas" },
  refused: { en: 'the host refuses the connection', fr: "l'hôte refuse la connexion" },
}

const messages = bilingual({
  webDead: ({ url, why }: Dead) => ({
    en: `\`${url}\` leads nowhere (${causes[why].en}): remove the link, or find what took its place.`,
    fr: `\`${url}\` ne mène nulle part (${causes[why].fr}) : supprimez le lien, ou trouvez ce qui l'a remplacé.`,
  }),
  webCurable: ({ url, why, cure }: Dead) => ({
    en: `\`${url}\` leads nowhere (${causes[why].en}); the other language has \`${cure}\` here, which is probably what took its place.`,
    fr: `\`${url}\` ne mène nulle part (${causes[why].fr}) ; l'autre langue a ici \`${cure}\`, sans doute l'adresse actuelle.`,
  }),
  webMoved: ({ url, to }: { url: string; to: string }) => ({
    en: `\`${url}\` has moved for good to \`${to}\`: set the new URL.`,
    fr: `\`${url}\` a définitivement déménagé vers \`${to}\` : mettez la nouvelle URL.`,
  }),
  webStart: ({ url, to }: { url: string; to: string }) => ({
    en: `\`${url}\` now leads to the start page of its site (\`${to}\`): the page is probably gone.`,
    fr: `\`${url}\` mène désormais à la page d'accueil du site (\`${to}\`) : la page a sans doute disparu.`,
  }),
  webFragment: ({ url, fragment }: { url: string; fragment: string }) => ({
    en: `\`${url}\` answers, but that page has no place called \`${fragment}\`: find the new one, or link to the page.`,
    fr: `\`${url}\` répond, mais cette page n'a aucun endroit nommé \`${fragment}\` : trouvez le nouveau, ou menez à la page.`,
  }),
})

/** Finds them, each destination once a page, with every place where it stands. */
export function* deadLinks({ page, side, site }: PageView): Generator<Raised> {
  if (!site.web) return
  const found = new Map<string, { readonly said: Judged; readonly links: Link[] }>()
  for (const link of linksIn(page)) {
    const known = found.get(link.value)
    if (known) known.links.push(link)
    else {
      const said = judged(page, site, site.web, link)
      if (said) found.set(link.value, { said, links: [link] })
    }
  }
  for (const { said, links } of found.values()) {
    const { to, ...raised } = said
    const [first, ...others] = links as [Link, ...Link[]]
    const place = ({ start, end }: Span): Span => ({ start, end })
    yield {
      drift: 'stale',
      [side]: place(first),
      ...raised,
      parts: others.map((other) => ({ drift: 'stale', [side]: place(other) })),
      edits: to === undefined ? [] : links.flatMap((link) => editOf(page.text, side, link, to)),
    }
  }
}

/** What is said of a link, and the destination that may safely stand in its place. */
type Judged = Pick<Raised, 'say' | 'atMost'> & { readonly to?: string }

function judged(page: Page, site: Site, web: Web, link: Link): Judged | undefined {
  const { url, fragment } = webAddress(link.value) ?? {}
  const answer = url === undefined ? undefined : web.answer(url)
  if (url === undefined || answer === undefined) return undefined
  if (answer.state === 'dead') {
    const cure = cureFor(page, web, link, url)
    const dead = { url: link.value, why: answer.why }
    return { say: cure === undefined ? messages.webDead(dead) : messages.webCurable({ ...dead, cure }) }
  }
  const { movedTo: now, missing } = answer
  if (fragment && missing.includes(fragment)) return { say: messages.webFragment({ url: link.value, fragment }) }
  if (now === undefined) return undefined
  const [from, to] = [new URL(url), new URL(now)]
  if (from.pathname !== '/' && to.pathname === '/' && to.search === '')
    return { say: messages.webStart({ url: link.value, to: now }) }
  const hash = link.value.indexOf('#')
  const whole = now.includes('#') || hash < 0 ? now : now + link.value.slice(hash)
  const say = messages.webMoved({ url: link.value, to: whole })
  // Sites choose a language by who asks: that the page is in another place for us proves nothing of the reader's.
  if (editionOf(from, site) !== editionOf(to, site)) return { say, atMost: 'info' }
  // A query that the redirect adds may be a session's, or say where the visitor came from.
  if (from.search === '' && to.search !== '') return { say }
  return { say, to: whole, ...(levelled(from) === levelled(to) ? { atMost: 'info' } : {}) }
}

const editionOf = ({ href }: URL, { source, targets }: Site): string => {
  const { marks } = destinationOf(href, [source, ...targets])
  return marks.join()
}

/** Without what makes no other page: scheme, `www.`, trailing slash, `index.html`. */
const levelled = ({ host, pathname, search }: URL): string =>
  host.replace(/^www\./, '') + pathname.replace(/\/(?:index\.html?)?$/, '') + search

/** In a block with more than this, nobody could tell which link stands for which. */
const mostFacts = 50

/** The one living link that the other language has in the same block, and this page does not. */
function cureFor(page: Page, web: Web, link: Link, url: string): string | undefined {
  const block = page.blocks.find(({ start, end }) => start <= link.start && link.end <= end)
  if (!block || block.facts.length > mostFacts) return undefined
  const own = new Set(block.facts.flatMap((fact) => ('value' in fact ? [fact.value] : [])))
  const others = web.linksBeside(page.path, block.index).filter((other) => {
    const address = own.has(other) ? undefined : webAddress(other)
    return address !== undefined && address.url !== url && web.answer(address.url)?.state !== 'dead'
  })
  return others.length === 1 ? others[0] : undefined
}

/** Marks that would end a destination, or mean something else where it stands. */
const marks = /[()<>[\]|*`\\"'{}\s]/

function editOf(text: string, side: Edit['side'], link: Link, to: string): Edit[] {
  const at = marks.test(to) ? undefined : destinationIn(text, link)
  return at ? [{ side, ...at, text: to }] : []
}
