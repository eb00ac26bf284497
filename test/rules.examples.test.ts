import { describe, expect, test } from 'vitest'
import { rules } from '../rules/index.ts'
import { readRulePage, rulePagePath, tongues } from './support/rule-pages.ts'
import { expected, findingsOf, runExample, told } from './support/run-example.ts'

// That every rule has its pages is for rules.contract.test.ts to say; here each page that is there is run.
const pages = rules.flatMap((rule) =>
  tongues.map((tongue) => ({
    rule,
    path: rulePagePath(rule.id, tongue),
    examples: readRulePage(rule.id, tongue)?.examples ?? [],
  })),
)

describe.each(pages.filter(({ examples }) => examples.length > 0))('$path', ({ rule, examples }) => {
  test.each(examples)('line $line', async (example) => {
    const report = await runExample(rule, example)
    expect(told(example, report, rule.id)).toEqual(expected(example))
    for (const { said } of findingsOf(report, rule.id)) {
      expect(said.text.fr).not.toBe(said.text.en)
      for (const text of Object.values(said.text)) expect(text).toMatch(/^(?!.*(?:undefined|NaN|\[object )).+$/s)
    }
  })
})
