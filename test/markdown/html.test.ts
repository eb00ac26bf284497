import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isHtmlTag, piecesOf, tagFacts, tagIds, tagName } from '../../src/markdown/html.ts'
import { decodeEntity, originOf } from '../../src/markdown/origin.ts'

const shown = (html: string): string[] =>
  [...piecesOf(html)].map(({ kind, start, end }) => `${kind} ${html.slice(start, end)}`)

describe('pieces of HTML', () => {
  test.each([
    ['<p>a</p>', ['tag <p>', 'text a', 'tag </p>']],
    ['a <!-- <b> --> c', ['text a ', 'comment <!-- <b> -->', 'text  c']],
    ['<script>if (a<b) "</p>"</script>d', ['hidden <script>if (a<b) "</p>"</script>', 'text d']],
    ['<style>a{}</STYLE >', ['hidden <style>a{}</STYLE >']],
    ['<a title="x > y" href=z>', ['tag <a title="x > y" href=z>']],
    ['1 < 2 <3> <', ['text 1 < 2 <3> <']],
    ['<!-- no end <b>', ['text <!-- no end ', 'tag <b>']],
    ['<a b="no end>', ['text <a b="no end>']],
    ['<br/><Tabs wide />', ['tag <br/>', 'tag <Tabs wide />']],
  ])('%j', (html, pieces) => {
    expect(shown(html)).toEqual(pieces)
  })

  test('are all of it, in order', () => {
    const part = fc.constantFrom(
      '<',
      '>',
      '<a ',
      '</a>',
      'b="',
      '"',
      "'",
      '=',
      ' ',
      '<!--',
      '-->',
      '<script>',
      '</script>',
      'x',
      '/',
      '<p c=d>',
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 30 }), (parts) => {
        const html = parts.join('')
        let last = 0
        for (const { start, end } of piecesOf(html)) {
          expect(start).toBe(last)
          expect(end).toBeGreaterThan(start)
          last = end
        }
        expect(last).toBe(html.length)
      }),
    )
  })

  test.each(['<!--', '<a b="', '<script>', '<a ', '<', '<a b=\'"'])('cost no more than their length: %j', (part) => {
    const html = part.repeat(400_000 / part.length)
    const start = performance.now()
    for (const piece of piecesOf(html)) expect(piece.end).toBeGreaterThan(piece.start)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})

describe('tags', () => {
  const only = (html: string) => {
    const [tag] = piecesOf(html)
    if (!tag) throw new Error('no piece')
    return tag
  }

  test('facts are links and images with the places of their paths', () => {
    const html = `<img alt='A 5' src="i.png">`
    expect(tagFacts(only(html), 10)).toEqual([
      { kind: 'image', value: 'i.png', alt: 'A 5', start: 10, end: 37, destination: { start: 30, end: 35 } },
    ])
    expect(tagFacts(only('<a HREF=x.md>'), 0)).toEqual([
      { kind: 'url', value: 'x.md', label: '', start: 0, end: 13, destination: { start: 8, end: 12 } },
    ])
    expect(tagFacts(only('</a>'), 0)).toEqual([])
  })

  test('ids are of any tag, names of <a> only', () => {
    expect(
      ['<p id="a">', '<a name=b id=c>', '<input name="d">', '<p id="">', '</p id="e">'].map((html) =>
        tagIds(only(html)),
      ),
    ).toEqual([['a'], ['b', 'c'], [], [], []])
  })

  test('names tell elements and components from placeholders', () => {
    expect(
      ['<b>', '</My-tag>', '<Tabs>', '<your-key>', '<key>', '<KEY>', 'x'].map((html) => [
        tagName(html),
        isHtmlTag(tagName(html)),
      ]),
    ).toEqual([
      ['b', true],
      ['My-tag', true],
      ['Tabs', true],
      ['your-key', true],
      ['key', false],
      ['KEY', false],
      ['', false],
    ])
  })
})

describe('the origin of text', () => {
  test.each([
    ['a & b', 'a &amp; b', [0, 1, 2, 7, 8]],
    ['*a*', '\\*a\\*', [1, 2, 4]],
    ['a\nb', 'a\n>  b', [0, 1, 5]],
    ['a\nb', 'a\r\n  b', [0, 1, 5]],
    ['\u{1d49c}b', '&Ascr;b', [0, 0, 6]],
    ['&x; b', '&x; \\b', [0, 1, 2, 3, 5]],
  ])('%j in %j', (value, source, offsets) => {
    const origin = originOf(value, source, 0, source.length)
    expect(offsets.map((_, index) => origin(index))).toEqual(offsets)
  })

  test('entities are decoded by name and by number', () => {
    expect(['&nbsp;', '&#160;', '&#xA0;', '&nosuch;', '&#0;', '&#x110000;'].map(decodeEntity)).toEqual([
      '\u00a0',
      '\u00a0',
      '\u00a0',
      undefined,
      '\ufffd',
      '\ufffd',
    ])
  })
})
