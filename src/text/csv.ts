/** Comma-separated values (RFC 4180), read strictly: what is damaged is told, never guessed. */

/** One record of the file. */
export interface CsvRecord {
  readonly cells: readonly string[]
  /** The line on which it begins, from 1. */
  readonly line: number
}

/** What is wrong with a file, and on which line. */
export interface CsvFault {
  /** `open`: a quotation mark is never closed. `stray`: one stands inside a cell that is not quoted, or text follows the closing one. */
  readonly fault: 'open' | 'stray'
  readonly line: number
}

/** A cell, quoted or plain, and what ends it; sticky. */
const cellOf = (separator: string): RegExp =>
  new RegExp(`(?:"([^"]*(?:""[^"]*)*)"|([^"${separator}\\r\\n]*))(${separator}|\\r\\n|\\n|\\r|$)`, 'y')

/**
 * Reads records separated by line ends of any kind; empty lines and a byte order mark are passed over. The separator is
 * the semicolon where the first line has one outside quotation marks and no comma, as spreadsheets write it in French.
 */
export function readCsv(text: string): readonly CsvRecord[] | CsvFault {
  const body = text.replace(/^\uFEFF/, '')
  const [first = ''] = body.split(/[\r\n]/, 1)
  const bare = first.replace(/"[^"]*"/g, '')
  const cell = cellOf(bare.includes(';') && !bare.includes(',') ? ';' : ',')
  const records: CsvRecord[] = []
  let cells: string[] = []
  let line = 1
  let from = 1
  for (let at = 0; at < body.length; ) {
    cell.lastIndex = at
    const found = cell.exec(body)
    if (!found) return { fault: isOpenAt(body, at) ? 'open' : 'stray', line }
    const [whole, quoted, plain = '', end = ''] = found
    cells.push(quoted === undefined ? plain.trim() : quoted.replaceAll('""', '"'))
    line += whole.match(/\r\n|[\r\n]/g)?.length ?? 0
    at += whole.length
    if (!/^[;,]$/.test(end) || at === body.length) {
      if (/^[;,]$/.test(end)) cells.push('')
      if (cells.length > 1 || cells[0] !== '') records.push({ cells, line: from })
      cells = []
      from = line
    }
  }
  return records
}

/** Whether the cell that begins here has a quotation mark that is never closed. */
const isOpenAt = (text: string, at: number): boolean =>
  text[at] === '"' && !/^"[^"]*(?:""[^"]*)*"(?!")/.test(text.slice(at))

/** A cell as it is written into a file with commas. */
export const csvCell = (value: string): string =>
  /[",;\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value
