import { describe, expect, test } from 'vitest'
import manifest from '../../package.json' with { type: 'json' }
import { commands } from '../../src/cli/commands.ts'
import { main } from '../../src/cli/main.ts'
import { runIn } from './support.ts'

const run = (...args: string[]) => runIn('/', args)

describe('the command line', () => {
  test.each(['--version', '-v', '-V'])('%s', async (option) => {
    expect(await run(option)).toEqual({ code: 0, out: `${manifest.version}\n`, err: '' })
  })

  test.each([['--help'], ['-h'], ['help']])('%s lists every command', async (option) => {
    const { code, out, err } = await run(option)
    expect([code, err]).toEqual([0, ''])
    for (const name of Object.keys(commands)) expect(out).toMatch(new RegExp(`^  ${name} {2,}\\S`, 'm'))
  })

  test('without a command shows the same, but fails', async () => {
    const { out: help } = await run('--help')
    expect(await run()).toEqual({ code: 2, out: '', err: help })
  })

  test('speaks French when asked, before the command or after', async () => {
    expect((await run('--lang', 'fr', '--help')).out).toContain('Commandes :\n')
    expect((await run('--help', '--lang', 'fr')).out).toContain('Commandes :\n')
    expect((await run('help', '--lang', 'fr')).out).toContain('Commandes :\n')
    expect((await run('--lang=fr', 'help', 'check')).out).toContain('Codes de sortie :\n')
    expect((await run('check', '--help', '--lang', 'fr')).out).toContain('Codes de sortie :\n')
    expect((await runIn('/', ['--help'], { env: { LANG: 'fr_CH.UTF-8' } })).out).toContain('Commandes :\n')
  })

  test.each(Object.keys(commands))('the help of %s fits a narrow terminal, and says the same', async (name) => {
    const words = (text: string) => text.split(/\s+/)
    const examplesOf = (text: string) => text.slice(text.search(/^(?:Examples:|Exemples :)$/m))
    for (const tongue of ['en', 'fr']) {
      const { out: wide } = await run(name, '--help', '--lang', tongue)
      for (const columns of [40, 60, 80]) {
        const { out } = await runIn('/', [name, '--help', '--lang', tongue], { isTTY: true, columns })
        expect(words(out)).toEqual(words(wide))
        expect(examplesOf(out)).toBe(examplesOf(wide))
        const above = out.slice(0, -examplesOf(out).length).split('\n').slice(1)
        // A label is one thing to type, and keeps its line.
        expect(above.filter((line) => line.length > columns && !/^ {2}-/.test(line))).toEqual([])
      }
    }
  })

  test.each(Object.keys(commands))('%s has help with examples, in both languages, no line too wide', async (name) => {
    for (const [lang, examples] of [
      ['en', 'Examples:'],
      ['fr', 'Exemples :'],
    ] as const) {
      const { code, out } = await run(name, '--help', '--lang', lang)
      expect(code).toBe(0)
      expect(out).toMatch(new RegExp(`^${examples}\\n  diptych ${name}`, 'm'))
      expect(out.split('\n').filter((line) => line.length > 120)).toEqual([])
    }
  })

  test.each(Object.entries(commands))('%s tells each of its options, and no other', async (name, { load }) => {
    const { options } = await load()
    const told = (option: string, short?: string): string => `${short ? `-${short}, ` : ''}--${option}`
    const visible = Object.entries(options).filter(([, { hidden }]) => !hidden)
    for (const lang of ['en', 'fr']) {
      const { out } = await run(name, '--help', '--lang', lang)
      const rows = [...out.matchAll(/^ {2}((?:-\w, )?--[\w-]+)/gm)].map(([, row]) => row)
      expect(rows.sort()).toEqual(visible.map(([option, { short }]) => told(option, short)).sort())
    }
  })

  test('tells what was probably meant', async () => {
    expect(await run('chekc')).toEqual({
      code: 2,
      out: '',
      err: 'diptych: There is no command `chekc`. Did you mean `check`?\n',
    })
    expect((await run('toString')).err).toBe(
      'diptych: There is no command `toString`. `diptych --help` lists the commands.\n',
    )
    expect((await run('help', 'chekc', '--lang=fr')).err).toBe(
      "diptych: La commande `chekc` n'existe pas. Vouliez-vous dire `check` ?\n",
    )
    expect((await run('check', '--quite')).err).toBe(
      'diptych: There is no option `--quite`. Did you mean `--quiet`? See `diptych check --help`.\n',
    )
  })

  test('keeps the stack of an error that nobody foresaw', async () => {
    let err = ''
    const code = await main(['--version'], {
      out: {
        write: () => {
          throw new Error('boom')
        },
      },
      err: { write: (text) => (err += text) },
      env: { LANG: 'fr' },
      cwd: '/',
    })
    expect(code).toBe(2)
    expect(err).toMatch(/^diptych: une erreur imprévue s'est produite\..*\nError: boom\n {4}at .*main\.test\.ts/)
  })

  test('does not repeat what would steer the terminal', async () => {
    expect((await run('\u001b[2Jx')).err).not.toContain('\u001b')
  })
})
