import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { align, beadsOf, markdownOf, paragraphs, sections, type TwoTexts } from './support.ts'

const inEnglish = (blocks: readonly TwoTexts[]): string => markdownOf(blocks.map(({ en }) => en))
const inFrench = (blocks: readonly TwoTexts[]): string => markdownOf(blocks.map(({ fr }) => fr))
const straight = (count: number): string[] => Array.from({ length: count }, (_, index) => `${index}-${index}`)
const pageOf = sections(2, 5).map((all) => all.flat())

describe('a faithful translation', () => {
  test('is matched block by block', () => {
    fc.assert(
      fc.property(pageOf, (blocks) => {
        const { source, alignment } = align(inEnglish(blocks), inFrench(blocks))
        expect(beadsOf(alignment)).toEqual(straight(source.blocks.length))
      }),
      { numRuns: 30 },
    )
  })

  test('gives the same beads every time', () => {
    fc.assert(
      fc.property(pageOf, (blocks) => {
        const [one, two] = [align(inEnglish(blocks), inFrench(blocks)), align(inEnglish(blocks), inFrench(blocks))]
        expect(two.alignment).toEqual(one.alignment)
      }),
      { numRuns: 10 },
    )
  })
})

test('blocks that all have names of their own are matched by them', () => {
  const tags = Array.from({ length: 1100 }, (_, index) => `::part${index}`).join('\n\n')
  const { source, alignment } = align(tags, tags)
  expect(source.blocks).toHaveLength(1100)
  expect(beadsOf(alignment)).toEqual(straight(1100))
})

describe('a block that one side lacks', () => {
  const cases = fc.tuple(pageOf, fc.nat()).map(([blocks, at]) => ({ blocks, at: at % blocks.length }))

  test('of the translation is the only gap', () => {
    fc.assert(
      fc.property(cases, ({ blocks, at }) => {
        const { alignment } = align(inEnglish(blocks), inFrench(blocks.filter((_, index) => index !== at)))
        expect(beadsOf(alignment)).toEqual(
          straight(blocks.length).map((bead, index) =>
            index < at ? bead : index === at ? `${at}-` : `${index}-${index - 1}`,
          ),
        )
      }),
      { numRuns: 40 },
    )
  })

  test('of the source is the only gap, where it stands', () => {
    fc.assert(
      fc.property(cases, ({ blocks, at }) => {
        const { alignment } = align(inEnglish(blocks.filter((_, index) => index !== at)), inFrench(blocks))
        expect(beadsOf(alignment)).toEqual(
          straight(blocks.length).map((bead, index) =>
            index < at ? bead : index === at ? `-${at}` : `${index - 1}-${index}`,
          ),
        )
      }),
      { numRuns: 40 },
    )
  })
})

describe('content in another place', () => {
  test('a section that changed places with its neighbour is moved, block by block', () => {
    fc.assert(
      fc.property(sections(3, 4), ([first = [], second = [], ...rest]) => {
        const en = [...first, ...second, ...rest.flat()]
        const fr = [...second, ...first, ...rest.flat()]
        const { alignment } = align(inEnglish(en), inFrench(fr))
        const matched = alignment.beads.filter(({ source, target }) => source.length > 0 && target.length > 0)
        const where = new Map(fr.map((texts, index) => [texts, index]))
        expect(matched.map(({ source, target }) => [source[0], target[0]])).toEqual(
          en.map((texts, index) => [index, where.get(texts)]),
        )
        expect([first.length, second.length]).toContain(alignment.beads.filter(({ moved }) => moved).length)
        expect(alignment.sections.filter(({ moved }) => moved).length).toBe(1)
      }),
      { numRuns: 30 },
    )
  })

  test('a paragraph that was split in two is one bead', () => {
    fc.assert(
      fc.property(paragraphs(5), ([one, two, ...around]) => {
        const en = markdownOf(['## Alpha', `${one?.en} ${two?.en}`, ...around.map((texts) => texts.en)])
        const fr = markdownOf(['## Alpha', one?.fr ?? '', two?.fr ?? '', ...around.map((texts) => texts.fr)])
        expect(beadsOf(align(en, fr).alignment)[1]).toBe('1-1+2')
      }),
      { numRuns: 20, endOnFailure: true },
    )
  })
})

test('a block that was replaced by another is a gap on both sides, where the words of the project are known', () => {
  const en =
    '## Backups\n\nThe server copies every database to a second site each night, and the account page shows the date of the last copy.\n\nKeep the password of your account in a safe place.'
  const fr =
    "## Sauvegardes\n\nUn technicien vous rappelle dans l'heure quand la ligne est coupée, sauf le dimanche et les jours où le bureau ferme.\n\nConservez le mot de passe de votre compte en lieu sûr."
  expect(beadsOf(align(en, fr, 1).alignment)).toEqual(['0-0', '1-', '-1', '2-2'])
})

test('short blocks without a known word are matched by their order', () => {
  const list = (items: string[]) => items.map((item) => `- ${item}`).join('\n')
  const { alignment } = align(list(['Zork', 'Blip', 'Quux']), list(['Vlan', 'Plouf', 'Crac']))
  expect(beadsOf(alignment)).toEqual(straight(3))
})

test('an empty page is all gap', () => {
  expect(beadsOf(align('## Title\n\nText.', '').alignment)).toEqual(['0-', '1-'])
  expect(beadsOf(align('', '').alignment)).toEqual([])
})

describe('what says little', () => {
  test('a free translation between two certain pairs is kept', () => {
    const [before, after] = ['The server stops every night at 3.', 'The administrator then restarts the database.']
    const [avant, apres] = [
      "Le serveur s'arrête chaque nuit à 3 h.",
      "L'administrateur relance alors la base de données.",
    ]
    const english = markdownOf([before, 'Nobody has to stay awake for this to happen.', after])
    const free = markdownOf([avant, "Inutile de veiller tard, tout se fait sans qu'on s'en mêle.", apres])
    expect(beadsOf(align(english, free).alignment)).toEqual(['0-0', '1-1', '2-2'])
  })

  test('items of one word follow their order', () => {
    const english = '- `red`\n- `brown`\n- `pink`\n- `blue`\n'
    const french = '- `red`\n- `marron`\n- `rose`\n- `blue`\n'
    expect(beadsOf(align(english, french).alignment)).toEqual(straight(4))
  })

  test('a heading of code is held by what stands under it', () => {
    const english =
      '# Downloads\n\nOne paragraph about files.\n\n## `savePath`\n\nThe folder where the server keeps each backup for `30` days.\n'
    const french =
      '# Téléchargements\n\nUn paragraphe sur les fichiers.\n\n## `chemin de sauvegarde`\n\nLe dossier où le serveur garde chaque sauvegarde pendant `30` jours.\n'
    expect(beadsOf(align(english, french).alignment)).toEqual(straight(4))
  })
})

describe('a step dropped beside a step added', () => {
  const english =
    '1. Open the zone.\n2. Paste the value `verify=%TOKEN%`.\n3. Wait a few minutes.\n4. Restart the server.\n'
  const french =
    '1. Ouvrez la zone.\n2. Cliquez sur Ajouter.\n3. Collez la valeur `verify=%TOKEN%`.\n4. Redémarrez le serveur.\n'

  test('does not put the steps between them out of step, on either side', () => {
    expect(beadsOf(align(english, french).alignment)).toEqual(['0-0', '-1', '1-2', '2-', '3-3'])
    expect(beadsOf(align(swapped(english), swapped(french)).alignment)).toEqual(['0-0', '1-', '2-1', '-2', '3-3'])
  })

  /** The two middle steps the other way round. */
  const swapped = (list: string): string => {
    const [first = '', second = '', third = '', last = ''] = list.split('\n').map((line) => line.slice(3))
    return `1. ${first}\n2. ${third}\n3. ${second}\n4. ${last}\n`
  }
})

test('an item left over beside a gap is matched, though two gaps cost more than one', () => {
  const english = '- sites and their databases\n- mail redirects\n\n1. Update the site.\n'
  const french =
    '- les sites et leurs bases de données\n- les tâches planifiées\n- les redirections de mail\n\n1. Supprimez les fichiers.\n2. Mettez à jour le site.\n'
  expect(beadsOf(align(english, french).alignment)).toEqual(['0-0', '-1', '1-2', '-3', '2-4'])
})
