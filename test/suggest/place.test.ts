import { describe, expect, test } from 'vitest'
import { writtenInto } from '../../src/suggest/write.ts'
import { marking, suggestPair } from './support.ts'

/** The target with every draft put in. */
async function closed(source: string, target: string, name = 'a.md'): Promise<string> {
  const { outcomes } = await suggestPair(source, target, { providers: [marking] }, name)
  const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
  expect(drafts.length).toBeGreaterThan(0)
  return writtenInto(target, `en/${name}`, drafts, 'none')
}

const head = (locale: 'fr' | 'en') =>
  locale === 'fr'
    ? '# Restaurer une sauvegarde\n\nLa sauvegarde du jour est gardée une semaine.\n\n'
    : '# Restore a backup\n\nThe backup of the day is kept for a week.\n\n'

describe('a missing text goes where it belongs', () => {
  test('a paragraph, after the block before it', async () => {
    const source = `${head('fr')}Le service répond sous 48 heures à \`contact\`.\n\n## Voir aussi\n\nLes [quotas](quotas.md).\n`
    const target = `${head('en')}## See also\n\nThe [quotas](quotas.md).\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}«Le service répond sous 48 heures à \`contact\`.»\n\n## See also\n\nThe [quotas](quotas.md).\n`,
    )
  })

  test('a step, with the number and the marker of its list', async () => {
    const source = `${head('fr')}1. Ouvrez la console \`cirro\`.\n2. Cliquez sur **Créer**, puis attendez 30 secondes.\n3. Validez avec \`--yes\`.\n`
    const target = `${head('en')}1) Open the \`cirro\` console.\n2) Confirm with \`--yes\`.\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}1) Open the \`cirro\` console.\n2) «Cliquez sur **Créer**, puis attendez 30 secondes.»\n2) Confirm with \`--yes\`.\n`,
    )
  })

  test('the first step, before the one that is there', async () => {
    const source = `${head('fr')}Pour cela :\n\n- Ouvrez la page des domaines \`/domains\`.\n- Cliquez sur le bouton \`Save\`.\n- Lancez \`cirro backup\`.\n`
    const target = `${head('en')}To do this:\n\n* Click the \`Save\` button.\n* Run \`cirro backup\`.\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}To do this:\n\n* «Ouvrez la page des domaines \`/domains\`.»\n* Click the \`Save\` button.\n* Run \`cirro backup\`.\n`,
    )
  })

  test('two steps in a row, numbered on', async () => {
    const source = `${head('fr')}1. Ouvrez la console \`cirro\`.\n2. Choisissez le site \`shop\`.\n3. Notez la valeur \`42\` affichée.\n`
    const target = `${head('en')}1. Open the \`cirro\` console.\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}1. Open the \`cirro\` console.\n2. «Choisissez le site \`shop\`.»\n3. «Notez la valeur \`42\` affichée.»\n`,
    )
  })

  test('a table row, cell by cell, the first one under the line that makes a table', async () => {
    const source = `${head('fr')}| Type | Usage |\n|---|---|\n| \`CAA\` | limiter les autorités |\n| \`MX\` | recevoir le courrier |\n`
    const target = `${head('en')}| Type | Use |\n|---|---|\n| \`MX\` | receive mail |\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}| Type | Use |\n|---|---|\n| \`CAA\` | «limiter les autorités» |\n| \`MX\` | receive mail |\n`,
    )
  })

  test('a section, with its lists, code and quotes', async () => {
    const section = (fr: boolean) =>
      fr
        ? '## Faire le ménage\n\nGardez l’ancien serveur un mois.\nEnsuite :\n\n- supprimez les bases ;\n  vraiment toutes ;\n- résiliez.\n\n```sh\ncirro rm\n```\n\n> Rien ne presse,\n> rien du tout.\n'
        : ''
    const source = `${head('fr')}1. Lancez \`cirro backup\`.\n   - avec \`--yes\`\n\n${section(true)}`
    const target = `${head('en')}1. Run \`cirro backup\`.\n   - with \`--yes\`\n`
    expect(await closed(source, target)).toBe(
      `${target}\n## «Faire le ménage»\n\n«Gardez l’ancien serveur un mois.\nEnsuite :»\n\n- «supprimez les bases ;\n  vraiment toutes ;»\n- «résiliez.»\n\n\`\`\`sh\ncirro rm\n\`\`\`\n\n> «Rien ne presse,\n> rien du tout.»\n`,
    )
  })

  test.each([
    ['a.md', ':::tip[Astuce]', ':::tip[Tip]', ':::'],
    ['a.mdx', '<Tip>', '<Tip>', '</Tip>'],
    ['a.md', '<details>', '<details>', '</details>'],
  ])('a paragraph in a frame of its own, inside it: %s %s', async (name, fr, en, end) => {
    const source = `${head('fr')}${fr}\n\nLancez \`cirro check\` avant de commencer.\n\nNotez bien le code \`C-42\` affiché.\n\n${end}\n\nFin du guide, avec \`cirro bye\`.\n`
    const target = `${head('en')}${en}\n\nRun \`cirro check\` before you start.\n\n${end}\n\nEnd of the guide, with \`cirro bye\`.\n`
    expect(await closed(source, target, name)).toBe(
      target.replace(`start.\n`, `start.\n\n«Notez bien le code \`C-42\` affiché.»\n`),
    )
  })

  test('a step of a nested list, and a paragraph under an item, with their indentation', async () => {
    const source = `${head('fr')}1. Ouvrez la console \`cirro\`.\n   - la page \`/sites\` ;\n   - la page \`/mail\`.\n\n   Attendez la fin du chargement de \`boot\`.\n2. Quittez avec \`exit\`.\n`
    const target = `${head('en')}1. Open the \`cirro\` console.\n   * the \`/sites\` page;\n2. Leave with \`exit\`.\n`
    expect(await closed(source, target)).toBe(
      `${head('en')}1. Open the \`cirro\` console.\n   * the \`/sites\` page;\n   * «la page \`/mail\`.»\n\n   «Attendez la fin du chargement de \`boot\`.»\n\n2. Leave with \`exit\`.\n`,
    )
  })

  test('with the line ends of its file', async () => {
    const source = `${head('fr')}Le service répond sous 48 heures à \`contact\`.\n`
    const target = head('en').trimEnd().replaceAll('\n', '\r\n')
    expect(await closed(source, target)).toBe(`${target}\r\n\r\n«Le service répond sous 48 heures à \`contact\`.»`)
  })

  test('a text that is not translated, in its own frame', async () => {
    const source = `${head('fr')}## Les limites du service {#limites}\n\nVous avez droit à 10 sauvegardes par jour, pas plus.\n`
    const target = `${head('en')}## The limits of the service {#limits}\n\nVous avez droit à 10 sauvegardes par jour, pas plus.\n`
    expect(await closed(source, target)).toContain(
      '{#limits}\n\n«Vous avez droit à 10 sauvegardes par jour, pas plus.»\n',
    )
  })
})

describe('drafts are marked for review', () => {
  const source = `${head('fr')}Le service répond sous 48 heures à \`contact\`.\n`

  test.each([
    [
      'a.md',
      'comment',
      `${head('en')}«Le service répond sous 48 heures à \`contact\`.» <!-- Draft by marker: review, then delete this comment -->`,
    ],
    [
      'a.mdx',
      'comment',
      `${head('en')}«Le service répond sous 48 heures à \`contact\`.» {/* Draft by marker: review, then delete this comment */}`,
    ],
    [
      'a.md',
      'front-matter',
      `---\ntranslationDraft: true\n---\n\n${head('en')}«Le service répond sous 48 heures à \`contact\`.»`,
    ],
  ] as const)('%s, by %s', async (name, review, expected) => {
    const { outcomes } = await suggestPair(source, head('en').trimEnd(), { providers: [marking] }, name)
    const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
    expect(writtenInto(head('en').trimEnd(), `en/${name}`, drafts, review)).toBe(expected)
  })

  test('front matter that is there gets a key more, once', async () => {
    const { outcomes } = await suggestPair(source, `---\ntitle: Restore\n---\n\n${head('en')}`, {
      providers: [marking],
    })
    const drafts = outcomes.flatMap(({ result }) => ('draft' in result ? [result.draft] : []))
    const once = writtenInto(`---\ntitle: Restore\n---\n\n${head('en')}`, 'en/a.md', drafts, 'front-matter')
    expect(once.startsWith('---\ntitle: Restore\ntranslationDraft: true\n---\n\n# Restore a backup\n')).toBe(true)
    expect(writtenInto(once, 'en/a.md', [], 'front-matter')).toBe(once)
  })
})
