import type { StaleBead } from '../src/history.ts'
import type { Block, Span } from '../src/model.ts'
import { changesWords } from '../src/rule/commits.ts'
import { deadLinks } from '../src/rule/dead-links.ts'
import { optionsBy } from '../src/rule/options.ts'
import { linkTo, staleLinks } from '../src/rule/stale-links.ts'
import { bilingual, defineRule, type Rule, spanOf } from '../src/rule.ts'
import { destinationIn, linksIn } from '../src/text/link-text.ts'
import { beyond } from '../src/text/web-address.ts'

const options = optionsBy((z) =>
  z.strictObject({
    retired: z
      .array(
        z.union([
          z.string().min(1),
          z.strictObject({ url: z.string().min(1), replacement: z.string().min(1).exactOptional() }),
        ]),
      )
      .default([]),
  }),
)

const messages = bilingual({
  retired: ({ url }: { url: string }) => ({
    en: `\`${url}\` is on this project's list of retired URLs: remove the link, or find what took its place.`,
    fr: `\`${url}\` figure dans la liste des URL retirées de ce projet : supprimez le lien, ou trouvez ce qui l'a remplacé.`,
  }),
  replaced: ({ url, replacement }: { url: string; replacement: string }) => ({
    en: `\`${url}\` is retired; it is now \`${replacement}\`.`,
    fr: `\`${url}\` est retirée ; c'est désormais \`${replacement}\`.`,
  }),
  moved: ({ from, to, by }: Moved & { to: string }) => ({
    en: `The source replaced \`${from}\` by \`${to}\` after this was translated (${changesWords(by, 'en')}): set the new URL.`,
    fr: `La source a remplacé \`${from}\` par \`${to}\` après cette traduction (${changesWords(by, 'fr')}) : mettez la nouvelle URL.`,
  }),
  dropped: ({ from, by }: Moved) => ({
    en: `The source no longer links to \`${from}\`, which it did when this was translated (${changesWords(by, 'en')}): see whether the link still holds.`,
    fr: `La source ne mène plus à \`${from}\`, comme elle le faisait lors de la traduction (${changesWords(by, 'fr')}) : vérifiez si ce lien vaut encore.`,
  }),
})

/** A destination that the source gave up. */
interface Moved {
  readonly from: string
  /** What the translation has for it, where that is written in another way. */
  readonly url: string
  readonly by: StaleBead['changes']
}

export const staleUrl: Rule = defineRule({
  id: 'stale-url',
  category: 'links',
  harm: 'misleads',
  fixable: true,
  options,

  *pair(view) {
    for (const { bead, change, link, uses, replaced: now } of staleLinks(view)) {
      const { from, to } = change
      const moved = { from, url: link.value, by: bead.changes }
      yield {
        drift: 'stale',
        source:
          linkTo(view.source, bead.source, to) ?? spanOf(bead.source.map((at) => view.source.blocks[at] as Block)),
        target: { start: link.start, end: link.end },
        say: to === undefined ? messages.dropped(moved) : messages.moved({ ...moved, to }),
        parts: uses.map(({ start, end }) => ({ drift: 'stale', target: { start, end } })),
        edits: now === undefined ? [] : [{ side: 'target', ...now }],
      }
    }
  },

  *page(view, { retired }) {
    yield* deadLinks(view)
    const { page, side } = view
    const entries = retired
      .map((entry) => (typeof entry === 'string' ? { url: entry } : entry))
      .sort((a, b) => b.url.length - a.url.length)
    if (entries.length === 0) return
    for (const { url, place, at } of urlsIn(page.text, page.blocks, linksIn(page))) {
      for (const { url: old, replacement } of entries) {
        const rest = beyond(url, old)
        if (rest === undefined) continue
        const now = replacement === undefined ? undefined : replaced(url, old, replacement, rest)
        yield {
          drift: 'stale',
          [side]: place,
          say: now === undefined ? messages.retired({ url }) : messages.replaced({ url, replacement: now }),
          ...(now !== undefined && at ? { edits: [{ side, ...at, text: now }] } : {}),
        }
        break
      }
    }
  },
})

interface Mention {
  readonly url: string
  readonly place: Span
  /** The URL itself. */
  readonly at: Span | undefined
}

/** The URLs that a page links to, and those that its code calls. */
function* urlsIn(text: string, blocks: readonly Block[], links: ReturnType<typeof linksIn>): Generator<Mention> {
  for (const link of links)
    yield { url: link.value, place: { start: link.start, end: link.end }, at: destinationIn(text, link) }
  for (const block of blocks) {
    const code: readonly Span[] = block.kind === 'code' ? [block] : block.facts.filter(({ kind }) => kind === 'code')
    for (const { start, end } of code) {
      for (const { 0: url, index } of text.slice(start, end).matchAll(/https?:\/\/[^\s"'`<>()[\]{}|\\]{1,500}/gi)) {
        const span = { start: start + index, end: start + index + url.length }
        yield { url, place: span, at: span }
      }
    }
  }
}

/** The URL with its retired beginning replaced; the scheme stays where the replacement has none. */
function replaced(url: string, old: string, replacement: string, rest: string): string {
  const scheme = /^(?:https?:)?\/\//i.exec(url)?.[0] ?? ''
  const start = /^(?:[a-z][a-z0-9+.-]*:|[/.#])/i.test(replacement) ? replacement : scheme + replacement
  if (rest === '') return start
  if (start.endsWith('/') && rest.startsWith('/')) return start + rest.slice(1)
  const glued = old.endsWith('/') && !start.endsWith('/') && !/^[/?#:]/.test(rest)
  return glued ? `${start}/${rest}` : start + rest
}
