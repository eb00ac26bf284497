import { describe, expect, test } from 'vitest'
import { type Config, checkFiles, KnownError, memoryFiles, pairProject } from '../src/index.ts'

/** Words that no lexicon knows and that do not look alike, so that only the project's own pairs tell what belongs together. */
const pages = {
  'docs/fr/un.md': '# Brifloup\n\nLes gravouilles tarnissent chaque molpart, puis fulgent.\n',
  'docs/fr/deux.md': '# Chantourne\n\nUne vesprale ourdit son quimbel avec soin.\n',
  'docs/en/one.md': '# Zonk\n\nThe weems dratter every hessock, then quill.\n',
  'docs/en/two.md': '# Yarrow\n\nA posk knits its jumbral with care.\n',
}
const words = `# our terms
brifloup\tzonk
gravouilles\tweems\t0.8
tarnissent\tdratter
Molpart\thessock
fulgent\tquill
chantourne\tyarrow
vesprale\tposk
ourdit\tknits
quimbel\tjumbral
`
const config: Config = { source: 'fr', targets: ['en'], content: ['docs/{locale}/*.md'], lexicon: ['terms.tsv'] }

const paired = async (own: Config, tree: Readonly<Record<string, string>>): Promise<readonly string[]> => {
  const { pairs } = await pairProject(memoryFiles(tree), own)
  return pairs.flatMap(({ source, target }) => (source && target ? [`${source} ${target}`] : []))
}

describe('word pairs of the project', () => {
  test('bring together what nothing else does', async () => {
    const { lexicon: _, ...without } = config
    expect(await paired(without, pages)).toEqual([])
    expect(await paired(config, { ...pages, 'terms.tsv': words })).toEqual([
      'docs/fr/deux.md docs/en/two.md',
      'docs/fr/un.md docs/en/one.md',
    ])
  })

  test('hold in either direction', async () => {
    const swapped = { ...config, source: 'en', targets: ['fr'] }
    expect(await paired(swapped, { ...pages, 'terms.tsv': words })).toHaveLength(2)
  })

  test.each([
    ['brifloup zonk', 1],
    ['brifloup\tzonk\nmolpart\thessock\ttwo', 2],
    ['brifloup\tzonk\t1.5', 1],
    ['brifloup\t', 1],
  ])('must be pairs: %j', async (text, line) => {
    const run = checkFiles({ ...pages, 'terms.tsv': text }, config)
    await expect(run).rejects.toThrow(KnownError)
    await expect(run).rejects.toThrow(`terms.tsv:${line}`)
  })

  test('must be there', async () => {
    await expect(checkFiles(pages, config)).rejects.toThrow('`terms.tsv` cannot be read')
  })
})
