/** Shorter parts of a text are copied anyway (`SlicedString::kMinLength` of V8). */
const shortest = 13

/** The same text, which no longer holds the larger text that it was cut out of: for words that are kept for long. */
export const cutLoose = (text: string): string =>
  text.length < shortest ? text : (JSON.parse(JSON.stringify(text)) as string)
