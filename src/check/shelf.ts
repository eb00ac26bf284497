/** What a run holds in memory: what it used last; the rest is put away until it is asked for again. */
import { deflateRawSync, inflateRawSync } from 'node:zlib'

/** So much is held: about a thousand pages with all that was read in them. Bytes, estimated. */
const usualRoom = 192 * 2 ** 20
/** Text is packed fast rather than small. */
const level = 1

/** Holds things as long as there is room: what came first goes first. */
export class Shelf {
  /** Sizes, by what puts a thing away. */
  private readonly things = new Map<() => void, number>()
  private readonly room: number
  private load = 0
  private overflown = false

  constructor(room: number = usualRoom) {
    this.room = room
  }

  /** How many things are held. */
  get count(): number {
    return this.things.size
  }

  /** Whether something had to go: what is needed again later had better be made while what it is made from is held. */
  get isFull(): boolean {
    return this.overflown
  }

  /** Holds a thing of so many bytes until `putAway` is called, which may be at once. */
  hold(putAway: () => void, size: number): void {
    this.things.set(putAway, size)
    this.load += size
    for (const [first, its] of this.things) {
      if (this.load <= this.room) return
      this.overflown = true
      this.things.delete(first)
      this.load -= its
      first()
    }
  }
}

/**
 * A copy of plain data that shares no memory with it: a word that was cut out of a text holds the whole text. What
 * cannot be copied, as a rule of one's own may make it, stays as it is.
 */
export function apart<T>(data: T): T {
  try {
    return structuredClone(data)
  } catch {
    return data
  }
}

/** How a thing is held. */
interface Held<T> {
  /** Without one, it stays for good. */
  readonly shelf: Shelf | undefined
  /** About how many bytes it takes. */
  readonly size: (thing: T) => number
  /** Whether it is packed, as plain JSON, when it is put away; if not, it is made again. */
  readonly pack?: boolean
}

/** Something that is made when it is first asked for, and held. */
export function held<T>(make: () => T, { shelf, size, pack = false }: Held<T>): () => T {
  let maker: (() => T) | undefined = make
  let packed: Buffer | undefined
  let here: { readonly thing: T } | undefined
  const putAway = (): void => {
    if (pack && here && !packed) {
      packed = deflateRawSync(JSON.stringify(here.thing), { level })
      // What it was made from may go as well.
      maker = undefined
    }
    here = undefined
  }
  return () => {
    if (here) return here.thing
    const thing = maker ? maker() : (JSON.parse(inflateRawSync(packed as Buffer).toString('utf8')) as T)
    here = { thing }
    shelf?.hold(putAway, size(thing))
    return thing
  }
}
