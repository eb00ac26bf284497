import { describe, expect, test } from 'vitest'
import { inspectProject, memoryFiles, suggestProject } from '../../src/index.ts'
import type { Provider } from '../../src/suggest/provider.ts'
import { writtenInto } from '../../src/suggest/write.ts'
import { startPeer } from '../support/deepl-peer.ts'
import { knowing, marking, project, suggestPair } from './support.ts'

const source =
  '# Restaurer\n\nChoisissez une sauvegarde du site.\n\nAttendez 30 secondes avant de lancer `cirro restore`.\n'
const target = '# Restore\n\nChoose a backup of the site.\n'
const text = 'Attendez 30 secondes avant de lancer `cirro restore`.'

const outcomeWith = async (answer: string, strict = false) => {
  const { outcomes, report } = await suggestPair(source, target, {
    providers: [knowing(new Map([[text, answer]]))],
    ...(strict ? { strict } : {}),
  })
  expect(outcomes.length).toBe(1)
  return {
    result: outcomes[0]?.result,
    finding: report.pages[0]?.findings.find(({ rule }) => rule === 'block-missing'),
  }
}

describe('the rules judge a draft', () => {
  test('that is right', async () => {
    const { finding } = await outcomeWith('Wait for 30 seconds before you run `cirro restore`.')
    expect(finding?.suggestion).toEqual({
      edit: { side: 'target', start: 39, end: 39, text: '\n\nWait for 30 seconds before you run `cirro restore`.' },
      origin: 'oracle',
    })
  })

  test.each([
    ['a number', 'Wait for 20 seconds before you run `cirro restore`.', '`30 secondes` became `20 seconds`'],
    ['code', 'Wait for 30 seconds before you run `cirro rm`.', '`cirro restore` became `cirro rm`'],
    ['text left as it was', text, 'not translated'],
    ['a link to nowhere', 'Wait for 30 seconds before you run `cirro restore`, [see](nowhere.md).', 'nowhere.md'],
  ])('that is wrong: %s', async (_, answer, words) => {
    const { finding } = await outcomeWith(answer)
    expect(finding?.suggestion?.failed?.map(({ text }) => text.en).join('\n')).toContain(words)
    const { finding: none, result } = await outcomeWith(answer, true)
    expect(none?.suggestion).toBeUndefined()
    expect(result && 'reason' in result && result.reason.id).toBe('strict')
  })
})

describe('providers', () => {
  const nothing: Provider = { name: 'nothing', answer: async () => [] }
  const broken: Provider = {
    name: 'broken',
    answer: async () => {
      throw new Error('no network')
    },
  }

  test('are asked in their order, for what is still open', async () => {
    const answers = new Map([[text, 'Wait for 30 seconds before you run `cirro restore`.']])
    for (const providers of [
      [nothing, knowing(answers)],
      [broken, knowing(answers)],
      [knowing(answers), broken],
    ]) {
      const { outcomes } = await suggestPair(source, target, { providers })
      expect(outcomes.map(({ result }) => ('draft' in result ? result.draft.origin : result.reason.id))).toEqual([
        'oracle',
      ])
    }
  })

  test('that have no answer give a reason', async () => {
    const reasonOf = async (providers: readonly Provider[]) => {
      const { outcomes } = await suggestPair(source, target, { providers })
      return outcomes.map(({ result }) => ('draft' in result ? 'draft' : result.reason.text.en))
    }
    expect(await reasonOf([])).toEqual(['No provider could be asked for this text.'])
    expect(await reasonOf([nothing])).toEqual(['No provider could be asked for this text.'])
    expect(await reasonOf([broken])).toEqual(['The provider `broken` failed: no network'])
  })
})

test('a table’s cell takes no bar that would part it', async () => {
  const rows = (fr: boolean) =>
    fr
      ? '| Type | Usage |\n|---|---|\n| `A` | une adresse |\n| `B` | un nom de domaine |\n'
      : '| Type | Use |\n|---|---|\n| `A` | an address |\n'
  const { outcomes } = await suggestPair(rows(true), rows(false), {
    providers: [knowing(new Map([['un nom de domaine', 'a name | a \\| b']]))],
  })
  expect(outcomes.map(({ result }) => 'draft' in result && result.draft.edit.text)).toEqual([
    '\n| `B` | a name \\| a \\| b |',
  ])
})

test('a dry run asks nobody who might want money', async () => {
  const { forecast } = await import('../../src/suggest.ts')
  const dear: Provider = {
    name: 'dear',
    answer: async () => {
      throw new Error('asked')
    },
  }
  const files = memoryFiles({ 'fr/a.md': source, 'en/a.md': target })
  const { report, seen } = await inspectProject(files, project)
  expect([...(await forecast({ report, seen, providers: [dear] }))]).toEqual([
    ['dear', { texts: 1, characters: text.length, cached: { texts: 0, characters: 0 } }],
  ])
})

describe('links of a draft', () => {
  const files = {
    'fr/a.md':
      '# Accueil\n\nBonjour à tous.\n\nVoir [les limites](b.md#les-limites), [plus bas](#fin) et [le guide](../fr/b.md).\n\n## Fin\n\nAu revoir.\n',
    'en/a.md': '# Home\n\nHello everybody.\n\n## End\n\nGoodbye.\n',
    'fr/b.md': '# Les sauvegardes\n\nUn guide.\n\n## Les limites\n\nIl y en a 10.\n',
    'en/b.md': '# Backups\n\nA guide.\n\n## The limits\n\nThere are 10.\n',
  }

  test('lead to the same place in the target’s language', async () => {
    const { outcomes } = await suggestProject(memoryFiles(files), { ...project, suggest: { providers: [marking] } })
    const [result] = outcomes.map((one) => one.result)
    expect(result && 'draft' in result && result.draft.edit.text.trim()).toBe(
      '«Voir [les limites](b.md#the-limits), [plus bas](#end) et [le guide](b.md).»',
    )
  })
})

test('a page that was copied from the source is drafted block by block, its frame untouched', async () => {
  const page = `---
title: Restaurer
---

# Restaurer une sauvegarde du site

Choisissez la sauvegarde à restaurer dans la liste de la page.

1. Ouvrez la console du site avec votre compte.
   Puis patientez un peu avant de continuer.
2. Cliquez sur le bouton pour lancer la restauration.

\`\`\`sh
cirro restore
\`\`\`

> [!NOTE]
> Les visiteurs voient l'ancien site pendant ce temps.

| Offre | Durée de la garde |
|---|---|
| Petite | une semaine pour chaque site |
`
  const { outcomes } = await suggestPair(page, page, { providers: [marking] })
  const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
  const written = writtenInto(page, 'en/a.md', drafts, 'none')
  expect(drafts.length).toBeGreaterThan(6)
  expect(written.replace(/[«»]/g, '')).toBe(page)
  expect(written).toContain(
    '1. «Ouvrez la console du site avec votre compte.\n   Puis patientez un peu avant de continuer.»\n2. «',
  )
  expect(written).toContain('> «Les visiteurs')
})

test('where DeepL may not be asked any more, the memory answers', async () => {
  const peer = await startPeer()
  try {
    peer.usage.limit = 0
    const files = {
      'fr/a.md': source,
      'en/a.md': target,
      'fr/b.md': `# Autre\n\n${text}\n`,
      'en/b.md': '# Other\n\nWait for 30 seconds before you run `cirro restore`.\n',
    }
    const env = { DEEPL_AUTH_KEY: peer.key, DEEPL_SERVER_URL: peer.url }
    const suggest = { providers: ['deepl', 'memory'] as const }
    const { outcomes, accounts } = await suggestProject(memoryFiles(files), { ...project, suggest }, { env })
    expect(outcomes.map(({ result }) => ('draft' in result ? result.draft.origin : result.reason.id))).toEqual([
      'memory',
    ])
    expect(accounts.get('deepl')?.notes?.map(({ id }) => id)).toEqual(['near-quota'])
    expect(peer.asked).toEqual([])
  } finally {
    await peer.close()
  }
})
