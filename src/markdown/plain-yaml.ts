/** The YAML that most pages' front matter is: keys with a word, a number or a line of text behind them. */
import type { FrontMatterEntry } from '../model.ts'

/** A key, with a value that can be read in one way only, or with none, where keys of its own follow. */
const line =
  /(?<indent> *)(?<key>[A-Za-z_][\w-]{0,200}):(?: +(?:(?<quoted>'[^'\p{Cc}]*'|"[^"\\\p{Cc}]*")|(?<digits>0|[1-9]\d{0,14})|(?<plain>\p{L}(?:[^ :#\p{Cc}\uFEFF]|:(?=\S)|(?<! )#| +(?=[^ #\r\n]))*)))?(?:\r?\n|$)/uy
const blank = /\r?\n/y
/** Keys within keys are few. */
const deepest = 4
/** Words that are no strings, and must not be keys either. */
const reserved = /^(?:null|true|false)$/i

/** Keys that stand one below the other. */
interface Level {
  readonly indent: number
  /** The keys around them, each with a dot behind it. */
  readonly path: string
}

/**
 * The entries of plain YAML, as the `yaml` package yields them, ten times as fast; `undefined` for whatever is not
 * plain. A test holds both together.
 *
 * @param offset where the text starts in the page.
 */
export function readPlainYaml(text: string, offset: number): FrontMatterEntry[] | undefined {
  const entries: FrontMatterEntry[] = []
  const levels: Level[] = [{ indent: 0, path: '' }]
  /** The key without a value that the last line had, with the keys around it. */
  let open: string | undefined
  for (let at = 0; at < text.length; ) {
    blank.lastIndex = at
    if (blank.test(text)) {
      at = blank.lastIndex
      continue
    }
    line.lastIndex = at
    const { indent = '', key = '', quoted, digits, plain } = line.exec(text)?.groups ?? {}
    if (key === '' || reserved.test(key)) return undefined
    const level = levelOf(indent.length, open, levels)
    if (!level) return undefined
    const path = level.path + key
    const written = quoted ?? digits ?? plain
    open = written === undefined ? path : undefined
    if (written !== undefined) {
      const value = quoted?.slice(1, -1) ?? (digits === undefined ? wordOf(written) : Number(digits))
      if (value === undefined) return undefined
      const start = offset + text.indexOf(written, at + indent.length + key.length + 1)
      entries.push({ key: path, value, start, end: start + written.length })
    }
    at = line.lastIndex
  }
  return open === undefined ? entries : undefined
}

/** The level of a line's key; `undefined` where it has none, or where the key before it has none below. */
function levelOf(indent: number, open: string | undefined, levels: Level[]): Level | undefined {
  if (open !== undefined) {
    if (indent <= (levels.at(-1)?.indent ?? 0) || levels.length === deepest) return undefined
    levels.push({ indent, path: `${open}.` })
  }
  while (indent < (levels.at(-1)?.indent ?? 0)) levels.pop()
  const level = levels.at(-1)
  return level?.indent === indent ? level : undefined
}

/** A plain value's: `undefined` for words that have several spellings. */
function wordOf(plain: string): string | boolean | undefined {
  if (!reserved.test(plain)) return plain
  return plain === 'true' ? true : plain === 'false' ? false : undefined
}
