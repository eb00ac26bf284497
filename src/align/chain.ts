/**
 * The best monotone chain of matches between two sequences with affine gaps: Gotoh, "An improved algorithm for matching
 * biological sequences" (1982), over log odds.
 */

/** What it costs to leave items without counterpart. */
export interface GapCosts {
  readonly open: number
  readonly extend: number
  /** Opening a gap right after one of the other side: something was replaced. */
  readonly replace: number
}

const match = 0
const sourceGap = 1
const targetGap = 2

/**
 * Chains two sequences.
 *
 * @param score gain of matching item i with item j; `-Infinity` forbids it.
 * @returns matched pairs `[i, j]`, both increasing. Ties go to the match, then to the gap of the source.
 */
export function chain(
  rows: number,
  columns: number,
  score: (i: number, j: number) => number,
  costs: GapCosts,
): [number, number][] {
  const fill = (i: number, into: Float64Array): void => {
    for (let j = 0; j < columns; j++) into[j] = score(i, j)
  }
  return chainRows(rows, columns, fill, costs)
}

/** Chains two sequences as `chain` does, where `fill` writes the gains of item i with every item of the other sequence. */
export function chainRows(
  rows: number,
  columns: number,
  fill: (i: number, into: Float64Array) => void,
  { open, extend, replace }: GapCosts,
): [number, number][] {
  const width = columns + 1
  // For each state and cell, the state that it was reached from, in two bits.
  const from = new Uint8Array((rows + 1) * width)
  const gains = new Float64Array(columns)
  let above = states(width)
  let here = states(width)
  above[match][0] = 0
  for (let j = 1; j <= columns; j++) {
    above[targetGap][j] = -open - (j - 1) * extend
    from[j] = (j === 1 ? match : targetGap) << 4
  }
  for (let i = 1; i <= rows; i++) {
    fill(i - 1, gains)
    const [m0, s0, t0] = above
    const [m1, s1, t1] = here
    m1[0] = t1[0] = Number.NEGATIVE_INFINITY
    s1[0] = -open - (i - 1) * extend
    from[i * width] = (i === 1 ? match : sourceGap) << 2
    // The cell above and to the left, and the one to the left.
    let [a, b, c] = [m0[0] as number, s0[0] as number, t0[0] as number]
    let [ml, sl, tl] = [m1[0] as number, s1[0] as number, t1[0] as number]
    for (let j = 1, at = i * width + 1; j <= columns; j++, at++) {
      const before = a >= b ? (a >= c ? match : targetGap) : b >= c ? sourceGap : targetGap
      const matched = (before === match ? a : before === sourceGap ? b : c) + (gains[j - 1] as number)
      a = m0[j] as number
      b = s0[j] as number
      c = t0[j] as number
      const opened = a - open
      const extended = b - extend
      const replaced = c - replace
      const up =
        opened >= extended ? (opened >= replaced ? match : targetGap) : extended >= replaced ? sourceGap : targetGap
      const opened2 = ml - open
      const extended2 = tl - extend
      const replaced2 = sl - replace
      const left =
        opened2 >= extended2
          ? opened2 >= replaced2
            ? match
            : sourceGap
          : extended2 >= replaced2
            ? targetGap
            : sourceGap
      ml = m1[j] = matched
      sl = s1[j] = up === match ? opened : up === sourceGap ? extended : replaced
      tl = t1[j] = left === match ? opened2 : left === targetGap ? extended2 : replaced2
      from[at] = before | (up << 2) | (left << 4)
    }
    const swap = above
    above = here
    here = swap
  }
  return trace(rows, columns, from, above)
}

/** What is gained beside the scores, and the most that it can be. */
export interface Bonus {
  of(row: number, column: number): number
  readonly most: number
}

/**
 * Whether no chain of two sequences of one length is better than all of their items in step. Any other leaves one over on
 * either side; so it cannot be better where these two gaps cost more than it could gain if each item were matched with
 * the one that it fits best. Most translations are in step, and need no chain then.
 *
 * @param scores gain of matching item i with item j: row by item i.
 */
export function isBestInStep(
  length: number,
  scores: ArrayLike<number>,
  bonus: Bonus,
  { open, replace }: GapCosts,
): boolean {
  let inStep = 0
  let most = 0
  for (let row = 0, at = 0; row < length; row++) {
    inStep += (scores[at + row] as number) + bonus.of(row, row)
    let best = Number.NEGATIVE_INFINITY
    for (const end = at + length; at < end; at++) if ((scores[at] as number) > best) best = scores[at] as number
    most += Math.max(0, best + bonus.most)
  }
  return inStep > most - open - Math.min(open, replace)
}

type States = [Float64Array, Float64Array, Float64Array]

function states(width: number): States {
  const made = () => new Float64Array(width).fill(Number.NEGATIVE_INFINITY)
  return [made(), made(), made()]
}

function trace(rows: number, columns: number, from: Uint8Array, last: States): [number, number][] {
  const end = (state: 0 | 1 | 2) => last[state][columns] ?? Number.NEGATIVE_INFINITY
  let state = end(match) >= end(sourceGap) ? match : sourceGap
  if (end(targetGap) > end(state as 0 | 1)) state = targetGap
  const pairs: [number, number][] = []
  for (let i = rows, j = columns; i > 0 || j > 0; ) {
    const cell = from[i * (columns + 1) + j] ?? 0
    if (state === match) {
      pairs.push([i - 1, j - 1])
      state = cell & 3
      i--
      j--
    } else if (state === sourceGap) {
      state = (cell >> 2) & 3
      i--
    } else {
      state = (cell >> 4) & 3
      j--
    }
  }
  return pairs.reverse()
}
