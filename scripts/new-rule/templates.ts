/** What a new rule starts as: a rule that runs, its two pages, and its test. */

/** `step-count` → `stepCount`. */
const camelCase = (id: string): string => id.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase())

export const ruleCode = (
  id: string,
  category: string,
): string => `import { bilingual, both, defineRule, type Rule, spanOf } from '../src/rule.ts'

const word = 'EXAMPLE'

const messages = bilingual({
  found: (data: { word: string }) => ({
    en: \`\\\`\${data.word}\\\` stands in the translation only: remove it, or add it to the source.\`,
    fr: \`\\\`\${data.word}\\\` ne figure que dans la traduction : supprimez-le ou ajoutez-le à la source.\`,
  }),
})

export const ${camelCase(id)}: Rule = defineRule({
  id: '${id}',
  category: '${category}',
  harm: 'looks-careless',

  *pair({ source, target, matches }) {
    for (const match of both(matches)) {
      const from = spanOf(match.source)
      const to = spanOf(match.target)
      const at = target.text.slice(to.start, to.end).indexOf(word)
      if (at < 0 || source.text.slice(from.start, from.end).includes(word)) continue
      const start = to.start + at
      const place = { start, end: start + word.length }
      yield { drift: 'differs', source: from, target: place, say: messages.found({ word }) }
    }
  },
})
`

export const testCode = (id: string): string => `import { describe, test } from 'vitest'
import { ${camelCase(id)} } from '../../rules/${id}.ts'
import { fails, passes } from '../support/two-words.ts'

describe('${id}', () => {
  test('the word on both sides is no drift', async () => {
    await passes(${camelCase(id)}, 'Voici EXAMPLE.', 'Here is EXAMPLE.')
  })

  test('the word in the translation only is named, with its place', async () => {
    await fails(${camelCase(id)}, 'Ouvrez le menu.', 'Open the EXAMPLE menu.', ['1:10 found EXAMPLE'])
  })
})
`

const examples = (reports: string, silent: string): string => `${reports}

\`\`\`md fr
Ouvrez le panneau de contrôle.
\`\`\`

\`\`\`md en report=1:10 drift=differs
Open the EXAMPLE control panel.
\`\`\`

${silent}

\`\`\`md fr
Ouvrez le panneau de contrôle EXAMPLE.
\`\`\`

\`\`\`md en
Open the EXAMPLE control panel.
\`\`\`
`

export const pageEn = (id: string): string => `---
title: ${id}
---

Reports the word \`EXAMPLE\` in a translation whose source does not have it.

## Why it matters

WHAT HAPPENS TO A READER WHEN THIS DRIFT GOES UNSEEN.

## What it reports

The place of the word in the translation, and the source block that lacks it.

## Options

This rule has no options.

## How to fix or suppress

Remove the word, or add it to the source. Where the difference is intended, write this before the block:

\`\`\`md
<!-- diptych-disable-next ${id} -- the reason -->
\`\`\`

## Examples

${examples('The translation has the word, the source does not.', 'Both sides have it: nothing to report.')}`

export const pageFr = (id: string): string => `---
title: ${id}
---

Signale le mot \`EXAMPLE\` dans une traduction dont la source ne l'a pas.

## Pourquoi

CE QUI ARRIVE AU LECTEUR QUAND CET ÉCART PASSE INAPERÇU.

## Ce que la règle signale

L'endroit du mot dans la traduction, et le bloc de la source qui ne l'a pas.

## Options

Cette règle n'a pas d'options.

## Corriger ou passer outre

Supprimez le mot ou ajoutez-le à la source. Si la différence est voulue, écrivez ceci avant le bloc :

\`\`\`md
<!-- diptych-disable-next ${id} -- the reason -->
\`\`\`

## Exemples

${examples("La traduction a le mot, la source ne l'a pas.", "Les deux versions l'ont : rien à signaler.")}`

/**
 * `rules/index.ts` with the rule imported, and entered in the list and in both presets: after the last of its fellows, the
 * ids of the rules of its category, or at the end where there is none. Throws where the list or a preset is not found.
 */
export function enter(index: string, id: string, fellows: readonly string[]): string {
  const lines = index.split('\n')
  const path = (line: string | undefined): string | undefined =>
    /^import \{ \w+ \} from '(\.\/[a-z0-9-]+\.ts)'$/.exec(line ?? '')?.[1]
  const own = `./${id}.ts`
  const later = lines.findIndex((line) => (path(line) ?? '') > own)
  const last = lines.findLastIndex((line) => path(line) ?? line.startsWith('import '))
  lines.splice(later >= 0 ? later : last + 1, 0, `import { ${camelCase(id)} } from '${own}'`)

  const add = (name: string, entry: string): void => {
    const start = lines.findIndex((line) => line.startsWith(`export const ${name}:`))
    const length = lines.slice(start + 1).findIndex((line) => /^[\]}]/.test(line))
    if (start < 0 || length < 0)
      throw new Error(`rules/index.ts has no \`export const ${name}: … =\` that ends on a line of its own.`)
    const entries = lines.slice(start + 1, start + 1 + length)
    const fellow = entries.findLastIndex((line) => fellows.includes(idOf(line) ?? ''))
    const next = fellow < 0 ? length : entries.findIndex((line, at) => at > fellow && idOf(line) !== undefined)
    lines.splice(start + 1 + (next < 0 ? length : next), 0, entry)
  }
  const key = /^[a-z0-9]+$/.test(id) ? id : `'${id}'`
  add('rules', `  ${camelCase(id)},`)
  add('recommended', `  ${key}: { severity: 'off', reason: 'New: not yet measured on real pages.' },`)
  add('strict', `  ${key}: { severity: 'warn', reason: 'Looks careless.' },`)
  return lines.join('\n')
}

/** The rule that a line of the list or of a preset names: `  stepCount,`, `  'step-count': {`, `  ...recommended,`. */
const idOf = (line: string): string | undefined =>
  /^ {2}['.]*([A-Za-z][\w-]*)'?[,:]/.exec(line)?.[1]?.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
