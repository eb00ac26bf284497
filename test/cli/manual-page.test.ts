import picocolors from 'picocolors'
import { expect, test } from 'vitest'
import { bodyOf, openingOf, showPage } from '../../src/cli/manual-page.ts'

const page = `---
title: step-count
---
Reports a **procedure** whose translation has other steps,
and names [each of them](./list-items.md).

## Options

- \`ignore\`: lists that are left alone, whichever they are and wherever they may stand in the page
1. one

| key | meaning |
| --- | --- |

\`\`\`md fr
# Titre qui   reste
\`\`\`
`

const plain = picocolors.createColors(false)

test('a page is shown lighter than it is written, and no wider than the terminal', () => {
  expect(showPage(page, 'step-count', 50, plain)).toMatchInlineSnapshot(`
    "step-count

    Reports a procedure whose translation has other
    steps, and names each of them.

    Options

    - \`ignore\`: lists that are left alone, whichever
      they are and wherever they may stand in the page
    1. one

    | key | meaning |
    | --- | --- |

        fr
        # Titre qui   reste
    "
  `)
})

test('has colours where they are wanted', () => {
  const colored = showPage(page, 'step-count', 50, picocolors.createColors(true))
  expect(colored).toContain('\u001b[33m`ignore`\u001b[39m')
})

test('opens with what the rule is about', () => {
  expect(openingOf(page)).toBe('Reports a procedure whose translation has other steps, and names each of them.')
  expect(openingOf(page.replaceAll('\n', '\r\n'))).toBe(openingOf(page))
})

test('keeps what is said to Diptych itself from the reader', () => {
  const shown = showPage(
    'One.\n\n<!-- diptych-disable-file encoding -- meant -->\n',
    'x',
    50,
    picocolors.createColors(false),
  )
  expect(shown).toBe('x\n\nOne.\n')
})

test('front matter that never ends is text', () => {
  expect(bodyOf('---\na: b\n\ntext')).toBe('---\na: b\n\ntext')
})
