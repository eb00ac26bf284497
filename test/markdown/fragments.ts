/** Pages made of pieces of every dialect, and of pieces of pieces. */
import fc from 'fast-check'

const words = fc.constantFrom(
  'alpha',
  'Réseau',
  '5 GB',
  '1,000',
  'a_b',
  'x*y',
  '12/12/2024',
  'né',
  '😀',
  'e.g.',
  '{name}',
  '%s',
  'a@b.co',
)

const inline: fc.Arbitrary<string> = fc.oneof(
  words,
  fc.constantFrom(
    '`code 5`',
    '**bold 6**',
    '_em_',
    '~~gone~~',
    '[link 7](a.md "T")',
    '![alt](i.png)',
    '[ref][r]',
    '[^n]',
    'https://e.org/p?q=1',
    '&amp;',
    '&nbsp;',
    '\\*',
    '\\_x@y.zz',
    '<kbd>K</kbd>',
    '<br/>',
    '<code>a b</code>',
    '  \n',
    '\n',
  ),
)
const plainInline = fc.constantFrom(
  '{{ value }}',
  '{% tag %}',
  '<https://e.org>',
  '<name>',
  '{{< ref "a_b" >}}',
  '[x]({{< ref "y" >}})',
  '<!-- c -->',
)
const mdxInline = fc.constantFrom(
  '{value}',
  "{'text 8'}",
  '{/* c */}',
  '<Badge>new 9</Badge>',
  '<Icon name="x" href="/y" />',
  '<!-- c -->',
)

const line = (extra: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc
    .array(fc.oneof({ weight: 4, arbitrary: inline }, { weight: 1, arbitrary: extra }), { minLength: 1, maxLength: 6 })
    .map((parts) => parts.join(' '))

const indented = (text: string, by: string): string => text.replace(/^(?=.)/gm, by)

const blocks = (extra: fc.Arbitrary<string>, own: fc.Arbitrary<string>): fc.Arbitrary<string> =>
  fc.letrec<{ block: string; flow: string }>((tie) => ({
    flow: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((parts) => parts.join('\n\n')),
    block: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      line(extra),
      line(extra).map((text) => `## ${text.replace(/\n/g, ' ')} {#an-id}`),
      line(extra).map((text) => `${text}\n====`),
      fc.constantFrom(
        '```js\nlet a = 1 // {#x}\n\n:::note\n```',
        '---',
        '[r]: d.md "Title"',
        '[^n]: note 3',
        '**Bold line**',
        '> [!NOTE]\n> wait 5',
      ),
      line(extra).map((text) => `| a 1 | b |\n|---|---|\n| ${text.replace(/[\n|]/g, ' ')} | 2 |`),
      own,
      tie('flow').map((text) => indented(text, '> ')),
      tie('flow').map((text) => `- ${indented(text, '  ').trimStart()}`),
      tie('flow').map((text) => `1. ${indented(text, '   ').trimStart()}`),
      tie('flow').map((text) => `:::tip Title 4\n${text}\n:::`),
      tie('flow').map((text) => `::::steps{#s}\n${text}\n::::`),
    ),
  })).flow

const markdownOnly = fc.constantFrom(
  '!!! note "Title 2"\n    body 1\n\n        code',
  '=== "Tab"\n\n    - a\n\n    !!! tip\n        b 3',
  '/// note | Title 6\nbody\n///',
  '<details>\n<summary>Sum 7&nbsp;000</summary>\n\ntext\n\n</details>',
  '<!-- one\n\ntwo -->',
  '{% if x %}\ntext\n{% endif %}',
  '{{< tabs >}}',
  '{/* c */}',
  "import A from 'b'",
  '    indented {#x}',
  '<table><tr><td id="t">3</td></tr></table>',
)
const mdxOnly = fc.constantFrom(
  "import A from 'b'\nexport const c = 1",
  '<Tabs>\n  <Tab label="x">\n    text 5\n  </Tab>\n</Tabs>',
  '<Steps>\n\n1. a\n\n</Steps>',
  '{1 + 1}',
  '{/* c */}',
  '<!-- c -->',
  '<Card title="y" href="/z" />',
)

const frontMatter = fc.constantFrom('', '---\ntitle: A 1\nx: {y: 2}\n---\n', '+++\ntitle = "A"\n+++\n')
const ending = fc.constantFrom('', '\n', '\n\n')

/** A page of plain Markdown, with LF. */
export const markdown: fc.Arbitrary<string> = fc
  .tuple(frontMatter, blocks(plainInline, markdownOnly), ending)
  .map((parts) => parts.join(''))

/** A page of MDX, with LF. It is not always well-formed. */
export const mdx: fc.Arbitrary<string> = fc
  .tuple(frontMatter, blocks(mdxInline, mdxOnly), ending)
  .map((parts) => parts.join(''))
