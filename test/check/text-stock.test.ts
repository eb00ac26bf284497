import fc from 'fast-check'
import { expect, test } from 'vitest'
import { plainStock, TextStock, textIn } from '../../src/check/text-stock.ts'

test.each([true, false])('what is taken in is found again, packed: %s', (packed) => {
  const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant('\u{FEFF}é🙂 '.repeat(20_000)))
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), (texts) => {
      const stock = new TextStock(packed)
      expect(texts.map((one) => stock.add(one))).toEqual(texts.map((_, at) => at))
      const sent = structuredClone(plainStock(stock))
      expect(texts.map((_, at) => textIn(sent, at))).toEqual(texts)
    }),
    { numRuns: 30 },
  )
})
