/** Remembers the few results that were asked for last. */

/** So many are remembered; what was asked for longest ago is forgotten first. */
const most = 8

/** Results by the key that they were computed for. */
export class Recent<Value> {
  private readonly known = new Map<string, Value>()

  /** What is remembered of a key, or what is computed for it. */
  get(key: string, compute: () => Value): Value {
    const value = this.known.has(key) ? (this.known.get(key) as Value) : compute()
    this.known.delete(key)
    this.known.set(key, value)
    const [oldest] = this.known.keys()
    if (this.known.size > most && oldest !== undefined) this.known.delete(oldest)
    return value
  }

  clear(): void {
    this.known.clear()
  }
}
