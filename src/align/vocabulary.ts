import { cutLoose } from '../text/cut-loose.ts'
import { TextHash } from '../text/text-hash.ts'

/** Words and facts as small integers, shared by every page of a run, so that comparing them costs nothing. */
export class Vocabulary {
  private readonly ids: Map<string, number>
  private readonly listed: string[] = []
  private readonly hashes: number[] = []
  /** The terms that are not listed, as they come. */
  private others: Iterator<string> | undefined

  /** @param terms By id. */
  constructor(terms: readonly string[] = []) {
    this.ids = new Map(terms.map((term, id) => [term, id]))
  }

  /** Every term, by id. */
  terms(): string[] {
    return [...this.ids.keys()]
  }

  /** The id of a term, made when it is new. */
  id(term: string): number {
    const known = this.ids.get(term)
    if (known !== undefined) return known
    const id = this.ids.size
    this.ids.set(cutLoose(term), id)
    return id
  }

  /** The id of a term that has been seen, or `undefined`. */
  known(term: string): number | undefined {
    return this.ids.get(term)
  }

  /** The term of an id. */
  term(id: number): string {
    this.others ??= this.ids.keys()
    while (this.listed.length <= id) this.listed.push(this.others.next().value)
    return this.listed[id] as string
  }

  /** A hash of the term of an id, of 53 bits: the same in every vocabulary. */
  hashOf(id: number): number {
    while (this.hashes.length <= id) {
      const hash = new TextHash()
      hash.add(this.term(this.hashes.length))
      this.hashes.push(hash.value)
    }
    return this.hashes[id] as number
  }

  get size(): number {
    return this.ids.size
  }
}
