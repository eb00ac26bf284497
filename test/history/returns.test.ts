/** What a translation's own history says: edits that bring nothing up to date, texts and pages that came back. */
import { describe, expect, test } from 'vitest'
import { retouched } from '../../src/history/retouched.ts'
import { WordReader } from '../../src/history/words.ts'
import { checkProject, diskFiles } from '../../src/index.ts'
import type { Repository, Tree } from '../support/repository.ts'
import { freshRepository } from './support.ts'

const en = {
  open: 'Open the manager and choose your domain in the list.',
  mail: 'An e-mail tells you when the domain works again.',
}
const fr = {
  open: "Ouvrez l'espace client et choisissez votre domaine dans la liste.",
  mail: "Un e-mail vous prévient dès que l'adresse du domaine fonctionne de nouveau.",
}
const shortly = { ...en, mail: 'A short message tells you when the domain works again.' }
const brief = { ...fr, mail: "Un court message vous prévient dès que l'adresse du domaine fonctionne de nouveau." }

const page = (locale: string, lines: Readonly<Record<string, string>>, name = 'guide'): Tree => ({
  [`docs/${locale}/${name}.md`]: `${Object.values(lines).join('\n\n')}\n`,
})

/** A repository whose source moved on after its translation. */
function behind(): Repository {
  const repository = freshRepository()
  repository.commit('Translate', { ...page('en', en), ...page('fr', fr) })
  repository.commit('Reword', page('en', shortly))
  return repository
}

/** `path:line kind` of each stale block. */
async function staleIn({ root }: Repository): Promise<string[]> {
  const { pages } = await checkProject(diskFiles(root), {
    source: 'en',
    targets: ['fr'],
    content: ['docs/{locale}/**/*.md'],
  })
  return pages.flatMap((one) =>
    one.findings
      .filter(({ rule }) => rule === 'stale')
      .map(({ target, said }) => `${one.target?.path}:${target?.start.line} ${said.data.kind}`),
  )
}

const stillStale = ['docs/fr/guide.md:3 wording']

/** What a text was before it was retouched; `named` stands in the source. */
function retouch(before: string, now: string, named?: string): string | undefined {
  const reader = new WordReader()
  const ids = reader.read(named ?? '').ids
  return retouched(reader.read(before), reader.read(now), (id) => ids.includes(id))
}

describe('a retouch brings nothing up to date', () => {
  test.each([
    ['apostrophes', fr.mail.replaceAll("'", '’')],
    ['no-break spaces and a dash', fr.mail.replaceAll(' vous', '\u00a0vous').replace('e-mail', 'e‑mail')],
    ['a letter', fr.mail.replace('prévient', 'previent')],
    [
      'two words and the full stop',
      fr.mail.replace('prévient', 'previent').replace('adresse', 'addresse').slice(0, -1),
    ],
  ])('%s', async (_, mail) => {
    const repository = behind()
    repository.commit('Retouch', page('fr', { ...fr, mail }))
    expect(await staleIn(repository)).toEqual(stillStale)
  })

  test('nor do two, one after the other', async () => {
    const repository = behind()
    repository.commit('Apostrophes', page('fr', { ...fr, mail: fr.mail.replaceAll("'", '’') }))
    repository.commit('Typo', page('fr', { ...fr, mail: fr.mail.replaceAll("'", '’').replace('prévient', 'previent') }))
    expect(await staleIn(repository)).toEqual(stillStale)
  })

  test('but it follows a retouch of the source', async () => {
    const repository = freshRepository()
    const misspelt = { ...en, mail: en.mail.replace('again', 'agian') }
    repository.commit('Translate', { ...page('en', misspelt), ...page('fr', fr) })
    repository.commit('Typo', page('en', en))
    expect(await staleIn(repository)).toEqual(['docs/fr/guide.md:3 typo'])
    repository.commit('Typo', page('fr', { ...fr, mail: fr.mail.replace('prévient', 'previent') }))
    expect(await staleIn(repository)).toEqual([])
  })

  test.each([
    ['other words', 'Ouvrez le menu dès maintenant.', 'Fermez le menu dès maintenant.'],
    ['a number', 'Le délai est de 2025 jours ouvrés.', 'Le délai est de 2026 jours ouvrés.'],
    ['markup', 'Ouvrez le menu **Restore** maintenant.', 'Ouvrez le menu `Restore` maintenant.'],
    ['a word of the source', 'Réglez la valeur sur colour pour finir.', 'Réglez la valeur sur color pour finir.'],
    ['one word among few', 'Mettre fin', 'Mettra fin'],
  ])('%s is more than a retouch', (_, before, now) => {
    expect(retouch(before, now, 'color')).toBeUndefined()
  })

  test('it is found wherever the passage stood', () => {
    const before = 'Avant tout, lisez ceci. Ouvrez l’espace client, puis choisissez un domaine. Voilà.'
    const now = "Ouvrez l'espace client puis choisissez un domaine"
    expect(retouch(before, now)).toBe('Ouvrez l’espace client, puis choisissez un domaine')
  })
})

describe('what came back is as old as it was', () => {
  test('a translation that was reverted', async () => {
    const repository = behind()
    repository.commit('Follow', page('fr', brief))
    expect(await staleIn(repository)).toEqual([])
    repository.git('revert', '--no-edit', 'HEAD')
    expect(await staleIn(repository)).toEqual(stillStale)
  })

  test('but a translation that went back with its source is in step', async () => {
    const repository = behind()
    repository.commit('Follow', page('fr', brief))
    repository.commit('Back', page('en', { ...en, mail: `${en.mail} It is short.` }))
    repository.commit('Follow back', page('fr', fr))
    expect(await staleIn(repository)).toEqual([])
  })

  test('a page that was removed and restored', async () => {
    const repository = freshRepository()
    repository.commit('Translate', { ...page('en', en), ...page('fr', fr) })
    repository.commit('Remove', { 'docs/fr/guide.md': null })
    repository.commit('Reword', page('en', shortly))
    repository.commit('Restore', page('fr', fr))
    expect(await staleIn(repository)).toEqual(stillStale)
  })

  test('a page under the name that another one had is a page of its own', async () => {
    const repository = freshRepository()
    repository.commit('Translate', { ...page('en', en), ...page('fr', fr) })
    repository.git('mv', 'docs/en/guide.md', 'docs/en/manager.md')
    repository.git('mv', 'docs/fr/guide.md', 'docs/fr/manager.md')
    repository.commit('Rename')
    repository.commit('Write anew', { ...page('en', shortly), ...page('fr', fr) })
    expect(await staleIn(repository)).toEqual([])
  })
})
