/** Who belongs to whom: a best assignment between two lists. */

/** A pair of an assignment, with the weight that it brings. */
export interface Assigned {
  readonly row: number
  readonly column: number
  readonly weight: number
}

/** Rows and columns up to which the optimum is sought: its time grows with their cube (400: a fifth of a second). */
const MOST_EXACT = 400

/**
 * Assigns rows to columns, each to at most one, so that the sum of the weights is greatest; a pair of weight 0 or less
 * is never made. Above {@link MOST_EXACT} on the shorter side, the heaviest pair is taken first, then the heaviest of
 * what is left, and so on: the same wherever each row's best column is also that column's best row.
 * Equal sums are decided by the order of rows and columns alone.
 *
 * The optimum by successive shortest paths with potentials (Kuhn 1955, Munkres 1957; Jonker & Volgenant 1987 for
 * rectangular problems): O(rows² · columns).
 */
export const assign = (weights: readonly (readonly number[])[]): Assigned[] => {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  if (rows === 0 || columns === 0) return []
  if (Math.min(rows, columns) > MOST_EXACT) return greedy(weights)
  const pairs =
    rows <= columns ? optimal(weights) : optimal(transposed(weights)).map(([column, row]) => [row, column] as const)
  return pairs
    .map(([row, column]) => ({ row, column, weight: weights[row]?.[column] ?? 0 }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => a.row - b.row)
}

const transposed = (weights: readonly (readonly number[])[]): number[][] =>
  (weights[0] ?? []).map((_, column) => weights.map((row) => row[column] ?? 0))

/** Every row gets a column; there are at least as many columns as rows. */
const optimal = (weights: readonly (readonly number[])[]): (readonly [row: number, column: number])[] => {
  const rows = weights.length
  const columns = weights[0]?.length ?? 0
  const rowPotential = new Float64Array(rows + 1)
  const columnPotential = new Float64Array(columns + 1)
  /** The row of each column, from 1; 0 for none. Column 0 holds the row that is being placed. */
  const rowOf = new Int32Array(columns + 1)
  const cameFrom = new Int32Array(columns + 1)
  for (let row = 1; row <= rows; row++) {
    rowOf[0] = row
    const shortest = new Float64Array(columns + 1).fill(Number.POSITIVE_INFINITY)
    const seen = new Uint8Array(columns + 1)
    let at = 0
    while (rowOf[at] !== 0) {
      seen[at] = 1
      const from = rowOf[at] ?? 0
      const costs = weights[from - 1] ?? []
      let step = Number.POSITIVE_INFINITY
      let next = 0
      for (let column = 1; column <= columns; column++) {
        if (seen[column]) continue
        const cost = -Math.max(0, costs[column - 1] ?? 0) - (rowPotential[from] ?? 0) - (columnPotential[column] ?? 0)
        if (cost < (shortest[column] ?? 0)) {
          shortest[column] = cost
          cameFrom[column] = at
        }
        if ((shortest[column] ?? 0) < step) {
          step = shortest[column] ?? 0
          next = column
        }
      }
      for (let column = 0; column <= columns; column++) {
        if (seen[column]) {
          const owner = rowOf[column] ?? 0
          rowPotential[owner] = (rowPotential[owner] ?? 0) + step
          columnPotential[column] = (columnPotential[column] ?? 0) - step
        } else shortest[column] = (shortest[column] ?? 0) - step
      }
      at = next
    }
    while (at !== 0) {
      const before = cameFrom[at] ?? 0
      rowOf[at] = rowOf[before] ?? 0
      at = before
    }
  }
  return [...rowOf].flatMap((row, column) => (row > 0 && column > 0 ? [[row - 1, column - 1] as const] : []))
}

const greedy = (weights: readonly (readonly number[])[]): Assigned[] => {
  const pairs = weights.flatMap((line, row) =>
    line.flatMap((weight, column) => (weight > 0 ? [{ row, column, weight }] : [])),
  )
  pairs.sort((a, b) => b.weight - a.weight || a.row - b.row || a.column - b.column)
  const rows = new Set<number>()
  const columns = new Set<number>()
  const taken = pairs.filter(({ row, column }) => {
    if (rows.has(row) || columns.has(column)) return false
    rows.add(row)
    columns.add(column)
    return true
  })
  return taken.sort((a, b) => a.row - b.row)
}
