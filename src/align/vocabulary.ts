import { cutLoose } from '../text/cut-loose.ts'

/** Words and facts as small integers, shared by every page of a run, so that comparing them costs nothing. */
export class Vocabulary {
  private readonly ids: Map<string, number>

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

  get size(): number {
    return this.ids.size
  }
}
