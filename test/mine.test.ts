import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { main } from '../src/cli/main.ts'
import { parseGlossary } from '../src/glossary/read.ts'
import { mine } from '../src/mine.ts'
import type { Unit } from '../src/suggest/memory/units.ts'
import { makeRepository } from './support/repository.ts'

const units = (pairs: readonly (readonly [string, string])[]): Unit[] =>
  pairs.map(([source, target], at) => ({
    source,
    target,
    locales: { source: 'fr', target: 'en' },
    found: `en/a.md:${at + 1}`,
    extent: 'block',
  }))
const mined = (pairs: readonly (readonly [string, string])[], least = 3) =>
  mine(units(pairs), { source: 'fr', target: 'en', least }).map(
    ({ source, target, count, majority, others }) =>
      `${source} → ${target} ${majority}/${count}${others.map((one) => ` ${one.target ?? '?'} ${one.places}`).join('')}`,
  )

const workspaces = [
  ['Ouvrez l’espace de travail.', 'Open the workspace.'],
  ['Un espace de travail réunit une équipe.', 'A workspace brings people together.'],
  ['Supprimez les espaces de travail vides.', 'Delete empty workspaces.'],
  ['Chaque espace de travail a un nom.', 'Each workspace has its name.'],
] as const

describe('what the pages usually say', () => {
  test('is a phrase, in the singular, with how often', () => {
    expect(mined(workspaces)).toEqual(['espace de travail → workspace 4/4'])
  })

  test('shows the places that say something else', () => {
    const others = [
      ['Partagez votre espace de travail.', 'Share your desk area.'],
      ['Cet espace de travail est privé.', 'That desk area is private.'],
      ['Quittez l’espace de travail actuel.', 'Leave the place where you are.'],
    ] as const
    const more = [...workspaces, ['Ce bel espace de travail sert à tous.', 'That fine workspace serves all.']] as const
    expect(mined([...more, ...others.slice(0, 2)])).toEqual([
      'espace de travail → workspace 5/7 desk area en/a.md:6,en/a.md:7',
    ])
    expect(mined([...more, others[2]])).toEqual(['espace de travail → workspace 5/6 ? en/a.md:6'])
  })

  test('is nothing where no way prevails', () => {
    const [a, b] = [
      workspaces.slice(0, 2),
      workspaces.slice(2).map(([fr, en]) => [fr, en.replace(/workspace/, 'room')] as const),
    ]
    expect(mined([...a, ...b])).toEqual([])
  })

  test('tells names, and leaves out words that are the same and code', () => {
    const page = (name: string) =>
      [`Lancez ${name} avec \`outil\` puis la **page**.`, `Start ${name} by \`outil\`, then the **page**.`] as const
    expect(
      mined(
        [page('le Cirro'), page('un Cirro'), page('votre Cirro')].map(
          ([fr, en], at) => [`${fr} ${at}`, en.replace(/le |un |votre /, 'the ')] as const,
        ),
      ),
    ).toEqual(['Cirro → Cirro 3/3'])
  })

  test('does not depend on the order of equals, and takes anything', () => {
    const text = fc.string({
      unit: fc.constantFrom('a', 'clé', 'key', ' ', '-', '*', '`', "l'", '.', '<', '[', ']('),
      maxLength: 40,
    })
    fc.assert(
      fc.property(fc.array(fc.tuple(text, text), { maxLength: 20 }), (pairs) => {
        expect(mined(pairs, 2).sort()).toEqual(mined(pairs, 2).sort())
      }),
      { numRuns: 50 },
    )
    expect(
      mined([
        ['`'.repeat(100_000), '<'.repeat(100_000)],
        ['a '.repeat(50_000), '['.repeat(100_000)],
      ]),
    ).toEqual([])
  })
})

describe('diptych glossary mine', () => {
  test('writes a glossary that is read as it is', async () => {
    const repository = makeRepository()
    const paragraphs = (side: 0 | 1) =>
      `# Guide\n\n${workspaces.map((pair, at) => `\`step-${at}\` ${pair[side]}`).join('\n\n')}\n`
    repository.commit('Start', { 'docs/fr/a.md': paragraphs(0), 'docs/en/a.md': paragraphs(1) })
    let [out, err] = ['', '']
    const streams = {
      out: { write: (text: string) => (out += text) },
      err: { write: (text: string) => (err += text) },
      env: {},
      cwd: repository.root,
    }
    try {
      expect(await main(['glossary', 'mine', '--source', 'fr', '--lang', 'en'], streams)).toBe(0)
      expect(out).toBe('source,target,note,dnt,forbidden\nespace de travail,workspace,4 of 4,,\n')
      expect(parseGlossary(out, 'glossary.csv')).toHaveLength(1)
      expect(await main(['glossary', 'mine', '--least', 'many'], streams)).toBe(2)
      expect(await main(['glossary', 'yours', '--lang', 'en'], streams)).toBe(2)
      expect(err).toContain('There is no action `yours`')
    } finally {
      repository.remove()
    }
  })
})
