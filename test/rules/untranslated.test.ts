import { describe, expect, test } from 'vitest'
import { untranslated } from '../../rules/untranslated.ts'
import { en } from '../../src/text/en.ts'
import { fr } from '../../src/text/fr.ts'
import { commonRuns, foreignSentences, tellingWords } from '../../src/text/leftover.ts'
import { fails, passes } from '../support/two-words.ts'

const english = { from: 'en', to: 'fr' } as const
/** Blocks of both sides that are in step, so that the one in question is no whole page. */
const around = (source: string, target: string): readonly [string, string] => [
  `Open the console with \`login\`.\n\n${source}\n\nClose the session with \`logout\`.\n`,
  `Ouvrez la console avec \`login\`.\n\n${target}\n\nFermez la session avec \`logout\`.\n`,
]

describe('whole blocks', () => {
  test.each([
    ['a paragraph', 'The copy takes an hour, and you can close the window.', '3:1'],
    ['a heading', '## Restore a file from the list', '3:1'],
    ['an item', '- Press the button at the top of the page.', '3:3'],
    ['a step with code', '1. Add the adapter to your `app.config.mjs` file:', '3:4'],
    ['a paragraph with links and emphasis', 'Read **the whole guide** in the [list of pages](pages.md) first.', '3:1'],
    ['bold as a whole', '**Do not close the window before the copy has ended.**', '3:1'],
    ['an admonition', ':::note\nThe copy goes on when you close the window.\n:::', '4:1'],
    ['three words, one of which tells', '- Open the menu', '3:3'],
    ['a paragraph of a link alone', '[Learn more about the API](api.md)', '3:1'],
    ['a call to read on elsewhere', '[Learn more about the API](https://example.org/api)', '3:1'],
  ])('%s', async (_, text, place) => {
    await fails(untranslated, ...around(text, text), [`${place} block not translated`], english)
  })

  test('nearly the same words count as the same', async () => {
    const source =
      'The copy takes about an hour, and in the meantime you can close the window or go on with the next step.'
    await fails(untranslated, ...around(source, source.replace('about an', 'an')), ['3:1 block'], english)
  })

  test('a row of a table', async () => {
    const table = (row: string) => `| Name | Was |\n|---|---|\n| \`a\` | x |\n| ${row} |`
    const row = '`keep` | How many of the old copies are kept'
    await fails(untranslated, ...around(table(row), table(row)), ['6:1 block'], english)
  })

  test('neighbours are one finding', async () => {
    const text = 'The copy takes an hour.\n\nYou can close the window in the meantime.'
    await fails(untranslated, ...around(text, text), ['3:1 block 2'], english)
  })

  test('a page of which most is untranslated is one finding', async () => {
    const page = [
      'The copy takes an hour.',
      'Then you can close the window.',
      '`x`',
      'It is not lost.',
      'Wait for the end of it.',
      'This was the last step.',
    ]
    await fails(untranslated, page.join('\n\n'), page.join('\n\n'), ['1:1 page 5'], english)
  })
})

describe('pages', () => {
  const sentences = [
    'The copy takes an hour.',
    'Then you can close the window.',
    'It is not lost.',
    'Wait for the end of it.',
    'This was the last step.',
  ]

  test('a copy is one finding, headings and names counted in, with its places', async () => {
    const page = `# Backup\n\n${sentences.slice(0, 2).join('\n\n')}\n\n## Cirro\n\n${sentences.slice(2, 4).join('\n\n')}\n`
    await fails(untranslated, page, page, ['3:1 page 6'], english)
  })

  test('neighbours are one finding across code that stands as in the source', async () => {
    const page = (...texts: string[]) => texts.join('\n\n')
    const [one, two, , , last] = sentences
    const source = page(
      'Here is what you need to know about the copy.',
      one ?? '',
      '### `copy.end()`',
      two ?? '',
      last ?? '',
    )
    const target = page(
      'Voici ce que vous devez savoir de la copie.',
      one ?? '',
      '### `copy.end()`',
      two ?? '',
      'Voilà la fin.',
    )
    await fails(untranslated, source, target, ['3:1 block 2'], english)
  })

  test('a page that is untranslated in more than ten places is one finding, with its places', async () => {
    const pages = (places: number) => {
      const at = Array.from({ length: places }, (_, index) => index)
      const english = (index: number) => `The copy of the folder ${index} is made at the end of the day.`
      const french = (index: number) => `La copie du dossier ${index} se fait à la fin de la journée.`
      const more = (index: number) => [
        `The window ${index} closes by itself.`,
        `La fenêtre ${index} se ferme toute seule.`,
      ]
      return [0, 1].map((side) =>
        at
          .flatMap((index) => [
            english(index),
            ...[1, 2].map((n) => more(100 * n + index)[side]),
            [english, french][side]?.(50 + index),
          ])
          .join('\n\n'),
      ) as [string, string]
    }
    await fails(untranslated, ...pages(11), ['1:1 places 11 folder 0'], english)
    const [source, target] = pages(10)
    await fails(
      untranslated,
      source,
      target,
      Array.from({ length: 10 }, (_, n) => `${1 + 8 * n}:1 block`),
      english,
    )
  })

  test('a page that is half untranslated is one finding too', async () => {
    const source = ['Open the console.', ...sentences, 'Close the session.', 'Start again.'].join('\n\n')
    const target = ['Ouvrez la console.', ...sentences, 'Fermez la session.', 'Recommencez.'].join('\n\n')
    await fails(untranslated, source, target, ['3:1 most `5` `8`'], english)
  })

  const german =
    'Die Sicherung wird jede Nacht erstellt und bleibt einen Monat auf dem Server. Sie können das Fenster schließen, wenn die Kopie beendet ist, oder mit der nächsten Seite fortfahren. '

  test('a page in a third language is told as that', async () => {
    const source = 'The backup is made every night and stays on the server for a month.'
    await fails(untranslated, source, german.repeat(3), ['1:1 other German'], english)
  })

  test('a language that has relatives without a word list is not guessed at', async () => {
    const source = 'The backup is made every night and stays on the server for a month.'
    await passes(untranslated, source, german.repeat(3), { from: 'en', to: 'lb' })
  })

  test('a block that the source does not have is for another rule to tell', async () => {
    const more = 'The old name of this setting is kept for the sake of those who know it.'
    await passes(
      untranslated,
      'Open the console.\n\nClose the window.',
      `Ouvrez la console.\n\n${more}\n\nFermez la fenêtre.`,
      english,
    )
  })
})

describe('parts of blocks', () => {
  test('a short sentence that both sides have', async () => {
    await fails(
      untranslated,
      ...around(
        'The file is locked. Close the window first. Then go on.',
        'Le fichier est verrouillé. Close the window first. Puis continuez.',
      ),
      ['3:28 part Close the window first'],
      english,
    )
  })

  test('a sentence', async () => {
    const [source, target] = [
      'Press the button. The copy takes an hour for each of the sites.',
      'Cliquez sur le bouton. The copy takes an hour for each of the sites.',
    ]
    await fails(untranslated, ...around(source, target), ['3:24 part copy'], english)
  })

  test('words in a row, across code', async () => {
    const source = 'To restore a site, choose the date of the copy in `backups` and press the button below.'
    const target = 'Pour restaurer une copie, choose the date of the copy in `backups` and press le bouton.'
    await fails(untranslated, ...around(source, target), ['3:27 part choose'], english)
  })

  test('a sentence that the source has in other words by now', async () => {
    const source = 'The copy is made in less than ten minutes, whatever the size.'
    const target = 'La copie est rapide. The copy of your site will be made within the hour that follows.'
    await fails(untranslated, ...around(source, target), ['3:22 part'], english)
  })
})

describe('labels that a page has often', () => {
  const list = (labels: readonly string[]) => labels.map((label, i) => `- **${label}:** \`v${i}\``).join('\n')
  const source = list(['Default', 'Default', 'Default', 'Default'])

  test('one that was left as it is', async () => {
    await fails(
      untranslated,
      source,
      list(['Par défaut', 'Default', 'Par défaut', 'Par défaut']),
      ['2:3 label “Default:” 3 “Par défaut:”'],
      english,
    )
  })

  test('two that were, of four', async () => {
    await passes(untranslated, source, list(['Par défaut', 'Default', 'Default', 'Par défaut']), english)
  })

  test('names, and code beside names', async () => {
    await passes(
      untranslated,
      source.replaceAll('Default', 'Astrolabe'),
      source.replaceAll('Default', 'Astrolabe'),
      english,
    )
  })
})

describe('stays silent on', () => {
  test.each([
    ['names', '- Astro in Space\n- Bank of Nowhere'],
    ['identifiers', '- `the-name-of-the-file`\n- `--keep-the-old-one`'],
    ['one word', '## Installation'],
    ['a type', '**Type:** `{ id: string, for: string }`'],
    ['a type in HTML', '**Type:** <code>() => Promise&lt;Array&lt;string to any&gt;&gt;</code>'],
    ['a command', 'npx the-tool --in the/folder --of the/site'],
    ['an address', '12 Harbour Street, Nowhere'],
    ['a licence', 'Permission is hereby granted, free of charge, to any person who has a copy of this.'],
    ['alternative text', '![The page of the list of all the copies](a.png)'],
    ['a linked image', '[![The page of the list of all the copies](a.png)](pages.md)'],
    ['titles of other sites', '- [How to build a blog in an hour](https://example.org/blog) - blog'],
    ['what is on the screen', 'Message : “The copy of the site has ended”'],
    ['code', '```sh\n# Keep the copy of the site in a folder of its own\nkeep --all\n```'],
  ])('%s', async (_, text) => {
    await passes(untranslated, ...around(text, text), english)
  })

  test('letters that are units', async () => {
    const row = '| `a` | b |\n|---|---|\n| `max` | 60 s à 300 s |'
    await passes(untranslated, `\`x\`\n\n${row}`, `\`x\`\n\n${row.replace('à', 'to')}`)
    await passes(untranslated, `\`x\`\n\n${row.replace('à', '|')}`, `\`x\`\n\n${row.replace('à', '|')}`)
  })

  test('labels in a translated sentence', async () => {
    const source = 'Press **Add a new copy to the list of the site** now.'
    await passes(untranslated, ...around(source, 'Cliquez sur **Add a new copy to the list of the site**.'), english)
    await passes(untranslated, ...around(source, 'Cliquez sur « Add a new copy to the list of the site ».'), english)
  })

  test('what the source has in the language of the target', async () => {
    const text = 'La copie est dans la langue de la traduction, pour une raison que personne ne sait.'
    await passes(untranslated, ...around(text, text), english)
  })

  test('two regions of one language', async () => {
    const text = 'The copy takes an hour, and you can close the window.'
    await passes(untranslated, text, text, { from: 'en-US', to: 'en-GB' })
  })

  test('a translation', async () => {
    const [source, target] = [
      'The copy takes an hour for each of the sites.',
      'La copie prend une heure pour chacun des sites.',
    ]
    await passes(untranslated, ...around(source, target), english)
  })
})

test('a quotation is worth an info at most', async () => {
  const text = '> The copy takes an hour for each of the sites.'
  await fails(untranslated, ...around(text, text), ['3:3 block'], english)
})

test('a language without a word list needs more words', async () => {
  const long = 'Die Kopie dauert eine Stunde, danach wird das Fenster von selbst geschlossen.'
  await fails(untranslated, `\`a\`\n\n${long}\n`, `\`a\`\n\n${long}\n`, ['3:1 block'], { from: 'de', to: 'fr' })
  await passes(untranslated, '`a`\n\nDie Kopie dauert.\n', '`a`\n\nDie Kopie dauert.\n', { from: 'de', to: 'fr' })
})

test('hostile text takes no time', () => {
  const languages = { source: en, target: fr }
  const started = performance.now()
  for (const text of [
    'the to '.repeat(100_000),
    '. '.repeat(300_000),
    `${'x'.repeat(500_000)} the`,
    'the. '.repeat(100_000),
  ]) {
    const words = tellingWords(text, 0, fr, languages)
    commonRuns(words, words, languages)
    foreignSentences(text, 0, words, languages)
  }
  expect(performance.now() - started).toBeLessThan(20_000)
})

test('a value of a table that has a capital tells no language', async () => {
  const table = (format: string) => `| Filter | Name | Type |\n|---|---|---|\n| ${format} | "dbase" | None (dbf) |`
  await passes(untranslated, ...around(table('dBASE'), table('dBASE')), english)
})
