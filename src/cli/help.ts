/** What `--help` prints of a command. */
import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { wrap } from '../report/terminal.ts'
import type { Option, Options } from './arguments.ts'
import { headings, ofEvery } from './help-words.ts'
import { rowOf, widestHelp } from './rows.ts'

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

/**
 * The whole text, the options in the order of their words.
 * @param width Characters a line; examples stay whole, so that they can be copied.
 */
export const helpText = (
  name: string,
  help: Help,
  options: Options,
  tongue: Tongue,
  width: number = widestHelp,
): string => {
  const { about, exits = {}, examples } = help
  const its = help.arguments ?? ''
  const words: Help['options'] = { ...help.options, lang: help.options.lang ?? ofEvery.lang, help: ofEvery.help }
  const rows = Object.entries(words)
  const labels = rows.map(([long, { value }]) => labelOf(long, options[long], value, tongue))
  const column = Math.max(...labels.map((label) => label.length)) + 4
  const codes = Object.entries(exits).map(([code, words]) => rowOf(code, words[tongue], 5, width))
  const say = headings[tongue]
  return `${[
    ['diptych', name, ...(its === '' ? [] : [said(its, tongue)]), '[options]'].join(' '),
    folded(about[tongue], width),
    [say.options, ...rows.map(([, row], at) => rowOf(labels[at] ?? '', row[tongue], column, width))].join('\n'),
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

/** Paragraphs, in lines that a narrow terminal has room for. */
const folded = (text: string, width: number): string =>
  width >= widestHelp
    ? text
    : text
        .split('\n\n')
        .map((paragraph) => wrap(paragraph.replaceAll('\n', ' '), width).join('\n'))
        .join('\n\n')
        .replaceAll('\u00A0', ' ')
