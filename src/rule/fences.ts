/** What the opening line of a fence says: its language, and the lines that it sets off. */
import type { Block } from '../model.ts'
import { codeLanguageName } from '../text/code-languages.ts'

interface Values {
  readonly source: string
  readonly target: string
}

/** What differs between two fences; titles and highlighted words may be translated. */
export function compareFences(
  source: Block,
  target: Block,
): { readonly language?: Values; readonly highlights?: Values } {
  if (source.name === target.name && source.attributes?.meta === target.attributes?.meta) return {}
  const [from, to] = [codeLanguageName(source.name), codeLanguageName(target.name)]
  if (from !== to) return { language: { source: source.name ?? '', target: target.name ?? '' } }
  const [here, there] = [highlightsOf(source), highlightsOf(target)]
  // A comment that takes another number of lines moves what follows.
  if (here === there || linesIn(source) !== linesIn(target)) return {}
  return { highlights: { source: here, target: there } }
}

const linesIn = ({ text }: Block): number => text.split('\n').length

/** `{1,3-5}`, `ins={2}`: the ranges, without what they do. */
function highlightsOf({ name = '', attributes }: Block): string {
  const meta = `${name.slice(0, 200)} ${typeof attributes?.meta === 'string' ? attributes.meta.slice(0, 2000) : ''}`
  return (meta.replace(/"[^"]*"|'[^']*'/g, '').match(/\{\s{0,9}\d[\d\s,-]{0,200}\}/g) ?? [])
    .map((range) => range.replace(/\s/g, ''))
    .join(' ')
}
