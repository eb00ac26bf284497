import { expect, test } from 'vitest'
import { isSlip } from '../../src/text/slip.ts'

test.each([
  ['dist', 'dits'],
  ['getEntry()', 'getEntry)(x'],
  ['include', 'inclure'],
  ['--all', '--all -x'],
  ['/docs/v1/', '/docs/v2/'],
  ['https://example.org/a', 'https://example.org/a/archive'],
  ['theme: dark', 'theme : dark'],
  ['', ''],
])('%j ← %j is a slip', (source, target) => {
  expect(isSlip(source, target)).toBe(true)
})

test.each([
  ['dist', 'sortie'],
  ['edgeMiddleware', 'middlewareMode'],
  ['<a href="/about/">About</a>', '<a href="/about/">À propos</a>'],
  ['https://example.org/docs/workers/assets/headers', 'https://example.org/docs/pages/platform/headers'],
])('%j ← %j is other words', (source, target) => {
  expect(isSlip(source, target)).toBe(false)
})
