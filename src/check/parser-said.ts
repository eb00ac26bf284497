/** What retext's parsers said in earlier runs. */
import type { Store } from '../cache/store.ts'
import { hearParser, type ParserSaid, parserSaid, parserSaidSoMuch } from '../text/sentences.ts'

const key = 'sentences:said'

/** Takes over what was said, so that the parsers need not be loaded for it. @returns Keeps what they said since then. */
export function recallParser(store: Store | undefined): () => void {
  const said = store?.get(key) as ParserSaid | undefined
  if (said) hearParser(said)
  const before = parserSaidSoMuch()
  return () => {
    if (parserSaidSoMuch() > before) store?.set(key, parserSaid(), true)
  }
}
