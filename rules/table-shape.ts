import { mutualPairs } from '../src/rule/containers.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

interface Shape {
  readonly source: number
  readonly target: number
  readonly headers: string
}

const messages = bilingual({
  columns: ({ source, target, headers }: Shape) => ({
    en: `The table has \`${source}\` ${source > 1 ? 'columns' : 'column'}, its translation \`${target}\`. The source's are: ${headers}.`,
    fr: `Le tableau a \`${source}\` ${source > 1 ? 'colonnes' : 'colonne'}, sa traduction \`${target}\`. Celles de la source : ${headers}.`,
  }),
})

export const tableShape: Rule = defineRule({
  id: 'table-shape',
  category: 'structure',
  harm: 'misleads',

  *pair({ source, target, containers }) {
    for (const [here, there] of mutualPairs(containers, source, target)) {
      if (here.kind !== 'table' || here.columns === there.columns) continue
      const headers = excerpt(source.blocks[here.first]?.text ?? '', 100)
      yield {
        drift: 'differs',
        source: here,
        target: there,
        say: messages.columns({ source: here.columns ?? 0, target: there.columns ?? 0, headers }),
      }
    }
  },
})
