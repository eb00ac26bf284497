import { bilingual, defineRule, type PageView, type Rule } from '../src/rule.ts'
import { destinationIn, linksIn } from '../src/text/link-text.ts'

const messages = bilingual({
  foreign: ({ destination, locale, own }: { destination: string; locale: string; own: string }) => ({
    en: `The link \`${destination}\` leads to a page in \`${locale}\`, although this page exists in this language: \`${own}\`.`,
    fr: `Le lien \`${destination}\` mène à une page en \`${locale}\`, alors que cette page existe ici : \`${own}\`.`,
  }),
})

export const linkLocale: Rule = defineRule({
  id: 'link-locale',
  category: 'links',
  harm: 'looks-careless',
  fixable: true,
  *page({ page, side, site }) {
    for (const link of linksIn(page)) {
      const found = site.resolve(page.path, link.value)
      if (found === undefined || found === 'missing') continue
      const locale = site.localeOf(found.path)
      const own = site.counterpart(found.path, page.locale)
      // The page's own counterpart is what a language menu leads to.
      if (locale === undefined || locale === page.locale || own === undefined || own === page.path) continue
      const destination = site.destination(page.path, link.value, own)
      const fragment = found.fragment === undefined ? '' : anchorIn(site, found.path, own, found.fragment)
      const at = destination === undefined || fragment === undefined ? undefined : destinationIn(page.text, link)
      yield {
        [side]: { start: link.start, end: link.end },
        say: messages.foreign({
          destination: link.value,
          locale,
          own: destination === undefined ? own : destination + (fragment ?? ''),
        }),
        ...(at && destination !== undefined && fragment !== undefined
          ? { edits: [{ side, ...at, text: destination + fragment }] }
          : {}),
      }
    }
  },
})

/**
 * The same anchor on the other page: of the same name, or of the heading that stands for the one it leads to; none where it
 * leads nowhere in the first place.
 */
function anchorIn(site: PageView['site'], from: string, to: string, fragment: string): string | undefined {
  if (site.anchors(from)?.has(fragment) === false) return ''
  const meant = site.anchors(to)?.has(fragment) ? fragment : site.anchorIn(to, from, fragment)
  return meant === undefined ? undefined : `#${meant}`
}
