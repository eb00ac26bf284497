import type { Lack } from '../src/history.ts'
import type { Tongue } from '../src/model.ts'
import { bilingual, defineRule, type Gap, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

const messages = bilingual({
  unread: ({ reason }: { reason: Readonly<Record<Tongue, string>> }) => ({
    en: `This page was not compared: ${reason.en}`,
    fr: `Cette page n'a pas été comparée : ${reason.fr}`,
  }),
  frontMatter: ({ reason }: { reason: Readonly<Record<Tongue, string>> }) => ({
    en: `The front matter was not compared: ${reason.en}. Mend it; the rest of the page was compared.`,
    fr: `L'en-tête n'a pas été comparé : ${reason.fr}. Corrigez-le ; le reste de la page a été comparé.`,
  }),
  page: ({ source, target }: { source: number; target: number }) => ({
    en: `The pages are too different to be compared: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the page anew, or check that the two belong together.`,
    fr: `Les pages sont trop différentes pour être comparées : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la page ou vérifiez que les deux vont ensemble.`,
  }),
  shallow: () => ({
    en: 'Which translations went stale cannot be told in full: git has only the newest part of the history here. Fetch all of it (`git fetch --unshallow`; in CI, `fetch-depth: 0`), or switch history off with `--no-history`.',
    fr: "Impossible de dire entièrement quelles traductions sont périmées : git n'a ici que la fin de l'historique. Récupérez-le en entier (`git fetch --unshallow` ; en CI, `fetch-depth: 0`) ou désactivez l'historique avec `--no-history`.",
  }),
  'no-git': () => ({
    en: 'Which translations went stale cannot be told: there is a git repository here, but no `git` program. Install git, or switch history off with `--no-history`.',
    fr: "Impossible de dire quelles traductions sont périmées : il y a ici un dépôt git, mais pas de programme `git`. Installez git ou désactivez l'historique avec `--no-history`.",
  }),
  refused: ({ reason }: { reason: string }) => ({
    en: `Which translations went stale cannot be told: git does not read the history (${reason}). Mend that, or switch history off with \`--no-history\`.`,
    fr: `Impossible de dire quelles traductions sont périmées : git ne lit pas l'historique (${reason}). Corrigez cela ou désactivez l'historique avec \`--no-history\`.`,
  }),
  section: ({ title, source, target }: { title: string; source: number; target: number }) => ({
    en: `The section “${title}” was rewritten: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the section anew.`,
    fr: `La section « ${title} » a été réécrite : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la section.`,
  }),
})

export const notCompared: Rule = defineRule<unknown, Lack>({
  id: 'not-compared',
  category: 'structure',
  harm: 'leaves-behind',

  *unread({ side, at, reason }) {
    yield { [side]: at ?? { start: 0, end: 0 }, say: messages.unread({ reason }) }
  },

  *page({ page: { frontMatterFault: fault }, side }) {
    if (!fault) return
    const { reason, start, end } = fault
    yield { [side]: { start, end }, say: messages.frontMatter({ reason }) }
  },

  gather: ({ history }) => history?.lack,

  /** What holds for the whole run is said once, with the first page that it concerns. */
  *conclude([first]) {
    if (!first) return
    const { pair, record: lack } = first
    const say = lack.kind === 'refused' ? messages.refused(lack) : messages[lack.kind]()
    yield { pair, target: { start: 0, end: 0 }, say, atMost: 'warn' }
  },

  *pair({ source, gaps }) {
    const rewritten = gaps.filter(({ kind }) => kind === 'rewritten')
    for (const lost of rewritten.filter(({ side }) => side === 'source')) {
      const gained = rewritten.find(
        (gap) => gap.side === 'target' && gap.otherSection === lost.section && gap.section === lost.otherSection,
      )
      if (!gained) continue
      const counts = { source: lost.blocks.length, target: gained.blocks.length }
      const title = excerpt(source.sections[lost.section ?? 0]?.title ?? '')
      yield {
        drift: 'differs',
        source: lost.span,
        target: gained.span,
        say: title === '' ? messages.page(counts) : messages.section({ title, ...counts }),
        parts: [...partsOf(lost), ...partsOf(gained)],
      }
    }
  },
})

const partsOf = ({ side, parts }: Gap): { drift: 'missing' | 'extra'; source?: Gap['span']; target?: Gap['span'] }[] =>
  parts.map((part) => (side === 'source' ? { drift: 'missing', source: part } : { drift: 'extra', target: part }))
