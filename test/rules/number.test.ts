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
    ['a time', 'Le service ouvre à 14 h 30.', 'The desk opens at 2:30 p.m.'],
    ['a number repeated', 'Il faut 12 caractères : 12, pas moins.', 'It takes 12 characters, no less.'],
    [
      'the numbering of headings',
      '## 2. Configurer le site\n\nTout va bien.',
      '## 3. Configure the site\n\nAll is well.',
    ],
    ['a status in code', 'Le serveur répond 404 sur cette page.', 'The server answers `404` on this page.'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(number, source, target)
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
})
