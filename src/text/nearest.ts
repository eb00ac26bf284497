/**
 * Edit distance of two strings: the number of UTF-16 units inserted, deleted, replaced or swapped with their neighbour
 * (optimal string alignment; Damerau 1964, Wagner & Fischer 1974).
 */
const distance = (a: string, b: string): number => {
  let before: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (before[j - 2] ?? 0) + 1)
      row.push(best)
    }
    before = last
    last = row
  }
  return last[b.length] ?? 0
}

/**
 * The known word that someone who wrote `word` probably meant, or `undefined` when none is near
 * (more than a third of its letters would have to change). Ties go to the first in the list.
 */
export const nearest = (word: string, known: Iterable<string>): string | undefined => {
  const given = word.slice(0, 64).toLowerCase()
  let best: string | undefined
  let bestDistance = Number.POSITIVE_INFINITY
  for (const candidate of known) {
    const apart = distance(given, candidate.slice(0, 64).toLowerCase())
    const allowed = Math.max(1, Math.floor(Math.max(given.length, candidate.length) / 3))
    if (apart <= allowed && apart < bestDistance) {
      best = candidate
      bestDistance = apart
    }
  }
  return best
}
