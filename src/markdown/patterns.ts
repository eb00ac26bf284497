/** Placeholders and e-mail addresses in plain text. */

/** A piece of text that a translation must keep. */
export interface Kept {
  readonly kind: 'placeholder' | 'email'
  readonly start: number
  readonly end: number
}

// Each alternative is anchored by its own first characters, and ends where the next one could start or after few characters.
const placeholder =
  /\{\{[^{}\n]+\}\}|\{%[^{}\n]+%\}|\{\* [^{}\n]+\*\}|\$\{[A-Za-z_][\w.]{0,80}\}|\{[A-Za-z_][\w.-]{0,60}\}|%\([A-Za-z_]\w{0,60}\)[sdif]|%\d{1,2}\$[sd]|(?<![\d\s])%[sdif]\b|(?<=^|\s)%[sdif](?=$|[\s.,;:!?)])|(?<![\w$])\$[A-Z_][A-Z0-9_]{1,60}\b|<\p{L}[\p{L}\p{M}\p{N} _.'’-]{0,60}>|<\/?\d{1,3}\/?>/gu
const email = /(?<![\w.+-])[A-Za-z0-9][\w.+-]{0,63}@[A-Za-z0-9][A-Za-z0-9-]{0,62}(?:\.[A-Za-z0-9-]{1,62}){1,8}/g

/** What a translation platform puts in the place of markup while it is translated: `<0>`, `</0>`. */
export const isPlatformTag = (value: string): boolean => /^<\/?\d{1,3}\/?>$/.test(value)

const none: readonly Kept[] = []

/** What a translation must keep of a text, in order and without overlaps: `{name}`, `%s`, `$VAR`, `{{ tag }}`, `<clé>`, `<0>`, addresses. */
export function keptIn(text: string): readonly Kept[] {
  if (!/[{%$<@]/.test(text)) return none
  const found: Kept[] = []
  if (/[{%$<]/.test(text)) {
    for (const { 0: value, index } of text.matchAll(placeholder)) {
      found.push({ kind: 'placeholder', start: index, end: index + value.length })
    }
  }
  if (text.includes('@')) {
    for (const { 0: value, index } of text.matchAll(email))
      found.push({ kind: 'email', start: index, end: index + value.length })
  }
  let last = 0
  return found
    .sort((a, b) => a.start - b.start)
    .filter(({ start, end }) => {
      if (start < last) return false
      last = end
      return true
    })
}
