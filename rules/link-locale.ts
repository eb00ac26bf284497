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
      const at = destination === undefined ? undefined : destinationIn(page.text, link)
      yield {
        [side]: { start: link.start, end: link.end },
        say: messages.foreign({
          destination: link.value,
          locale,
          own: destination === undefined ? own : destination + fragment,
        }),
        ...(at && destination !== undefined ? { edits: [{ side, ...at, text: destination + fragment }] } : {}),
      }
    }
  },
})

/** The same anchor on the other page: by its name, or by its place where both pages have as many; else the page's top. */
function anchorIn(site: PageView['site'], from: string, to: string, fragment: string): string {
  const [there, here] = [[...(site.anchors(from) ?? [])], [...(site.anchors(to) ?? [])]]
  if (here.includes(fragment)) return `#${fragment}`
  const meant = there.length === here.length ? here[there.indexOf(fragment)] : undefined
  return meant === undefined ? '' : `#${meant}`
}
