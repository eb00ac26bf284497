/** Who imports whom among the project's own modules, and what that breaks. */
import { readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'oxc-parser'
import { globSync } from 'tinyglobby'

/** Module → the project's modules that it imports, types included. Paths from the root, with `/`. */
export type ImportGraph = ReadonlyMap<string, readonly string[]>

/** The module specifiers of every import and re-export of a TypeScript module: static, dynamic and in types. */
export function specifiersOf(path: string, code: string): string[] {
  const { program, errors } = parseSync(path, code)
  if (errors[0]) throw new SyntaxError(`${path}: ${errors[0].message}`)
  const found: string[] = []
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return
    if ('source' in node && isText(node.source)) found.push(node.source.value)
    for (const child of Object.values(node)) visit(child)
  }
  visit(program)
  return found
}

const isText = (node: unknown): node is { value: string } =>
  typeof node === 'object' && node !== null && 'value' in node && typeof node.value === 'string'

/** The graph of all TypeScript modules in these folders of `root`. */
export function importGraph(root: string, folders: readonly string[]): ImportGraph {
  const paths = globSync(
    folders.map((folder) => `${folder}/**/*.ts`),
    { cwd: root },
  ).sort()
  return new Map(
    paths.map((path) => [
      path,
      specifiersOf(path, readFileSync(join(root, path), 'utf8'))
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => posix.join(posix.dirname(path), specifier)),
    ]),
  )
}

/** What stands on which floor, from the ground up. A place `src/x` is `src/x.ts` together with the folder `src/x/`. */
export type Floors = readonly (readonly string[])[]

interface Standing {
  readonly floor: number
  readonly place: string
}

function standingOf(path: string, floors: Floors): Standing | undefined {
  for (const [floor, places] of floors.entries())
    for (const place of places) if (path === `${place}.ts` || path.startsWith(`${place}/`)) return { floor, place }
  return undefined
}

/** One sentence for each import that climbs, goes sideways into another folder, or has no floor at all. */
export function climbs(graph: ImportGraph, floors: Floors): string[] {
  const wrong = new Set<string>()
  for (const [path, imports] of graph) {
    const from = standingOf(path, floors)
    if (!from) {
      wrong.add(`${path} has no floor`)
      continue
    }
    for (const imported of imports) {
      const to = standingOf(imported, floors)
      if (!to) wrong.add(`${path} imports ${imported}, which has no floor`)
      else if (to.floor > from.floor) wrong.add(`${path} (floor ${from.floor}) imports ${imported} (floor ${to.floor})`)
      else if (to.floor === from.floor && to.place !== from.place && posix.dirname(path) !== posix.dirname(imported))
        wrong.add(`${path} imports ${imported} of the same floor ${to.floor}`)
    }
  }
  return [...wrong]
}

/** Every cycle that a walk of the graph meets, as `a → b → a`; none exactly when there is no cycle. */
export function cycles(graph: ImportGraph): string[] {
  const found: string[] = []
  const done = new Set<string>()
  const visit = (path: string, trail: readonly string[]): void => {
    const from = trail.indexOf(path)
    if (from >= 0) found.push([...trail.slice(from), path].join(' → '))
    if (from >= 0 || done.has(path)) return
    for (const imported of graph.get(path) ?? []) visit(imported, [...trail, path])
    done.add(path)
  }
  for (const path of graph.keys()) visit(path, [])
  return found
}
