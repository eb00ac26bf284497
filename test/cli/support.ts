/** The command line in a folder of its own, with streams that remember. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { main } from '../../src/cli/main.ts'

export interface Ran {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Terminal {
  readonly isTTY?: boolean
  readonly columns?: number
  readonly env?: Readonly<Record<string, string>>
  /** What is typed. */
  readonly input?: string
}

/** Runs the command line in a folder. */
export const runIn = async (
  cwd: string,
  args: readonly string[],
  { env = {}, input, ...terminal }: Terminal = {},
): Promise<Ran> => {
  let out = ''
  let err = ''
  const code = await main(args, {
    out: { write: (text) => (out += text), ...terminal },
    err: { write: (text) => (err += text) },
    ...(input === undefined ? {} : { in: Readable.from([input]) }),
    env,
    cwd,
  })
  return { code, out, err }
}

/** A folder with these files, which `remove` takes away. */
export const folderWith = (files: Readonly<Record<string, string>>): { readonly path: string; remove(): void } => {
  const path = mkdtempSync(join(tmpdir(), 'diptych-test-'))
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(path, name)), { recursive: true })
    writeFileSync(join(path, name), text)
  }
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

/** A project in which one page lacks a paragraph, one is in step, one stands alone. */
export const drifted: Readonly<Record<string, string>> = {
  'diptych.config.json': JSON.stringify({
    source: 'fr',
    targets: ['en'],
    content: ['docs/{locale}/**/*.md'],
    rules: { 'block-missing': 'error' },
    history: false,
  }),
  'docs/fr/backups.md': `# Restaurer une sauvegarde

Une sauvegarde est gardée trente jours, puis effacée.

Le bouton **Restaurer** remplace la base de données \`clients\`.
`,
  'docs/en/backups.md': `# Restore a backup

A backup is kept for thirty days, then deleted.
`,
  'docs/fr/mail/quota.md': '# Quota\n\nChaque boîte a 5 Go.\n',
  'docs/en/mail/quota.md': '# Quota\n\nEach mailbox has 5 GB.\n',
}
