/** The arguments of a command: which options it takes, and what was given. */
import { parseArgs } from 'node:util'
import { KnownError } from '../known-error.ts'
import { nearest } from '../text/nearest.ts'

/** The command line cannot be understood; exit code 2. */
export class UsageError extends KnownError {}

/** One option that a command takes. */
export interface Option {
  readonly type: 'string' | 'number' | 'boolean'
  readonly short?: string
  /** May be given several times, or once with commas. */
  readonly multiple?: true
  /** The values that are allowed. */
  readonly values?: readonly string[]
  /** The smallest number that is allowed; 0 when left out. */
  readonly least?: number
  /** Is understood, but no concern of people: `--help` leaves it out. */
  readonly hidden?: true
}

/** A command's options by their long name. */
export type Options = Readonly<Record<string, Option>>

type ValueOf<O extends Option> = O['type'] extends 'boolean'
  ? boolean
  : O['type'] extends 'number'
    ? number | undefined
    : O extends { readonly multiple: true }
      ? readonly string[]
      : (O extends { readonly values: readonly (infer V)[] } ? V : string) | undefined

/** The arguments, sorted out. */
export interface Parsed<O extends Options> {
  readonly options: { readonly [Name in keyof O]: ValueOf<O[Name]> }
  readonly positionals: readonly string[]
}

/** Whether an option stands on the command line. */
export const isGiven = (value: boolean | number | string | undefined): boolean => value !== undefined && value !== false

/** Options that every command takes. */
export const commonOptions: {
  readonly help: { readonly type: 'boolean'; readonly short: 'h' }
  readonly lang: { readonly type: 'string'; readonly values: readonly ['en', 'fr'] }
} = {
  help: { type: 'boolean', short: 'h' },
  lang: { type: 'string', values: ['en', 'fr'] },
}

/** Options of the commands that work on a project. */
export const projectOptions: {
  readonly config: { readonly type: 'string'; readonly short: 'c' }
  readonly source: { readonly type: 'string' }
  readonly target: { readonly type: 'string'; readonly multiple: true }
} = {
  config: { type: 'string', short: 'c' },
  source: { type: 'string' },
  target: { type: 'string', multiple: true },
}

/**
 * Sorts a command's arguments by Node's `util.parseArgs`, strictly.
 * @throws {UsageError} for an unknown option (with the one that was probably meant), a missing or forbidden value, what
 *   is no number where one is wanted, or more positional arguments than `most`.
 */
export const readArgs = <const O extends Options>(args: readonly string[], options: O, most = 0): Parsed<O> => {
  const { tokens } = parseArgs({
    args: [...args],
    options: Object.fromEntries(
      Object.entries(options).map(([name, { type, short }]) => [
        name,
        { type: type === 'boolean' ? type : ('string' as const), ...(short === undefined ? {} : { short }) },
      ]),
    ),
    strict: false,
    allowPositionals: true,
    tokens: true,
  })
  const values: Record<string, boolean | number | string | readonly string[] | undefined> = {}
  for (const [name, option] of Object.entries(options)) {
    values[name] = option.type === 'boolean' ? false : option.multiple ? [] : undefined
  }
  const positionals: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') positionals.push(token.value)
    if (token.kind !== 'option') continue
    const option = Object.hasOwn(options, token.name) ? options[token.name] : undefined
    if (!option) throw unknownOption(token.rawName, options)
    if (option.type === 'boolean') {
      if (token.inlineValue) throw unwantedValue(token.rawName)
      values[token.name] = true
      continue
    }
    const value = token.value
    if (value === undefined || value === '' || (!token.inlineValue && value.length > 1 && value.startsWith('-'))) {
      throw missingValue(token.rawName)
    }
    if (option.type === 'number') {
      values[token.name] = numberFrom(token.rawName, value, option.least)
      continue
    }
    const given = option.multiple ? value.split(',').filter((part) => part !== '') : [value]
    for (const one of given)
      if (option.values && !option.values.includes(one)) throw forbiddenValue(token.rawName, one, option.values)
    const before = values[token.name]
    values[token.name] = option.multiple ? [...(Array.isArray(before) ? before : []), ...given] : value
  }
  if (positionals.length > most) throw tooMany(positionals[most] ?? '', most)
  return { options: values as Parsed<O>['options'], positionals }
}

const numberFrom = (name: string, given: string, least = 0): number => {
  const number = /^\d{1,12}$/.test(given) ? Number(given) : -1
  if (number >= least) return number
  throw new UsageError({
    en: `\`${name}\` takes a number from ${least} on, not \`${given}\`.`,
    fr: `\`${name}\` attend un nombre, ${least} ou plus, et non \`${given}\`.`,
  })
}

const unknownOption = (given: string, options: Options): UsageError => {
  const meant = given.startsWith('--') ? nearest(given.slice(2), Object.keys(options)) : undefined
  return new UsageError({
    en: `There is no option \`${given}\`.${meant ? ` Did you mean \`--${meant}\`?` : ' `--help` lists the options.'}`,
    fr: `L'option \`${given}\` n'existe pas.${meant ? ` Vouliez-vous dire \`--${meant}\` ?` : ' `--help` donne la liste des options.'}`,
  })
}

const unwantedValue = (name: string): UsageError =>
  new UsageError({ en: `The option \`${name}\` takes no value.`, fr: `L'option \`${name}\` ne prend pas de valeur.` })

const missingValue = (name: string): UsageError =>
  new UsageError({
    en: `The option \`${name}\` needs a value: \`${name} VALUE\`, or \`${name}=VALUE\` for one that starts with a dash.`,
    fr: `L'option \`${name}\` attend une valeur : \`${name} VALEUR\`, ou \`${name}=VALEUR\` si elle commence par un tiret.`,
  })

/** A value that an option does not have, with the one that was probably meant. */
export const forbiddenValue = (name: string, given: string, values: readonly string[]): UsageError => {
  const meant = nearest(given, values)
  const list = values.map((value) => `\`${value}\``).join(', ')
  return new UsageError({
    en: `\`${name}\` cannot be \`${given}\`; it is one of ${list}.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
    fr: `\`${name}\` ne peut pas valoir \`${given}\` ; valeurs possibles : ${list}.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ''}`,
  })
}

const tooMany = (extra: string, most: number): UsageError =>
  new UsageError({
    en: `\`${extra}\` is one argument too many: this command takes ${most === 0 ? 'none' : `at most ${most}`}.`,
    fr: `\`${extra}\` est un argument de trop : cette commande ${most === 0 ? "n'en prend aucun" : `en prend ${most} au plus`}.`,
  })
