/** The example help centre in a git repository of its own, and the built program that is run in it. */
import { execFile } from 'node:child_process'
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildPackage } from './built.ts'
import { makeRepository } from './repository.ts'

/** How a run ended. */
export interface Ended {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A help centre of two commits, of which the second one changes a French page. */
export interface HelpCentre {
  readonly root: string
  /** A folder beside it, for what runs write. */
  readonly out: string
  /** Runs the program in it, or in another folder, in English. */
  diptych(args: readonly string[], env?: Readonly<Record<string, string>>, cwd?: string): Promise<Ended>
  /** What git sees changed in it. */
  status(): string
  remove(): void
}

/**
 * Sets up the help centre; takes some seconds.
 * @param further Files that come with the second commit.
 */
export async function helpCentre(further: Readonly<Record<string, string>> = {}): Promise<HelpCentre> {
  const built = await buildPackage()
  const out = mkdtempSync(join(tmpdir(), 'diptych-out-'))
  const repository = makeRepository()
  const { root } = repository
  cpSync(join(import.meta.dirname, '../../examples/help-centre'), root, {
    recursive: true,
    filter: (path) => !path.includes('node_modules'),
  })
  repository.commit('docs: begin')
  const page = readdirSync(join(root, 'fr'), { encoding: 'utf8' }).find((name) => name.endsWith('.md')) ?? ''
  const text = readFileSync(join(root, 'fr', page), 'utf8')
  repository.commit('docs: go on', { [`fr/${page}`]: `${text}\nEncore une phrase de 7 mots ici.\n`, ...further })
  return {
    root,
    out,
    diptych(args, env = {}, cwd = root) {
      const options = {
        cwd,
        encoding: 'utf8' as const,
        maxBuffer: 2 ** 26,
        env: { ...process.env, CI: '', ...env },
      }
      return promisify(execFile)(process.execPath, [built.bin, ...args, '--lang', 'en'], options).then(
        ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
        ({ code, stdout, stderr }: Ended) => ({ code, stdout, stderr }),
      )
    },
    status: () => repository.git('status', '--porcelain'),
    remove() {
      built.remove()
      repository.remove()
      rmSync(out, { recursive: true, force: true })
    },
  }
}
