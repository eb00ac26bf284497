/** What git knows of code that a translation lost. */
import { afterEach, expect, test } from 'vitest'
import { diskFiles, fixProject } from '../../src/index.ts'
import { makeRepository } from '../support/repository.ts'

const left: (() => void)[] = []
afterEach(() => {
  for (const remove of left.splice(0)) remove()
})

const code = (comment: string, name: string, more = '') =>
  `\`\`\`js title="${name}.js"\n// ${comment}\nrestart(all, '${name}')${more}\n\`\`\`\n\n`
const page = (text: string, block: string, rest: string) => `# Page\n\n${text}\n\n${block}${rest}\n`
const source = (more = '') =>
  page(
    'When the server hangs, restart it:',
    code('Start the whole thing again', 'my server', more),
    'Then wait for the green light.',
  )
const target = (block: string) =>
  page('Quand le serveur ne répond plus, redémarrez-le :', block, 'Attendez ensuite le voyant vert.')
const translated = code('Tout redémarrer', 'mon serveur')
const config = { source: 'en', targets: ['fr'], content: ['docs/{locale}/*.md'] }

/** What fixing makes of the French page, after these states of both pages. */
async function mended(...states: readonly (readonly [string, string])[]): Promise<string | undefined> {
  const repository = makeRepository()
  left.push(repository.remove)
  for (const [at, [en, fr]] of states.entries())
    repository.commit(`State ${at}`, { 'docs/en/a.md': en, 'docs/fr/a.md': fr })
  const { files } = await fixProject(diskFiles(repository.root), config, { only: ['block-missing'] })
  return files.find(({ path }) => path === 'docs/fr/a.md')?.after
}

test('code that was lost comes back as its translator left it, fence and all', async () => {
  const [before, after] = [target(translated), target('')]
  expect(await mended([source(), before], [source(), after])).toBe(before)
  const later = source().replace('green light', 'green lamp')
  expect(await mended([source(), before], [source(), after], [later, after])).toBe(before)
})

test('but not where the source’s code is another one by now', async () => {
  expect(await mended([source(), target(translated)], [source('\nnotify(everybody)'), target('')])).toBeUndefined()
})
