/** Keeps DeepL's glossaries (API v3) in step with the project's: one a pair of languages, known by the hash of its terms. */
import { createHash } from 'node:crypto'
import { GlossaryEntries } from 'deepl-node'
import type { Term } from '../../glossary/term.ts'
import { type DeepLConnection, DeepLFailure } from './client.ts'

/** The terms of one pair of languages, as DeepL is to have them. */
export interface DeepLGlossary {
  /** Of all its terms: what answers that were given with it are known by. */
  readonly hash: string
  /** Languages without variant: `fr`, `en`. */
  readonly source: string
  readonly target: string
  /** Each source once. */
  readonly entries: Readonly<Record<string, string>>
}

/** What DeepL is to know of these terms; `undefined` where there is none that is translated. */
export function deeplGlossary(terms: readonly Term[], source: string, target: string): DeepLGlossary | undefined {
  const pairs = terms.flatMap(({ source: from, targets: [to], dnt }) => (to === undefined || dnt ? [] : [[from, to]]))
  if (pairs.length === 0) return undefined
  const [from, to] = [source, target].map((code) => code.toLowerCase().split('-')[0] ?? '')
  if (!from || !to) return undefined
  const sorted = pairs.toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1))
  const hash = createHash('sha256')
    .update(JSON.stringify([from, to, sorted]))
    .digest('hex')
    .slice(0, 16)
  return { hash, source: from, target: to, entries: Object.fromEntries(sorted) }
}

/** The glossaries of a project in a DeepL account. */
export class GlossaryShelf {
  private readonly connection: DeepLConnection
  private readonly project: string
  private readonly ids = new Map<string, Promise<string>>()

  /** @param project What the project is called in the account. */
  constructor(connection: DeepLConnection, project: string) {
    this.connection = connection
    this.project = project.replace(/[^\p{L}\p{N}._-]+/gu, '-').slice(0, 60)
  }

  /**
   * DeepL's id of a glossary: found by its name, else made from the one of these languages that is out of date, else made.
   * Asks once a run.
   * @throws {DeepLFailure}
   */
  idOf(glossary: DeepLGlossary): Promise<string> {
    const known = this.ids.get(glossary.hash)
    if (known) return known
    const id = this.synced(glossary)
    this.ids.set(glossary.hash, id)
    return id
  }

  /** To be asked for again: somebody deleted it meanwhile. */
  forget({ hash }: DeepLGlossary): void {
    this.ids.delete(hash)
  }

  private async synced({ hash, source, target, entries }: DeepLGlossary): Promise<string> {
    const { connection } = this
    const prefix = `Diptych ${this.project} ${source}-${target} `
    const name = `${prefix}${hash}`
    const all = await connection.ask((client) => client.listMultilingualGlossaries())
    const own = all.filter((one) => one.name.startsWith(prefix))
    const same = own.find((one) => one.name === name)
    const kept = same ?? own[0]
    const dictionary = { sourceLangCode: source, targetLangCode: target, entries: new GlossaryEntries({ entries }) }
    if (kept && !same) {
      // As long as its entries are being replaced, no name may promise them. An account may have room for one glossary only.
      await connection.ask((client) => client.updateMultilingualGlossaryName(kept, `${prefix}…`))
      await connection.ask((client) => client.replaceMultilingualGlossaryDictionary(kept, dictionary))
      await connection.ask((client) => client.updateMultilingualGlossaryName(kept, name))
    }
    const { glossaryId } =
      kept ?? (await connection.ask((client) => client.createMultilingualGlossary(name, [dictionary])))
    for (const one of own) if (one !== kept) await this.deleted(one.glossaryId)
    return glossaryId
  }

  /** An outdated one that stays does no harm. */
  private async deleted(id: string): Promise<void> {
    try {
      await this.connection.ask((client) => client.deleteMultilingualGlossary(id))
    } catch (error) {
      if (!(error instanceof DeepLFailure)) throw error
    }
  }
}
