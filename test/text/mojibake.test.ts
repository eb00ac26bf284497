import { existsSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { mojibakeIn, repaired } from '../../src/text/mojibake.ts'

const nb = '\u00a0'

describe('damage is repaired', () => {
  test.each([
    // UTF-8 read as Windows-1252
    ['dÃ©jÃ vu', 'déjà vu'],
    [`dÃ©jÃ${nb} vu`, 'déjà vu'],
    ['lâ€™Ã©tÃ©', 'l’été'],
    ['â€œoui â€” nonâ€\u009d', '“oui — non”'],
    ['â€œouiâ€, dit-il', '“oui”, dit-il'],
    ['GÃ‰RER', 'GÉRER'],
    ['Ãªtre', 'être'],
    ['cÅ“ur, Å“uvre', 'cœur, œuvre'],
    ['StraÃŸe', 'Straße'],
    ['5 â‚¬', '5 €'],
    ['Suivant â†’', 'Suivant →'],
    ['fait âœ“ ðŸ˜€', 'fait ✓ 😀'],
    [`Â«${nb}ouiÂ${nb}Â»`, `«${nb}oui${nb}»`],
    ['ï»¿Titre', 'Titre'],
    ['Å½luÅ¥ouÄ\u008dkÃ½', 'Žluťoučký'],
    ['Ð¿Ñ€Ð¸Ð²ÐµÑ‚', 'привет'],
    // … as Windows-1250
    ['GĂ©rer plutĂ´t la boĂ®te', 'Gérer plutôt la boîte'],
    ['Ă‰tapes', 'Étapes'],
    ['ĂŠtre, mĂŞme, oĂą, dĂ»', 'Être, même, où, dû'],
    ['naĂŻf, NoĂ«l, Ă§a', 'naïf, Noël, ça'],
    ['cĹ“ur', 'cœur'],
    ['lâ€™offre â€žXâ€ť', 'l’offre „X”'],
    // … as Latin-2, with its control characters
    ['dĂŠjĂ\u00a0 vu, Ă\u0089tĂŠ', 'déjà vu, Été'],
    // read twice
    ['dÃƒÂ©but', 'début'],
    ['lÃ¢â‚¬â„¢an', 'l’an'],
    // no-break spaces lost
    ['abonner Ă une offre', 'abonner à une offre'],
    ['abonner Ã une offre', 'abonner à une offre'],
    ['Ă partir de 5', 'à partir de 5'],
    ['Ă 5 h', 'à 5 h'],
    ['dĂ©jĂ lu', 'déjà lu'],
    ['voilĂ .', 'voilà.'],
    ['voilĂ', 'voilà'],
    ['(jusqu’Ă la fin)', '(jusqu’à la fin)'],
    ["jusqu'Ă «la fin»", "jusqu'à «la fin»"],
    ['c’est-Ă -dire', 'c’est-à-dire'],
    ['de A Ă Z', 'de A à Z'],
    ['abonner Ă\nune offre', 'abonner à\nune offre'],
    ['20Â %, ouiÂ !', `20${nb}%, oui${nb}!`],
    ['âš attention', '⚠attention'],
  ])('%j → %j', (damaged, whole) => {
    expect(repaired(damaged)).toBe(whole)
  })

  test('a place that cannot be told has no repair', () => {
    expect(mojibakeIn('caf\ufffd\ufffd noir')).toEqual([{ start: 3, end: 5, raw: '\ufffd\ufffd' }])
    expect(mojibakeIn('caf\u00ef\u00bf\u00bd')).toEqual([{ start: 3, end: 6, raw: 'ï¿½' }])
  })

  test('places have the offsets of the damage alone', () => {
    expect(mojibakeIn('Un dĂ©but et une fin Ă venir')).toEqual([
      { start: 4, end: 6, raw: 'Ă©', repaired: 'é' },
      { start: 21, end: 23, raw: 'Ă ', repaired: 'à ' },
    ])
  })
})

describe('genuine text is left alone', () => {
  test.each([
    'Où déjà être plutôt naïf, ça, cœur, Noël, À ÂGE ÉTÉ ÎLE',
    `«${nb}clé${nb}» “été” ‘é’ É» à… ${nb}: 5${nb}€ – 20${nb}% ™ © → ✓ 😀`,
    'Romanian: ăștia, Ăștia, Ăştia, CÂŞTIG, CASĂ, în România, „CASĂ”, Ă',
    'ROMÂNĂ… «LIMBĂ» LIMBĂ : MASĂ',
    `LIMBA ROMÂNĂ${nb}: REPUBLICĂ${nb}»`,
    'Vietnamese: Ăn uống, ĂN CƠM, VĂN BẢN, Điện Biên Phủ, Ấn Độ, CHÂU Á',
    'Portuguese: SÃO PAULO, NÃO, AÇÃO, MAÇÃ, «MAÇû, “MAÇÔ, amanhã, irmã”, Ângela',
    'German: Ärger, ÄÖÜ, „Ä“, A–Ä–Ö, STRASSE, Straße, Übergröße…',
    'Swedish: Å, ÅÄÖ, Å–Ö, blåbär, SMÅ, ”SMÅ”',
    'Czech: Příliš žluťoučký kůň, ĎÁBEL, Slovak: VĹČA, dĺžka, Ľ',
    'Polish: Zażółć gęślą jaźń, ŁÓDŹ, ŻÓŁĆ',
    'Icelandic: ðað, Þórður, Ð',
    'Turkish: ŞİŞLİ, Âşık, İÇİN',
    'A Ă Â B C D',
    'la lettre Ă est roumaine, the letter Ã is not',
    'Õ Ã É',
    'привет мир, Ελλάδα, 日本語, 한국어, العربية',
    'plain ASCII',
    '',
  ])('%j', (text) => {
    expect(mojibakeIn(text)).toEqual([])
  })

  test('the names of countries in fifty languages, quoted in every way and in capitals', () => {
    const locales =
      'af az bs ca cs cy da de el es et eu fi fil fr ga gl hr hu hy id is it ja ko lt lv ms mt nb nl pl pt pt-PT ro ru sk sl sq sv sw tr uk uz vi zh'.split(
        ' ',
      )
    const regions =
      'AE AT BE BR CA CF CH CI CZ DE DO DZ EE EG ES FI FR GB GN GQ GR HR HU IE IN IR IS IT JP KR LT LV MA MX NL NO NZ OM PL PT RO RU SA SE SK TR UA US VN ZA'.split(
        ' ',
      )
    for (const locale of locales) {
      const names = new Intl.DisplayNames(locale, { type: 'region' })
      for (const region of regions) {
        const name = names.of(region) ?? ''
        const capitals = name.toLocaleUpperCase(locale)
        for (const written of [name, capitals]) {
          for (const text of [
            written,
            `«${written}»`,
            `«${nb}${written}${nb}»`,
            `„${written}“`,
            `“${written}”…`,
            `${written}${nb}: ${written} – ${written}`,
          ]) {
            expect([locale, mojibakeIn(text)]).toEqual([locale, []])
          }
        }
      }
    }
  })
})

describe('properties', () => {
  const letters = 'abcdefghijlmnopqrstuvxz'
  const french = fc
    .array(
      fc
        .tuple(
          fc.constantFrom('', 'é', 'è', 'ê', 'ç', 'ô', 'î', 'û', 'ë', 'É', 'À', 'œ'),
          fc.string({ unit: fc.constantFrom(...letters), minLength: 2, maxLength: 6 }),
          fc.constantFrom('', '', 'é', 'ée', 'ère', 'ôt', 'ïf', 'ù'),
        )
        .map((parts) => parts.join('')),
      { minLength: 1, maxLength: 8 },
    )
    .map((words) => words.join(' à '))

  test('French read as Windows-1250 comes back, whether its no-break spaces live or not', () => {
    const decoder = new TextDecoder('windows-1250')
    fc.assert(
      fc.property(french, (text) => {
        expect(mojibakeIn(text)).toEqual([])
        const damaged = decoder.decode(new TextEncoder().encode(text))
        expect(repaired(damaged)).toBe(text)
        expect(repaired(damaged.replace(/\u00a0 ?/g, ' '))).toBe(text.replace(/à(?=[a-z])/g, 'à '))
      }),
      { numRuns: 500 },
    )
  })

  test('any text: places are in order and slice to their raw text; a repair is no damage itself', () => {
    const pieces = fc
      .array(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.constantFrom('Ã', 'Ă', 'Â', 'â', '€', '©', nb, ' ', 'ð', 'Å', '“', '\u0080', 'É'),
        ),
      )
      .map((all) => all.join(''))
    fc.assert(
      fc.property(pieces, (text) => {
        let last = 0
        for (const { start, end, raw, repaired: repair } of mojibakeIn(text)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(text.slice(start, end)).toBe(raw)
          expect(repair).not.toBe(raw)
          last = end
        }
      }),
    )
  })

  test('hostile text takes linear time', () => {
    for (const unit of ['Ã', 'Ã©', 'é', 'Ă ', 'aĂ\n', 'â€', 'ð', 'Ð¿', '\ufffd', 'Â ', 'A Ă ']) {
      const started = performance.now()
      mojibakeIn(unit.repeat(300_000 / unit.length))
      expect(performance.now() - started).toBeLessThan(20_000)
    }
  })
})

const seeds = new URL('../../../shared/seeds/', import.meta.url)

describe.skipIf(!existsSync(seeds))('the seed documents', () => {
  test.each([
    ['000_9eff971f4964ef6d.txt', 20],
    ['004_88edb311cfc9732d.txt', 0],
  ])('%s has %i damaged places, all of them repaired', (name, count) => {
    const text = readFileSync(new URL(name, seeds), 'utf8')
    const places = mojibakeIn(text)
    expect(places).toHaveLength(count)
    expect(places.filter(({ repaired: repair }) => repair === undefined)).toEqual([])
    expect(mojibakeIn(repaired(text))).toEqual([])
    // In French and English, none of these letters is at home.
    expect(repaired(text)).not.toMatch(/[ĂĹÃ©´]/)
  })
})
