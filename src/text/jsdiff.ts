import { whenNeeded } from '../when-needed.ts'

/** What finds the differences of two texts or lists (Myers 1986). */
export const jsdiff: () => typeof import('diff') = await whenNeeded('diff', () => import('diff'))
