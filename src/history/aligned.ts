/** Alignments of versions, made once for as long as both pages are in use: who types in one page leaves the other as it is. */
import { alignPair } from '../align/pair.ts'
import type { AlignContext } from '../align/weighed.ts'
import type { Alignment, Page } from '../model.ts'

interface Made {
  readonly languages: AlignContext
  readonly alignment: Alignment
}

const made = new WeakMap<Page, WeakMap<Page, Made>>()

/** As `alignPair`. */
export function alignedOnce(source: Page, target: Page, languages: AlignContext): Alignment {
  const known = made.get(source) ?? new WeakMap<Page, Made>()
  made.set(source, known)
  const found = known.get(target)
  if (found?.languages === languages) return found.alignment
  const alignment = alignPair(source, target, languages)
  known.set(target, { languages, alignment })
  return alignment
}
