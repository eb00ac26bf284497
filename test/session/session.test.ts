/** A session says what a check of the same files says, whatever was edited in which order. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { alignPair } from '../../src/align/pair.ts'
import type { AlignContext } from '../../src/align/weighed.ts'
import { type AlignedPair, unkept } from '../../src/check/aligned-pair.ts'
import { withHistory } from '../../src/check/history.ts'
import { judgePairs } from '../../src/check/judge.ts'
import { readPages } from '../../src/check/read.ts'
import { readerOf } from '../../src/check/reader.ts'
import { overlay } from '../../src/fix/overlay.ts'
import { type Config, checkProject, type Files, memoryFiles, openSession, type Session } from '../../src/index.ts'
import type { Locale, PagePair, PageReport } from '../../src/model.ts'

const config: Config = {
  source: 'fr',
  targets: ['en', 'de'],
  content: ['docs/{locale}/**/*.{md,mdx}'],
  history: false,
}

const pages: Readonly<Record<string, string>> = {
  'docs/fr/start.md': `# Démarrer

Voyez [la sauvegarde](backup.md#restaurer) avant de continuer.

1. Ouvrez la console.
2. Cliquez sur **Suivant**.

La limite est de 30 secondes.
`,
  'docs/en/start.md': `# Get started

See [the backup](backup.md#restore) before you go on.

1. Open the console.
2. Click **Next**.

The limit is 30 seconds.
`,
  'docs/de/start.md': `# Loslegen

Lesen Sie zuerst [die Sicherung](backup.md#wiederherstellen).

1. Öffnen Sie die Konsole.
2. Klicken Sie auf **Weiter**.

Die Grenze liegt bei 30 Sekunden.
`,
  'docs/fr/backup.md': `# Sauvegarde

Une sauvegarde est gardée trente jours, puis effacée.

## Restaurer

La limite est de 30 secondes.

\`\`\`sh
restore --all   # tout
\`\`\`
`,
  'docs/en/backup.md': `# Backup

A backup is kept for thirty days, then deleted.

## Restore

The limit is 30 seconds.

\`\`\`sh
restore --all   # everything
\`\`\`
`,
  'docs/de/backup.md': `# Sicherung

Eine Sicherung bleibt dreißig Tage, dann wird sie gelöscht.

## Wiederherstellen

Die Grenze liegt bei 30 Sekunden.

\`\`\`sh
restore --all   # alles
\`\`\`
`,
  'docs/fr/seul.mdx': '# Seul\n\n<Note>Rien que du français.</Note>\n',
}

/** A project whose pages can be typed into. */
async function opened(): Promise<{ session: Session; files: Files; texts: Map<string, string> }> {
  const texts = new Map<string, string>()
  const files = overlay(memoryFiles(pages), texts)
  return { session: await openSession(files, config), files, texts }
}

/** A check of everything from the beginning, with the words that a session has learned. */
async function anew(session: Session, files: Files): Promise<PageReport[]> {
  const seen = session.seen()
  const languages = new Map<Locale, AlignContext>([...seen.aligned].map(([pair, one]) => [pair.locale, one.languages]))
  const readings = await readPages(files, seen.pairs, seen.source, readerOf())
  const aligned = new Map<PagePair, AlignedPair>()
  for (const pair of seen.pairs) {
    const [source, target] = [readings.get(pair.source ?? ''), readings.get(pair.target ?? '')]
    const speaks = languages.get(pair.locale)
    if (source?.state !== 'read' || target?.state !== 'read' || !speaks) continue
    const alignment = alignPair(source.page, target.page, speaks)
    aligned.set(pair, { pair, source: source.page, target: target.page, languages: speaks, alignment, ...unkept })
  }
  return judgePairs({ ...seen, readings, aligned: await withHistory(aligned, seen.pairs) }, seen.pairs)
}

/** What a typist may do to a page. */
const scraps = [
  '',
  '30',
  '\n\nUne phrase de plus. Another one.\n\n',
  '\n## Titre\n',
  '`code`',
  '[lien](backup.md#restore)',
  '\n3. Encore\n',
  '<Note>',
  '{',
  '<!-- diptych-disable-next number -->\n',
  '---\nslug: ailleurs\n---\n',
]
const edit = fc.record({
  path: fc.constantFrom(...Object.keys(pages)),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.nat(40),
  by: fc.constantFrom(...scraps),
  asks: fc.boolean(),
})

describe('a session', () => {
  test('opens with what a check says', async () => {
    const { session, files } = await opened()
    expect(await session.report()).toEqual(await checkProject(files, config))
  })

  test('says after any edits what judging everything anew says', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 6 }), async (edits) => {
        const { session, files, texts } = await opened()
        for (const { path, at, length, by, asks } of edits) {
          const text = texts.get(path) ?? pages[path] ?? ''
          const start = Math.floor(at * text.length)
          texts.set(path, text.slice(0, start) + by + text.slice(start + length))
          await session.update(path)
          if (!asks) continue
          const whole = (await session.report()).pages
          const own = whole.filter((page) => page.source?.path === path || page.target?.path === path)
          expect(await session.reportsOf(path)).toEqual(own)
        }
        const [last] = edits.slice(-1)
        const asked = await session.reportsOf(last?.path ?? '')
        const all = await anew(session, files)
        expect(asked).toEqual(
          all.filter((page) => asked.some(({ id, locale }) => id === page.id && locale === page.locale)),
        )
        expect((await session.report()).pages).toEqual(all)
        // Opened again, it has learned anew and says what a check says.
        expect(await (await openSession(files, config)).report()).toEqual(await checkProject(files, config))
      }),
      { numRuns: 40 },
    )
  })

  test('hears of a heading that links on another page lead to', async () => {
    const { session, texts } = await opened()
    await session.report()
    texts.set('docs/en/backup.md', (pages['docs/en/backup.md'] ?? '').replace('## Restore', '## Bring back'))
    expect(await session.update('docs/en/backup.md')).toBe(true)
    const [start] = await session.reportsOf('docs/en/start.md')
    expect(start?.findings.map(({ rule }) => rule)).toContain('link-target')
  })

  test('leaves alone what did not change, and what is no page', async () => {
    const { session } = await opened()
    expect(await session.update('docs/en/backup.md')).toBe(false)
    expect(await session.update('docs/en/nowhere.md')).toBe(false)
    expect(await session.reportsOf('README.md')).toEqual([])
  })

  test('says of a page that cannot be read for now that it was not compared, and goes on', async () => {
    const { session, texts } = await opened()
    texts.set('docs/fr/seul.mdx', '# Seul\n\n<Note>Rien que')
    await session.update('docs/fr/seul.mdx')
    const [broken] = await session.reportsOf('docs/fr/seul.mdx')
    expect(broken?.findings.map(({ rule }) => rule)).toContain('not-compared')
    texts.delete('docs/fr/seul.mdx')
    await session.update('docs/fr/seul.mdx')
    const [mended] = await session.reportsOf('docs/fr/seul.mdx')
    expect(mended?.findings.map(({ rule }) => rule)).not.toContain('not-compared')
  })
})
