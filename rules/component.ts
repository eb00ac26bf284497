import type { Block, Page } from '../src/model.ts'
import { framePairs } from '../src/rule/frames.ts'
import { type OptionsOf, optionsBy } from '../src/rule/options.ts'
import { wordlessComponents } from '../src/rule/wordless.ts'
import { bilingual, both, defineRule, type PairView, type Raised, type Rule } from '../src/rule.ts'
import { destinationOf } from '../src/text/destination.ts'
import { excerpt } from '../src/text/excerpt.ts'
import { fitsAny } from '../src/text/keys.ts'
import { type ShortcodeArguments, shortcodeArguments } from '../src/text/shortcode.ts'

const options = optionsBy((z) =>
  z.strictObject({
    text: z
      .array(z.string().min(1))
      .default([])
      .describe('More props whose values are text to translate; `*` stands for any part.'),
  }),
)
type Options = OptionsOf<typeof options>

/** Props whose values readers read. */
const textProps =
  'title label alt description text caption summary placeholder content heading tagline subtitle body question answer message tooltip name header footer note quote author aria-* *-label *label *title *text *description'.split(
    ' ',
  )

interface Prop {
  readonly component: string
  readonly prop: string
}

const messages = bilingual({
  name: ({ from, to }: { from: string; to: string }) => ({
    en: `The component is \`${to}\` here and \`${from}\` in the source. Use the source's.`,
    fr: `Le composant est \`${to}\` ici et \`${from}\` dans la source. Reprenez celui de la source.`,
  }),
  changed: ({ component, prop, from, to }: Prop & { from: string; to: string }) => ({
    en: `\`${component}\` has \`${prop}\` = \`${to}\` here and \`${from}\` in the source. Take over the source's value.`,
    fr: `\`${component}\` a \`${prop}\` = \`${to}\` ici et \`${from}\` dans la source. Reprenez la valeur de la source.`,
  }),
  argument: ({ component, from, to }: { component: string; from: string; to: string }) => ({
    en: `\`${component}\` is given \`${to}\` here and \`${from}\` in the source. Take over the source's value.`,
    fr: `\`${component}\` reçoit \`${to}\` ici et \`${from}\` dans la source. Reprenez la valeur de la source.`,
  }),
  lost: ({ component, prop, from }: Prop & { from: string }) => ({
    en: `\`${component}\` lacks \`${prop}\`, which is \`${from}\` in the source. Add it.`,
    fr: `\`${component}\` n'a pas \`${prop}\`, qui vaut \`${from}\` dans la source. Ajoutez-le.`,
  }),
  gained: ({ component, prop }: Prop) => ({
    en: `\`${component}\` has \`${prop}\` here, and not in the source. Remove it, or add it to the source.`,
    fr: `\`${component}\` a ici \`${prop}\`, que la source n'a pas. Supprimez-le ou ajoutez-le à la source.`,
  }),
  unframed: ({ component }: { component: string }) => ({
    en: `In the source, \`${component}\` stands around this text. Add it.`,
    fr: `Dans la source, \`${component}\` entoure ce texte. Ajoutez-le.`,
  }),
  framed: ({ component }: { component: string }) => ({
    en: `\`${component}\` stands around this text here, and not in the source. Remove it, or add it to the source.`,
    fr: `\`${component}\` entoure ce texte ici, et pas dans la source. Supprimez-le ou ajoutez-le à la source.`,
  }),
  unused: ({ component }: { component: string }) => ({
    en: `The source uses \`${component}\`, the translation does not. Add it here.`,
    fr: `La source emploie \`${component}\`, la traduction non. À ajouter ici.`,
  }),
  added: ({ component }: { component: string }) => ({
    en: `The translation uses \`${component}\`, the source does not. Remove it here, or add it to the source.`,
    fr: `La traduction emploie \`${component}\`, la source non. À supprimer ici ou à ajouter à la source.`,
  }),
})

export const component: Rule<Options> = defineRule({
  id: 'component',
  category: 'structure',
  harm: 'looks-careless',
  options,

  *pair(view, { text }) {
    for (const pair of framePairs(view)) {
      if (
        pair.kind === 'both' &&
        pair.source.container.kind === 'component' &&
        pair.target.container.kind === 'component'
      ) {
        yield* differences(view, pair.source.mark, pair.target.mark, text)
      } else if (pair.kind === 'lost' && pair.source.container.kind === 'component') {
        const { mark } = pair.source
        yield {
          drift: 'differs',
          source: mark,
          target: pair.target,
          say: messages.unframed({ component: mark.name ?? '' }),
        }
      } else if (pair.kind === 'gained' && pair.target.container.kind === 'component') {
        const { mark } = pair.target
        yield {
          drift: 'differs',
          source: pair.source,
          target: mark,
          say: messages.framed({ component: mark.name ?? '' }),
        }
      }
    }
    for (const { source, target } of both(view.matches)) {
      const [here, there] = [source[0], target[0]]
      if (here?.kind === 'component' && there?.kind === 'component') yield* differences(view, here, there, text)
    }
    for (const { gap, block } of wordlessComponents(view)) {
      const name = block.name ?? excerpt(block.text, 30)
      yield gap.side === 'source'
        ? { drift: 'differs', source: block, target: gap.insertAt, say: messages.unused({ component: name }) }
        : { drift: 'differs', source: gap.insertAt, target: block, say: messages.added({ component: name }) }
    }
  },
})

function* differences(
  { source: page, target: other }: PairView,
  source: Block,
  target: Block,
  more: readonly string[],
): Generator<Raised> {
  const place = { drift: 'differs', source, target } as const
  const [from, to] = [source.name ?? '', target.name ?? '']
  if (from !== to) {
    yield { ...place, say: messages.name({ from, to }) }
    return
  }
  const locales = [page.locale, other.locale]
  const [here, there] = [shortcodeArguments(source.text), shortcodeArguments(target.text)]
  if (here && there) yield* argumentChanges(source, target, here, there, locales)
  const [ours, theirs] = [propsOf(source, here), propsOf(target, there)]
  for (const prop of new Set([...Object.keys(ours), ...Object.keys(theirs)])) {
    const [a, b] = [ours[prop], theirs[prop]]
    const data = { component: from, prop }
    if (a === undefined) {
      if (!fitsAny(prop, ignored)) yield { ...place, target: propSpan(other, target, prop), say: messages.gained(data) }
    } else if (b === undefined) {
      yield { ...place, source: propSpan(page, source, prop), say: messages.lost({ ...data, from: shown(a) }) }
    } else if (a !== b && !isText(prop, a, b, more) && !isFact(source, a) && !equal(a, b, locales)) {
      yield {
        ...place,
        source: propSpan(page, source, prop),
        target: propSpan(other, target, prop),
        say: messages.changed({ ...data, from: shown(a), to: shown(b) }),
      }
    }
  }
}

/** The props of a component; of a shortcode, what it is given by name, links apart: their pages may have translated names. */
function propsOf(
  { attributes }: Block,
  given: ShortcodeArguments | undefined,
): Readonly<Record<string, string | true>> {
  if (attributes || !given) return attributes ?? {}
  return Object.fromEntries(Object.entries(given.named).filter(([name]) => !linked.test(name)))
}

const linked = /^(?:url|href|link|to|ref|page|path)$/i

/** What a shortcode is given without a name. A plain word may be one for readers. */
function* argumentChanges(
  source: Block,
  target: Block,
  { positional: ours }: ShortcodeArguments,
  { positional: theirs }: ShortcodeArguments,
  locales: readonly string[],
): Generator<Raised> {
  if (ours.length !== theirs.length || /^(?:rel)?ref$/.test(source.name ?? '')) return
  for (const [at, from] of ours.entries()) {
    const to = theirs[at] as string
    if (!/[\d./_]/.test(from + to) || isText('', from, to, []) || equal(from, to, locales)) continue
    const say = messages.argument({ component: source.name ?? '', from: shown(from), to: shown(to) })
    yield { drift: 'differs', source, target, say }
  }
}

/** Props whose values no reader reads. */
const technical = ['class', 'classname', 'style', 'id', 'href', 'to', 'src', 'type', 'icon', 'client:*']

/** What a translation may say of itself. */
const ignored = ['lang', 'hreflang', 'dir', 'locale']

const shown = (value: string | true): string => (value === true ? 'true' : excerpt(value, 40).replaceAll('`', "'"))

/** Destinations and images, which rules of their own compare. */
const isFact = ({ facts }: Block, value: string | true): boolean =>
  facts.some((fact) => 'value' in fact && fact.value === value)

/** Words to translate: by the name of the prop, or as a value with spaces or letters of a language in it. */
function isText(prop: string, a: string | true, b: string | true, more: readonly string[]): boolean {
  if (fitsAny(prop, textProps) || fitsAny(prop, more) || fitsAny(prop, ignored)) return true
  if (fitsAny(prop, technical)) return false
  const says = (value: string | true) =>
    value !== true && (/\p{L}\s+\p{L}|[^\p{ASCII}]/u.test(value) || /^\{.*['"`]/s.test(value))
  return says(a) || says(b)
}

/** Whether two values that are written in different ways are one. */
function equal(a: string | true, b: string | true, locales: readonly string[]): boolean {
  if (a === true || b === true)
    return (
      String(a) === String(b).replace(/^\{(true)\}$/, '$1') || String(b) === String(a).replace(/^\{(true)\}$/, '$1')
    )
  const plain = (value: string) =>
    value
      .replace(/\s+/g, ' ')
      .replace(/^\{\s*(['"])([^'"]*)\1\s*\}$/, '$2')
      .trim()
  const [here, there] = [destinationOf(plain(a), locales), destinationOf(plain(b), locales)]
  // Anchors follow the translated headings, which the rule on links compares.
  return here.address === there.address && (here.fragment !== '') === (there.fragment !== '')
}

/** Where a prop stands in its tag, or the whole tag. */
function propSpan({ text }: Page, block: Block, prop: string): { start: number; end: number } {
  const tag = text.slice(block.start, block.end)
  // `id` stands in `<Video id="7">` once, though its letters stand there twice.
  let at = tag.indexOf(prop)
  while (at >= 0 && (/[\w-]/.test(tag[at - 1] ?? '') || /[\w-]/.test(tag[at + prop.length] ?? '')))
    at = tag.indexOf(prop, at + 1)
  return at < 0 ? block : { start: block.start + at, end: block.start + at + prop.length }
}
