/**
 * The ids of what stands in texts, each text read once: much of a site's text stands on several of its pages, such as those
 * of two versions.
 */
import { cutLoose } from '../text/cut-loose.ts'
import { IdTable, Integers } from './ids.ts'

/** So many characters of texts are remembered at once; more than two hundred pages have. */
const mostRemembered = 1_000_000

/** Hears the ids of a text, as they come; -1 is none. Says whether it needs no more of them. */
type Hear = (id: number) => boolean

/** What was met in the text that is read. */
const seen = new IdTable()

export class TextIds {
  /** Of every text how many ids it has, and these. */
  readonly all: Integers = new Integers()
  private readonly read: (text: string, hear: Hear) => void
  /** No text has more ids. */
  private readonly most: number
  private readonly known = new Map<string, number>()
  private remembered = 0

  constructor(most: number, read: (text: string, hear: Hear) => void) {
    this.most = most
    this.read = read
  }

  /** Where in `all` a text's ids stand, each once, in the order in which they stand in the text: right after their count. */
  of(text: string): number {
    const before = this.known.get(text)
    if (before !== undefined) return before
    if (this.remembered > mostRemembered) this.forget()
    const start = this.enter(text)
    this.known.set(cutLoose(text), start)
    this.remembered += text.length
    return start
  }

  private enter(text: string): number {
    const { all, most } = this
    const start = all.length
    let count = 0
    seen.clear()
    all.push(0)
    this.read(text, (id) => {
      if (count < most && seen.add(id)) {
        all.push(id)
        count++
      }
      return count === most
    })
    all.set(start, count)
    return start
  }

  private forget(): void {
    this.known.clear()
    this.all.clear()
    this.remembered = 0
  }
}
