/** What `--help` prints of a command. */
import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { wrap } from '../report/terminal.ts'
import type { Option, Options } from './arguments.ts'
import { headings, ofEvery } from './help-words.ts'

/** One option's line. */
export interface OptionHelp extends Words {
  /** What stands for its value: `FILE`. When left out: the values that are allowed, or `N` for a number. */
  readonly value?: Words | string
}

/** The words of a command's help. */
export interface Help {
  /** What it takes beside options: `[PATH…]`. */
  readonly arguments?: Words | string
  /** What it does, in lines of at most 120 characters. */
  readonly about: Words
  readonly options: Readonly<Record<string, OptionHelp>>
  /** What each exit code means. */
  readonly exits?: Readonly<Record<number, Words>>
  readonly examples: readonly string[] | Readonly<Record<Tongue, readonly string[]>>
}

/** Help that has a line for each option, but for hidden ones and those that every command takes. */
export interface HelpFor<O extends Options> extends Help {
  readonly options: Readonly<Record<string, OptionHelp>> & {
    readonly [Name in keyof O as O[Name] extends { readonly hidden: true } ? never : Name]: OptionHelp
  }
}

/** Characters a line. */
const widest = 120

/** The whole text, the options in the order of their words. */
export const helpText = (name: string, help: Help, options: Options, tongue: Tongue): string => {
  const { arguments: its = '', about, exits = {}, examples } = help
  const words: Help['options'] = { ...help.options, lang: help.options.lang ?? ofEvery.lang, help: ofEvery.help }
  const rows = Object.entries(words)
  const labels = rows.map(([long, { value }]) => labelOf(long, options[long], value, tongue))
  const column = Math.max(...labels.map((label) => label.length)) + 4
  const codes = Object.entries(exits).map(([code, words]) => `  ${code}  ${words[tongue]}`)
  const say = headings[tongue]
  return `${[
    ['diptych', name, ...(its === '' ? [] : [said(its, tongue)]), '[options]'].join(' '),
    about[tongue],
    [say.options, ...rows.map(([, row], at) => rowOf(labels[at] ?? '', row[tongue], column))].join('\n'),
    ...(codes.length > 0 ? [[say.exits, ...codes].join('\n')] : []),
    [say.examples, ...('en' in examples ? examples[tongue] : examples).map((example) => `  ${example}`)].join('\n'),
  ].join('\n\n')}\n`
}

const said = (words: Words | string, tongue: Tongue): string => (typeof words === 'string' ? words : words[tongue])

const labelOf = (
  name: string,
  option: Option | undefined,
  value: OptionHelp['value'] = option?.type === 'number' ? 'N' : (option?.values?.join('|') ?? ''),
  tongue: Tongue,
): string => `${option?.short ? `-${option.short}, ` : ''}--${name} ${said(value, tongue)}`.trimEnd()

/** The spaces that hold while lines are broken are printed as the plain ones that the rest of the text has. */
const rowOf = (label: string, text: string, column: number): string =>
  `  ${label.padEnd(column - 2)}${wrap(text, widest - column).join(`\n${' '.repeat(column)}`)}`.replaceAll(
    '\u00A0',
    ' ',
  )
