import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { splitByPattern } from '../../src/import/split.ts'
import { KnownError } from '../../src/known-error.ts'
import { bytesOf } from './words.ts'

/** The first lines of the articles of a dump. */
const openingsOf = (lines: readonly string[], split?: string): readonly string[] =>
  importDumps([{ path: 'dump.txt', bytes: bytesOf(...lines) }], { split }).map(({ opening }) => opening)

describe('articles', () => {
  test.each([
    'Ce guide explique comment planter un arbre.',
    'Ce guide vous aide à planter un arbre.',
    'Ce guide vous aide \u0102 planter un arbre.',
    'Cet article décrit les arbres.',
    'Cet article d\u0102\u00A9crit les arbres.',
    'Cette page présente les arbres.',
    'Cette fiche récapitule les arbres.',
    'Dans ce guide, vous apprendrez à planter un arbre.',
    'This guide explains how to plant a tree.',
    'This guide helps you plant a tree.',
    'This\u00A0article describes trees.',
    'This page lists trees.',
    'This article will show you a tree.',
    'In this guide, you will plant a tree.',
  ])('open with: %s', (opening) => {
    expect(openingsOf(['Help', 'All about trees.', opening, 'Text.'])).toEqual(['Help', opening])
  })

  test.each([
    'This guide is long.',
    'The guide explains all.',
    'Read this guide: it explains all.',
    'This page opens in a new window.',
    'This guideline explains all.',
    'Ce guide est long.',
    'Prenez connaissance de ce guide.',
    'Cet autre guide explique le reste.',
    '- This guide explains lists.',
  ])('do not open with: %s', (line) => {
    expect(openingsOf(['Help.', line, 'Text.'])).toEqual(['Help.'])
  })

  test('do not open below a short line that announces one, but below a sentence that lost its picture', () => {
    expect(openingsOf(['Help.', 'See also:', 'This guide explains elms.', 'Text.'])).toEqual(['Help.'])
    const sentence = 'An e-mail is sent at once when somebody plants a tree in your garden:'
    expect(openingsOf(['Help.', sentence, 'This guide explains elms.', 'Text.'])).toHaveLength(2)
    expect(openingsOf(['Help.', '- Click here:', 'This guide explains elms.', 'Text.'])).toHaveLength(2)
  })

  test('are not made of a table of contents', () => {
    const contents = ['This guide explains oaks.', 'This guide explains elms.', 'This guide explains ashes.']
    expect(openingsOf(['Help.', ...contents, 'Text.'])).toEqual(['Help.', 'This guide explains ashes.'])
  })

  test('take the title above their opening with them where most have one', () => {
    const titled = ['Oaks', 'This guide explains oaks.', 'They grow.', 'Elms', 'This guide explains elms.', 'They die.']
    expect(openingsOf(titled)).toEqual(['Oaks', 'Elms'])
    const untitled = [
      'This guide explains oaks.',
      'Grow',
      'This guide explains elms.',
      'Die.',
      'This guide explains ash.',
      'Burn.',
    ]
    expect(openingsOf(untitled)[1]).toBe('This guide explains elms.')
    expect(openingsOf(untitled)).toHaveLength(3)
  })
})

describe('--split', () => {
  const numbered = ['Intro.', 'Article 1: oaks', 'Text.', '- Article 2: elms', 'Text.', ':', 'More.']

  test('starts an article at each line that it matches, whatever kind of line that is', () => {
    expect(openingsOf(numbered, '^(- )?Article \\d:')).toEqual(['Intro.', 'Article 1: oaks', 'Article 2: elms'])
    expect(openingsOf(numbered, '^:$')).toEqual(['Intro.', ':'])
    expect(openingsOf(numbered, 'nowhere')).toEqual(['Intro.'])
  })

  test('is refused when it is no regular expression', () => {
    expect(() => openingsOf(numbered, '(')).toThrow(KnownError)
    expect(() => openingsOf(numbered, '(')).toThrow(/^`--split` is not a regular expression: .*Unterminated group/)
  })

  test('is stopped when it would take for ever', () => {
    const lines = `${'a'.repeat(60)}!`
    expect(() => splitByPattern(lines, '^(a+)+$', 50)).toThrow(/takes more than 0\.05 s/)
  })

  test('does not look at lines of data', () => {
    expect(openingsOf(['Intro.', `Article ${'x'.repeat(1000)}`, 'Text.'], '^Article')).toEqual(['Intro.'])
  })
})
