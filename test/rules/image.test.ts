import { describe, expect, test } from 'vitest'
import { image } from '../../rules/image.ts'
import { isSameImage } from '../../src/text/image-path.ts'
import { fails } from '../support/two-words.ts'

describe('image', () => {
  test.each([
    ['img/fr/menu.png', 'img/en/menu.png'],
    ['menu.fr.png', 'menu.en.png'],
    ['menu-fr.png', 'menu.png'],
    ['fr_menu.png', 'en_menu.png'],
    ['../img/menu.png', '../../img/menu.png'],
    ['/assets/img/menu.png', 'img/menu.png'],
    ['menu.svg', 'menu.png'],
    ['https://cdn.example/menu.png?v=2', 'https://cdn.example/menu.png?v=3'],
    ['a/backup-calendar.svg', 'b/backup-calendar.svg'],
  ])('%s and %s are one picture', (source, target) => {
    expect(isSameImage(source, target, ['fr', 'en'])).toBe(true)
  })

  test.each([
    ['menu.png', 'menus.png'],
    ['guide-a/1.png', 'guide-b/1.png'],
    ['menu-fr.png', 'menu-de.png'],
    ['data:image/png;base64,AAAA', 'data:image/png;base64,BBBB'],
  ])('%s and %s are two', (source, target) => {
    expect(isSameImage(source, target, ['fr', 'en'])).toBe(false)
  })

  test('an image of HTML, and one that is new', async () => {
    await fails(
      image,
      'Cliquez sur <img src="gear.png" alt="engrenage"> en haut de la page.',
      'Click <img src="bell.png" alt="gear"> at the top of the page.',
      ['1:7 changed `gear.png` `bell.png`'],
    )
    await fails(
      image,
      'Cliquez sur le bouton en haut de la page.',
      'Click the button ![gear](gear.png) at the top of the page.',
      ['1:18 gained `gear.png`'],
    )
  })
})
