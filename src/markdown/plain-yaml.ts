/** The YAML that most pages' front matter is: keys with a word, a number or a line of text behind them. */
import type { FrontMatterEntry } from '../model.ts'

const quoted = String.raw`'[^'\p{Cc}]*'|"[^"\\\p{Cc}]*"`
const digits = String.raw`(?:0|[1-9]\d{0,14})`
/** Strings and numbers in a list, in which words may not have what ends one. */
const inList = String.raw`(?:${quoted}|${digits}(?= *[,\]])|\p{L}[\p{L}\p{N}_-]*(?= *[,\]]))`
/** What may stand behind a key, where it can be read in one way only. */
const values = [
  `(?<quoted>${quoted})`,
  `(?<digits>${digits})`,
  String.raw`(?<list>\[ *(?:${inList}(?: *, *${inList})*)? *\])`,
  String.raw`(?<plain>\p{L}(?:[^ :#\p{Cc}\uFEFF]|:(?=\S)|(?<! )#| +(?=[^ #\r\n]))*)`,
]
const words = String.raw`[^\s\p{Cc}\uFEFF][^\p{Cc}\uFEFF]*`
/** Lines of text below a key, all as far to the right, with empty ones between them. */
const block = String.raw`(?<style>[|>])-\r?\n(?<margin> +)${words}(?:(?:\r?\n)+\k<margin>${words})*(?:\r?\n(?! *\r?\n)|$)`
/** A key with its value, or with none, where keys of its own follow; the first of a list's item behind a dash. */
const line = new RegExp(
  String.raw`(?<indent> *)(?<dash>- +)?(?<key>[A-Za-z_][\w-]{0,200}):(?: +(?<block>${block})|(?: +(?:${values.join('|')}))?(?:\r?\n|$))`,
  'uy',
)
const blank = /(?:#[^\p{Cc}]*)?(?:\r?\n|$)/uy
/** Keys within keys are few. */
const deepest = 6
/** Words that are no strings, and must not be keys either. */
const reserved = /^(?:null|true|false)$/i

/** What stands in a list. */
const item = new RegExp(String.raw`(?<quoted>${quoted})|(?<digits>${digits})|(?<plain>\p{L}[\p{L}\p{N}_-]*)`, 'gu')

type Scalar = Partial<Record<'quoted' | 'digits' | 'plain' | 'block' | 'style' | 'margin', string>>

/** What was found in a line. */
interface Line extends Scalar {
  readonly list?: string
  readonly dash?: string
  readonly indent: string
  readonly key: string
}

/** Keys that stand one below the other, or the dashes of a list. */
interface Level {
  readonly indent: number
  /** The keys around them, each with a dot behind it. */
  readonly path: string
  /** A list: how many items were read. */
  items?: number
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
    const found = line.exec(text)?.groups as Line | undefined
    const level = found && levelOf(found, open, levels)
    if (!level || reserved.test(found.key)) return undefined
    const key = level.path + found.key
    const keyEnd = at + found.indent.length + (found.dash?.length ?? 0) + found.key.length
    const written = found.quoted ?? found.digits ?? found.plain ?? found.block ?? found.list
    open = written === undefined ? key : undefined
    if (found.list !== undefined) {
      const items = itemsIn(found.list, key, offset + text.indexOf('[', keyEnd))
      if (!items) return undefined
      entries.push(...items)
    } else if (written !== undefined) {
      const value = meaningOf(found, written)
      if (value === undefined || (found.margin !== undefined && found.margin.length <= level.indent)) return undefined
      const start = offset + text.indexOf(written, keyEnd + 1)
      entries.push({ key, value, start, end: start + written.length })
    }
    at = line.lastIndex
  }
  return open === undefined ? entries : undefined
}

/** A list's entries, each by its index; `undefined` where one has several spellings. */
function itemsIn(list: string, key: string, offset: number): FrontMatterEntry[] | undefined {
  const entries: FrontMatterEntry[] = []
  for (const { 0: written, index, groups } of list.matchAll(item)) {
    const value = meaningOf(groups as Scalar, written)
    if (value === undefined) return undefined
    const start = offset + index
    entries.push({ key: `${key}.${entries.length}`, value, start, end: start + written.length })
  }
  return entries
}

/** The level of a line's key; `undefined` where it has none, or where the key before it has none below. */
function levelOf(
  { indent: { length: indent }, dash }: Line,
  open: string | undefined,
  levels: Level[],
): Level | undefined {
  if (open !== undefined) {
    if (indent <= (levels.at(-1)?.indent ?? 0) || levels.length === deepest) return undefined
    levels.push({ indent, path: `${open}.`, ...(dash ? { items: 0 } : {}) })
  }
  while (indent < (levels.at(-1)?.indent ?? 0)) levels.pop()
  const level = levels.at(-1)
  if (level?.indent !== indent || (dash === undefined) !== (level.items === undefined)) return undefined
  if (dash === undefined || level.items === undefined) return level
  const item = { indent: indent + dash.length, path: `${level.path}${level.items++}.` }
  levels.push(item)
  return item
}

/** What was written says; `undefined` for words that have several spellings. */
function meaningOf(
  { quoted, digits, block, style, margin }: Scalar,
  written: string,
): string | number | boolean | undefined {
  if (quoted !== undefined) return quoted.slice(1, -1)
  if (digits !== undefined) return Number(digits)
  if (block !== undefined) {
    const [, ...lines] = block.replace(/\r?\n$/, '').split(/\r?\n/)
    const text = lines.map((one) => one.slice(margin?.length)).join('\n')
    // One end of a line is a space, of several the first one goes.
    return style === '>' ? text.replace(/\n+/g, (ends) => (ends === '\n' ? ' ' : ends.slice(1))) : text
  }
  if (!reserved.test(written)) return written
  return written === 'true' ? true : written === 'false' ? false : undefined
}
