import { describe, expect, test } from 'vitest'
import { rules } from '../../rules/index.ts'
import { notCompared } from '../../rules/not-compared.ts'
import { preamble } from '../../rules/preamble.ts'
import { checkFiles } from '../../src/index.ts'
import type { Finding } from '../../src/model.ts'
import { fails, passes } from '../support/two-words.ts'

const structure = rules.filter(({ category }) => category === 'structure')

/** What all rules of structure say together: `rule drift source target`, by line. */
async function said(source: string, target: string): Promise<string[]> {
  const config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.md'] }
  const report = await checkFiles({ 'fr/page.md': source, 'en/page.md': target }, config, { rules: structure })
  const lines = (at: Finding['source']) => (at ? `${at.start.line}-${at.end.line}` : '')
  return report.pages.flatMap(({ findings }) =>
    findings.map((one) => `${one.rule} ${one.drift} ${lines(one.source)} ${lines(one.target)}`),
  )
}

const source = `# Déménager un site

## Préambule

- Un domaine expiré emporte avec lui le site et les adresses.
- Le nouveau serveur demande un contrat de 12 mois.

## Copier les fichiers

Copiez les fichiers avec \`rsync -a\` vers le nouveau serveur.

1. Ouvrez la console du serveur.
2. Créez le dossier \`/var/www/site\`.
3. Lancez la commande.

## Basculer le domaine

| Type | Rôle |
|---|---|
| \`A\` | adresse du serveur |
| \`MX\` | serveur de messagerie |

> [!WARNING]
> Attendez 24 heures avant de résilier l'ancien contrat.
`

const target = `# Move a website

## Introduction

- An expired domain takes the website and the addresses with it.
- The new server needs a contract of 12 months.

## Copy the files

Copy the files with \`rsync -a\` to the new server.

1. Open the console of the server.
2. Create the folder \`/var/www/site\`.
3. Start the command.

## Switch the domain

| Type | Role |
|---|---|
| \`A\` | address of the server |
| \`MX\` | mail server |

> [!WARNING]
> Wait 24 hours before you terminate the old contract.
`

const without = (text: string, from: string | RegExp): string => {
  const rest = text.replace(from, '')
  expect(rest).not.toBe(text)
  return rest
}

describe('one drift, one finding', () => {
  test('pages in step', async () => {
    expect(await said(source, target)).toEqual([])
  })

  test.each([
    ['the preamble', /## Introduction[^#]*/, 'preamble missing 3-6 1-1'],
    ['an item of it', '- The new server needs a contract of 12 months.\n', 'list-items differs 5-6 5-5'],
    ['a step', /2\. Create.*\n/, 'step-count differs 12-14 12-13'],
    ['a table row', /\| `MX`.*\n/, 'block-missing missing 21-21 20-20'],
    ['a paragraph', /Copy the files with.*\n\n/, 'block-missing missing 10-10 8-8'],
    ['an admonition', /> \[!W.*$/s, 'block-missing missing 23-24 21-21'],
    ['a section', /## Copy[^#]*(?=##)/, 'section-missing missing 8-14 6-6'],
    ['a heading', '## Copy the files\n', 'section-missing missing 8-8 6-6'],
    ['another kind', /(?<=\[!)WARNING(?=\])/, 'x'],
  ])('%s', async (_, gone, expected) => {
    const drifted = expected === 'x' ? target.replace(gone, 'NOTE') : without(target, gone)
    expect(await said(source, drifted)).toEqual([expected === 'x' ? 'admonition differs 23-23 23-23' : expected])
  })

  test.each([
    ['the preamble', /## Préambule[^#]*/, 'preamble extra 1-1 3-6'],
    ['a step', /2\. Créez.*\n/, 'step-count differs 12-13 12-14'],
    ['a section', /## Copier[^#]*(?=##)/, 'section-extra extra 6-6 8-14'],
    ['a paragraph', /Copiez les fichiers avec.*\n\n/, 'block-extra extra 8-8 10-10'],
  ])('%s that the source lacks', async (_, gone, expected) => {
    expect(await said(without(source, gone), target)).toEqual([expected])
  })

  test('sections that changed places', async () => {
    const [, copy = ''] = /(## Copy[^#]*)(?=##)/.exec(target) ?? []
    const moved = `${without(target, copy)}\n${copy}`
    expect(await said(source, moved)).toEqual([expect.stringMatching(/^section-moved moved /)])
  })
})

describe('preamble', () => {
  const settings = { options: { required: ['preamble', 'prerequisites'] } }

  test('a required section is asked of both sides, and once', async () => {
    await fails(
      preamble,
      '# Site\n\n## Copier',
      '# Site\n\n## Copy',
      ['1:1 required preamble', '1:1 required prerequisites', '1:1 required preamble', '1:1 required prerequisites'],
      settings,
    )
  })

  test('text before the first section is a preamble, prerequisites may stand anywhere', async () => {
    const [french, english] = [
      '# Site\n\nVoici le guide du site.\n\n## Copier\n\n## Prérequis\n\nUn serveur.',
      '# Site\n\nHere is the guide of the site.\n\n## Copy\n\n## Prerequisites\n\nA server.',
    ]
    await passes(preamble, french, english, settings)
  })

  test('the configuration asks for short', async () => {
    await fails(
      preamble,
      '# Site\n\nVoici le guide.\n\n## Copier',
      '# Site\n\nHere is the guide.\n\n## Copy',
      ['1:1 required prerequisites', '1:1 required prerequisites'],
      {
        config: { required: ['prerequisites'] },
      },
    )
  })

  test('what the source has and the translation lacks is not said twice', async () => {
    const french =
      '# Site\n\n## Préambule\n\nVoici le guide du site et de ses fichiers.\n\n## Copier les fichiers\n\nOuvrez la console.'
    const english = '# Site\n\n## Copy the files\n\nOpen the console.'
    await fails(preamble, french, english, ['1:7 missing Préambule'], { options: { required: ['preamble'] } })
  })
})

describe('not-compared', () => {
  test('gives the reason of the parser and its place', async () => {
    await fails(notCompared, 'Un.\n\n<Card>Deux', 'One.', ['3:1 unread closing'], { extension: 'mdx' })
  })

  test('says of two pages without anything in common that they are', async () => {
    const french = Array.from({ length: 8 }, (_, at) => `Le réglage \`alpha${at}\` demande ${at + 20} minutes.`)
    const english = Array.from(
      { length: 8 },
      (_, at) => `> [!NOTE]\n> Bicycles \`omega${at}\` are parked at https://example.org/${at}.`,
    )
    await fails(notCompared, french.join('\n\n'), english.join('\n\n'), ['1:3 page `8`'])
  })
})
