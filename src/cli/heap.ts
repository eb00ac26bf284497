/** How much memory the process may waste. */
import { setFlagsFromString } from 'node:v8'

/** What was found in use may grow by so much before what is no longer used is collected. Percent. */
const growth = 20

/** From now on, garbage is collected early: a few percent slower, and a third less memory than V8 takes where there is much. */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${growth}`)
