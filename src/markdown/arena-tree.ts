/**
 * satteri's arena → mdast: what satteri's own materializer yields, with the fields that a digest asks for, in a third of
 * its time.
 */
import type { Nodes, Root } from 'mdast'
import type { MdxJsxAttribute, MdxJsxExpressionAttribute } from 'mdast-util-mdx-jsx'
import { Arena } from './arena.ts'

/** The types that have children alone, those that have a value alone, and those whose value is JavaScript. */
const holding: Readonly<Record<number, string>> = {
  0: 'root',
  1: 'paragraph',
  4: 'blockquote',
  11: 'emphasis',
  12: 'strong',
  21: 'table',
  22: 'tableRow',
  23: 'tableCell',
  24: 'delete',
}
const saying: Readonly<Record<number, string>> = { 7: 'html', 13: 'inlineCode', 25: 'yaml', 26: 'toml' }
const scripts: Readonly<Record<number, string>> = {
  102: 'mdxFlowExpression',
  103: 'mdxTextExpression',
  104: 'mdxjsEsm',
}
const directives: Readonly<Record<number, string>> = {
  30: 'containerDirective',
  31: 'leafDirective',
  32: 'textDirective',
}
const elements: Readonly<Record<number, string>> = { 100: 'mdxJsxFlowElement', 101: 'mdxJsxTextElement' }
const paragraph = 1
const text = 10

/** Stands for spaces that satteri leaves out of JavaScript. */
const phantomSpace = '\uF002'

/**
 * The tree in the arena that satteri made of a text.
 *
 * @throws {RangeError} where it is not laid out as it is known to be.
 */
export function treeIn(bytes: Uint8Array, source: string): Root {
  return new Tree(new Arena(bytes, source)).root()
}

class Tree {
  private readonly arena: Arena
  private readonly nodes: Nodes[]

  constructor(arena: Arena) {
    this.arena = arena
    this.nodes = new Array(arena.size)
  }

  root(): Root {
    const { arena, nodes } = this
    for (let id = arena.size - 1; id >= 0; id--) nodes[id] = this.node(id) as Nodes
    for (const [id, data] of arena.notesOf(paragraph)) Object.assign(nodes[id] as Nodes, { data })
    return nodes[0] as Root
  }

  /** A node whose children were made before. */
  private node(id: number): object {
    const { arena } = this
    const type = arena.typeOf(id)
    const position = arena.positionOf(id)
    const at = arena.dataOf(id)
    if (type === text) return { type: 'text', position, value: arena.written(at, position) }
    if (holding[type]) return { type: holding[type], position, children: this.children(id) }
    if (saying[type]) return { type: saying[type], position, value: arena.string(at) }
    if (scripts[type]) return { type: scripts[type], position, value: this.script(at) }
    return this.special(type, id, position, at)
  }

  /** A node that has fields of its own. */
  private special(type: number, id: number, position: Nodes['position'], at: number): object {
    const { arena } = this
    switch (type) {
      case 2:
        return { type: 'heading', position, depth: arena.byte(at), children: this.children(id) }
      case 3:
        return { type: 'thematicBreak', position }
      case 5:
        return { type: 'list', position, ordered: arena.byte(at + 4) !== 0, children: this.children(id) }
      case 6: {
        const checked = arena.byte(at) === 2 ? null : arena.byte(at) === 1
        return { type: 'listItem', position, checked, children: this.children(id) }
      }
      case 8: {
        const [lang, meta] = [arena.string(at) || null, arena.string(at + 8) || null]
        return { type: 'code', position, lang, meta, value: arena.string(at + 16) }
      }
      case 9: {
        const title = arena.string(at + 8) || null
        return { type: 'definition', position, url: arena.string(at), title, identifier: arena.string(at + 16) }
      }
      case 14:
        return { type: 'break', position }
      case 15: {
        const title = arena.string(at + 8) || null
        return { type: 'link', position, url: arena.string(at), title, children: this.children(id) }
      }
      case 16:
        return { type: 'image', position, url: arena.string(at), alt: arena.string(at + 8) }
      case 17:
        return { type: 'linkReference', position, identifier: arena.string(at), children: this.children(id) }
      case 18: {
        const alt = arena.dataLengthOf(id) < 28 ? '' : arena.string(at + 20)
        return { type: 'imageReference', position, identifier: arena.string(at), alt }
      }
      case 19:
        return { type: 'footnoteDefinition', position, identifier: arena.string(at), children: this.children(id) }
      case 20:
        return { type: 'footnoteReference', position, identifier: arena.string(at) }
      case 30:
      case 31:
      case 32: {
        const name = arena.string(at)
        return { type: directives[type], position, name, attributes: this.strings(at), children: this.children(id) }
      }
      case 100:
      case 101: {
        const name = arena.string(at) || null
        return { type: elements[type], position, name, attributes: this.attributes(at), children: this.children(id) }
      }
      default:
        throw new RangeError(`Nodes of type ${type} are not known.`)
    }
  }

  private children(id: number): Nodes[] {
    return this.arena.childrenOf(id, this.nodes)
  }

  private script(at: number): string {
    return this.arena.string(at).replaceAll(phantomSpace, ' ')
  }

  /** A directive's attributes, which stand behind its name, their number and padding. */
  private strings(at: number): Record<string, string> {
    const { arena } = this
    const strings: Record<string, string> = {}
    const end = at + 16 + 16 * arena.number(at + 8)
    for (let item = at + 16; item < end; item += 16) strings[arena.string(item)] = arena.string(item + 8)
    return strings
  }

  /** A component's. */
  private attributes(at: number): (MdxJsxAttribute | MdxJsxExpressionAttribute)[] {
    const attributes: (MdxJsxAttribute | MdxJsxExpressionAttribute)[] = []
    const end = at + 16 + 20 * this.arena.number(at + 8)
    for (let item = at + 16; item < end; item += 20) attributes.push(this.attribute(item))
    return attributes
  }

  private attribute(at: number): MdxJsxAttribute | MdxJsxExpressionAttribute {
    const kind = this.arena.byte(at)
    if (kind === 3) return { type: 'mdxJsxExpressionAttribute', value: this.script(at + 12) }
    const name = this.arena.string(at + 4)
    if (kind === 0) return { type: 'mdxJsxAttribute', name, value: null }
    if (kind === 1) return { type: 'mdxJsxAttribute', name, value: this.arena.string(at + 12) }
    const value = { type: 'mdxJsxAttributeValueExpression', value: this.script(at + 12) } as const
    return { type: 'mdxJsxAttribute', name, value }
  }
}
