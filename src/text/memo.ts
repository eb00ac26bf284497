/** Remembers what was computed for each text; for as long as the result is kept. */
export function memo<Value>(compute: (text: string) => Value): (text: string) => Value {
  const known = new Map<string, Value>()
  return (text) => {
    const value = known.get(text)
    if (value !== undefined || known.has(text)) return value as Value
    const computed = compute(text)
    known.set(text, computed)
    return computed
  }
}
