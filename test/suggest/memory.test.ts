import { describe, expect, test } from 'vitest'
import { carryFacts } from '../../src/suggest/memory/carry.ts'
import { Memory } from '../../src/suggest/memory/match.ts'
import type { Unit } from '../../src/suggest/memory/units.ts'
import { suggestPair } from './support.ts'

const unit = (source: string, target: string, found = 'en/a.md:1'): Unit => ({
  source,
  target,
  locales: { source: 'fr', target: 'en' },
  found,
  extent: 'block',
})

describe('matches', () => {
  const memory = new Memory([
    unit('Cliquez sur **Créer**, puis attendez 30 secondes.', 'Click **Create**, then wait for 30 seconds.'),
    unit('Ouvrez la console.', 'Open the console.'),
    unit('Ouvrez la console.', 'Launch the console.'),
    unit('Ouvrez la console.', 'Open the console.'),
    unit('Voir aussi', 'See also'),
  ])

  test.each([
    ['Ouvrez la console.', 100, 'Open the console.'],
    ['Ouvrez  la\nconsole.', 100, 'Open the console.'],
    ['Cliquez sur **Créer**, puis attendez 45 secondes.', 99, 'Click **Create**, then wait for 30 seconds.'],
    ['Cliquez sur **Créer**, puis attendez une minute.', 84, 'Click **Create**, then wait for 30 seconds.'],
    ['cliquez sur **Créer**, puis attendez 30 secondes.', 99, 'Click **Create**, then wait for 30 seconds.'],
  ])('%s', (text, score, target) => {
    expect(memory.find(text, 75)).toMatchObject({ score, unit: { target } })
  })

  test.each(['Fermez tout de suite la fenêtre du navigateur.', 'Voir', ''])('nothing for “%s”', (text) => {
    expect(memory.find(text, 75)).toBeUndefined()
  })

  test('nothing below the score that is asked for', () => {
    expect(memory.find('Cliquez sur **Créer**, puis attendez une minute.', 90)).toBeUndefined()
  })

  test('holds out against a text that is one word many times', () => {
    const many = new Memory(Array.from({ length: 2000 }, (_, at) => unit(`${'mot '.repeat(300)}${at}x`, 'word')))
    expect(many.find('mot '.repeat(390), 75)?.unit.target).toBe('word')
  })
})

describe('facts of the new source', () => {
  const carry = (asked: string, source: string, target: string): string =>
    carryFacts({
      asked: { text: asked, locale: 'fr' },
      source: { text: source, locale: 'fr' },
      target: { text: target, locale: 'en' },
    })

  test.each([
    ['a number', 'Attendez 45 secondes.', 'Attendez 30 secondes.', 'Wait for 30 seconds.', 'Wait for 45 seconds.'],
    [
      'a price',
      'Il coûte 14,90 € par an.',
      'Il coûte 12,90 € par an.',
      'It costs €12.90 a year.',
      'It costs €14.90 a year.',
    ],
    ['thousands', 'Envoyez 2 500 messages.', 'Envoyez 1 000 messages.', 'Send 1,000 messages.', 'Send 2,500 messages.'],
    ['code', 'Lancez `cirro restore`.', 'Lancez `cirro backup`.', 'Run `cirro backup`.', 'Run `cirro restore`.'],
    ['a link', 'Voir [ici](b.md).', 'Voir [ici](a.md).', 'See [here](a.md).', 'See [here](b.md).'],
    ['a placeholder', 'Bonjour {first}.', 'Bonjour {name}.', 'Hello {name}.', 'Hello {first}.'],
    ['two that change places', 'De 20 à 10 Go.', 'De 10 à 20 Go.', 'From 10 to 20 GB.', 'From 20 to 10 GB.'],
    [
      'another unit stays',
      'Attendez 45 minutes.',
      'Attendez 30 secondes.',
      'Wait for 30 seconds.',
      'Wait for 30 seconds.',
    ],
    [
      'what the translation lacks stays',
      'Attendez 45 secondes.',
      'Attendez 30 secondes.',
      'Wait a while.',
      'Wait a while.',
    ],
    ['other kinds of fact', 'Attendez `x`.', 'Attendez 30 s.', 'Wait for 30 s.', 'Wait for 30 s.'],
  ])('%s', (_, asked, source, target, expected) => {
    expect(carry(asked, source, target)).toBe(expected)
  })
})

describe('the project’s own pages', () => {
  const page = (fr: boolean, steps: readonly string[]): string =>
    `# ${fr ? 'Sauvegarder un site' : 'Back up a site'}\n\n${steps.map((step, at) => `${at + 1}. ${step}\n`).join('')}`

  test('give what they have in step, and keep from giving what a finding doubts', async () => {
    const source = page(true, [
      'Ouvrez la page des sauvegardes dans `cirro`.',
      'Attendez 30 secondes avec `--wait`.',
      'Ouvrez la page des sauvegardes dans `cirro`.',
      'Attendez 30 secondes avec `--wait`.',
    ])
    const target = page(false, ['Open the backups page in `cirro`.', 'Wait for 20 seconds with `--wait`.'])
    const { outcomes } = await suggestPair(source, target, { providers: ['memory'] })
    const results = outcomes.map(({ result }) => ('draft' in result ? result.draft.texts[0]?.text : result.reason.id))
    expect(results.sort()).toEqual(['Open the backups page in `cirro`.', 'no-match'])
  })
})
