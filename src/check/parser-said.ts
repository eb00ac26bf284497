/** Hands on from run to run what retext's parsers said. */
import type { Store } from '../cache/store.ts'
import { type ParserSaid, said } from '../text/parser-said.ts'

const key = 'sentences:said'

/** Takes over what was said in an earlier run. @returns Keeps what the parsers said since then. */
export function recallParser(store: Store | undefined): () => void {
  const kept = store?.get(key) as ParserSaid | undefined
  if (kept) said.hear(kept)
  const before = said.size
  return () => {
    if (said.size > before) store?.set(key, said.told(), true)
  }
}
