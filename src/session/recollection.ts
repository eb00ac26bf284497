/** What a session remembers of its pairs, and of what each was judged by. */
import type { Asked } from '../check/asked.ts'
import type { Memory } from '../check/judge.ts'
import type { Judgement } from '../check/judgement.ts'
import type { StoredMemory } from '../check/stored.ts'
import type { PagePair } from '../model.ts'
import type { Recall, Site } from '../rule.ts'

/** Judgements, with the pages that their rules asked about; forgotten when one of these changes. */
export class Recollection implements Memory {
  private readonly judgements = new Map<PagePair, Judgement>()
  private readonly asked = new Map<PagePair, Set<string> | 'everything'>()
  /** What earlier runs said, for as long as nothing has changed. */
  private behind: StoredMemory | undefined

  constructor(behind: StoredMemory | undefined) {
    this.behind = behind
  }

  recall(...about: Parameters<Memory['recall']>): Judgement | undefined {
    const [pair] = about
    const known = this.judgements.get(pair)
    if (known) return known
    const stored = this.behind?.recall(...about)
    if (stored) {
      this.judgements.set(pair, stored)
      this.asked.set(pair, new Set())
      for (const [question, args] of stored.asked.contents) this.note(pair, question, args)
    }
    return stored
  }

  keep(...about: Parameters<Memory['keep']>): Judgement {
    const [pair, , judgement] = about
    this.judgements.set(pair, judgement)
    return this.behind?.keep(...about) ?? judgement
  }

  hearOfFiles(): void {
    this.behind?.hearOfFiles()
  }

  concluding<T>(conclude: (recall: Recall) => T): T {
    return this.behind ? this.behind.concluding(conclude) : conclude((_, anew) => anew())
  }

  listenerFor(pair: PagePair): ReturnType<Memory['listenerFor']> {
    return this.behind?.listenerFor(pair)
  }

  /** The site, which notes what a pair's rules ask it; what depends on paths alone is not noted, for it stays. */
  siteFor(pair: PagePair, plain: Site): Site {
    this.asked.set(pair, new Set())
    const site = this.behind?.siteFor(pair, plain) ?? plain
    return {
      source: site.source,
      targets: site.targets,
      has: (path) => site.has(path),
      localeOf: (path) => site.localeOf(path),
      counterpart: (path, locale) => site.counterpart(path, locale),
      resolve: (from, destination) => site.resolve(from, destination),
      destination: (from, like, path) => site.destination(from, like, path),
      likeliest: (from, destination) => site.likeliest(from, destination),
      anchors: (...args) => {
        this.note(pair, 'anchors', args)
        return site.anchors(...args)
      },
      anchorIn: (...args) => {
        this.note(pair, 'anchorIn', args)
        return site.anchorIn(...args)
      },
      translationsOf: (...args) => {
        this.note(pair, 'translationsOf', args)
        return site.translationsOf(...args)
      },
      ...(site.web ? { web: site.web } : {}),
    }
  }

  /** Forgets all that was judged by a page. */
  forget(path: string): void {
    this.behind = undefined
    for (const pair of [...this.judgements.keys()]) {
      const asked = this.asked.get(pair)
      const isConcerned = pair.source === path || pair.target === path || asked === 'everything' || asked?.has(path)
      if (isConcerned) this.judgements.delete(pair)
    }
  }

  forgetAll(): void {
    this.behind = undefined
    this.judgements.clear()
  }

  private note(pair: PagePair, question: Asked['contents'][number][0], args: readonly unknown[]): void {
    const known = this.asked.get(pair)
    if (known === 'everything' || !known) return
    if (question === 'translationsOf') this.asked.set(pair, 'everything')
    // The page that is asked about, and the one whose links are followed.
    else for (const path of args.slice(0, question === 'anchors' ? 1 : 2)) known.add(String(path))
  }
}
