/** Tables over small integers: what a Map or a Set of ids does, without an object for each entry. */

/** A number for each id, forgotten all at once in no time: an entry counts only in the round in which it was made. */
export class IdTable {
  private rounds: Int32Array = new Int32Array(4096)
  private values: Int32Array = new Int32Array(4096)
  private round = 1

  /** Forgets every entry. */
  clear(): void {
    this.round += 1
  }

  /** What an id was given, or -1. */
  get(id: number): number {
    return id < this.rounds.length && this.rounds[id] === this.round ? (this.values[id] as number) : -1
  }

  /** `id` is 0 or more. */
  set(id: number, value: number): void {
    if (id >= this.rounds.length) {
      this.rounds = grown(this.rounds, id + 1)
      this.values = grown(this.values, id + 1)
    }
    this.rounds[id] = this.round
    this.values[id] = value
  }

  /** Notes an id; whether it is new. -1 is none. */
  add(id: number): boolean {
    if (id < 0 || this.get(id) >= 0) return false
    this.set(id, 1)
    return true
  }
}

/** How often each id was counted. */
export class IdCounts {
  private counts: Int32Array

  /** @param counts By id. */
  constructor(counts: readonly number[] = []) {
    this.counts = new Int32Array(Math.max(4096, counts.length))
    this.counts.set(counts)
  }

  /** By id, up to the last one that was counted. */
  all(): number[] {
    return [...this.counts.subarray(0, this.counts.findLastIndex((count) => count > 0) + 1)]
  }

  of(id: number): number {
    return id < this.counts.length ? (this.counts[id] as number) : 0
  }

  add(id: number, count: number): void {
    if (id >= this.counts.length) this.counts = grown(this.counts, id + 1)
    this.counts[id] = (this.counts[id] as number) + count
  }
}

/** Integers, as many as come; the room for them is used again once they were cleared. */
export class Integers {
  length = 0
  private values: Int32Array = new Int32Array(1024)

  clear(): void {
    this.length = 0
  }

  push(value: number): void {
    if (this.length === this.values.length) this.values = grown(this.values, this.length + 1)
    this.values[this.length++] = value
  }

  get(index: number): number {
    return this.values[index] as number
  }

  /** `index` is below `length`. */
  set(index: number, value: number): void {
    this.values[index] = value
  }

  /** A copy of them all. */
  all(): Int32Array {
    return this.values.slice(0, this.length)
  }
}

/** The numbers with room for as many, and at least twice the room. */
export function grown<Numbers extends Int32Array | Float32Array | Float64Array>(
  numbers: Numbers,
  length: number,
): Numbers {
  const size = Math.max(length, numbers.length * 2)
  const larger = new (numbers.constructor as new (size: number) => Numbers)(size)
  larger.set(numbers)
  return larger
}
