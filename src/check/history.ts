/** Adds what history knows to aligned pairs. */
import type { Opened, PairHistory } from '../history.ts'
import type { PagePair } from '../model.ts'
import type { AlignedPair } from './align.ts'

/** The wanted pairs with their history, and aligned through it; as they are where there is none. */
export async function withHistory(
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  wanted: readonly PagePair[],
  opened: Opened = { state: 'none' },
): Promise<ReadonlyMap<PagePair, AlignedPair>> {
  switch (opened.state) {
    case 'none':
      return aligned
    case 'no-git':
      return lacking(aligned, wanted, { stale: [], lack: { kind: 'no-git' } })
    case 'refused':
      return lacking(aligned, wanted, { stale: [], lack: { kind: 'refused', reason: opened.reason } })
    case 'open': {
      const { history } = opened
      const known = new Map(aligned)
      for (const pair of wanted) {
        const one = aligned.get(pair)
        if (!one) continue
        const followed = await history.follow(one)
        const lack = history.shallow ? { lack: { kind: 'shallow' as const } } : {}
        known.set(pair, followed ? { ...one, ...followed, history: { ...followed.history, ...lack } } : one)
      }
      return known
    }
  }
}

const lacking = (
  aligned: ReadonlyMap<PagePair, AlignedPair>,
  wanted: readonly PagePair[],
  history: PairHistory,
): ReadonlyMap<PagePair, AlignedPair> => {
  const concerned = new Set(wanted)
  return new Map([...aligned].map(([pair, one]) => [pair, concerned.has(pair) ? { ...one, history } : one]))
}
