import { describe, expect, test } from 'vitest'
import { blocksOf, factsOf, pageOf } from './support.ts'

interface Example {
  readonly name: string
  readonly path?: string
  readonly text: readonly string[]
  /** `line:column-line:column kind`, the id (`#` the author's, `~` made of the title), the name, and what is read. */
  readonly blocks: readonly string[]
  /** `line:column kind value «source»` */
  readonly facts?: readonly string[]
}

const examples: readonly Example[] = [
  {
    name: 'headings: closed, empty, underlined, over two lines, doubled',
    text: ['# One #', '', '##', '', 'Two', '===', '', 'Three', 'and four', '---', '', '# One'],
    blocks: [
      '1:1-1:8 heading1 ~one "One"',
      '3:1-3:3 heading2 ""',
      '5:1-6:4 heading1 ~two "Two"',
      '8:1-10:4 heading2 ~three-and-four "Three\\nand four"',
      '12:1-12:6 heading1 ~one-1 "One"',
    ],
  },
  {
    name: "bold lines in a heading's place, and those that are none",
    text: ['**Before you start**', '', '**Note:** text', '', '**This is a sentence.**', '', '__Steps__ :'],
    blocks: [
      '1:1-1:21 heading7 "Before you start"',
      '3:1-3:15 paragraph "Note: text"',
      '5:1-5:24 paragraph "This is a sentence."',
      '7:1-7:12 heading7 "Steps :"',
    ],
  },
  {
    name: 'lists: nested, loose, with tasks, empty, opened by code',
    text: ['1. One', '   - inner `x`', '', '     more of inner', '2. [x] done', '3.', '4. ```sh', '   run 5', '   ```'],
    blocks: [
      '    1:4-1:7 item "One"',
      '        2:6-2:15 item "inner x"',
      '        4:6-4:19 paragraph "more of inner"',
      '    5:8-5:12 item "done"',
      '    6:1-6:3 item ""',
      '    7:4-9:7 code sh "run 5"',
    ],
    facts: ['2:12 code x «`x`»'],
  },
  {
    name: 'tables: alignment, escapes, a link, a missing cell',
    text: ['| Size | Link |', '|-----:|------|', '| 5 GB | [a](b.md "T 3") |', '| a \\| b |'],
    blocks: ['  1:1-1:16 row "Size | Link"', '  3:1-3:27 row "5 GB | a"', '  4:1-4:11 row "a | b"'],
    facts: ['3:3 number 5 GB «5 GB»', '3:10 url b.md «[a](b.md "T 3")»'],
  },
  {
    name: 'links of every kind',
    text: [
      '[a](x.md#y), [b][r], [r][], [r], <https://e.org/p>, https://e.org/q, www.e.org, ![i 5](i.png), ![j][r].',
      '',
      '[r]: <z y> "Title"',
    ],
    blocks: [
      '1:1-1:104 paragraph "a, b, r, r, https://e.org/p, https://e.org/q, www.e.org, i 5, j."',
      '3:1-3:19 definition r "Title"',
    ],
    facts: [
      '1:1 url x.md#y «[a](x.md#y)»',
      '1:14 url z y «[b][r]»',
      '1:22 url z y «[r][]»',
      '1:29 url z y «[r]»',
      '1:34 url https://e.org/p «<https://e.org/p>»',
      '1:53 url https://e.org/q «https://e.org/q»',
      '1:70 url http://www.e.org «www.e.org»',
      '1:81 image i.png «![i 5](i.png)»',
      '1:96 image z y «![j][r]»',
      '3:1 url z y «[r]: <z y> "Title"»',
    ],
  },
  {
    name: 'escapes and entities keep their places',
    text: ['Tom &amp; 20&nbsp;GB, 30\\% of &#x31;2 and \\*5\\*'],
    blocks: ['1:1-1:48 paragraph "Tom & 20\u00a0GB, 30% of 12 and *5*"'],
    facts: [
      '1:11 number 20\u00a0GB «20&nbsp;GB»',
      '1:23 number 30% «30\\%»',
      '1:31 number 12 «&#x31;2»',
      '1:45 number 5 «5»',
    ],
  },
  {
    name: 'footnotes',
    text: ['Text[^n].', '', '[^n]: Note 7.', '', '    More.'],
    blocks: ['1:1-1:10 paragraph "Text."', '  3:7-3:14 paragraph "Note 7."', '  5:5-5:10 paragraph "More."'],
    facts: ['1:5 placeholder [^n] «[^n]»', '3:12 number 7 «7»'],
  },
  {
    name: 'HTML blocks, comments and placeholders',
    text: [
      '<details id="d">',
      '<summary>Sum 3</summary>',
      '',
      'Give <name> a <kbd>K</kbd>.',
      '',
      '</details>',
      '',
      '<!-- one',
      'two --> ',
    ],
    blocks: [
      '1:1-2:25 html details "Sum 3"',
      '4:1-4:28 paragraph "Give <name> a K."',
      '6:1-6:11 html details ""',
      '8:1-9:9 comment ""',
    ],
    facts: ['2:14 number 3 «3»', '4:6 placeholder <name> «<name>»'],
  },
  {
    name: 'HTML: entities, code, addresses, links and images',
    text: [
      '<table>',
      '<tr><td>1&nbsp;000 Go</td><td><code>a_b</code> mail a@b.co</td></tr>',
      '</table>',
      '',
      '<p align="center"><a href="x.md">Word</a><img src=\'i.png\' alt="A 5"></p>',
    ],
    blocks: ['1:1-3:9 html table "1 000 Go a_b mail a@b.co"', '5:1-5:73 html p "Word"'],
    facts: [
      '2:9 number 1\u00a0000 «1&nbsp;000»',
      '2:31 code a_b «<code>a_b</code>»',
      '2:53 email a@b.co «a@b.co»',
      '5:19 url x.md «<a href="x.md">»',
      '5:42 image i.png «<img src=\'i.png\' alt="A 5">»',
    ],
  },
  {
    name: 'code elements in a line, and an address that needs an escape',
    text: ['Text with <code>x y</code>, <kbd>K</kbd><br>new x\\_y@b.com 12.'],
    blocks: ['1:1-1:63 paragraph "Text with x y, K new x_y@b.com 12."'],
    facts: ['1:11 code x y «<code>x y</code>»', '1:49 email x_y@b.com «x\\_y@b.com»', '1:60 number 12 «12»'],
  },
  {
    name: 'addresses that only show in the text as it reads, and what is beside them',
    text: ['see&nbsp;www.e.org&gt;; \\_x@y.zz, http\\://e.org/5 [&lt;b\\@e.org \\&amp;c\\@e.org'],
    blocks: ['1:1-1:79 paragraph "see\u00a0www.e.org>; _x@y.zz, http://e.org/5 [<b@e.org &amp;c@e.org"'],
    facts: [
      '1:10 url http://www.e.org «www.e.org»',
      '1:26 email _x@y.zz «_x@y.zz»',
      '1:35 url http://e.org/5 «http\\://e.org/5»',
      '1:56 email b@e.org «b\\@e.org»',
      '1:71 email c@e.org «c\\@e.org»',
    ],
  },
  {
    name: "alerts: GitHub's, and with a title",
    text: [
      '> [!NOTE]',
      '> Wait 5 minutes,',
      '> **then** go.',
      '>',
      '> - item',
      '',
      '> [!tip]- Titled 3',
      '> x',
      '',
      '> [!no alert]',
    ],
    blocks: [
      '  1:3-1:10 open note ""',
      '  2:3-3:15 paragraph "Wait 5 minutes,\\nthen go."',
      '      5:5-5:9 item "item"',
      '  7:3-7:19 open tip "Titled 3"',
      '  8:3-8:4 paragraph "x"',
      '  10:3-10:14 paragraph "[!no alert]"',
    ],
    facts: ['2:8 number 5 minutes «5 minutes»'],
  },
  {
    name: 'directives of Docusaurus and VitePress',
    text: [
      '::: tip Two [words 7](a.md)',
      'x',
      ':::',
      '',
      ':::note[Own *label*]{#here .wide}',
      'y',
      ':::',
      '',
      ':::note Odd ] bracket {.c}',
      'z',
      ':::',
    ],
    blocks: [
      '  1:1-1:28 open tip "Two words 7"',
      '  2:1-2:2 paragraph "x"',
      '  3:1-3:4 close tip ""',
      '  5:1-5:34 open note "Own label"',
      '  6:1-6:2 paragraph "y"',
      '  7:1-7:4 close note ""',
      '  9:1-9:27 open note "Odd ] bracket"',
      '  10:1-10:2 paragraph "z"',
      '  11:1-11:4 close note ""',
    ],
    facts: ['1:13 url a.md «[words 7](a.md)»', '1:20 number 7 «7»'],
  },
  {
    name: 'directives: nested, without an end, in a list; a leaf',
    text: [
      '::::steps',
      ':::info',
      'a',
      ':::',
      '::::',
      '',
      '- :::tip Go',
      '  b',
      '  :::',
      '',
      '::video[Film]{src=f}',
      '',
      ':::danger',
      'c',
    ],
    blocks: [
      '  1:1-1:10 open steps ""',
      '    2:1-2:8 open info ""',
      '    3:1-3:2 paragraph "a"',
      '    4:1-4:4 close info ""',
      '  5:1-5:5 close steps ""',
      '      7:3-7:12 open tip "Go"',
      '      8:3-8:4 paragraph "b"',
      '      9:3-9:6 close tip ""',
      '11:1-11:21 component video "Film"',
      '  13:1-13:10 open danger ""',
      '  14:1-14:2 paragraph "c"',
    ],
  },
  {
    name: 'MkDocs: admonitions, nested, with brackets in the title',
    text: [
      '!!! warning "Watch [out] 3"',
      '    Body 1',
      '',
      '    - item',
      '      two',
      '',
      '    !!! note inline end',
      '        Inner',
      '',
      'After',
    ],
    blocks: [
      '  1:1-1:28 open warning "Watch [out] 3"',
      '  2:5-2:11 paragraph "Body 1"',
      '      4:7-5:10 item "item\\ntwo"',
      '    7:5-7:24 open note ""',
      '    8:9-8:14 paragraph "Inner"',
      '10:1-10:6 paragraph "After"',
    ],
    facts: ['1:26 number 3 «3»', '2:10 number 1 «1»'],
  },
  {
    name: 'MkDocs: in a list, with code',
    text: [
      '- List',
      '',
      '    ??? tip',
      '        In a list',
      '',
      '        ```js',
      '        code',
      '        ```',
      '',
      '- Second',
    ],
    blocks: [
      '    1:3-1:7 item "List"',
      '      3:5-3:12 open tip ""',
      '      4:9-4:18 paragraph "In a list"',
      '      6:9-8:12 code js "code"',
      '    10:3-10:9 item "Second"',
    ],
  },
  {
    name: 'MkDocs: tabs',
    text: ['=== "Tab 1"', '', '    Text', '', '=== "Tab 2"', '', '    Text two'],
    blocks: [
      '  1:1-1:12 open tab "Tab 1"',
      '  3:5-3:9 paragraph "Text"',
      '  5:1-5:12 open tab "Tab 2"',
      '  7:5-7:13 paragraph "Text two"',
    ],
    facts: ['1:10 number 1 «1»', '5:10 number 2 «2»'],
  },
  {
    name: 'what only looks like MkDocs',
    text: ['!!! no "title" here', '', '=== x', '', '!!!note'],
    blocks: [
      '1:1-1:20 paragraph "!!! no \\"title\\" here"',
      '3:1-3:6 paragraph "=== x"',
      '5:1-5:8 paragraph "!!!note"',
    ],
  },
  {
    name: 'blocks of Python-Markdown',
    text: ['/// note | Title 4 [x](y)', 'Body', '///', '', '//// tab | One', '/// tip', 'In', '///', '////'],
    blocks: [
      '  1:1-1:26 open note "Title 4 x"',
      '  2:1-2:5 paragraph "Body"',
      '  3:1-3:4 close note ""',
      '  5:1-5:15 open tab "One"',
      '    6:1-6:8 open tip ""',
      '    7:1-7:3 paragraph "In"',
      '    8:1-8:4 close tip ""',
      '  9:1-9:5 close tab ""',
    ],
    facts: ['1:18 number 4 «4»', '1:20 url y «[x](y)»'],
  },
  {
    name: 'attributes of headings, of every generator',
    text: [
      '## One {/*one-id*/}',
      '',
      'Two {#two}',
      '----------',
      '',
      '### Three {.no-toc}',
      '',
      '#### Four {: #four .x title="a b" }',
      '',
      '##### Not {this}',
      '',
      '###### Five \\{#five}',
      '',
      '> ## Quoted {#q}',
    ],
    blocks: [
      '1:1-1:20 heading2 #one-id "One"',
      '3:1-4:11 heading2 #two "Two"',
      '6:1-6:20 heading3 ~three "Three"',
      '8:1-8:36 heading4 #four "Four"',
      '10:1-10:17 heading5 ~not-this "Not {this}"',
      '12:1-12:21 heading6 #five "Five"',
      '  14:3-14:17 heading2 #q "Quoted"',
    ],
    facts: ['10:11 placeholder {this} «{this}»'],
  },
  {
    name: 'shortcodes and template tags',
    text: [
      'See [docs]({{< ref "a_b.md" >}}) and {{< icon name="*x*" >}}.',
      '{% if x %}',
      'Next `{{ code }}` line.',
      '{% endif %}',
      '',
      '{{<figure src="a.png" alt="5">}}',
      '',
      '1. One',
      '{% if y %}',
      '2. Two',
      '{% endif %}',
      '',
      '| {{< a >}} | b |',
      '|---|---|',
      '| {% b "x|y" %} | c |',
    ],
    blocks: [
      '1:1-1:62 paragraph "See docs and {{< icon name=\\"*x*\\" >}}."',
      '2:1-2:11 component if "{% if x %}"',
      '3:1-3:24 paragraph "Next {{ code }} line."',
      '4:1-4:12 component endif "{% endif %}"',
      '6:1-6:33 component figure "{{<figure src=\\"a.png\\" alt=\\"5\\">}}"',
      '    8:4-9:11 item "One\\n{% if y %}"',
      '    10:4-11:12 item "Two\\n{% endif %}"',
      '  13:1-13:18 row "{{< a >}} | b"',
      '  15:1-15:22 row "{% b \\"x|y\\" %} | c"',
    ],
    facts: [
      '1:5 url {{< ref "a_b.md" >}} «[docs]({{< ref "a_b.md" >}})»',
      '1:38 placeholder {{< icon name="*x*" >}} «{{< icon name="*x*" >}}»',
      '2:1 placeholder {% if x %} «{% if x %}»',
      '3:6 code {{ code }} «`{{ code }}`»',
      '4:1 placeholder {% endif %} «{% endif %}»',
      '6:1 placeholder {{<figure src="a.png" alt="5">}} «{{<figure src="a.png" alt="5">}}»',
      '9:1 placeholder {% if y %} «{% if y %}»',
      '11:1 placeholder {% endif %} «{% endif %}»',
      '13:3 placeholder {{< a >}} «{{< a >}}»',
      '15:3 placeholder {% b "x|y" %} «{% b "x|y" %}»',
    ],
  },
  {
    name: 'inclusions',
    text: ['Text', '{* ../a_b/c_d.py hl[9:12,16] *}', 'more.'],
    blocks: [
      '1:1-1:5 paragraph "Text"',
      '2:1-2:32 component a_b "{* ../a_b/c_d.py hl[9:12,16] *}"',
      '3:1-3:6 paragraph "more."',
    ],
    facts: ['2:1 placeholder {* ../a_b/c_d.py hl[9:12,16] *} «{* ../a_b/c_d.py hl[9:12,16] *}»'],
  },
  {
    name: 'emphasis in braces is no inclusion',
    text: ['Either {*this*} or {*that*}.'],
    blocks: ['1:1-1:29 paragraph "Either {this} or {that}."'],
  },
  {
    name: 'imports and JSX in plain Markdown',
    text: [
      "import Tabs from '@theme/Tabs';",
      "import TabItem from '@theme/TabItem';",
      '',
      '<Tabs>',
      '<TabItem value="npm">',
      '',
      'Text',
      '',
      '</TabItem>',
      '</Tabs>',
      '',
      '{/* a comment */}',
    ],
    blocks: [
      "1:1-2:38 esm \"import Tabs from '@theme/Tabs';\\nimport TabItem from '@theme/TabItem';\"",
      '4:1-5:22 html Tabs ""',
      '7:1-7:5 paragraph "Text"',
      '9:1-10:8 html TabItem ""',
      '12:1-12:18 comment ""',
    ],
  },
  {
    name: "YAML front matter is nobody's dialect",
    text: ['---', 'title: "A {#b}" # :::note x', 'list: [1, two]', '---', ':::note x', 'y', ':::'],
    blocks: [
      '1:1-4:4 front-matter yaml "A {#b}\\n1\\ntwo"',
      '  5:1-5:10 open note "x"',
      '  6:1-6:2 paragraph "y"',
      '  7:1-7:4 close note ""',
    ],
  },
  {
    name: 'TOML front matter',
    text: ['+++', 'title = "T"', '[extra]', 'n = 5', '+++', 'Text'],
    blocks: ['1:1-5:4 front-matter toml "T\\n5"', '6:1-6:5 paragraph "Text"'],
  },
  {
    name: 'MDX',
    path: 'a.mdx',
    text: [
      "import X from 'x'",
      '',
      '<!-- diptych-disable -->',
      '',
      "<Tabs items={['a', 'b']}>",
      '  <Tab label="One" id="one">',
      '    Text with <b>bold 3</b> and {value}.',
      '',
      '    - list {/* inline */}',
      '  </Tab>',
      '</Tabs>',
      '',
      '<Read>See [x](y.md)</Read>',
      '',
      '<Card href="/z" />',
      '',
      '<img src="a.png" alt="b" /> <Icon name="x" />',
      '',
      '{/* note */}',
      '',
      '{1 + 2}',
      '',
      "{'string 4'} and <code>c d</code>",
      '',
      '## Head {#own}',
    ],
    blocks: [
      '1:1-1:18 esm "import X from \'x\'"',
      '3:1-3:25 comment ""',
      "  5:1-5:26 open Tabs \"<Tabs items={['a', 'b']}>\"",
      '    6:3-6:29 open Tab "<Tab label=\\"One\\" id=\\"one\\">"',
      '    7:5-7:41 paragraph "Text with bold 3 and ."',
      '        9:7-9:26 item "list"',
      '13:1-13:27 paragraph "See x"',
      '15:1-15:19 component Card "<Card href=\\"/z\\" />"',
      '17:1-17:28 component img "<img src=\\"a.png\\" alt=\\"b\\" />"',
      '17:29-17:46 component Icon "<Icon name=\\"x\\" />"',
      '19:1-19:13 comment ""',
      '21:1-21:8 expression "1 + 2"',
      '23:1-23:34 paragraph "string 4 and c d"',
      '25:1-25:15 heading2 #own "Head"',
    ],
    facts: [
      '7:23 number 3 «3»',
      '7:33 placeholder {value} «{value}»',
      '13:11 url y.md «[x](y.md)»',
      '15:1 url /z «<Card href="/z" />»',
      '17:1 image a.png «<img src="a.png" alt="b" />»',
      '23:10 number 4 «4»',
      '23:18 code c d «<code>c d</code>»',
    ],
  },
  {
    name: 'MDX: components in lists and quotes, admonitions, fragments',
    path: 'a.mdx',
    text: [
      '1. Do',
      '',
      '   <Note>',
      '     Wait',
      '   </Note>',
      '',
      '> <Box>',
      '>',
      '> Quoted',
      '> </Box>',
      '',
      ':::caution[Go 2]',
      'x',
      ':::',
      '',
      '<>',
      'y',
      '</>',
    ],
    blocks: [
      '    1:4-1:6 item "Do"',
      '      3:4-3:10 open Note "<Note>"',
      '      4:6-4:10 paragraph "Wait"',
      '    7:3-7:8 open Box "<Box>"',
      '    9:3-9:9 paragraph "Quoted"',
      '  12:1-12:17 open caution "Go 2"',
      '  13:1-13:2 paragraph "x"',
      '  14:1-14:4 close caution ""',
      '  16:1-16:3 open  "<>"',
      '  17:1-17:2 paragraph "y"',
    ],
    facts: ['12:15 number 2 «2»'],
  },
  {
    name: 'code: fences in quotes and lists, indented, with meta',
    text: ['> ```js title="x"', '> a', '', '    indented', '', '~~~', ':::note x', '## y {#z}', '~~~'],
    blocks: ['  1:3-2:4 code js "a"', '4:1-4:13 code "indented"', '6:1-9:4 code ":::note x\\n## y {#z}"'],
  },
]

describe('what is read of each dialect, and where', () => {
  test.each(examples)('$name', ({ path, text, blocks, facts = [] }) => {
    expect(blocksOf(text.join('\n'), path)).toEqual(blocks)
    expect(factsOf(text.join('\n'), path)).toEqual(facts)
  })

  test.each(['\r\n', '\r'])('line endings are no matter: %j', (eol) => {
    for (const { path, text, blocks, facts = [] } of examples) {
      // One of the examples has an entry whose source would have to be written with each ending.
      expect(blocksOf(text.join(eol), path)).toEqual(blocks)
      expect(factsOf(text.join(eol), path)).toEqual(facts)
    }
  })
})

describe('what holds blocks', () => {
  const namesOf = (text: string, path?: string) =>
    pageOf(text, path).containers.map(({ kind, name = '', first, last }) => `${kind} ${name} ${first}-${last}`)

  test('lists, items, quotes, tables, notes, admonitions and components, with their blocks', () => {
    const text = '1. a\n   - b\n\n> c\n\n| d |\n|---|\n\n[^e]: f\n\n:::tip\ng\n:::\n\n:::cards\nh\n:::\n'
    expect(namesOf(text)).toEqual([
      'list  0-2',
      'item  0-2',
      'list  1-2',
      'item  1-2',
      'quote  2-3',
      'table  3-4',
      'footnote e 4-5',
      'admonition tip 5-8',
      'component cards 8-11',
    ])
  })

  test('a component keeps its props as they are written', () => {
    const [tabs] = pageOf('<Tabs sync="os" wide items={[1, 2]} {...rest}>\n\na\n\n</Tabs>\n', 'a.mdx').containers
    expect(tabs).toMatchObject({ name: 'Tabs', attributes: { sync: 'os', wide: true, items: '{[1, 2]}' } })
  })

  test('lists know whether they are numbered, tables how wide they are', () => {
    const [numbered, , plain, , table] = pageOf('1. a\n\n- b\n\n| c | d |\n|---|---|\n').containers
    expect([numbered?.ordered, plain?.ordered, table?.columns]).toEqual([true, false, 2])
  })
})

describe('the opening tag of a component', () => {
  test.each([
    ['<Box>\n\na\n\n</Box>\n', '<Box>'],
    ['<Box >\n\na\n\n</Box>\n', '<Box >'],
    ['<Box\n  wide\n>\n  a\n</Box>\n', '<Box\n  wide\n>'],
    ['> <Box>\n>\n> a\n> </Box>\n', '<Box>'],
    ['> <Box\n> wide\n> >\n>\n> a\n> </Box>\n', '<Box\n> wide\n> >'],
  ])('%j', (text, tag) => {
    const page = pageOf(text, 'a.mdx')
    const open = page.blocks.find(({ kind }) => kind === 'open')
    expect(open && page.text.slice(open.start, open.end)).toBe(tag)
  })
})

describe('sections', () => {
  const outline = (text: string, path?: string) =>
    pageOf(text, path).sections.map(({ depth, title, parent, first, ownLast, last }) => [
      depth,
      title,
      parent,
      first,
      ownLast,
      last,
    ])

  test('stand under the nearest heading of a higher level', () => {
    expect(outline('a\n\n# A\n\nb\n\n### B\n\nc\n\n## C\n\n**D**\n\nd\n')).toEqual([
      [0, '', -1, 0, 1, 8],
      [1, 'A', 0, 1, 3, 8],
      [3, 'B', 1, 3, 5, 5],
      [2, 'C', 1, 5, 6, 8],
      [7, 'D', 3, 6, 8, 8],
    ])
  })

  test('open in components, not in lists, quotes and admonitions', () => {
    expect(outline('<Steps>\n\n## A\n\n</Steps>\n\n> ## B\n\n- ## C\n\n:::tip\n## D\n:::\n', 'a.mdx')).toEqual([
      [0, '', -1, 0, 1, 7],
      [2, 'A', 0, 1, 7, 7],
    ])
  })
})

describe('comments', () => {
  const commentsOf = (text: string, path?: string) => {
    const page = pageOf(text, path)
    return page.comments.map(({ text, start, end }) => [text, page.text.slice(start, end)])
  }

  test('of both syntaxes, in blocks and in lines, with their places', () => {
    expect(commentsOf('<!-- a -->\n\nb <!-- c --> d\n\n<div><!-- e --></div>\n\n{/* f */}\n')).toEqual([
      ['a', '<!-- a -->'],
      ['c', '<!-- c -->'],
      ['e', '<!-- e -->'],
      ['f', '{/* f */}'],
    ])
    expect(commentsOf('<!-- a */ b -->\n\n{/* c */}\n\nd {/* e */} <!-- f -->\n', 'a.mdx')).toEqual([
      ['a */ b', '<!-- a */ b -->'],
      ['c', '{/* c */}'],
      ['e', '{/* e */}'],
      ['f', '<!-- f -->'],
    ])
  })

  test('not in code', () => {
    expect(commentsOf('`<!-- a -->`\n\n```\n{/* b */}\n```\n')).toEqual([])
    expect(commentsOf('`<!-- a -->`\n\n```\n<!-- b -->\n```\n', 'a.mdx')).toEqual([])
  })
})

describe('anchors', () => {
  test('are ids of headings, of tags, components and directives, and notes', () => {
    const text =
      '# One\n\n# One\n\n## Two {#two-2}\n\n<a name="n"></a> <b id="i">x</b>\n\n<div id="d">y</div>\n\n:::tip[T]{#t}\nz\n:::\n\n[^f]: w\n'
    expect(pageOf(text).anchors).toEqual(['one', 'one-1', 'two-2', 'n', 'i', 'd', 't', 'user-content-fn-f'])
    expect(pageOf('<Tab id="a">x</Tab> <b id="c">y</b>\n', 'a.mdx').anchors).toEqual(['a', 'c'])
  })

  test('are the slugs of each generator where these differ', () => {
    expect(pageOf("## Créer l'accès 2FA\n").anchors).toEqual([
      'créer-laccès-2fa',
      'creer-l-acces-2fa',
      'creer-lacces-2fa',
    ])
  })
})

describe('destinations', () => {
  const destinations = (text: string, path?: string) => {
    const page = pageOf(text, path)
    return page.blocks.flatMap(({ facts }) =>
      facts.flatMap((fact) =>
        (fact.kind === 'url' || fact.kind === 'image') && fact.destination
          ? [page.text.slice(fact.destination.start, fact.destination.end)]
          : [],
      ),
    )
  }

  test('have a place where the text has them as they are', () => {
    expect(
      destinations('[a](b.md "b.md") ![c](<d e.png>) <https://f.g> https://h.i [j]({{< ref "k" >}})\n\n[l]: m.md\n'),
    ).toEqual(['b.md', 'd e.png', 'https://f.g', 'https://h.i', '{{< ref "k" >}}', 'm.md'])
    expect(destinations('<p><a class="x" href="n.md">o</a></p>\n\nx <img src=p.png>\n')).toEqual(['n.md', 'p.png'])
    expect(destinations('<Card title="q.md" href="q.md" />\n', 'a.mdx')).toEqual(['q.md'])
  })

  test('have none where it is written otherwise, or elsewhere', () => {
    expect(destinations('[a](b&amp;c) [d][e] www.f.g\n\n[e]: h\\_i\n')).toEqual([])
  })
})

describe('front matter', () => {
  const entries = (text: string) => {
    const page = pageOf(text)
    return page.frontMatter.map(({ key, value, start, end }) => [key, value, page.text.slice(start, end)])
  }

  test.each(['\n', '\r\n'])('YAML: every scalar with its place (%j)', (eol) => {
    const text = [
      '---',
      'title: "A: b"',
      'hero:',
      '  tags: [x, 2]',
      '  on: true',
      'none:',
      'old: &o z',
      'same: *o',
      '---',
      '',
    ].join(eol)
    expect(entries(text)).toEqual([
      ['title', 'A: b', '"A: b"'],
      ['hero.tags.0', 'x', 'x'],
      ['hero.tags.1', 2, '2'],
      ['hero.on', true, 'true'],
      ['none', null, ''],
      ['old', 'z', 'z'],
    ])
  })

  test.each(['\n', '\r\n'])('TOML: every scalar with its line (%j)', (eol) => {
    const text = [
      '+++',
      'title = "A"',
      'n = 5',
      'day = 2026-07-04',
      '[extra]',
      '"a b" = [1, 2]',
      'c.d = true',
      '+++',
      '',
    ].join(eol)
    expect(entries(text)).toEqual([
      ['title', 'A', 'title = "A"'],
      ['n', 5, 'n = 5'],
      ['day', '2026-07-04', 'day = 2026-07-04'],
      ['extra.a b.0', 1, '"a b" = [1, 2]'],
      ['extra.a b.1', 2, '"a b" = [1, 2]'],
      ['extra.c.d', true, 'c.d = true'],
    ])
  })

  test('what cannot be read has no entries', () => {
    expect(entries('---\na: [\n---\n')).toEqual([])
    expect(entries('+++\na = \n+++\n')).toEqual([])
    expect(entries(`---\na: ${'[['.repeat(20_000)}\n---\n`)).toEqual([])
  })
})
