/** `diptych explain`: a rule's page of the manual, or the list of rules. */
import { readFileSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import picocolors from 'picocolors'
import type { Category, Tongue } from '../model.ts'
import { packageRoot, pageOfRule } from '../package-files.ts'
import { printable, wrap } from '../report/terminal.ts'
import { nearest } from '../text/nearest.ts'
import { type Command, defineCommand, type Streams } from './command.ts'
import * as says from './explain-words.ts'
import { colorFor, widthFor } from './look.ts'
import { openingOf, showPage } from './manual-page.ts'

/** The command. */
export const explainCommand: Command = defineCommand({
  name: 'explain',
  help: says.help,
  options: {},
  most: 1,
  async run(_given, [rule], streams, tongue) {
    streams.out.write(rule === undefined ? await list(streams, tongue) : await page(rule, streams, tongue))
    return 0
  },
})

const page = async (rule: string, { out, env }: Streams, tongue: Tongue): Promise<string> => {
  const names = await readdir(new URL(`docs/${tongue}/rules/`, packageRoot))
  const known = names.filter((name) => name.endsWith('.md')).map((name) => name.slice(0, -'.md'.length))
  if (!known.includes(rule)) throw says.unknownRule(rule, meantBy(rule, known.sort()))
  const text = await readFile(pageOfRule(rule, tongue), 'utf8')
  return showPage(text, rule, widthFor(out), picocolors.createColors(colorFor(out, env)))
}

/** The rule that was probably meant: one with a typing mistake, or one of which a part was written. */
const meantBy = (rule: string, known: readonly string[]): string | undefined =>
  nearest(rule, known) ?? (rule.length > 2 ? known.find((id) => id.includes(rule.toLowerCase())) : undefined)

const categories: readonly Category[] = ['structure', 'content', 'links', 'language', 'freshness', 'lint']

/** The rules by category, each with its recommended severity and what its page opens with. */
const list = async ({ out, env }: Streams, tongue: Tongue): Promise<string> => {
  const [{ recommended, rules }, { sayings }] = await Promise.all([
    import('../index.ts'),
    import('../report/sayings.ts'),
  ])
  const paint = picocolors.createColors(colorFor(out, env))
  const width = widthFor(out)
  const lines: string[] = []
  for (const category of categories) {
    const its = rules.filter((rule) => rule.category === category)
    if (its.length === 0) continue
    lines.push(paint.bold(paint.cyan(says.category[category][tongue])))
    for (const { id } of its) {
      const severity = recommended[id]?.severity ?? 'off'
      const label = severity === 'off' ? says.off[tongue] : sayings[tongue].severity[severity]
      lines.push(`  ${paint.bold(id)}  ${paint.dim(label)}`)
      lines.push(...wrap(printable(opening(id, tongue)), width - 4).map((line) => `    ${line}`))
    }
    lines.push('')
  }
  return `${lines.join('\n')}\n${says.more[tongue]}\n`
}

/** What a rule's page opens with; nothing for a rule from elsewhere, which has no page here. */
const opening = (rule: string, tongue: Tongue): string => openingOf(readFileSync(pageOfRule(rule, tongue), 'utf8'))
