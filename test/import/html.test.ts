import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { blocksIn, parse } from './words.ts'

const bytes = (html: string): Uint8Array => new TextEncoder().encode(html)

const guideOf = (html: string, path = 'page.html') => {
  const guides = importDumps([{ path, bytes: bytes(html) }])
  expect(guides).toHaveLength(1)
  return guides[0]
}

const markdownOf = (body: string): string | undefined =>
  guideOf(`<!doctype html><html><body>${body}</body></html>`)?.markdown

describe('an HTML page', () => {
  test('becomes one guide that is named by its h1', () => {
    const guide = guideOf(
      '<html><head><title>Site</title></head><body><main><p>Help</p><h1>Planter un chêne</h1><p>Texte.</p></main></body></html>',
    )
    expect(guide).toMatchObject({
      name: 'planter-un-chene.md',
      opening: 'Planter un chêne',
      format: 'html',
      from: 'page.html',
      line: 1,
    })
    expect(guide?.markdown).toBe('Help\n\n# Planter un chêne\n\nTexte.\n')
  })

  test('is known by its content where its name does not tell', () => {
    expect(guideOf('\n<!DOCTYPE html>\n<html lang="fr"><body><p>Texte.</p></body></html>', 'page')?.markdown).toBe(
      'Texte.\n',
    )
    expect(guideOf('<b>Not</b> a page.', 'page.txt')?.format).toBe('text')
  })

  test('keeps the destinations of links and images', () => {
    expect(
      markdownOf(
        '<p>See <a href="../oak.html?a=1&amp;b=2#top">oaks</a> <img src="/i/oak_1.png" alt="An oak"> <a href="https://a.example/x_y">https://a.example/x_y</a></p>',
      ),
    ).toBe('See [oaks](../oak.html?a=1\\&b=2#top) ![An oak](/i/oak_1.png) <https://a.example/x_y>\n')
  })

  test.each([
    ['its main', '<header>Site</header><main><p>Content.</p></main><aside>Ads</aside>'],
    ['what has the role of main', '<p>Site</p><div role="main"><p>Content.</p></div>'],
    ['its article', '<p>Site</p><article><p>Content.</p></article>'],
    [
      'its body, without what is not content',
      '<nav>Menu</nav><script>x()</script><style>p{}</style><noscript>No</noscript><template><p>T</p></template><p>Content.</p><footer>©</footer>',
    ],
  ])('is read for %s', (_, body) => {
    expect(markdownOf(body)).toBe('Content.\n')
  })

  test('keeps all its articles where it has several, and the h1 that stands above them', () => {
    expect(
      markdownOf(
        '<header><h1>Trees</h1><p>Site</p></header><article><h2>Oak</h2></article><article><h2>Elm</h2></article>',
      ),
    ).toBe('# Trees\n\n## Oak\n\n## Elm\n')
    expect(markdownOf('<h1>Site</h1><main><h1>Trees</h1></main>')).toBe('# Trees\n')
  })

  test('keeps lists, tables with their caption, code and menus', () => {
    expect(
      markdownOf(
        '<ol start="3"><li>Dig<ul><li>deep</li></ul></li></ol><menu><li>Save</li></menu><pre><code class="language-sh">ls *\n</code></pre>',
      ),
    ).toBe('3. Dig\n   - deep\n\n- Save\n\n```sh\nls *\n```\n')
    const table = markdownOf(
      '<table><caption>Prices</caption><thead><tr><th>Tree</th></tr></thead><tbody><tr><td>Oak</td></tr></tbody></table>',
    )
    expect(table).toBe('Prices\n\n| Tree |\n| ---- |\n| Oak  |\n')
  })

  test('reads as its text, with bare URLs bare where no other mark stands in them', () => {
    const text = 'Write to a_b@c.example or see https://a.example/x?y=z and www.a.example, https://b.example/*x*y.'
    const markdown = markdownOf(`<p>${text}</p>`) ?? ''
    expect(blocksIn(parse(markdown))).toEqual([text])
    expect(markdown).toContain('a_b@c.example or see https://a.example/x?y=z and www.a.example,')
    expect(blocksIn(parse(markdownOf('<p>https://a.example/<em>x</em></p>') ?? ''))).toEqual(['https://a.example/x'])
  })

  test('without text is refused with a way out', () => {
    expect(() => markdownOf('<div id="app"></div><script>render()</script>')).toThrow(
      /`page\.html` has no text outside its navigation/,
    )
  })

  test('that is nested too deeply is refused, not a crash', () => {
    expect(() => markdownOf(`${'<div>'.repeat(100_000)}x`)).toThrow(/nests its elements too deeply/)
  })
})
