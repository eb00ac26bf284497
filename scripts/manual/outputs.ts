/**
 * Output of the program in the manual: a fence ```` ```text cwd=examples/help-centre ```` whose first line is a command,
 * `$ npx diptych check en/backups.md`, holds what that command prints there, in the page's language. `head=20` and
 * `tail=3` keep that many lines of the beginning and the end; an ellipsis stands for the rest.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { main } from '../../src/cli/main.ts'
import type { Tongue } from '../../src/model.ts'

const fence = /^```text (cwd=[^\n]*)\n\$ npx diptych ([^\n]*)\n[\s\S]*?^```$/gm

/** The pages that may show output: both READMEs, and the manual without the rules' pages, whose fences are tests. */
export const pagesWithOutputs = (): readonly string[] => [
  'README.md',
  'README.fr.md',
  ...['docs/en', 'docs/fr'].flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .sort()
      .map((name) => `${folder}/${name}`),
  ),
]

/** A page of the manual, with the output of its commands as it is today. */
export const withOutputs = async (path: string): Promise<string> => {
  const text = readFileSync(path, 'utf8')
  const tongue: Tongue = /(?:^|\/)fr\/|\.fr\.md$/.test(path) ? 'fr' : 'en'
  let fresh = ''
  let from = 0
  for (const { 0: whole, 1: info = '', 2: command = '', index } of text.matchAll(fence)) {
    const setting = (name: string): string | undefined => new RegExp(`\\b${name}=(\\S+)`).exec(info)?.[1]
    const lines = (await printed(command, setting('cwd') ?? '.', tongue)).split('\n')
    const shown = shorten(lines, Number(setting('head') ?? lines.length), Number(setting('tail') ?? 0))
    fresh += `${text.slice(from, index)}\`\`\`text ${info}\n${[`$ npx diptych ${command}`, ...shown].join('\n')}\n\`\`\``
    from = index + whole.length
  }
  return fresh + text.slice(from)
}

/** What a command writes on both streams, as on a terminal without colours. */
const printed = async (command: string, cwd: string, tongue: Tongue): Promise<string> => {
  let output = ''
  const stream = { write: (text: string) => (output += text) }
  const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '')
  await main(args, { out: stream, err: stream, env: { LANG: tongue }, cwd: resolve(cwd) })
  return output.replace(/^\n+|\s+$/g, '')
}

const shorten = (lines: readonly string[], head: number, tail: number): readonly string[] =>
  lines.length <= head + tail + 1 ? lines : [...lines.slice(0, head), '…', ...(tail > 0 ? lines.slice(-tail) : [])]
