/** What a run holds in memory: what it used last; the rest is put away until it is asked for again. */
import { cutLoose } from '../text/cut-loose.ts'
import { packed, unpacked } from '../text/packed.ts'
import { TextStock, textIn } from './text-stock.ts'

/** So much is held: about a thousand pages with all that was read in them. Bytes, estimated. */
const usualRoom = 128 * 2 ** 20

/** What is kept packed may take so much beside, of the same room. */
const packedShare = 0.75

/**
 * Holds things as long as there is room: what came first goes first. What does not fit as a whole is gone through page
 * by page, for which half of the room is as good.
 */
export class Shelf {
  /** Things with their sizes. */
  private readonly things = new Map<Pick<Held<string>, 'putAway'>, number>()
  private room: number
  private load = 0
  private overflown = false
  private readonly packed = new TextStock(true)

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

  /** Keeps a text that takes less time to unpack than to make again; `undefined` where there is no room left for it. */
  keepPacked(text: string): (() => string) | undefined {
    if (this.packed.bytes >= packedShare * this.room) return undefined
    const place = this.packed.add(text)
    return () => textIn(this.packed, place)
  }

  /** Holds a thing of so many bytes until it is put away, which may be at once. One that is held already now has these. */
  hold(thing: Pick<Held<string>, 'putAway'>, size: number): void {
    this.load += size - (this.things.get(thing) ?? 0)
    this.things.set(thing, size)
    for (const [first, its] of this.things) {
      if (this.load <= (this.overflown ? this.room / 2 : this.room)) return
      this.overflown = true
      this.things.delete(first)
      this.load -= its
      first.putAway()
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

/** Plain data, packed until it is asked for. */
export function packedData<T>(data: T): () => T {
  const bytes = packed(JSON.stringify(data))
  return () => JSON.parse(unpacked(bytes)) as T
}

/** Something that is made when it is first asked for, and held as long as there is room; without a shelf, for good. */
export abstract class Held<T extends object | string> {
  protected here: T | undefined

  get(): T {
    return this.here ?? this.hold(this.make())
  }

  putAway(): void {
    this.here = undefined
  }

  protected hold(thing: T): T {
    this.here = thing
    this.shelf?.hold(this, this.sizeOf(thing))
    return thing
  }

  protected abstract readonly shelf: Shelf | undefined
  protected abstract make(): T
  /** About how many bytes it takes. */
  protected abstract sizeOf(thing: T): number
}

/** How a thing is held. */
export interface Holding<T> {
  /** Without one, it stays for good. */
  readonly shelf?: Shelf | undefined
  /** About how many bytes it takes. */
  readonly size: (thing: T) => number
  /** Whether it is packed, as plain JSON, when it is put away; if not, it is made again. */
  readonly pack?: boolean
}

/** What somebody else makes. */
export class HeldBy<T extends object | string> extends Held<T> {
  private maker: (() => T) | undefined
  private readonly how: Holding<T>
  private away: Uint8Array | undefined

  constructor(maker: () => T, how: Holding<T>) {
    super()
    this.maker = maker
    this.how = how
  }

  override putAway(): void {
    if (this.how.pack && this.here && !this.away) {
      this.away = packed(JSON.stringify(this.here))
      // What it was made from may go as well.
      this.maker = undefined
    }
    super.putAway()
  }

  protected get shelf(): Shelf | undefined {
    return this.how.shelf
  }

  protected make(): T {
    return this.maker ? this.maker() : (JSON.parse(unpacked(this.away as Uint8Array)) as T)
  }

  protected sizeOf(thing: T): number {
    return this.how.size(thing)
  }
}
