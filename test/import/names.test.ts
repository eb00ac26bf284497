import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { importDumps } from '../../src/import/import.ts'
import { slug, unique } from '../../src/import/names.ts'
import { bytesOf } from './words.ts'

const namesOf = (...lines: readonly string[]): readonly string[] =>
  importDumps([{ path: 'dump.txt', bytes: bytesOf(...lines) }]).map(({ name }) => name)

describe('names of guides', () => {
  test('are the opening words without the formula, numbered in the order of the dump', () => {
    expect(
      namesOf(
        'Aide',
        'Tout sur les arbres.',
        "Ce guide explique comment planter un arbre à l'automne, au soleil.",
        'Texte.',
        'Ce guide vous aide à arroser.',
        'Texte.',
      ),
    ).toEqual(['01-aide.md', '02-planter-un-arbre-a-l-automne.md', '03-arroser.md'])
    expect(
      namesOf('Help', 'About trees.', 'This guide explains how to plant a tree (any tree) in autumn.', 'Text.'),
    ).toEqual(['01-help.md', '02-plant-a-tree.md'])
  })

  test('have no number when there is nothing to order', () => {
    expect(namesOf('This guide helps you water trees.', 'Text.')).toEqual(['water-trees.md'])
  })

  test.each([
    ['Œuvres de Noël à Łódź', 'oeuvres-de-noel-a-lodz'],
    ['Modifier le type de la', 'modifier-le-type'],
    ['樹木を植える', 'article'],
    ['CON', 'article-con'],
    ['../../etc/passwd', 'etc-passwd'],
    ['One two three four five sixth seventh eighth ninth', 'one-two-three-four-five-sixth-seventh-eighth'],
  ])('of %j are %j', (words, name) => {
    expect(slug(words)).toBe(name)
  })

  test('are safe on every system, whatever the words', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (words) => {
        expect(slug(words)).toMatch(/^(?!(?:con|prn|aux|nul|com\d|lpt\d)$)[a-z0-9]+(?:-[a-z0-9]+)*$/)
        expect(slug(words).length).toBeLessThanOrEqual(68)
      }),
    )
  })

  test('are unique, the first keeping its own', () => {
    expect(unique(['a', 'a', 'a-2', 'a'])).toEqual(['a', 'a-3', 'a-2', 'a-4'])
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', 'a-2', 'a-2-2', 'a-3', 'b')), (names) => {
        expect(new Set(unique(names)).size).toBe(names.length)
      }),
    )
  })
})
