import type { Block, Fact, LinkFact, PlainFact, Severity, Side } from '../src/model.ts'
import { exchanges, isKept, isSure, type Twins } from '../src/rule/exchange.ts'
import { linkEdits } from '../src/rule/link-edits.ts'
import { type Address, addressOf, compareAddresses, type Difference, type LocaleMap } from '../src/rule/links.ts'
import { type OptionsOf, optionsBy } from '../src/rule/options.ts'
import { extraIn, missingFrom } from '../src/rule/raise.ts'
import { wordingOf } from '../src/rule/wording.ts'
import { type BothMatch, bilingual, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { languageOf } from '../src/text/languages.ts'
import { contrasted, listed, quoted } from '../src/text/quote.ts'
import { shortcodeOf } from '../src/text/shortcode.ts'
import { similarity } from '../src/text/similarity.ts'

const messages = bilingual({
  changed: ({ source, target }: { source: string; target: string }) => ({
    en: `The link to ${quoted(source, 90)} leads to ${quoted(target, 90)} in the translation: correct the side that is wrong.`,
    fr: `Le lien vers ${quoted(source, 90)} mène à ${quoted(target, 90)} dans la traduction : corrigez la version erronée.`,
  }),
  elsewhere: ({ value, source, target }: { value: string; source: string; target: string }) => ({
    en: `The link to ${quoted(value, 90)} leads to ${quoted(source, 90)} in the source, but to ${quoted(target, 90)} here, which does not stand for it: correct the side that is wrong.`,
    fr: `Le lien vers ${quoted(value, 90)} mène à ${quoted(source, 90)} dans la source, mais ici à ${quoted(target, 90)}, qui n'en est pas la traduction : corrigez la version erronée.`,
  }),
  fragment: ({ source, target }: { source: string; target: string }) => ({
    en: `The link to ${quoted(source, 90)} leads to another place of the same page, ${quoted(target, 90)}: compare the parts after \`#\`.`,
    fr: `Le lien vers ${quoted(source, 90)} mène à un autre endroit de la même page, ${quoted(target, 90)} : comparez ce qui suit \`#\`.`,
  }),
  edition: ({ source, target }: { source: string; target: string }) => ({
    en: `The link to ${quoted(source, 90)} leads to an edition in the language of the translation, ${quoted(target, 90)}: see whether it says the same.`,
    fr: `Le lien vers ${quoted(source, 90)} mène à une version dans la langue de la traduction, ${quoted(target, 90)} : vérifiez qu'elle dit la même chose.`,
  }),
  lost: ({ values }: { values: readonly string[] }) => ({
    en: `The translation lost the link to ${listed(values, 'en')}: link the words again.`,
    fr: `La traduction a perdu le lien vers ${listed(values, 'fr')} : remettez-le sur les mots.`,
  }),
  gained: ({ values }: { values: readonly string[] }) => ({
    en: `Only the translation links to ${listed(values, 'en')}: remove the link, or add it to the source.`,
    fr: `Seule la traduction a un lien vers ${listed(values, 'fr')} : retirez-le ou ajoutez-le à la source.`,
  }),
})

const options = optionsBy((z) =>
  z.strictObject({
    localeMap: z
      .array(z.record(z.string(), z.string().min(1)))
      .default([])
      .describe('Beginnings of URLs that are each other’s counterpart, by locale.'),
  }),
)

export const url: Rule<OptionsOf<typeof options>> = defineRule({
  id: 'url',
  category: 'content',
  harm: 'misleads',
  fixable: true,
  options,

  *pair(view, { localeMap }) {
    const links = new Links(view, localeMap)
    const comparison = {
      facts: linksOf,
      same: (a: Link, b: Link) => links.difference(a, b) === 'none',
      alike: (a: Link, b: Link) => links.alike(a, b),
    }
    for (const exchange of exchanges<Link>(view, comparison)) {
      if (isKept(exchange)) continue
      const { match, changed, lost, gained } = exchange
      for (const twins of changed) {
        yield* changeOf(
          view,
          links.difference(twins.source, twins.target),
          twins,
          isSure(exchange, twins, comparison.alike),
        )
      }
      const gone = lost.filter(
        (link) => !match.target.some(({ text }) => text.includes(link.value)) && !isMadeByMacro(match.target, link),
      )
      const found = gained.filter(
        (link) =>
          !links.isLinked('source', match, link) && !isMadeByMacro(match.source, link) && !wasStripped(view, match),
      )
      for (const raised of missingFrom(match, gone, (facts) =>
        messages.lost({ values: facts.map(({ value }) => value) }),
      )) {
        yield { ...raised, atMost: graveness(gone, (link) => links.isLinked('target', match, link)) }
      }
      for (const raised of extraIn(match, found, (facts) =>
        messages.gained({ values: facts.map(({ value }) => value) }),
      )) {
        yield { ...raised, atMost: 'warn' }
      }
    }
  },
})

/** An address that was written out is lost with its link. Of other links the words remain, and perhaps the way too. */
function graveness(gone: readonly Link[], isFound: (link: Link) => boolean): Severity {
  if (gone.some(isWrittenOut)) return 'error'
  return gone.every((link) => link.value.startsWith('#') || isFound(link)) ? 'info' : 'warn'
}

/** Whether a link shows its address rather than words. */
const isWrittenOut = (link: Link): boolean => !('label' in link) || bare(link.label) === bare(link.value)
const bare = (address: string): string => address.replace(/^(?:[a-z]+:)?\/\//i, '').replace(/\/$/, '')

/** Whether the source says "click here" on a page without any linked words: its links were lost before it came here. */
function wasStripped({ source }: PairView, match: BothMatch): boolean {
  const { linkWords } = languageOf(source.locale)
  return (
    linkWords !== undefined &&
    match.source.some(({ text }) => linkWords.test(text)) &&
    source.blocks.every((block) => linksOf(block).every(isWrittenOut))
  )
}

/** A link, or an e-mail address. */
type Link = LinkFact | PlainFact

/** The links of a block. Definitions are compared where they are used; a reference without definition leads nowhere. */
const linksOf = ({ facts, kind }: Block): readonly Link[] =>
  kind === 'definition' || kind === 'code' || facts.length === 0 ? [] : facts.filter(isLink)

const isLink = (fact: Fact): fact is Link =>
  (fact.kind === 'url' && !fact.value.startsWith('[') && !isWord(fact.value)) || fact.kind === 'email'

/** `WWW.` at the end of a sentence is taken for an address by GFM. */
const isWord = (value: string): boolean => /^https?:\/\/www$/i.test(value)

/** The links of both pages, read once. */
class Links {
  private readonly view: PairView
  private readonly map: LocaleMap
  private readonly known = { source: new Map<string, Address>(), target: new Map<string, Address>() }

  constructor(view: PairView, map: LocaleMap) {
    this.view = view
    this.map = map
  }

  difference(source: Link, target: Link): Difference {
    // What leaves the site leads to one place from wherever it is linked.
    if (source.value === target.value && source.kind === target.kind && this.leadsAlike(source.value)) return 'none'
    return compareAddresses(this.view, this.address('source', source), this.address('target', target))
  }

  /** Whether nothing can be held against the one address that both sides have. Where it leads nowhere, `link-target` says so. */
  private leadsAlike(value: string): boolean {
    const { site, source, target } = this.view
    return /^https?:\/\//.test(value) || [source, target].some(({ path }) => site.resolve(path, value) === 'missing')
  }

  alike(source: Link, target: Link): number {
    if (this.difference(source, target) !== 'place') return 0.95
    const places = similarity(this.address('source', source).place, this.address('target', target).place)
    return Math.max(places, similarity(source.value, target.value))
  }

  /** Whether a side links to the same place in the section of a bead, or names the address in its text. */
  isLinked(side: Side, match: BothMatch, link: Link): boolean {
    const sections = new Set(match[side].map((block) => block.section))
    if (match[side].some((block) => block.text.includes(link.value) && /^https?:/.test(link.value))) return true
    return this.view[side].blocks.some(
      (block) =>
        sections.has(block.section) &&
        linksOf(block).some(
          (other) => (side === 'target' ? this.difference(link, other) : this.difference(other, link)) === 'none',
        ),
    )
  }

  private address(side: Side, { kind, value }: Link): Address {
    const raw = kind === 'email' ? `mailto:${value}` : value
    const address = this.known[side].get(raw) ?? addressOf(this.view, side, raw, this.map)
    this.known[side].set(raw, address)
    return address
  }
}

/** Whether a macro of the other side makes this link: `{{cssxref("position")}}`. */
function isMadeByMacro(blocks: readonly Block[], link: Link): boolean {
  const words = `${'label' in link ? link.label : ''} ${link.value}`.toLowerCase()
  return blocks.some(({ facts }) =>
    facts.some(
      (fact) =>
        fact.kind === 'placeholder' &&
        shortcodeOf(fact.value)?.keys.some((key) => key !== '' && words.includes(key)) === true,
    ),
  )
}

function* changeOf(
  view: PairView,
  difference: Difference,
  { source, target }: Twins<Link>,
  certain: boolean,
): Generator<Raised> {
  const [before, after] = contrasted(source.value, target.value, 90)
  const values = { source: before, target: after }
  const pages = source.value === target.value ? pagesOf(view, source.value) : undefined
  const raised = { drift: 'differs', source, target } as const
  const edits = certain ? linkEdits(view, source, target) : []
  if (difference === 'fragment') yield { ...raised, say: messages.fragment(values), edits, atMost: 'warn' }
  // The page is the right one.
  else if (difference === 'top') yield { ...raised, say: messages.fragment(values), atMost: 'info' }
  // A page of the target's own language may well have another address.
  else if (difference === 'localised') yield { ...raised, say: messages.changed(values), atMost: 'warn' }
  else if (difference === 'edition') yield { ...raised, say: messages.edition(values), atMost: 'info' }
  // What stands in a text to be read rather than followed is an example as often as not.
  else if (isWrittenOut(source) && isWrittenOut(target) && wordingOf(view).renames(source.value, target.value))
    yield { ...raised, say: messages.changed(values), atMost: 'info' }
  else if (pages) yield { ...raised, say: messages.elsewhere({ value: source.value, ...pages }), edits }
  else yield { ...raised, say: messages.changed(values), edits }
}

/** The pages to which one relative address leads from either side; `undefined` where it leads out of the project. */
function pagesOf({ site, source, target }: PairView, value: string): { source: string; target: string } | undefined {
  const [here, there] = [site.resolve(source.path, value), site.resolve(target.path, value)]
  return typeof here === 'object' && typeof there === 'object' ? { source: here.path, target: there.path } : undefined
}
