/** Tables of figures for a terminal. */
import { pad, widthOf } from './terminal.ts'

/** In the place of a figure that is not known. */
export const unknown = '–'

/**
 * Rows under a head: the first column is a name, the others are figures. Where a line is too narrow for that, each row
 * becomes its name and, below it, its figures with their heads.
 */
export function tableOf(head: readonly string[], rows: readonly (readonly string[])[], width: number): string[] {
  const all = [head, ...rows]
  const widths = head.map((_, column) => Math.max(...all.map((row) => widthOf(row[column] ?? ''))))
  const total = widths.reduce((sum, one) => sum + one + 2, 0)
  if (total <= width) {
    return all.map((row) =>
      row
        .map((cell, column) =>
          column === 0 ? pad(cell, widths[0] ?? 0) : cell.padStart(cell.length + (widths[column] ?? 0) - widthOf(cell)),
        )
        .join('  ')
        .replace(/^/, '  ')
        .trimEnd(),
    )
  }
  return rows.flatMap((row) => {
    const figures = row
      .slice(1)
      .flatMap((cell, index) => (cell === unknown ? [] : [`${head[index + 1] ?? ''}\u00A0${cell}`]))
    const lines: string[] = []
    for (const figure of figures) {
      const line = lines.at(-1)
      if (line !== undefined && widthOf(line) + 3 + widthOf(figure) <= width - 4)
        lines[lines.length - 1] = `${line} · ${figure}`
      else lines.push(figure)
    }
    return [`  ${row[0] ?? ''}`, ...lines.map((line) => `    ${line}`)]
  })
}
