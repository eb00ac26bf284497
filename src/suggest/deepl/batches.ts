/** Texts in requests that DeepL takes: one context each, at most 50 texts, at most 128 KiB as they are sent. */

/** A text that is to be sent, and what must be the same for all texts of a request. */
export interface Sendable {
  readonly xml: string
  readonly context: string
  readonly source: string
  readonly target: string
}

/** Texts a request. */
export const mostTexts = 50
/** Bytes of a request's body, as a form is encoded. */
export const mostBytes: number = 128 * 1024
/** For the parameters beside texts and context, which are a few hundred bytes. */
const reserve = 2 * 1024

/** How many bytes a parameter takes in a form. */
const encodedSize = (name: string, value: string): number =>
  new URLSearchParams({ [name]: value }).toString().length + 1

/** Whether a text fits into a request at all. */
export const fits = ({ xml, context }: Sendable): boolean =>
  reserve + encodedSize('context', context) + encodedSize('text', xml) <= mostBytes

/** Groups texts, keeping their order within each context. Every text must fit. */
export function batchesOf<T extends Sendable>(texts: readonly T[]): T[][] {
  const groups = new Map<string, T[][]>()
  const sizes = new Map<T[], number>()
  for (const text of texts) {
    const key = JSON.stringify([text.source, text.target, text.context])
    const batches = groups.get(key) ?? []
    groups.set(key, batches)
    const size = encodedSize('text', text.xml)
    const last = batches.at(-1)
    const filled = last ? (sizes.get(last) ?? 0) : 0
    if (last && last.length < mostTexts && filled + size <= mostBytes) {
      last.push(text)
      sizes.set(last, filled + size)
    } else {
      const batch = [text]
      batches.push(batch)
      sizes.set(batch, reserve + encodedSize('context', text.context) + size)
    }
  }
  return [...groups.values()].flat()
}
