/** Remembers what was computed for each text, or each number; for as long as the result is kept. */
export function memo<Value, Key extends string | number = string>(compute: (key: Key) => Value): (key: Key) => Value {
  const known = new Map<Key, Value>()
  return (key) => {
    const value = known.get(key)
    if (value !== undefined || known.has(key)) return value as Value
    const computed = compute(key)
    known.set(key, computed)
    return computed
  }
}
