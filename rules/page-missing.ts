import { isDraft, titleOfPage } from '../src/rule/pages.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  missing: ({ title, locale }: { title: string; locale: string }) => ({
    en: `The page “${title}” does not exist in \`${locale}\`: translate it, or leave it out of the comparison (\`ignore\`).`,
    fr: `La page « ${title} » n'existe pas en \`${locale}\` : traduisez-la ou écartez-la de la comparaison (\`ignore\`).`,
  }),
})

export const pageMissing: Rule = defineRule({
  id: 'page-missing',
  category: 'structure',
  harm: 'leaves-behind',

  *lonely({ pair, page, side }) {
    if (side !== 'source' || isDraft(page)) return
    yield {
      drift: 'missing',
      source: { start: 0, end: page.text.length },
      say: messages.missing({ title: titleOfPage(page), locale: pair.locale }),
    }
  },
})
