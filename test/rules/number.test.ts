import { describe, test } from 'vitest'
import { number } from '../../rules/number.ts'
import { fails, passes } from '../support/two-words.ts'

describe('number', () => {
  test.each([
    ['grouping and decimals', 'Le disque offre 1 250,5 Go.', 'The disk offers 1,250.5 GB.'],
    ['Swiss grouping', "Il y a 1'000 boîtes par domaine.", 'There are 1,000 mailboxes a domain.'],
    ['a magnitude', 'La société a 36,5 M de clients.', 'The company has 36.5 million customers.'],
    ['a number in words', 'Ouvrez les trois fichiers du dossier.', 'Open the 3 files of the folder.'],
    ['a multiple', 'La copie est trois fois plus rapide.', 'The copy is 3x faster.'],
    ['a name with a figure', 'Le modèle 3D est dans le dossier.', 'The three-dimensional model is in the folder.'],
    ['an article for one', 'Attendez 1 seconde avant de cliquer.', 'Wait a second before you click.'],
    [
      'an ordinal and a date',
      'Le 1er août 2026, la 2e version sort.',
      'On August 1, 2026, the 2nd version is released.',
    ],
    ['a telephone number', 'Appelez le 01 99 00 12 34.', 'Call +33 1 99 00 12 34.'],
    ['one with the 0 in brackets', 'Appelez le 01 99 00 12 34.', 'Call +33 (0)1 99 00 12 34.'],
    ['a time', 'Le service ouvre à 14 h 30.', 'The desk opens at 2:30 p.m.'],
    ['a number repeated', 'Il faut 12 caractères : 12, pas moins.', 'It takes 12 characters, no less.'],
    [
      'the numbering of headings',
      '## 2. Configurer le site\n\nTout va bien.',
      '## 3. Configure the site\n\nAll is well.',
    ],
    ['a range of hours', "L'assistance répond de 14 h à 18 h.", 'Support answers from 2 to 6 p.m.'],
    ['a range over noon', "L'assistance répond de 10 h à 14 h.", 'Support answers from 10 to 2 p.m.'],
    ['a range that ends with its unit', "L'assistance répond de 9 à 17 h.", 'Support answers from 9 a.m. to 5 p.m.'],
    ['noon and midnight', 'De 12 h à 0 h, tout est fermé.', 'From noon to midnight, all is closed.'],
    ['midi', 'Écrivez-nous avant midi.', 'Write to us before 12:00.'],
    ['hours and minutes', 'La copie dure 1 h 30.', 'The copy takes 90 minutes.'],
    ['an hour and a half', 'La copie dure 1 h 30.', 'The copy takes an hour and a half.'],
    ['a half of an hour', 'La copie dure une demi-heure.', 'The copy takes 30 minutes.'],
    ['une heure et demie', 'La copie dure une heure et demie.', 'The copy takes 90 minutes.'],
    ['a day in hours', 'La réponse vient sous 24 h.', 'The answer comes within one day.'],
    ['a day, with its article', 'La réponse vient sous 24 heures.', 'The answer comes within a day.'],
    ['a year in months', 'Le contrat dure 12 mois.', 'The contract lasts 1 year.'],
    ['a decade', 'Ce format date des années 90.', 'This format dates from the 1990s.'],
    ['a short decade', 'Ce format date des années 1990.', "This format dates from the '90s."],
    ['a decade in words', 'Ce format date des années 80.', 'This format dates from the eighties.'],
    ['a half in per cent', 'Le plan est à moitié prix.', 'The plan is 50% off.'],
    ['a power', 'Il y a 10³ fichiers.', 'There are 1,000 files.'],
    ['a temperature', 'La salle est à 20 °C.', 'The room is at 68 °F.'],
    ['quatre-vingt-dix', 'Attendez quatre-vingt-dix secondes.', 'Wait 90 seconds.'],
    ['a compound with what it counts', 'Le monstre a 3 yeux.', 'It is a three-eyed monster.'],
    ['a third party', 'Un logiciel tiers lit le fichier.', 'A 3rd party program reads the file.'],
    ['a figure that lost its space', 'Le score va jusque15,000 points.', 'The score goes up to15,000 points.'],
    ['a text on a screen', 'Choisissez le format « 1,234.50 ».', 'Choose the format “1,234.50”.'],
    ['a status in code', 'Le serveur répond 404 sur cette page.', 'The server answers `404` on this page.'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(number, source, target)
  })

  test.each([
    ['1 million de pages', 'de', '1 Million Seiten'],
    ['36,5 M de pages', 'es', '36,5 millones de páginas'],
    ['1 000 000 de pages', 'ja', '100万ページ'],
    ['un accès dès 18 h', 'de', 'Zugang ab 18 Uhr'],
    ['un accès dès 18 h', 'ja', '18時に開始'],
    ['ouvert dès 6:00', 'ja', '午前 6 時に開きます'],
    ['ouvert dès 14 h 30', 'ja', '午後2時半に開きます'],
    ['ouvert dès 14 h 30', 'zh', '下午 2 点 30 分开放'],
    ['ouvert dès 9 h 05', 'ko', '오전 9시 5분에 엽니다'],
    ['une sauvegarde de 6 heures', 'ja', '6 時間のバックアップ'],
    ['les 3 points suivants', 'zh', '以下 3 点'],
    ['une heure ou 90 minutes', 'ko', '90분'],
    ['2 millions de pages', 'sv', '2 miljoner sidor'],
    ['un accès dès 18:00', 'sv', 'Tillträde från kl. 18'],
  ])('%s in %s', async (source, to, target) => {
    await passes(number, source, target, { to })
  })

  test.each([
    ['1 million de pages', 'de', '2 Millionen Seiten', '1:1 changed'],
    ['1 million de pages', 'de', '1 Milliarde Seiten', '1:1 changed'],
    ['2 millions de pages', 'sv', '3 miljoner sidor', '1:1 changed'],
    ['ouvert dès 6:00', 'ja', '午後 6 時に開きます', '1:4 changed'],
    ["L'assistance répond de 14 h à 18 h.", 'en', 'Support answers from 3 to 6 p.m.', '1:22 changed'],
    ['La copie dure 1 h 30.', 'en', 'The copy takes 80 minutes.', '1:16 changed'],
    ['Ce format date des années 90.', 'en', 'This format dates from the 1980s.', '1:28 changed'],
    ['La salle est à 20 °C.', 'en', 'The room is at 75 °F.', '1:16 changed'],
  ])('%s is not, in %s, %s', async (source, to, target, found) => {
    await fails(number, source, target, [found], { to })
  })

  test('a foreign notation in a sentence that was not translated is not told besides', async () => {
    await passes(
      number,
      'Le site a reçu 1 500 visites depuis que la page est en ligne.',
      'Le site a reçu 1 500 visites depuis que la page est en ligne.',
    )
  })

  test('a figure that moved to the next sentence, paragraph or item is kept', async () => {
    await passes(
      number,
      'Le plan coûte 20 € par mois et se renouvelle seul.\n\nIl contient des boîtes mail.',
      'The plan renews itself every month without you.\n\nIt costs €20 and has mailboxes.',
    )
  })

  test('one became two', async () => {
    await fails(
      number,
      'La clé reste valable 1 heure après la connexion.',
      'The key stays valid for 2 hours after you sign in.',
      ['1:25 changed `1 heure` `2 hours`'],
    )
  })

  test('another month of the same days', async () => {
    await fails(number, 'Le service est fermé le 5 mars 2026.', 'The desk is closed on April 5, 2026.', [
      '1:23 changed `5 mars 2026` `April 5, 2026`',
    ])
  })

  test('a new value that replaced one of two equal ones', async () => {
    await fails(
      number,
      'Le délai est de 30 secondes, puis encore 30 secondes.',
      'The delay is 30 seconds, then again 60 seconds.',
      ['1:37 changed `30 secondes` `60 seconds`'],
    )
  })

  test('the unit counts, and the likeliest pairs are told', async () => {
    await fails(
      number,
      'Il faut 5 Go de disque et 30 minutes de patience.',
      'It takes 5 MB of disk and 40 minutes of patience.',
      ['1:10 changed `5 Go` `5 MB`', '1:27 changed `30 minutes` `40 minutes`'],
    )
  })

  test('of equal values, those that are written alike are taken first', async () => {
    await fails(
      number,
      'Au 3 mars 2021, la chaîne « 2021-03-03 » vaut « 03/03/2021 ».',
      'On 4 March 2021, the string "2021-03-03" means "03/03/2021".',
      ['1:4 changed `3 mars 2021` `4 March 2021`'],
    )
  })

  test('a row that counts from one number to another says both', async () => {
    await passes(number, 'Les feuilles 1 à 4 sont lues.', 'Sheets 1, 2, 3 and 4 are read.')
    await passes(number, 'Les feuilles 1, 2 et 3 sont lues.', 'Sheets 1 to 3 are read.')
    await fails(number, 'Les feuilles 1 à 4 sont lues.', 'Sheets 1, 2, 3, 4 and 5 are read.', ['1:11 gained 2 3 5'])
  })

  test('a figure that lost the space before it is there', async () => {
    await passes(number, 'Le coût passe à 15 000 unités.', 'The cost rises to15,000 units.')
  })

  test('two figures that are gone are one finding', async () => {
    await fails(
      number,
      'Entre 8 et 64 caractères, le mot de passe est accepté par le serveur.',
      'The server accepts the password of any length.',
      ['1:1 lost `8` `64`'],
    )
  })

  test('the notation of the other language is a warning, whichever way', async () => {
    await fails(number, 'Le quota est de 1 500 messages par jour.', 'The quota is 1 500 messages a day.', [
      '1:14 notation `1 500` English',
    ])
    await fails(
      number,
      'The quota is 1,500 messages a day.',
      'Le quota est de 1,500 messages par jour.',
      ['1:17 notation `1,500` French'],
      { from: 'en', to: 'fr' },
    )
  })

  test('in a table row every cell is compared', async () => {
    await fails(
      number,
      '| Plan | Prix |\n|---|---|\n| Base | 10 € |\n| Pro | 25 € |',
      '| Plan | Price |\n|---|---|\n| Base | €10 |\n| Pro | €35 |',
      ['4:9 changed `25 €` `€35`'],
    )
  })

  test.each([
    ['in words', 'Un bloc de 2x2 cases.', 'A block of two by two cells.'],
    ['side by side', 'Un bloc de 2x3 cases.', 'A block of 2 cells by 3.'],
  ])('a size may be told %s', async (_, source, target) => {
    await passes(number, source, target)
  })

  test('a size that changed is told', async () => {
    await fails(number, 'Un bloc de 2x2 cases.', 'A block of three by three cells.', ['1:1 lost `2x2`'])
  })

  test('what a stray space tore off is not told besides', async () => {
    await fails(number, 'Il faut macOS 10.14 ou plus.', 'It takes macOS 10. 4 or later.', ['1:16 changed `10.14`'])
  })
})
