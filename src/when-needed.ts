/** Packages that are loaded when they are first needed: most runs need few of them. */
import { createRequire } from 'node:module'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)

/** Whether `require` takes what is an ES module: from Node 20.19 on, and 22.12. */
const takesModules = (process.features as { readonly require_module?: boolean }).require_module === true

/**
 * A package that is loaded when it is first asked for, without waiting. A Node that loads ES modules only while others wait
 * loads it at once.
 * @param name The package, and `load`: imports the same.
 */
export async function whenNeeded<M>(name: string, load: () => Promise<M>): Promise<() => M> {
  // The file that `import` takes: others may import it too, and one of each is enough.
  if (takesModules) {
    let known: M | undefined
    return () => (known ??= require(fileURLToPath(import.meta.resolve(name))) as M)
  }
  const module = await load()
  return () => module
}
