import { isDraft, titleOfPage } from '../src/rule/pages.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'

const messages = bilingual({
  orphan: ({ title }: { title: string }) => ({
    en: `The page “${title}” is the translation of no page: remove it, or write its source.`,
    fr: `La page « ${title} » n'est la traduction d'aucune page : supprimez-la ou écrivez sa source.`,
  }),
})

export const pageOrphan: Rule = defineRule({
  id: 'page-orphan',
  category: 'structure',
  harm: 'looks-careless',

  *lonely({ page, side }) {
    if (side !== 'target' || isDraft(page)) return
    yield {
      drift: 'extra',
      target: { start: 0, end: page.text.length },
      say: messages.orphan({ title: titleOfPage(page) }),
    }
  },
})
