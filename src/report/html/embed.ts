/** Data that may stand in a `<script>`. */

/**
 * JSON that ends no script and opens no comment (`<`), ends no line (U+2028, U+2029) and turns no direction of writing,
 * whatever the pages say.
 */
export const embedded = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\x7f-\x9f\u2028\u2029]|\p{Bidi_Control}/gu,
    (char) => `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`,
  )

/** What a text weighs in a file. */
export const bytesOf = (text: string): number => Buffer.byteLength(text)
