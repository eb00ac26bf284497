import { describe, expect, test } from 'vitest'
import { knownLanguages, languageOf } from '../../src/text/languages.ts'
import { isPreambleTitle, isPrerequisiteTitle } from '../../src/text/titles.ts'

describe('languageOf', () => {
  test.each([
    ['fr', 'fr', ','],
    ['fr-FR', 'fr', ','],
    ['fr_CA', 'fr', ','],
    ['FR', 'fr', ','],
    ['en-GB', 'en', '.'],
    ['de', 'de', ','],
    ['pt-BR', 'pt', ','],
    ['ja', 'ja', '.'],
    ['not a tag', 'und', '.'],
    ['', 'und', '.'],
    ['tlh', 'tlh', '.'],
  ])('%s is %s and its decimal mark %s', (locale, tag, decimal) => {
    expect(languageOf(locale)).toMatchObject({ tag, numbers: { decimal } })
  })

  test('Switzerland groups with an apostrophe and knows both decimal marks', () => {
    const { numbers } = languageOf('fr-CH')
    expect(numbers.groups).toEqual(expect.arrayContaining(['’', "'", '\u202f']))
    expect(numbers.decimals).toEqual(expect.arrayContaining([',', '.']))
  })

  test('a language without a file of its own knows its months', () => {
    expect(languageOf('de').numbers.months).toMatchObject({ juli: 7, märz: 3 })
    expect(languageOf('es').numbers.months).toMatchObject({ julio: 7, enero: 1 })
  })

  test('word lists are lower case, composed and large enough to tell a language', () => {
    for (const { functionWords, preambleTitles, prerequisiteTitles } of knownLanguages) {
      expect(functionWords.size).toBeGreaterThan(150)
      for (const word of [...functionWords, ...preambleTitles, ...prerequisiteTitles]) {
        expect(word).toBe(word.toLowerCase().normalize('NFC').trim())
      }
    }
  })
})

describe('titles', () => {
  test.each([
    ['fr', 'Préambule'],
    ['fr', 'PREAMBULE'],
    ['fr', '1. Introduction :'],
    ['fr', 'Avant de commencer…'],
    ['fr', 'Vue d’ensemble'],
    ['en', 'Preface'],
    ['en', 'Before you start'],
    ['en', '👋 Introduction'],
  ])('%s: %j opens a page', (locale, title) => {
    expect(isPreambleTitle(title, languageOf(locale))).toBe(true)
  })

  test.each([
    ['fr', 'Modifier la langue'],
    ['fr', 'Introduction aux domaines'],
    ['en', 'Change the language'],
    ['en', ''],
    ['de', 'Einleitung'],
  ])('%s: %j does not', (locale, title) => {
    expect(isPreambleTitle(title, languageOf(locale))).toBe(false)
  })

  test.each([
    ['fr', 'Prérequis'],
    ['fr', 'Pré-requis :'],
    ['fr', 'Conditions préalables'],
    ['en', 'Prerequisites'],
    ['en', 'Before you begin'],
    ['en', 'What you’ll need'],
  ])('%s: %j asks for prerequisites', (locale, title) => {
    expect(isPrerequisiteTitle(title, languageOf(locale))).toBe(true)
  })
})

describe('introducesProcedure', () => {
  test.each([
    ['fr', 'Pour cela:'],
    ['fr', 'Pour cela\u00a0:'],
    ['fr', 'Pour ce faire :'],
    ['fr', 'Pour restaurer une sauvegarde :'],
    ['fr', 'Pour vous connecter à la console :'],
    ['fr', 'Pour ne pas perdre vos données :'],
    ['fr', 'Pour l’activer :'],
    ['fr', 'Pour la modifier :'],
    ['fr', "Afin d'augmenter la mémoire de la machine:"],
    ['fr', 'Afin de suspendre une boîte :'],
    ['fr', 'Suivez ces étapes :'],
    ['fr', 'Une fois connecté, suivez les instructions ci-dessous :'],
    ['fr', 'Procédez comme suit :'],
    ['fr', 'Il faut suivre la procédure de secours :'],
    ['fr', 'Une fois la commande reçue, pour activer le service :'],
    ['fr', 'Voici comment procéder :'],
    ['en', 'To do this:'],
    ['en', 'To do so :'],
    ['en', 'For this:'],
    ['en', 'To restore a backup:'],
    ['en', 'In order to log in to the console:'],
    ['en', 'Follow these steps:'],
    ['en', 'Once you are logged in, follow the instructions below:'],
    ['en', 'Proceed as follows:'],
    ['en', 'Here’s how:'],
    ['en', 'Once the order has arrived, to activate the service:'],
    ['en', 'Then do the following:'],
    ['en', 'It cannot be undone. Complete the following two steps:'],
    ['en', 'Steps:'],
    ['fr', 'Marche à suivre :'],
  ])('%s: %j does', (locale, text) => {
    expect(languageOf(locale).introducesProcedure(text)).toBe(true)
  })

  test.each([
    ['fr', 'Pour cela, ouvrez la console.'],
    ['fr', 'Pour les utilisateurs :'],
    ['fr', 'Pour le dernier fichier :'],
    ['fr', 'Pour votre compte :'],
    ['fr', 'Les langues suivantes :'],
    ['fr', 'Pour créer un compte, vous aurez besoin des éléments suivants :'],
    ['fr', 'Pour payer, plusieurs moyens :'],
    ['fr', 'Cliquez ici (en haut) afin de "Régler":'],
    ['fr', 'Pour utiliser la console, lisez son manuel. Vous y trouverez :'],
    ['fr', ''],
    ['en', 'To restore a backup, click the button.'],
    ['en', 'To the left:'],
    ['en', 'For users:'],
    ['en', 'The following languages:'],
    ['en', 'To open an account, you will need:'],
    ['en', 'Access to:'],
    ['en', 'The picture shows the recovery procedure:'],
    ['en', 'To use the console, read its manual. You will find:'],
    ['ja', 'To do this:'],
  ])('%s: %j does not', (locale, text) => {
    expect(languageOf(locale).introducesProcedure(text)).toBe(false)
  })

  test('a long hostile text is no burden', () => {
    for (const locale of ['fr', 'en']) {
      const { introducesProcedure } = languageOf(locale)
      for (const unit of ['pour ', 'suivez ', 'to to ', ' ', '\u00a0', 'pour vous ', 'follow ']) {
        const started = performance.now()
        introducesProcedure(`${unit.repeat(200_000)}:`)
        expect(performance.now() - started).toBeLessThan(20_000)
      }
    }
  })
})
