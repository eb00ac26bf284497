/** `diptych lsp`: serves editors. */
import process from 'node:process'
import { type Command, commonOptions, type Options, readArgs } from './command.ts'
import * as says from './lsp-words.ts'
import { chooseTongue } from './tongue.ts'

const options = {
  ...commonOptions,
  // What the libraries of editors add by themselves.
  stdio: { type: 'boolean' },
  clientProcessId: { type: 'string' },
} as const satisfies Options

/** The command. */
export const lspCommand: Command = {
  name: 'lsp',
  summary: {
    en: 'Serve an editor: findings while you write, the other language at hand',
    fr: "Servir un éditeur : les constats pendant l'écriture, l'autre langue à portée de main",
  },
  usage: says.usage,
  async run(args, streams, tongue) {
    const { options: given } = readArgs(args, options)
    if (given.help) {
      streams.out.write(says.usage[tongue])
      return 0
    }
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
}
