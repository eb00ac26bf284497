import type { Severity } from './model.ts'

/** How grave a severity is: more is graver. */
export const gravity: Readonly<Record<Severity, number>> = { info: 0, warn: 1, error: 2 }
