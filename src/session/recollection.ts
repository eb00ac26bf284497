/** What a session remembers of its pairs, and of what each was judged by. */
import type { Judgement, Memory } from '../check/judge.ts'
import type { PagePair } from '../model.ts'
import type { Site } from '../rule.ts'

/** Judgements, with the pages that their rules asked about; forgotten when one of these changes. */
export class Recollection implements Memory {
  private readonly judgements = new Map<PagePair, Judgement>()
  private readonly asked = new Map<PagePair, Set<string> | 'everything'>()

  recall(pair: PagePair): Judgement | undefined {
    return this.judgements.get(pair)
  }

  keep(pair: PagePair, _: unknown, judgement: Judgement): void {
    this.judgements.set(pair, judgement)
  }

  /** The site, which notes what a pair's rules ask it; what depends on paths alone is not noted, for it stays. */
  siteFor(pair: PagePair, site: Site): Site {
    const paths = new Set<string>()
    this.asked.set(pair, paths)
    return {
      source: site.source,
      targets: site.targets,
      has: (path) => site.has(path),
      localeOf: (path) => site.localeOf(path),
      counterpart: (path, locale) => site.counterpart(path, locale),
      resolve: (from, destination) => site.resolve(from, destination),
      destination: (from, like, path) => site.destination(from, like, path),
      likeliest: (from, destination) => site.likeliest(from, destination),
      anchors(path) {
        paths.add(path)
        return site.anchors(path)
      },
      anchorIn(path, from, fragment) {
        paths.add(path).add(from)
        return site.anchorIn(path, from, fragment)
      },
      translationsOf: (code, locale) => {
        this.asked.set(pair, 'everything')
        return site.translationsOf(code, locale)
      },
    }
  }

  /** Forgets all that was judged by a page. */
  forget(path: string): void {
    for (const pair of [...this.judgements.keys()]) {
      const asked = this.asked.get(pair)
      const isConcerned = pair.source === path || pair.target === path || asked === 'everything' || asked?.has(path)
      if (isConcerned) this.judgements.delete(pair)
    }
  }

  forgetAll(): void {
    this.judgements.clear()
  }
}
