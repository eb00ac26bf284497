/** What a run holds in memory: what it used last; the rest is put away until it is asked for again. */
import { cutLoose } from '../text/cut-loose.ts'
import { packed, unpacked } from '../text/packed.ts'

/** So much is held: about a thousand pages with all that was read in them. Bytes, estimated. */
const usualRoom = 128 * 2 ** 20

/**
 * Holds things as long as there is room: what came first goes first. What does not fit as a whole is gone through page
 * by page, for which half of the room is as good.
 */
export class Shelf {
  /** Sizes, by what puts a thing away. */
  private readonly things = new Map<() => void, number>()
  private room: number
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

  /** Leaves so many others their room; each then has what this one has left: half of its share, for every thread takes memory by itself. Bytes. */
  shareWith(others: number): number {
    this.room = Math.floor(this.room / (2 * (others + 1)))
    return this.room
  }

  /** Holds a thing of so many bytes until `putAway` is called, which may be at once. */
  hold(putAway: () => void, size: number): void {
    this.things.set(putAway, size)
    this.load += size
    for (const [first, its] of this.things) {
      if (this.load <= (this.overflown ? this.room / 2 : this.room)) return
      this.overflown = true
      this.things.delete(first)
      this.load -= its
      first()
    }
  }
}

/** A copy of plain data that shares no memory with it: a word that was cut out of a text holds the whole text. */
export function apart<T>(data: T): T {
  if (typeof data === 'string') return cutLoose(data) as T
  if (Array.isArray(data)) return data.map(apart) as T
  if (typeof data !== 'object' || data === null || Object.getPrototypeOf(data) !== Object.prototype) return data
  return Object.fromEntries(Object.entries(data).map(([key, value]) => [key, apart(value)])) as T
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
  let away: Uint8Array | undefined
  let here: { readonly thing: T } | undefined
  const putAway = (): void => {
    if (pack && here && !away) {
      away = packed(JSON.stringify(here.thing))
      // What it was made from may go as well.
      maker = undefined
    }
    here = undefined
  }
  return () => {
    if (here) return here.thing
    const thing = maker ? maker() : (JSON.parse(unpacked(away as Uint8Array)) as T)
    here = { thing }
    shelf?.hold(putAway, size(thing))
    return thing
  }
}
