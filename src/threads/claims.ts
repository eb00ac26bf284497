/** Which pages are taken, in memory that two threads share: each takes those that the other one has not taken. */

/** What becomes of a page. */
const [free, taken, done] = [0, 1, 2]

/** The pages by their places in an order that both threads know. */
export class Claims {
  readonly shared: SharedArrayBuffer
  private readonly states: Int32Array

  constructor(shared: SharedArrayBuffer) {
    this.shared = shared
    this.states = new Int32Array(shared)
  }

  /** Of so many pages, all of them free. */
  static of(count: number): Claims {
    return new Claims(new SharedArrayBuffer(count * Int32Array.BYTES_PER_ELEMENT))
  }

  /** Takes a page. @returns Whether it was free. */
  take(at: number): boolean {
    return Atomics.compareExchange(this.states, at, free, taken) === free
  }

  /** Says that a page which was taken is done. */
  finish(at: number): void {
    Atomics.store(this.states, at, done)
    Atomics.notify(this.states, at)
  }

  /** Waits for a page that the other thread has taken, at most so many milliseconds. @returns Whether it is done. */
  await(at: number, patience: number): boolean {
    Atomics.wait(this.states, at, taken, patience)
    return Atomics.load(this.states, at) === done
  }
}
