import type { Tongue } from '../src/model.ts'
import { bilingual, defineRule, type Gap, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

const messages = bilingual({
  unread: ({ reason }: { reason: Readonly<Record<Tongue, string>> }) => ({
    en: `This page was not compared: ${reason.en}`,
    fr: `Cette page n'a pas été comparée : ${reason.fr}`,
  }),
  page: ({ source, target }: { source: number; target: number }) => ({
    en: `The pages are too different to be compared: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the page anew, or check that the two belong together.`,
    fr: `Les pages sont trop différentes pour être comparées : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la page ou vérifiez que les deux vont ensemble.`,
  }),
  section: ({ title, source, target }: { title: string; source: number; target: number }) => ({
    en: `The section “${title}” was rewritten: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the section anew.`,
    fr: `La section « ${title} » a été réécrite : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la section.`,
  }),
})

export const notCompared: Rule = defineRule({
  id: 'not-compared',
  category: 'structure',
  harm: 'leaves-behind',

  *unread({ side, at, reason }) {
    yield { [side]: at ?? { start: 0, end: 0 }, say: messages.unread({ reason }) }
  },

  *pair({ source, gaps }) {
    const rewritten = gaps.filter(({ kind }) => kind === 'rewritten')
    for (const lost of rewritten.filter(({ side }) => side === 'source')) {
      const gained = rewritten.find(
        (gap) => gap.side === 'target' && gap.otherSection === lost.section && gap.section === lost.otherSection,
      )
      if (!gained) continue
      const counts = { source: lost.blocks.length, target: gained.blocks.length }
      const title = excerpt(source.sections[lost.section ?? 0]?.title ?? '')
      yield {
        drift: 'differs',
        source: lost.span,
        target: gained.span,
        say: title === '' ? messages.page(counts) : messages.section({ title, ...counts }),
        parts: [...partsOf(lost), ...partsOf(gained)],
      }
    }
  },
})

const partsOf = ({ side, parts }: Gap): { drift: 'missing' | 'extra'; source?: Gap['span']; target?: Gap['span'] }[] =>
  parts.map((part) => (side === 'source' ? { drift: 'missing', source: part } : { drift: 'extra', target: part }))
