import { describe, expect, test } from 'vitest'
import { sentenceCount } from '../../rules/sentence-count.ts'
import { languageOf } from '../../src/text/languages.ts'
import { sentencesIn } from '../../src/text/sentences.ts'
import { checkRule } from '../support/check-rule.ts'
import { fails, passes } from '../support/two-words.ts'

const split = (text: string, locale: string): string[] =>
  sentencesIn(text, languageOf(locale)).map(({ start, end }) => text.slice(start, end))

describe('sentences', () => {
  test.each([
    ['fr', 'Voir p. ex. le guide.', ['Voir p. ex. le guide.']],
    ['fr', 'Voir l’art. 3 du contrat. Signez-le.', ['Voir l’art. 3 du contrat.', 'Signez-le.']],
    ['fr', 'Il dit « Oui ! » et part. Fermez.', ['Il dit « Oui ! » et part.', 'Fermez.']],
    ['fr', 'La version 2.0 coûte 2,5 francs… Payez !', ['La version 2.0 coûte 2,5 francs…', 'Payez !']],
    ['en', 'Use e.g. the menu. Mr. Smith left.', ['Use e.g. the menu.', 'Mr. Smith left.']],
    ['en', 'It is "fenced in." It stays there.', ['It is "fenced in."', 'It stays there.']],
    ['en', '', ['']],
  ])('%s: %s', (locale, text, sentences) => {
    expect(split(text, locale)).toEqual(sentences)
  })

  test('a long text is no paragraph', () => {
    expect(split('One. Two. '.repeat(3000), 'en')).toHaveLength(1)
  })
})

describe('sentence-count', () => {
  const first = { fr: "L'adresse fonctionne tout de suite.", en: 'The address works at once.' }
  const second = {
    fr: 'Vos messages arrivent dans le dossier `courrier`.',
    en: 'Your messages arrive in the folder `courrier`.',
  }
  const third = { fr: 'Le mot de passe ne change pas.', en: 'The password does not change.' }
  const all = [first, second, third]
  const say = (sentences: readonly { fr: string; en: string }[], locale: 'fr' | 'en') =>
    sentences.map((one) => one[locale]).join(' ')

  test.each([0, 1, 2])('names the sentence that is missing, wherever it stood (%i)', async (at) => {
    const words = all[at]?.fr.split(' ')[1] ?? ''
    await fails(sentenceCount, say(all, 'fr'), say(all.toSpliced(at, 1), 'en'), [
      `1:${[1, 27, 62][at]} missing \`3\` \`2\` ${words}`,
    ])
  })

  test('names the sentence that is extra', async () => {
    await fails(sentenceCount, say([first, third], 'fr'), say(all, 'en'), ['1:28 extra `3` `2` messages'])
  })

  test('is no more than an info where an extra sentence is not much surer than a clause told in other words', async () => {
    const files = { 'fr/a.md': say([first, third], 'fr'), 'en/a.md': say(all, 'en') }
    const { pages } = await checkRule(sentenceCount, files, { source: 'fr', targets: ['en'] })
    expect(pages[0]?.findings.map(({ severity }) => severity)).toEqual(['info'])
  })

  test('passes sentences that were split or joined', async () => {
    await passes(
      sentenceCount,
      'Choisissez un mot de passe et enregistrez vos changements.',
      'Choose a password. Save your changes.',
    )
    await passes(
      sentenceCount,
      'Choisissez un mot de passe. Enregistrez vos changements.',
      'Choose a password and save your changes.',
    )
  })

  test('finds its place behind marks', async () => {
    await fails(
      sentenceCount,
      "**L'adresse** fonctionne *tout de suite*. Le mot de passe ne change pas.",
      'The address works at once.',
      ['1:27 missing passe'],
    )
  })

  test('says nothing of the cells of a table', async () => {
    await passes(sentenceCount, '| a |\n|---|\n| Oui. Le mot de passe change. |', '| a |\n|---|\n| Yes. |')
  })
})
