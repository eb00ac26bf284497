import { describe, test } from 'vitest'
import { headingDepth } from '../../rules/heading-depth.ts'
import { fails, passes } from '../support/two-words.ts'

const french = [
  'Sauvegardes',
  'Créer une sauvegarde',
  'Restaurer un fichier',
  'Supprimer une sauvegarde',
  'Télécharger une archive',
]
const english = ['Backups', 'Create a backup', 'Restore a file', 'Delete a backup', 'Download an archive']

/** Headings of these depths; 7 for a bold line. */
const outline = (titles: readonly string[], depths: readonly number[]): string =>
  depths.map((depth, at) => (depth === 7 ? `**${titles[at]}**` : `${'#'.repeat(depth)} ${titles[at]}`)).join('\n\n')

const pair = (source: readonly number[], target: readonly number[]): [string, string] => [
  outline(french, source),
  outline(english, target),
]

describe('heading-depth', () => {
  test.each([
    ['the same levels', [1, 2, 2, 3], [1, 2, 2, 3]],
    ['all one level lower', [1, 2, 2, 3], [2, 3, 3, 4]],
    ['all one level higher', [2, 3, 3, 3], [1, 2, 2, 2]],
    ['bold lines on both sides', [2, 7, 7], [2, 7, 7]],
  ])('passes %s', async (_, source, target) => {
    await passes(headingDepth, ...pair(source, target))
  })

  test.each([
    ['one that differs', [1, 2, 3, 2], [1, 2, 2, 2], ['5:1 level Restore `2` `3`']],
    ['one that differs on a page that is shifted', [1, 2, 2, 3, 2], [2, 3, 4, 4, 3], ['5:1 level Restore `4` `2`']],
    ['a section with its subsection once', [1, 2, 2, 3], [1, 2, 3, 4], ['5:1 level Restore `3` `2`']],
    ['a bold line', [1, 2, 2], [1, 2, 7], ['5:1 level bold Restore']],
    ['three of a kind once', [2, 3, 3, 3], [2, 7, 7, 7], ['3:1 level Create 2 more bold']],
  ])('reports %s', async (_, source, target, expected) => {
    await fails(headingDepth, ...pair(source, target), expected)
  })

  test('reports one of two headings: that is no shift', async () => {
    await fails(headingDepth, ...pair([2, 3], [2, 2]), ['3:1 level Create'])
  })
})
