/** What Diptych says of the example, word for word: a change in it shows what a change in the code does. */
import { resolve } from 'node:path'
import { expect, test } from 'vitest'
import { runIn } from './cli/support.ts'

const folder = resolve(import.meta.dirname, '../examples/help-centre')

test('what `diptych check` says of the help centre is pinned (vitest -u renews it)', async () => {
  const { code, out, err } = await runIn(folder, ['check'])
  expect([code, err]).toEqual([1, ''])
  await expect(out).toMatchFileSnapshot('snapshots/help-centre.txt')
})

test('French says the same of the same places', async () => {
  const places = (text: string): string[] => text.match(/\S+\.md:\d+:\d+/g) ?? []
  const [en, fr] = await Promise.all(
    ['en', 'fr'].map((lang) => runIn(folder, ['check', '--lang', lang, '--format', 'json'])),
  )
  const located = (text = '') => JSON.stringify(JSON.parse(text), (key, value) => (key === 'message' ? '' : value))
  expect(located(fr?.out)).toBe(located(en?.out))
  expect(places((await runIn(folder, ['check', '--lang', 'fr'])).out)).toEqual(
    places((await runIn(folder, ['check'])).out),
  )
})
