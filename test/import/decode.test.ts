import { describe, expect, test } from 'vitest'
import { decodeDump, mostDumpBytes } from '../../src/import/decode.ts'
import { KnownError } from '../../src/known-error.ts'

const decode = (bytes: Uint8Array | string, encoding?: string): string =>
  decodeDump({ path: 'dump.txt', bytes: typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes }, encoding)

describe('the bytes of a dump', () => {
  test('are UTF-8, with a byte order mark or without, misread letters included', () => {
    expect(decode(Buffer.from('Été Ă©'))).toBe('Été Ă©')
    expect(decode(Buffer.from('\uFEFFÉté'))).toBe('Été')
  })

  test('are UTF-16 where a byte order mark says so', () => {
    expect(decode(Buffer.from('\uFEFFÉté', 'utf16le'))).toBe('Été')
    expect(decode(Buffer.from('\uFEFFÉté', 'utf16le').swap16())).toBe('Été')
  })

  test('are what the page declares where they are not UTF-8', () => {
    expect(decode('<meta charset="windows-1252"><p>\xc9t\xe9 \x80')).toBe('<meta charset="windows-1252"><p>Été €')
    expect(decode('<META http-equiv=Content-Type content="text/html; charset=iso-8859-15">\xa4')).toMatch(/€$/)
    expect(decode(Buffer.from('<meta charset="windows-1252">Été'))).toMatch(/Été$/)
  })

  test('are what the user says, before all else', () => {
    expect(decode('\xc9t\xe9 l\x92\x9cuvre', 'latin1')).toBe('Été l’œuvre')
    expect(decode(Buffer.from('é'), 'latin1')).toBe('Ã©')
  })

  test.each([
    ['another encoding', 'caf\xe9', undefined, /not UTF-8; name its encoding, e\.g\. `--encoding windows-1252`/],
    ['a page that declares UTF-8 falsely', '<meta charset=utf-8>caf\xe9', undefined, /not UTF-8/],
    ['an encoding that is none', 'a', 'latin99', /`latin99` is not an encoding/],
    ['the wrong encoding', 'caf\xe9', 'utf-8', /is not in `utf-8`/],
    ['an encoding whose last letter is cut off', 'caf\xc3', 'utf-8', /is not in `utf-8`/],
    ['a binary file', 'a\0b', undefined, /is a binary file/],
    ['a binary file that is not UTF-8 either', '\x89PNG\0\xff', undefined, /is a binary file/],
    ['nothing', '', undefined, /holds no text/],
    ['white space alone', ' \n\t\n', undefined, /holds no text/],
  ])('are refused in one sentence with the way out: %s', (_, bytes, encoding, words) => {
    expect(() => decode(bytes, encoding)).toThrow(KnownError)
    expect(() => decode(bytes, encoding)).toThrow(words)
  })

  test('are refused beyond 32 MB', () => {
    expect(() => decode(new Uint8Array(mostDumpBytes + 1))).toThrow(/larger than 32 MB/)
  })
})
