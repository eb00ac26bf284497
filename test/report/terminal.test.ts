import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { clip, pad, printable, widthOf, wrap } from '../../src/report/terminal.ts'

describe('wrapping', () => {
  test('breaks at spaces and line feeds, never before a French mark', () => {
    expect(wrap('un deux trois quatre', 9)).toEqual(['un deux', 'trois', 'quatre'])
    expect(wrap('un deux trois', 9, 4)).toEqual(['un', 'deux', 'trois'])
    expect(wrap('un\ndeux trois', 20)).toEqual(['un', 'deux trois'])
    expect(wrap('aaa bbb ? ccc', 7)).toEqual(['aaa', 'bbb\u00A0?', 'ccc'])
    expect(wrap('aaaa « bb »', 7)).toEqual(['aaaa', '«\u00A0bb\u00A0»'])
  })

  test('loses no word and keeps to the width unless one word is wider', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé漢]{1,12}$/), { maxLength: 30 })
    fc.assert(
      fc.property(words, fc.integer({ min: 4, max: 40 }), (given, width) => {
        const lines = wrap(given.join(' '), width)
        expect(lines.join(' ').split(' ').filter(Boolean)).toEqual(given)
        for (const line of lines) expect(widthOf(line) <= width || !line.includes(' ')).toBe(true)
      }),
    )
  })
})

describe('width', () => {
  test.each([
    ['café', 4],
    ['cafe\u0301', 4],
    ['漢字', 4],
    ['한글', 4],
    ['🚀', 2],
    ['→ … « »', 7],
    ['', 0],
  ])('%s takes %i cells', (text, width) => {
    expect(widthOf(text)).toBe(width)
    expect(widthOf(pad(text, 10))).toBe(10)
  })

  test('clips to the cell', () => {
    expect(clip('abcdef', 6)).toBe('abcdef')
    expect(clip('abcdef', 5)).toBe('abcd…')
    expect(clip('漢字漢', 5)).toBe('漢字…')
    expect(clip('漢字漢', 4)).toBe('漢…')
  })
})

describe('what may be printed', () => {
  test('shows control characters instead of sending them', () => {
    expect(printable('a\u001b[31mb\u0007\u009bc\u007f')).toBe('a␛[31mb␇\uFFFDc␡')
    expect(printable('a\r\nb\rc\td\u2028e\u202ef')).toBe('a\nb\nc d\nef')
  })

  test('is quick on a hostile megabyte', () => {
    const hostile = '\u001b[ « '.repeat(200_000)
    const start = performance.now()
    wrap(printable(hostile), 80)
    expect(performance.now() - start).toBeLessThan(20_000)
  })
})
