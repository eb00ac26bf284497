import { describe, expect, test } from 'vitest'
import { addressOf, readForge } from '../../src/report/forge.ts'

describe('the address of a line', () => {
  test.each([
    ['https://github.com/ada/docs', 'https://github.com/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['https://github.com/ada/docs.git', 'https://github.com/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['git@github.com:ada/docs.git', 'https://github.com/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['ssh://git@github.com:22/ada/docs.git', 'https://github.com/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['https://ada:s3cret@github.com/ada/docs', 'https://github.com/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['https://gitlab.com/group/sub/docs', 'https://gitlab.com/group/sub/docs/-/blob/HEAD/fr/a%20b.md?plain=1#L7'],
    ['https://bitbucket.org/ada/docs', 'https://bitbucket.org/ada/docs/src/HEAD/fr/a%20b.md#lines-7'],
    ['https://codeberg.org/ada/docs', 'https://codeberg.org/ada/docs/src/HEAD/fr/a%20b.md?display=source#L7'],
    ['http://forge.test:8080/ada/docs', 'http://forge.test:8080/ada/docs/blob/HEAD/fr/a%20b.md?plain=1#L7'],
  ])('%s', (address, expected) => {
    const forge = readForge(address, 'HEAD', '')
    expect(forge && addressOf(forge, 'fr/a b.md', 7)).toBe(expected)
  })

  test('has the branch, and the folder of the project', () => {
    const forge = readForge('https://github.com/ada/docs', 'feature/é#1', 'site/')
    expect(forge && addressOf(forge, 'fr/é?.md', 1)).toBe(
      'https://github.com/ada/docs/blob/feature/%C3%A9%231/site/fr/%C3%A9%3F.md?plain=1#L1',
    )
  })

  test('says by whom the forge is known where the host does not', () => {
    expect(readForge('https://code.example/ada/docs', 'HEAD', '', 'gitlab')?.before).toContain('/-/blob/')
  })

  test.each([
    '',
    'javascript:alert(1)',
    'javascript://x/%0aalert(1)',
    'file:///srv/docs',
    '/srv/docs.git',
    '../docs',
    'https://github.com',
    'C:\\docs',
  ])('is not made of %j', (address) => {
    expect(readForge(address, 'HEAD', '')).toBeUndefined()
  })
})
