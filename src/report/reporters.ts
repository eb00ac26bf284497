import { json } from './json.ts'
import type { Reporter } from './reporter.ts'
import { stylish } from './stylish.ts'

/** Every format of a report, by its name on the command line. */
export const reporters: Readonly<Record<'stylish' | 'json', Reporter>> = { stylish, json }
