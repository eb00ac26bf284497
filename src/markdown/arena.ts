/**
 * The one buffer in which satteri hands over a tree. The layout is that of satteri 0.10.5
 * (`dist/generated/arena-layout.js`, `dist/mdast/mdast-reader.js`): a header, nodes, the ids of their children, the data
 * of their types, and the strings: the source, and behind it all that does not stand in the source as it reads.
 */
import { isAscii } from 'node:buffer'
import type { Nodes } from 'mdast'

/** Where the header has what it tells, in words of four bytes. */
const header = {
  magic: 0,
  nodeSize: 2,
  nodeCount: 3,
  nodes: 4,
  children: 6,
  data: 8,
  poolLength: 9,
  pool: 10,
  noteCount: 11,
  notes: 12,
}
const magic = 0x5241444d
/** In bytes. */
const nodeSize = 52
/** Where a node has what it tells, in words. */
const field = {
  type: 1,
  start: 3,
  end: 4,
  startLine: 5,
  startColumn: 6,
  endLine: 7,
  endColumn: 8,
  children: 9,
  childCount: 10,
  data: 11,
  dataLength: 12,
}

type Position = NonNullable<Nodes['position']>

/** A tree's nodes by their ids; 0 is the root, and children have higher ids than their parents. */
export class Arena {
  readonly size: number
  private readonly view: DataView
  private readonly text: string
  private readonly words: Uint32Array
  private readonly bytes: Buffer
  private readonly pool: Buffer
  /** The length of the source, in bytes. */
  private readonly sourceLength: number
  /** The strings behind the source, where each of their bytes is a character. */
  private readonly others: string | undefined

  /** @throws {RangeError} where the layout is another. */
  constructor({ buffer, byteOffset, byteLength }: Uint8Array, text: string) {
    this.text = text
    this.words = new Uint32Array(buffer, byteOffset, byteLength >> 2)
    this.view = new DataView(buffer, byteOffset, byteLength)
    if (this.word(header.magic) !== magic || this.word(header.nodeSize) !== nodeSize) throw new RangeError('No arena.')
    this.size = this.word(header.nodeCount)
    this.bytes = Buffer.from(buffer, byteOffset, byteLength)
    this.pool = this.bytes.subarray(this.word(header.pool), this.word(header.pool) + this.word(header.poolLength))
    this.sourceLength = Buffer.byteLength(text)
    const others = this.pool.subarray(this.sourceLength)
    this.others = isAscii(others) ? others.toString('latin1') : undefined
  }

  typeOf(id: number): number {
    return this.of(id, field.type) & 0xff
  }

  /** A node's place; none for what stands nowhere in the source, such as addresses that became links. */
  positionOf(id: number): Position | undefined {
    const at = this.nodeAt(id)
    const line = this.word(at + field.startLine)
    if (line === 0) return undefined
    return {
      start: { line, column: this.word(at + field.startColumn), offset: this.word(at + field.start) },
      end: {
        line: this.word(at + field.endLine),
        column: this.word(at + field.endColumn),
        offset: this.word(at + field.end),
      },
    }
  }

  /** A node's children, of all nodes that were made of this arena's. */
  childrenOf<T>(id: number, nodes: readonly T[]): T[] {
    const at = this.nodeAt(id)
    const first = (this.word(header.children) >> 2) + this.word(at + field.children)
    const end = first + this.word(at + field.childCount)
    const children: T[] = []
    for (let index = first; index < end; index++) children.push(nodes[this.word(index)] as T)
    return children
  }

  /** Where the data begins that nodes of a type have: what the methods below are asked for. */
  dataOf(id: number): number {
    return this.word(header.data) + this.of(id, field.data)
  }

  dataLengthOf(id: number): number {
    return this.of(id, field.dataLength)
  }

  byte(at: number): number {
    return this.view.getUint8(at)
  }

  number(at: number): number {
    return this.view.getUint32(at, true)
  }

  /** The string whose place in the pool stands there. */
  string(at: number): string {
    const start = this.number(at)
    const length = this.number(at + 4)
    if (length === 0) return ''
    if (start < this.sourceLength || this.others === undefined) return this.pool.toString('utf8', start, start + length)
    return this.others.slice(start - this.sourceLength, start - this.sourceLength + length)
  }

  /** The same for a text: where it stands in the source as it reads, that is between its two ends. */
  written(at: number, position: Position | undefined): string {
    const isSource = position !== undefined && this.number(at) < this.sourceLength
    return isSource ? this.text.slice(position.start.offset, position.end.offset) : this.string(at)
  }

  /** What is noted about nodes of a type, by their ids. */
  notesOf(type: number): Map<number, unknown> {
    const notes = new Map<number, unknown>()
    let at = this.word(header.notes)
    for (let left = this.word(header.noteCount); left > 0; left--) {
      const id = this.number(at)
      const end = at + 8 + this.number(at + 4)
      if (this.typeOf(id) === type) notes.set(id, JSON.parse(this.bytes.toString('utf8', at + 8, end)))
      at = end
    }
    return notes
  }

  private word(index: number): number {
    return this.words[index] ?? 0
  }

  private nodeAt(id: number): number {
    return (this.word(header.nodes) + id * nodeSize) >> 2
  }

  private of(id: number, word: number): number {
    return this.word(this.nodeAt(id) + word)
  }
}
