/** `diptych lsp`: serves editors. */
import process from 'node:process'
import type { Options } from './arguments.ts'
import { type Command, defineCommand } from './command.ts'
import * as says from './lsp-words.ts'
import { chooseTongue } from './tongue.ts'

const options = {
  // What the libraries of editors add by themselves.
  stdio: { type: 'boolean' },
  clientProcessId: { type: 'string', hidden: true },
} as const satisfies Options

/** The command. */
export const lspCommand: Command = defineCommand({
  name: 'lsp',
  help: says.help,
  options,
  async run(given, _positionals, streams, tongue) {
    const [{ serve }, { createConnection }] = await Promise.all([
      import('../lsp.ts'),
      import('vscode-languageserver/node'),
    ])
    const asked = given.lang ?? streams.env.DIPTYCH_LANG
    const tongueFor = (locale: string | undefined) => {
      const wanted = asked ?? locale
      return wanted === undefined ? tongue : chooseTongue(['--lang', wanted], {})
    }
    await serve(createConnection(process.stdin, process.stdout), tongueFor)
    return 0
  },
})
