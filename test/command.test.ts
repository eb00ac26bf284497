import { describe, expect, test } from 'vitest'
import { projectOptions, readArgs, UsageError } from '../src/cli/arguments.ts'
import { chooseTongue } from '../src/cli/tongue.ts'

const options = {
  ...projectOptions,
  format: { type: 'string', values: ['text', 'json'] },
  force: { type: 'boolean', short: 'f' },
  limit: { type: 'number' },
  least: { type: 'number', least: 1 },
} as const

const refusal = (args: string[], most = 0): string => {
  try {
    readArgs(args, options, most)
  } catch (error) {
    if (error instanceof UsageError) return error.words.en
    throw error
  }
  throw new Error('nothing was refused')
}

describe('arguments', () => {
  test('are sorted into options and the rest', () => {
    const args = ['docs/a', '--format=json', '-f', '--target', 'en,de', '--target', 'it', '--limit=0', '--', '--format']
    expect(readArgs(args, options, 2)).toEqual({
      options: {
        config: undefined,
        source: undefined,
        target: ['en', 'de', 'it'],
        format: 'json',
        force: true,
        limit: 0,
        least: undefined,
      },
      positionals: ['docs/a', '--format'],
    })
  })

  test('are refused with what was probably meant', () => {
    expect(refusal(['--fromat', 'json'])).toBe('There is no option `--fromat`. Did you mean `--format`?')
    expect(refusal(['--zzz'])).toBe('There is no option `--zzz`. `--help` lists the options.')
    expect(refusal(['--toString'])).toContain('There is no option `--toString`.')
    expect(refusal(['-x'])).toContain('There is no option `-x`.')
    expect(refusal(['--format', 'jsno'])).toContain('Did you mean `json`?')
    expect(refusal(['--format'])).toContain('needs a value')
    expect(refusal(['--format', '--force'])).toContain('needs a value')
    expect(refusal(['--force=yes'])).toContain('takes no value')
    expect(refusal(['--limit', 'many'])).toBe('`--limit` takes a number from 0 on, not `many`.')
    expect(refusal(['--limit', '1.5'])).toContain('takes a number')
    expect(refusal(['--least', '0'])).toBe('`--least` takes a number from 1 on, not `0`.')
    expect(refusal(['a', 'b'], 1)).toBe('`b` is one argument too many: this command takes at most 1.')
  })
})

describe('the language of messages', () => {
  test.each([
    [[], {}, 'en'],
    [[], { LANG: 'fr_FR.UTF-8' }, 'fr'],
    [[], { LANG: 'fr' }, 'fr'],
    [[], { LANG: 'frr_DE' }, 'en'],
    [[], { LANG: 'fr_CH', LC_ALL: 'C' }, 'en'],
    [[], { LANG: 'en_GB', LC_MESSAGES: 'fr_CA', LC_ALL: '' }, 'fr'],
    [['--lang', 'en'], { LANG: 'fr_FR' }, 'en'],
    [['check', '--lang=fr'], { LANG: 'en_US' }, 'fr'],
    [['--', '--lang=fr'], {}, 'en'],
  ] as const)('%j %j → %s', (args, env, tongue) => {
    expect(chooseTongue(args, env)).toBe(tongue)
  })
})
