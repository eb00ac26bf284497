/** What the JavaScript engine is told about the process: one that checks a project, and ends. */
import process from 'node:process'
import { setFlagsFromString } from 'node:v8'

/** What was found in use may grow by so much before what is no longer used is collected. Percent. */
const growth = 20

/** From now on, garbage is collected early: a few percent slower, and a third less memory than V8 takes where there is much. */
export const keepHeapSmall = (): void => setFlagsFromString(`--heap-growing-percent=${growth}`)

/** How much of a function runs before it is worth optimising: eight times V8's own measure. Bytes of its code. */
const worthOptimising = 540_000
/** How much of others is copied into a function that is optimised: a third of V8's own measure. Bytes of their code. */
const mostInlined = 300

/**
 * From now on, less is optimised, and later. V8's own measures are for programs that stay: of a check of 840 pages, a
 * fifth of the processor's time goes into the optimising of code that is then hardly used. Measured with Node 20; later
 * ones optimise in another way, and V8 complains about an option that it does not know.
 */
export function optimiseLess(): void {
  if (!process.versions.v8.startsWith('11.')) return
  setFlagsFromString(`--interrupt-budget=${worthOptimising}`)
  setFlagsFromString(`--max-inlined-bytecode-size-cumulative=${mostInlined}`)
}
