/** Whatever is installed anew, what the former packages computed is not taken over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { nameOfBuild } from '../../src/cache/build.ts'
import { writeTree } from '../support/repository.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'diptych-build-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const flat = 'node_modules/diptych'
const strict = 'node_modules/.pnpm/diptych@1.0.0/node_modules/diptych'

test.each([
  ['npm', flat, 'node_modules/.package-lock.json'],
  ['pnpm', strict, 'node_modules/.pnpm/lock.yaml'],
  ['pnpm, flat', flat, 'node_modules/.modules.yaml'],
  ['Yarn 1', flat, 'node_modules/.yarn-integrity'],
  ['Yarn', flat, 'node_modules/.yarn-state.yml'],
  ['Yarn without node_modules', '.yarn/cache/diptych.zip/node_modules/diptych', '.pnp.cjs'],
  ['Bun', flat, 'bun.lock'],
  ['npm, for all projects', flat, `${flat}/node_modules/micromark/package.json`],
  ['npm, for all projects, with a scope', flat, `${flat}/node_modules/@types/mdast/package.json`],
])('installed by %s', (_, place, list) => {
  const name = (): string => nameOfBuild(join(folder, place))
  writeTree(folder, { [`${place}/package.json`]: '{ "version": "1.0.0" }', [list]: 'unified 11.0.4' })
  const before = name()
  expect(name()).toBe(before)
  writeTree(folder, { [list]: 'unified 11.0.5' })
  const after = name()
  expect(after).not.toBe(before)
  writeTree(folder, { [`${place}/package.json`]: '{ "version": "1.0.1" }' })
  expect([before, after]).not.toContain(name())
})
