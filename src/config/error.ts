import { KnownError, type Words } from '../known-error.ts'

/** Where something stands in a configuration file; both from 1. */
export interface Place {
  readonly line: number
  readonly column: number
}

/** One thing that is wrong with a configuration. */
export interface Problem {
  /** The keys that lead there: `['rules', 'number']`. */
  readonly key: readonly (string | number)[]
  /** What is wrong, and the way out. */
  readonly words: Words
  /** Known for JSON. */
  readonly at?: Place
}

/** A configuration that cannot be used: each problem on a line of its own, with its place. */
export class ConfigError extends KnownError {
  /** The configuration file, as it was found. */
  readonly path: string
  readonly problems: readonly Problem[]

  constructor(path: string, problems: readonly Problem[], options?: ErrorOptions) {
    const lines = (tongue: keyof Words): string =>
      problems.map(({ at, words }) => `${path}${at ? `:${at.line}:${at.column}` : ''}: ${words[tongue]}`).join('\n')
    super({ en: lines('en'), fr: lines('fr') }, options)
    this.path = path
    this.problems = problems
  }
}

/** A path of keys as it is written: `rules.number[1]`. */
export const writeKey = (key: readonly (string | number)[]): string =>
  key.reduce<string>((path, part) => {
    if (typeof part === 'number') return `${path}[${part}]`
    return path === '' ? part : `${path}.${part}`
  }, '')
