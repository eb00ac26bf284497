import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

const messages = bilingual({
  missing: ({ count, excerpt }: { count: number; excerpt: string }) => ({
    en: count === 1 ? `The translation lacks this: “${excerpt}”` : `The translation lacks these ${count} blocks, from “${excerpt}” on`,
    fr: count === 1 ? `La traduction n'a pas ce passage : « ${excerpt} »` : `La traduction n'a pas ces ${count} blocs, à partir de « ${excerpt} »`,
  }),
})

export const blockMissing: Rule = defineRule({
  id: 'block-missing',
  category: 'structure',
  harm: 'leaves-behind',
  *pair({ source, gaps }) {
    for (const { kind, side, blocks, span, parts, insertAt } of gaps) {
      if (side !== 'source' || kind !== 'block') continue
      yield {
        drift: 'missing',
        source: span,
        target: insertAt,
        say: messages.missing({ count: parts.length, excerpt: excerpt(source.blocks[blocks[0] ?? 0]?.text ?? '') }),
        parts: parts.length > 1 ? parts.map((source) => ({ drift: 'missing', source })) : [],
      }
    }
  },
})
