import type { Block, ImageFact } from '../src/model.ts'
import { exchanges, isKept, isSure } from '../src/rule/exchange.ts'
import { extraIn, missingFrom, replacing } from '../src/rule/raise.ts'
import { bilingual, defineRule, type PairView, type Rule } from '../src/rule.ts'
import { destinationOf } from '../src/text/destination.ts'
import { isSameImage } from '../src/text/image-path.ts'
import { listed, quoted } from '../src/text/quote.ts'
import { similarity } from '../src/text/similarity.ts'

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `The image ${quoted(source)} became ${quoted(target)}: correct the side that is wrong.`,
    fr: `L'image ${quoted(source)} est devenue ${quoted(target)} : corrigez la version erronée.`,
  }),
  lost: ({ values }: { values: readonly string[] }) => ({
    en: `The translation lacks the image ${listed(values, 'en')}: add it.`,
    fr: `Il manque dans la traduction l'image ${listed(values, 'fr')} : ajoutez-la.`,
  }),
  gained: ({ values }: { values: readonly string[] }) => ({
    en: `The image ${listed(values, 'en')} stands in the translation only: remove it, or add it to the source.`,
    fr: `L'image ${listed(values, 'fr')} ne figure que dans la traduction : retirez-la ou ajoutez-la à la source.`,
  }),
})

export const image: Rule = defineRule({
  id: 'image',
  category: 'content',
  harm: 'misleads',
  fixable: true,

  *pair(view) {
    const locales = [view.source.locale, view.target.locale]
    const comparison = {
      facts: imagesOf,
      same: (a: ImageFact, b: ImageFact) => isSameImage(a.value, b.value, locales),
      alike: (a: ImageFact, b: ImageFact) => similarity(a.value, b.value),
    }
    for (const exchange of exchanges<ImageFact>(view, comparison)) {
      if (isKept(exchange)) continue
      const { match, changed, lost, gained } = exchange
      for (const { source, target } of changed) {
        yield {
          drift: 'differs',
          source,
          target,
          say: messages.changed({ source: source.value, target: target.value }),
          edits:
            isSure(exchange, { source, target }, comparison.alike) && isThere(view, source.value, target.value)
              ? replacing(view.target, target, target.value, source.value)
              : [],
        }
      }
      yield* missingFrom(match, lost, (facts) => messages.lost({ values: facts.map(({ value }) => value) }))
      yield* extraIn(match, gained, (facts) => messages.gained({ values: facts.map(({ value }) => value) }))
    }
  },
})

const imagesOf = ({ facts, kind }: Block): ImageFact[] =>
  kind === 'code' ? [] : facts.filter((fact): fact is ImageFact => fact.kind === 'image' && !fact.value.startsWith('['))

/** Whether the source's path is that of the translation too: no path of its own locale, and none that leads nowhere from there. */
function isThere({ source, target, site }: PairView, path: string, instead: string): boolean {
  const marksOf = (value: string): string => destinationOf(value, [source.locale, target.locale]).marks.join()
  const isLost = site.resolve(target.path, path) === 'missing' && site.resolve(source.path, path) !== 'missing'
  return marksOf(path) === marksOf(instead) && !isLost
}
