import { describe, test } from 'vitest'
import { placeholder } from '../../rules/placeholder.ts'
import { fails, passes } from '../support/two-words.ts'

describe('placeholder', () => {
  test.each([
    [
      'the same ones in another order',
      'Écrivez {name} puis $API_KEY dans le fichier.',
      'Write $API_KEY then {name} in the file.',
    ],
    [
      'a name in angle brackets',
      'Remplacez <clé> par la vôtre, puis <utilisateur>.',
      'Replace <key> with your own, then <user>.',
    ],
    [
      'a translated name',
      'Le message commence par {nom} et finit par %s.',
      'The message begins with {name} and ends with %s.',
    ],
    [
      'a translated name of words written together',
      "L'outil est dans {chemininstallation}/bin.",
      'The tool is in {installpath}/bin.',
    ],
    [
      'marks of a translation platform that the source has too',
      'Le <0>dossier\\</0> est vide.',
      'The <0>folder\\</0> is empty.',
    ],
    [
      'one that became code',
      'Remplacez {token} par le jeton reçu.',
      'Replace `{token}` with the token that you received.',
    ],
    [
      'the words of a macro',
      'Voyez {{Glossary("scope", "la portée")}} des variables.',
      'See the {{glossary("scope")}} of variables.',
    ],
    ['what a macro shows', 'La méthode {{jsxref("Array")}} rend une liste.', 'The `Array` method returns a list.'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(placeholder, source, target)
  })

  test.each([
    [
      'a slip in a name of words written together',
      "L'outil est dans {chemininstallation}/bin.",
      'The tool is in {chemininstalation}/bin.',
      '1:16 changed `{chemininstallation}` `{chemininstalation}`',
    ],
    [
      'what a translation platform left',
      'Le **dossier** est vide.',
      'The <0>folder\\</0> is empty.',
      '1:5 leftover `<0>` `</0>`',
    ],
    [
      'another format',
      'Le journal écrit « %s fichiers » à la fin.',
      'The log writes “%d files” at the end.',
      '1:17 changed `%s` `%d`',
    ],
    [
      'a slip of the pen',
      'Le champ {address} est rempli par le client.',
      'The field {adress} is filled in by the client.',
      '1:11 changed `{adress}`',
    ],
    [
      'another macro',
      'Voyez {{jsxref("Array")}} pour les détails.',
      'See {{jsxref("Map")}} for the details.',
      '1:5 changed',
    ],
    [
      'one that is gone',
      'Le chemin finit par $HOME_DIR sur le serveur.',
      'The path ends with the folder on the server.',
      '1:1 lost `$HOME_DIR`',
    ],
    [
      'one that is new',
      'Le chemin finit par le dossier du serveur.',
      'The path ends with $HOME_DIR of the server.',
      '1:20 gained `$HOME_DIR`',
    ],
  ])('%s is named', async (_, source, target, expected) => {
    await fails(placeholder, source, target, [expected])
  })

  describe('of MDX', () => {
    const mdx = { extension: 'mdx' } as const
    const [source, target] = [
      'Ceci est la version {version} du logiciel.',
      'This is release {release} of the software.',
    ]

    test('is JavaScript, whose names stay', async () => {
      await fails(placeholder, source, target, ['1:17 changed `{version}` `{release}`'], mdx)
    })

    test('may have another name that the translation declares', async () => {
      const declared = (name: string, text: string) => `export const ${name} = '2.1'\n\n${text}`
      await passes(placeholder, declared('version', source), declared('release', target), mdx)
    })
  })
})
