/** The manual's table of rules, from the rules themselves and what their pages open with. */
import { existsSync, readFileSync } from 'node:fs'
import { recommended, rules, strict } from '../../rules/index.ts'
import { category as names } from '../../src/cli/explain-words.ts'
import { openingOf } from '../../src/cli/manual-page.ts'
import type { Category, Severity, Tongue } from '../../src/model.ts'
import type { Rule } from '../../src/rule.ts'

interface Words {
  readonly title: string
  readonly opening: string
  readonly head: readonly [rule: string, summary: string, severity: string, strict: string, fix: string]
  readonly severities: Readonly<Record<Severity | 'off', string>>
}

const words: Readonly<Record<Tongue, Words>> = {
  en: {
    title: 'Rules',
    opening: `Every rule, by category, with its severity in the two presets: \`recommended\`, which holds where the configuration
says nothing, and \`strict\` (see [Configuration](../configuration.md#preset)). \`npx diptych explain\` prints this list,
\`npx diptych explain RULE\` the page of a rule. The examples on these pages are tests of Diptych: they are run in both
languages.

A severity follows from the harm. What misleads the reader or leaves them behind is an error; what merely looks careless
is a warning. Some rules lower the severity of a milder case by themselves; their pages say so.

[\`diptych fix\`](../fix.md) can repair at least some of what the rules with a ✓ report.`,
    head: ['Rule', 'What it reports', '`recommended`', '`strict`', '`fix`'],
    severities: { error: 'error', warn: 'warning', info: 'info', off: 'off' },
  },
  fr: {
    title: 'Règles',
    opening: `Toutes les règles, par catégorie, avec leur sévérité dans les deux préréglages : \`recommended\`, qui s'applique quand
la configuration ne dit rien, et \`strict\` (voir [Configuration](../configuration.md#preset)). \`npx diptych explain\`
affiche cette liste, \`npx diptych explain RULE\` la page d'une règle. Les exemples de ces pages sont des tests de
Diptych : ils sont exécutés dans les deux langues.

La sévérité découle du tort causé. Ce qui induit le lecteur en erreur ou le laisse en chemin est une erreur ; ce qui fait
seulement négligé est un avertissement. Certaines règles abaissent d'elles-mêmes la sévérité d'un cas moins grave ; leur
page le dit.

[\`diptych fix\`](../fix.md) sait corriger au moins une partie de ce que signalent les règles marquées ✓.`,
    head: ['Règle', "Ce qu'elle signale", '`recommended`', '`strict`', '`fix`'],
    severities: { error: 'erreur', warn: 'avertissement', info: 'info', off: 'désactivée' },
  },
}

const categories: readonly Category[] = ['structure', 'content', 'links', 'language', 'freshness', 'lint']

/** The page `docs/<tongue>/rules/index.md`. A rule whose page is not written yet has no summary. */
export const rulesIndex = (tongue: Tongue): string => {
  const { title, opening, head, severities } = words[tongue]
  const rowOf = ({ id, fixable }: Rule): string => {
    const page = `docs/${tongue}/rules/${id}.md`
    const summary = existsSync(page) ? openingOf(readFileSync(page, 'utf8')).replaceAll('|', '\\|') : ''
    const [usual, most] = [recommended, strict].map((preset) => severities[preset[id]?.severity ?? 'off'])
    return `| [\`${id}\`](${id}.md) | ${summary} | ${usual} | ${most} | ${fixable ? '✓' : '–'} |`
  }
  const sections = categories.flatMap((category) => {
    const its = rules.filter((rule) => rule.category === category)
    if (its.length === 0) return []
    const table = [
      `| ${head.join(' | ')} |`,
      '|---|---|---|---|---|',
      ...its.sort((a, b) => (a.id < b.id ? -1 : 1)).map(rowOf),
    ]
    return [`## ${names[category][tongue]}\n\n${table.join('\n')}\n`]
  })
  return [`---\ntitle: ${title}\n---\n`, `${opening}\n`, ...sections].join('\n')
}
