/**
 * After any edits of any files, a check with what all the runs before kept says the same as one without, in one piece or in parts.
 * The project is small, and full of what ties its pages together; little of it is learned from, and little of it is held.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { Shelf } from '../../src/check/shelf.ts'
import type { Config } from '../../src/config.ts'
import type { Files, MemoryFile } from '../../src/files.ts'
import { checkProject, diskFiles, inspectProject, memoryFiles } from '../../src/index.ts'
import { makeRepository } from '../support/repository.ts'

vi.mock('../../src/check/sample.ts', async (original) => {
  const { sampleOf } = await original<typeof import('../../src/check/sample.ts')>()
  return { sampleOf: (...given: Parameters<typeof sampleOf>) => sampleOf(...given).slice(0, 2) }
})

type Tree = Readonly<Record<string, MemoryFile>>

const things = [
  ['invoice', 'facture'],
  ['mailbox', 'boîte'],
  ['server', 'serveur'],
  ['backup', 'sauvegarde'],
  ['domain', 'domaine'],
  ['account', 'compte'],
] as const

/** Pages that link to each other, show the same code, and say some sentences alike. */
const begin: Tree = Object.fromEntries(
  things.flatMap(([en, fr], at) => {
    const [next] = things[(at + 1) % things.length] ?? ['']
    const nextFr = things[(at + 1) % things.length]?.[1]
    return [
      [
        `docs/en/${en}.md`,
        `# The ${en}\n\nKeep your ${en} for ${at + 3} days, then [see the ${next}](${next}.md#your-${next}).\n\n## Your ${en}\n\n1. Open the menu.\n2. Choose \`${en} --new\`.\n\n\`\`\`sh\ncp a.txt b.txt # copy the whole file\n\`\`\`\n\nNothing is lost. ![A plan](plan.png)\n`,
      ],
      [
        `docs/fr/${en}.md`,
        `# Le sujet : ${fr}\n\nGardez votre ${fr} ${at + 3} jours, puis [voyez ${nextFr}](${next}.md#votre-${nextFr}).\n\n## Votre ${fr}\n\n1. Ouvrez le menu.\n2. Choisissez \`${en} --new\`.\n\n\`\`\`sh\ncp a.txt b.txt # copier tout le fichier\n\`\`\`\n\nRien n'est perdu. ![Un plan](plan.png)\n`,
      ],
    ]
  }),
)

/** A second translation of some of them. */
const third: Tree = Object.fromEntries(
  things
    .slice(0, 3)
    .map(([en]) => [
      `docs/de/${en}.md`,
      `# Das Thema ${en}\n\nBehalten Sie ${en} 3 Tage, siehe [dort](server.md#your-server).\n\n1. Das Menü öffnen.\n2. \`${en} --new\` wählen.\n\nNichts geht verloren. ![Ein Plan](plan.png)\n`,
    ]),
)

const scraps = [
  '## Another heading\n\nWith 3 words.',
  '## Votre facture',
  'See [the guide](./server.md#your-server), `npm run build` and [nothing](nowhere.md).',
  'Nothing is lost.',
  "Rien n'est oublié.",
  '<!-- diptych-disable-next -->',
  '<!-- diptych-disable-next number -->',
  '<!-- diptych-disable -->',
  '```sh\ncp a.txt b.txt # copy the whole file\n```',
  '```sh\ncp a.txt b.txt # copier le fichier entier\n```',
  '1. First\n2. Second\n3. Third',
  '![A plan](plan.png) ![Another](../other.png)',
  'This sentence stayed in English in the page, and it is long.',
  '<a id="votre-compte"></a>',
  'A',
]

const wholes: readonly MemoryFile[] = [
  '',
  'Short.\n',
  '---\nslug: invoice\ntranslationKey: one\n---\n\n# Title\n',
  '---\nrank: .nan\n---\n\nText.\n',
  Buffer.from([35, 32, 0xc3, 0x28, 10]),
  'a\0b',
  '\ufeff# With a mark\r\n\r\nText of 3 words.\r\n',
]

/** Files that come, change and go. */
const beside: readonly (readonly [path: string, texts: readonly string[]])[] = [
  ['docs/en/plan.png', ['', 'x']],
  ['docs/fr/plan.png', ['']],
  ['docs/fr/plan.png', ['']],
  ['docs/other.png', ['']],
  ['docs/de/plan.png', ['']],
  ['docs/en/nowhere.md/file.txt', ['']],
  ['docs/fr/nowhere.md', ['# Nulle part\n']],
  ['docs/en/Invoice.md', ['# Another invoice\n\nWith [a link](invoice.md).\n']],
  ['docs/en/page.mdx', ['# Page\n\n<Card>\n', '# Page\n\n<Card />\n']],
  ['.gitignore', ['plan.png\n', 'docs/en/server.md\n']],
  ['CODEOWNERS', ['* @all\n', 'docs/fr/ @some\n']],
  ['hugo.toml', ['']],
  ['words.tsv', ['facture\tinvoice\n', 'facture\treceipt\n', 'menu\tplan\n']],
  ['glossary.csv', ['source,target\ninvoice,facture\n', 'source,target\nmailbox,messagerie\n']],
  ['diptych.lock', ['', 'damaged\n']],
]

const settings: readonly Partial<Config>[] = [
  { preset: 'strict' },
  { rules: { number: 'off', 'block-missing': 'info' } },
  { rules: { typography: 'warn', consistency: 'error' } },
  { links: { base: '/' } },
  { links: { base: '/', routes: { en: '', fr: 'fr' } } },
  { required: ['preamble'] },
  { frontMatter: { keep: ['slug'] } },
  { lexicon: ['words.tsv'] },
  { glossary: 'glossary.csv' },
  { ignore: ['**/server.md'] },
  { pairing: ['path', 'front-matter', 'content'] },
  { parser: 'remark' },
  { source: 'fr', targets: ['en'] },
  { translators: { fr: '@ada' } },
  { targets: ['fr', 'de'] },
  { targets: ['fr', 'de'] },
]

interface Project {
  readonly tree: Tree
  readonly config: Config
}

/** An edit of a project; `past`: all that it was before. */
type Edit = (now: Project, past: readonly Project[]) => Project

const withFile = ({ tree, config }: Project, path: string, file: MemoryFile | undefined): Project => {
  const { [path]: _, ...others } = tree
  return { config, tree: file === undefined ? others : { ...others, [path]: file } }
}

const pagesIn = ({ tree }: Project): string[] => Object.keys(tree).filter((path) => /\.mdx?$/.test(path))

const onPage = (edit: (text: MemoryFile, path: string, project: Project) => Project | MemoryFile) => (page: number) => {
  const changed: Edit = (now) => {
    const paths = pagesIn(now)
    const path = paths[page % paths.length] ?? 'docs/en/invoice.md'
    const made = edit(now.tree[path] ?? '', path, now)
    return typeof made === 'object' && 'tree' in made ? made : withFile(now, path, made)
  }
  return changed
}

const blocks = (file: MemoryFile, at: number, count: number, ...instead: readonly string[]): MemoryFile => {
  if (typeof file !== 'string') return file
  const all = file.split('\n\n')
  const place = at % all.length
  all.splice(place, count, ...instead.map((one) => (one === 'twice' ? (all[place] ?? '') : one)))
  return all.join('\n\n')
}

const page = fc.nat({ max: 20 })
const edits: fc.Arbitrary<Edit> = fc.oneof(
  {
    arbitrary: fc
      .tuple(page, page, fc.constantFrom(...scraps, 'twice'))
      .map(([where, at, scrap]) => onPage((file) => blocks(file, at, 0, scrap))(where)),
    weight: 6,
  },
  {
    arbitrary: fc
      .tuple(page, page, fc.nat({ max: 2 }))
      .map(([where, at, count]) => onPage((file) => blocks(file, at, count))(where)),
    weight: 4,
  },
  {
    arbitrary: fc
      .tuple(
        page,
        fc.constantFrom<[RegExp, string]>(
          [/\d/, '8'],
          [/menu/, 'plan'],
          [/\bYour\b/, 'Our'],
          [/#your-/, '#our-'],
          [/Votre/, 'Notre'],
          [/\n/g, '\r\n'],
          [/invoice/g, 'receipt'],
          [/a\.txt/, 'c.txt'],
        ),
      )
      .map(([where, [from, to]]) =>
        onPage((file) => (typeof file === 'string' ? file.replace(from, to) : file))(where),
      ),
    weight: 4,
  },
  {
    arbitrary: fc.tuple(page, fc.constantFrom(...wholes)).map(([where, file]) => onPage(() => file)(where)),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(page, page).map(([where, other]) =>
      onPage((file, path, now) => {
        const there = pagesIn(now)[other % pagesIn(now).length] ?? path
        return withFile(withFile(now, path, now.tree[there]), there, file)
      })(where),
    ),
    weight: 1,
  },
  {
    arbitrary: fc
      .tuple(page, fc.constantFrom('-2.md', '.mdx', '/index.md', ''))
      .map(([where, end]) =>
        onPage((file, path, now) =>
          withFile(
            withFile(now, path, undefined),
            end === '' ? 'docs/fr/moved.md' : path.replace(/\.mdx?$/, end),
            file,
          ),
        )(where),
      ),
    weight: 1,
  },
  {
    arbitrary: page.map((where) =>
      onPage((_, path, now) => (pagesIn(now).length > 4 ? withFile(now, path, undefined) : now))(where),
    ),
    weight: 1,
  },
  {
    arbitrary: fc.tuple(fc.constantFrom(...beside), fc.nat({ max: 2 })).map(
      ([[path, texts], which]): Edit =>
        (now) =>
          withFile(now, path, texts[which]),
    ),
    weight: 8,
  },
  {
    arbitrary: fc.constantFrom(...settings).map(
      (some): Edit =>
        ({ tree, config }) => ({
          tree: { 'words.tsv': 'menu\tmenu\n', 'glossary.csv': 'source,target\nmenu,menu\n', ...tree },
          config: { ...config, ...some },
        }),
    ),
    weight: 2,
  },
  {
    arbitrary: fc
      .constantFrom<keyof Config>('rules', 'preset', 'links', 'ignore', 'lexicon', 'glossary', 'parser', 'pairing')
      .map(
        (key): Edit =>
          ({ tree, config: { [key]: _, ...config } }) => ({ tree, config }),
      ),
    weight: 2,
  },
  {
    arbitrary: fc.nat({ max: 12 }).map(
      (ago): Edit =>
        (now, past) =>
          past.at(-1 - ago) ?? now,
    ),
    weight: 2,
  },
)

/** A run: in sight of the pages too, in parts, or as it is; and what befalls the repository and the files of the cache before it. */
interface Run {
  readonly edits: readonly Edit[]
  readonly move: Move
  readonly way: 'plain' | 'seen' | 'parts'
  readonly damage: number
}

/** What may happen to a repository; nothing where there is none. */
type Move = 'none' | 'commit' | 'amend' | 'branch' | 'back' | 'detach' | 'reset' | 'shallow'

const runs: fc.Arbitrary<Run> = fc.record({
  edits: fc.array(edits, { minLength: 1, maxLength: 2 }),
  move: fc.constantFrom('none', 'none', 'commit', 'commit', 'amend', 'branch', 'back', 'detach', 'reset', 'shallow'),
  way: fc.constantFrom('plain', 'plain', 'plain', 'seen', 'parts'),
  damage: fc.oneof({ arbitrary: fc.constant(-1), weight: 8 }, { arbitrary: fc.nat({ max: 1_000_000 }), weight: 1 }),
})

/** Where a project stands. */
interface Place {
  files(tree: Tree): Files
  move(move: Move, at: number): void
  remove(): void
}

const inMemory = (): Place => ({ files: (tree) => memoryFiles(tree), move: () => {}, remove: () => {} })

function inRepository(): Place {
  const repository = makeRepository()
  const { root, git, commit, remove } = repository
  let before: Tree = {}
  const files = (tree: Tree): Files => {
    for (const path of Object.keys(before))
      if (tree[path] !== before[path]) rmSync(join(root, path), { recursive: true, force: true })
    for (const [path, file] of Object.entries(tree)) {
      if (before[path] === file) continue
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), file as string | Uint8Array)
    }
    before = tree
    return diskFiles(root)
  }
  const shallow = join(root, '.git/shallow')
  const oneOf = (at: number, ...args: string[]): string => {
    const all = git(...args)
      .split('\n')
      .slice(0, -1)
    return all[(at * 31) % all.length] ?? 'HEAD'
  }
  /** The files stay as they are. */
  const headTo = (...where: string[]): void => {
    commit('before it moves')
    git(...where)
    git('reset', '-q')
  }
  const moves: Readonly<Record<Move, (at: number) => void>> = {
    none: () => {},
    commit: () => commit('go on'),
    amend: () => git('commit', '-qa', '--amend', '--allow-empty', '-m', 'amended'),
    branch: (at) => git('checkout', '-q', '-b', `branch-${at}`),
    back: (at) => headTo('symbolic-ref', 'HEAD', oneOf(at, 'for-each-ref', '--format=%(refname)', 'refs/heads')),
    detach: (at) => headTo('update-ref', '--no-deref', 'HEAD', oneOf(at, 'rev-list', '--all')),
    reset: () => git('reset', '-q', oneOf(0, 'rev-list', '--max-count=2', 'HEAD')),
    shallow: (at) =>
      at % 2 === 0 ? rmSync(shallow, { force: true }) : writeFileSync(shallow, git('rev-parse', 'HEAD')),
  }
  files({ ...begin, ...third })
  commit('begin')
  return { files, move: (move, at) => moves[move](at), remove }
}

const small = (): Shelf => new Shelf(20_000)

const inParts = (cache: string | undefined) => async (files: Files, config: Config) => {
  const merged: string[] = []
  for (const part of [1, 2]) {
    const { shard } = await checkProject(files, config, { shard: { part, of: 2 }, cache, shelf: small() })
    merged.push(shard?.kept ?? '')
  }
  return checkProject(files, config, { merged, cache })
}

const damage = (folder: string, at: number): void => {
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.cache'))) {
    const bytes = readFileSync(join(folder, name))
    for (let place = at % 997; place < bytes.length; place += 1 + (at % 4001))
      bytes[place] = (bytes[place] ?? 0) ^ (1 << (at % 8))
    writeFileSync(join(folder, name), bytes)
  }
}

async function compare(all: readonly Run[], place: Place, cache: string): Promise<void> {
  const past: Project[] = [
    {
      tree: { ...begin, ...third },
      config: { source: 'en', targets: ['fr'], content: ['docs/{locale}/**/*.{md,mdx}'] },
    },
  ]
  for (const [step, { edits, move, way, damage: at }] of all.entries()) {
    let now = past.at(-1) as Project
    for (const edit of edits) now = edit(now, past)
    past.push(now)
    if (at >= 0) damage(cache, at)
    const files = place.files(now.tree)
    place.move(move, step)
    /** The report to the byte, or why there is none. */
    const told = (check: (files: Files, config: Config) => Promise<unknown>): Promise<string> =>
      check(files, now.config).then((report) => JSON.stringify(report), String)
    const options = { cache, shelf: small() }
    const fresh = await told(checkProject)
    const warm =
      way === 'parts'
        ? await told(inParts(at % 2 === 0 ? undefined : cache))
        : await told(async (files, config) =>
            way === 'seen'
              ? (await inspectProject(files, config, options)).report
              : checkProject(files, config, options),
          )
    expect(warm).toBe(fresh)
  }
}

test.each([
  ['in memory', inMemory, 3],
  ['in a repository', inRepository, 2],
])('whatever is edited, %s', { timeout: 240_000 }, async (_, open, numRuns) => {
  await fc.assert(
    fc.asyncProperty(fc.array(runs, { minLength: 12, maxLength: 20 }), async (all) => {
      const cache = mkdtempSync(join(tmpdir(), 'diptych-edits-'))
      const place = open()
      await compare(all, place, cache).finally(() => {
        place.remove()
        rmSync(cache, { recursive: true, force: true })
      })
    }),
    { numRuns: Number(process.env.RUNS ?? numRuns), endOnFailure: true },
  )
})
