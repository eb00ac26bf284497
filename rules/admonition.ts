import { type Frame, framePairs } from '../src/rule/frames.ts'
import { wordsAt } from '../src/rule/naming.ts'
import { bilingual, defineRule, type Rule } from '../src/rule.ts'
import { kindMeant, sameKind } from '../src/text/admonitions.ts'

const messages = bilingual({
  kind: ({ from, to }: { from: string; to: string }) => ({
    en: `This admonition is \`${to}\` here and \`${from}\` in the source. Give it the source's kind.`,
    fr: `Cet encadré est \`${to}\` ici et \`${from}\` dans la source. Donnez-lui le type de la source.`,
  }),
  translated: ({ from, to }: { from: string; to: string }) => ({
    en: `\`${to}\` is a translation of the admonition's name, which the generator does not know: write \`${from}\`, and translate its title instead.`,
    fr: `\`${to}\` traduit le nom de l'encadré, que le générateur ne connaît pas : écrivez \`${from}\` et traduisez plutôt son titre.`,
  }),
  lost: ({ kind, words }: { kind: string; words: string }) => ({
    en: `The text of the source's \`${kind}\` admonition, “${words}”, stands here without one. Add it around the text.`,
    fr: `Le texte de l'encadré \`${kind}\` de la source, « ${words} », est ici sans encadré. Ajoutez-le autour du texte.`,
  }),
  gained: ({ kind, words }: { kind: string; words: string }) => ({
    en: `This \`${kind}\` admonition stands around a text that has none in the source, “${words}”. Remove it, or add it to the source.`,
    fr: `Cet encadré \`${kind}\` entoure un texte qui n'en a pas dans la source, « ${words} ». Supprimez-le ou ajoutez-le à la source.`,
  }),
})

export const admonition: Rule = defineRule({
  id: 'admonition',
  category: 'structure',
  harm: 'looks-careless',
  fixable: true,

  *pair(view) {
    for (const pair of framePairs(view)) {
      if (pair.kind === 'lost') {
        const { container, mark } = pair.source
        if (container.kind !== 'admonition') continue
        const say = messages.lost({ kind: nameOf(pair.source), words: wordsAt(view.source, container) })
        yield { drift: 'differs', source: mark, target: pair.target, say }
      } else if (pair.kind === 'gained') {
        const { container, mark } = pair.target
        if (container.kind !== 'admonition') continue
        const say = messages.gained({ kind: nameOf(pair.target), words: wordsAt(view.target, container) })
        yield { drift: 'differs', source: pair.source, target: mark, say }
      } else {
        const { source, target } = pair
        if (source.container.kind !== 'admonition') continue
        const [from, to] = [nameOf(source), nameOf(target)]
        const place = { drift: 'differs', source: source.mark, target: target.mark } as const
        if (target.container.kind === 'admonition') {
          const alerts = [view.source, view.target].every(({ text }, at) => isAlert(text, at === 0 ? source : target))
          if (!sameKind(from, to, alerts)) yield { ...place, say: messages.kind({ from, to }) }
        } else if (kindMeant(to) !== undefined) {
          const at = view.target.text.indexOf(to, target.mark.start)
          const edits =
            at >= 0 && at < target.mark.end
              ? [{ side: 'target' as const, start: at, end: at + to.length, text: from }]
              : []
          yield { ...place, say: messages.translated({ from, to }), edits }
        }
      }
    }
  },
})

const nameOf = ({ container, mark }: Frame): string => container.name ?? mark.name ?? ''

const isAlert = (text: string, { mark }: Frame): boolean => text.slice(mark.start, mark.start + 6).includes('[!')
