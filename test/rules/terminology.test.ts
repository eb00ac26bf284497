import { describe, test } from 'vitest'
import { terminology } from '../../rules/terminology.ts'
import { fails, passes } from '../support/two-words.ts'

const term = (source: string, ...targets: string[]) => ({ source, targets })
const english = [
  term('organisation', 'organization'),
  term('espace de travail', 'workspace'),
  term('clé', 'key'),
  term('clé privée', 'private key', 'secret key'),
  term('compte', 'account'),
  term('réseau', 'network'),
  term('authentification à deux facteurs', 'two-factor authentication', '2FA'),
  term('API', 'API'),
  term('déploiement', 'deployment'),
  term('code PIN', 'PIN'),
  { source: 'sauvegarde', targets: ['backup'], forbidden: ['save', 'copy'] },
  { source: 'Cirro Drive', dnt: true },
  { source: '.NET', dnt: true },
]
const settings = { options: { terms: { en: english } } }

describe('a term that is translated as the glossary says', () => {
  test.each([
    ['elided', "L'organisation est prête.", 'The organization is ready.'],
    ['with another apostrophe', 'L’organisation est prête.', 'The organization is ready.'],
    ['in the plural', 'Les organisations sont prêtes.', 'Organizations are ready.'],
    ['in an irregular plural', 'Les réseaux sont prêts.', 'The networks are ready.'],
    ['in both numbers', 'Les espaces de travail sont partagés.', 'Each workspace is shared.'],
    ['in another case', 'ORGANISATION prête', 'Organization ready'],
    ['possessive', "Le nom de l'organisation est affiché.", "The organization's name is shown."],
    ['written apart', 'Ouvrez votre espace de travail.', 'Open your work space.'],
    ['with a hyphen', 'Activez l’authentification à deux facteurs.', 'Turn on two factor authentication.'],
    ['the longest one', 'La clé privée reste secrète.', 'The private key stays secret.'],
    ['in another permitted way', 'La clé privée reste chez vous.', 'The secret key stays with you.'],
    ['in a permitted short form', 'L’authentification à deux facteurs est requise.', '2FA is required.'],
    ['as a verb', 'Après le déploiement, ouvrez la page.', 'Once you have deployed it, open the page.'],
    ['in another order', 'Le déploiement de l’API est prêt.', 'Your deployed API is ready.'],
    ['once for twice', 'Votre compte est prêt. Ce compte est gratuit.', 'Your account is ready. It is free.'],
    ['marked as code', 'Ouvrez le compte maintenant.', 'Open the `account` now.'],
    ['emphasised', 'Ouvrez l’**espace de travail** maintenant.', 'Open the **workspace** now.'],
    ['across lines', 'Ouvrez votre espace\nde travail maintenant.', 'Open your\nworkspace now.'],
    ['in a link', 'Ouvrez [votre compte](/compte) maintenant.', 'Open [your account](/compte) now.'],
    ['kept', 'Ouvrez Cirro Drive.', 'Open Cirro Drive.'],
    ['kept, with its plural', 'Les API sont prêtes.', 'The APIs are ready.'],
    ['with marks', 'Écrivez du code .NET ici.', 'Write .NET code here.'],
  ])('%s', async (_, source, target) => {
    await passes(terminology, source, target, settings)
  })
})

describe('what is no term', () => {
  test.each([
    ['code', 'Tapez `compte` dans le terminal.', 'Type `compte` into the terminal.'],
    ['an address', 'Voir https://exemple.fr/compte pour la suite.', 'See https://exemple.fr/compte for more.'],
    ['a destination', 'Lisez [la suite](/compte/organisation) ici.', 'Read [more](/compte/organisation) here.'],
    ['a placeholder', 'Remplacez {compte} par votre nom.', 'Replace {compte} by your name.'],
    ['part of a compound', 'Lisez le compte-rendu de la réunion.', 'Read the minutes of the meeting.'],
    ['part of a word', 'Le clergé comptera les voix.', 'The clergy will count the votes.'],
    ['a file name', 'Ouvrez compte.txt dans un éditeur.', 'Open compte.txt in an editor.'],
    ['another word with other accents', 'Le fichier est sauvegardé ici.', 'The file is stored here.'],
    [
      'words that a full stop parts',
      'Voici un espace. De travail, il en faut.',
      'Here is room. Of work there must be some.',
    ],
    ['an acronym in small letters', 'Un pin est un arbre.', 'A pine is a tree.'],
    ['another case of a product', 'Le cirro drive est un nuage.', 'This is a cloud.'],
    ['code of a whole block', '```sh\nouvrir compte\n```', '```sh\nouvrir compte\n```'],
    [
      'the title of another site',
      'Lisez [Votre compte](https://autre.fr/a) ici.',
      'Read [Votre compte](https://autre.fr/a) here.',
    ],
    ['a title that stays', '## Compte', '## Compte'],
    ['the name of a type', '- `id` Compte', '- `id` Compte'],
    ['untranslated text', 'Ouvrez votre compte pour continuer.', 'Ouvrez votre compte pour continuer.'],
  ])('%s', async (_, source, target) => {
    await passes(terminology, source, target, settings)
  })

  test('a hostile megabyte', async () => {
    await passes(terminology, `${'clé privée '.repeat(100_000)}`, `${'secret '.repeat(150_000)}`, settings)
  })

  test('a forbidden word that another source word has', async () => {
    await passes(terminology, 'Copiez la sauvegarde puis enregistrez.', 'Copy the backup, then save.', settings)
  })
})

describe('a term that is not', () => {
  test.each([
    [
      'translated otherwise',
      "Ouvrez l'organisation suivante.",
      'Open the following company.',
      '1:1 missing organization',
    ],
    [
      'left as it is',
      'Ouvrez votre espace de travail partagé.',
      'Open your shared espace de travail.',
      '1:18 kept workspace',
    ],
    ['forbidden', 'Créez une sauvegarde du site.', 'Create a copy of the site.', '1:10 forbidden `copy` `backup`'],
    [
      'forbidden beside the right one',
      'Une sauvegarde suit chaque sauvegarde.',
      'A copy follows each backup.',
      '1:3 forbidden `copy`',
    ],
    ['translated though it must not be', 'Ouvrez Cirro Drive maintenant.', 'Open Cirro Disk now.', '1:1 dnt Drive'],
    ['written in another case', 'Ouvrez Cirro Drive maintenant.', 'Open Cirro drive now.', '1:1 dnt Drive'],
    [
      'the longest one',
      'La clé privée reste secrète ici.',
      'The key stays with you here.',
      '1:1 missing private secret',
    ],
  ])('%s', async (_, source, target, expected) => {
    await fails(terminology, source, target, [expected], settings)
  })

  test('is told once for a block', async () => {
    await fails(
      terminology,
      "L'organisation est prête. Cette organisation est gratuite.",
      'The company is ready. This company is free.',
      ['1:1 missing organization'],
      settings,
    )
  })

  test('is looked for in English too', async () => {
    const terms = { fr: [term('policy', 'règle'), term('key', 'clé'), term('box', 'boîte')] }
    const from = { options: { terms }, from: 'en', to: 'fr' } as const
    await passes(terminology, 'The policies are listed.', 'Les règles sont affichées.', from)
    await passes(terminology, "The box's keys are listed.", 'Les clés de la boite sont affichées.', from)
    await passes(terminology, 'Turn the keyboard on now.', 'Allumez le clavier maintenant.', from)
    await fails(terminology, 'All boxes are listed here.', 'Tous les cartons sont ici.', ['1:1 missing boîte'], from)
  })
})
