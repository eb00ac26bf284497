/** A block whose source changed after its translation: the new source is sent, and the draft shown against the current translation. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runIn } from '../cli/support.ts'
import { makeRepository } from '../support/repository.ts'

const fr = (days: string): string =>
  `# Sauvegarder un site\n\nUne sauvegarde contient les fichiers et les bases de données.\n\n1. Ouvrez la console \`cirro\`.\n2. La sauvegarde est gardée ${days} dans la région choisie.\n`
const en = `# Back up a site\n\nA backup holds the files and the databases.\n\n1. Open the \`cirro\` console.\n2. The backup is kept for 7 days in the chosen region.\n`

test('is replaced, word by word, and nothing else', async () => {
  const repository = makeRepository()
  try {
    repository.commit('Write', { 'fr/a.md': fr('7 jours'), 'en/a.md': en })
    repository.commit('Keep longer', { 'fr/a.md': fr('14 jours') })
    writeFileSync(
      join(repository.root, 'diptych.config.mjs'),
      `const known = { 'La sauvegarde est gardée 14 jours dans la région choisie.': 'The backup is kept for 14 days in the chosen region.' }
export default { source: 'fr', targets: ['en'], content: ['{locale}/*.md'], suggest: { providers: [{ name: 'oracle', answer: async (all) => all.map(({ text }) => known[text] && { state: 'text', text: known[text] }) }] } }\n`,
    )
    const { out, code } = await runIn(repository.root, ['suggest', '--lang', 'en'])
    expect(code).toBe(0)
    expect(out).toContain(
      'stale  en/a.md:6:4  oracle\n    ~ The backup is kept for [-7-]{+14+} days in the chosen region.\n',
    )
    await runIn(repository.root, ['suggest', '--write', '--review', 'none'])
    const diff = repository
      .git('diff', '--unified=0', '--', 'en/a.md')
      .split('\n')
      .filter((line) => /^[-+][^-+]/.test(line))
    expect(diff).toEqual([
      '-2. The backup is kept for 7 days in the chosen region.',
      '+2. The backup is kept for 14 days in the chosen region.',
    ])
    repository.commit('Bring up to date')
    expect((await runIn(repository.root, ['check', '--lang', 'en'])).code).toBe(0)
  } finally {
    repository.remove()
  }
}, 30_000)
