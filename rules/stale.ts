import { type Commit, isSlight, type StaleBead } from '../src/history.ts'
import type { Words } from '../src/known-error.ts'
import type { Span, Tongue } from '../src/model.ts'
import { changesWords } from '../src/rule/commits.ts'
import { quoteList } from '../src/rule/naming.ts'
import { bilingual, defineRule, type PairView, type Raised, type Rule, spanOf } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

interface Change {
  readonly kind: StaleBead['kind']
  /** What was reworded, in a few words. */
  readonly words: Words
  readonly by: StaleBead['changes']
  readonly translated?: Commit | 'work-tree'
  readonly diff: StaleBead['diff']
  readonly evidence: StaleBead['evidence']
  /** Whether nothing but destinations changed. */
  readonly onlyUrls?: true
}

const kinds: Readonly<Record<StaleBead['kind'], Words>> = {
  unknown: { en: 'changed', fr: 'modifiée' },
  wording: { en: 'reworded', fr: 'reformulée' },
  facts: { en: 'changed in its facts', fr: 'modifiée dans ses données' },
  formatting: { en: 'changed in its formatting', fr: 'modifiée dans sa mise en forme' },
  typo: { en: 'corrected in its spelling', fr: 'corrigée dans son orthographe' },
}

const messages = bilingual({
  block: ({ kind, words, by }: Change) => ({
    en: `The source was ${kinds[kind].en} after it was translated: ${words.en} (${changesWords(by, 'en')}). Bring the translation up to date.`,
    fr: `La source a été ${kinds[kind].fr} après sa traduction : ${words.fr} (${changesWords(by, 'fr')}). Mettez la traduction à jour.`,
  }),
  recorded: (_: Change) => ({
    en: 'The source changed since `diptych.lock` recorded this translation as in step; what it said then is not known here. Bring the translation up to date, or record it as it is with `diptych sync`.',
    fr: "La source a changé depuis que `diptych.lock` a enregistré cette traduction comme étant à jour ; ce qu'elle disait alors n'est pas connu ici. Mettez la traduction à jour ou enregistrez-la telle quelle avec `diptych sync`.",
  }),
  page: ({ count, of, by }: { count: number; of: number; by: StaleBead['changes']; changes: readonly Change[] }) => ({
    en: `The page went stale as a whole: the source of \`${count}\` of its \`${of}\` blocks changed after they were translated${bracketed(by, 'en')}. Go through the whole translation.`,
    fr: `La page entière est périmée : la source de \`${count}\` de ses \`${of}\` blocs a changé après leur traduction${bracketed(by, 'fr')}. Relisez toute la traduction.`,
  }),
})

/** A page is stale as a whole from this many blocks on, when they are this share of all. */
const fewest = 5
const share = 0.5

export const stale: Rule = defineRule({
  id: 'stale',
  category: 'freshness',
  harm: 'leaves-behind',

  *pair(view) {
    const beads = view.history?.stale ?? []
    const weighty = beads.filter(({ kind }) => !isSlight(kind))
    const all = view.alignment.beads.filter(({ source, target }) => source.length > 0 && target.length > 0).length
    const whole = weighty.length >= fewest && weighty.length >= share * all
    if (whole) yield wholePage(view, weighty, all)
    for (const bead of whole ? beads.filter(({ kind }) => isSlight(kind)) : beads) yield oneBlock(view, bead)
  },
})

function oneBlock(view: PairView, bead: StaleBead): Raised {
  return {
    drift: 'stale',
    ...placesOf(view, bead),
    say: bead.kind === 'unknown' ? messages.recorded(changeOf(bead)) : messages.block(changeOf(bead)),
    ...(isSlight(bead.kind) ? { atMost: 'info' as const } : {}),
  }
}

function wholePage(view: PairView, beads: readonly StaleBead[], of: number): Raised {
  const parts = beads.map((bead) => ({ drift: 'stale' as const, ...placesOf(view, bead) }))
  const ordered = beads.flatMap(({ changes }) => changes).toSorted((a, b) => (dateOf(a) < dateOf(b) ? -1 : 1))
  const by = [ordered[0], ordered.at(-1)].filter((commit) => commit !== undefined)
  return {
    drift: 'stale',
    ...placesOf(view, beads[0] as StaleBead),
    say: messages.page({ count: beads.length, of, by: [...new Set(by)], changes: beads.map(changeOf) }),
    parts,
  }
}

function placesOf({ source, target }: PairView, bead: StaleBead): { source: Span; target: Span } {
  const at = (blocks: readonly Span[], indexes: readonly number[]): Span =>
    spanOf(indexes.map((index) => blocks[index] as Span))
  return { source: at(source.blocks, bead.source), target: at(target.blocks, bead.target) }
}

const changeOf = ({ kind, diff, changes, translated, evidence, onlyUrls }: StaleBead): Change => ({
  kind,
  words: wordsOf(diff),
  by: changes,
  ...(translated ? { translated } : {}),
  diff,
  evidence,
  ...(onlyUrls ? { onlyUrls } : {}),
})

/** What went and what came, each in a few words. */
function wordsOf(diff: StaleBead['diff']): Words {
  const texts = (change: 'removed' | 'added') =>
    diff.flatMap((piece) => (piece.change === change && piece.text.trim() !== '' ? [excerpt(piece.text, 40)] : []))
  const [gone, come] = [texts('removed'), texts('added')]
  const [old, now] = [quotes(gone), quotes(come)]
  if (old && now) {
    const became = gone.length > 1 ? 'sont devenus' : 'est devenu'
    return { en: `${old.en} became ${now.en}`, fr: `${old.fr} ${became} ${now.fr}` }
  }
  if (now) return { en: `added ${now.en}`, fr: `ajout de ${now.fr}` }
  if (old) return { en: `removed ${old.en}`, fr: `suppression de ${old.fr}` }
  return { en: 'white space', fr: 'espaces' }
}

const quotes = (texts: readonly string[]): Words | undefined => (texts.length > 0 ? quoteList(texts) : undefined)

/** Uncommitted changes are the newest. */
const dateOf = (commit: Commit | 'work-tree'): string =>
  commit === 'work-tree' ? '9' : new Date(commit.date).toISOString()

/** The same in brackets, where there is anything to say. */
const bracketed = (by: StaleBead['changes'], tongue: Tongue): string =>
  by.length === 0 ? '' : ` (${changesWords(by, tongue)})`
