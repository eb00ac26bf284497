/** Says of places that disagree which side changed last, so that a reader can judge who is right. */
import type { Mover, Opened, Places } from '../history.ts'
import type { Words } from '../known-error.ts'
import type { Finding, Position, Span } from '../model.ts'
import { commitWords } from '../rule/commits.ts'
import type { AlignedPair } from './aligned-pair.ts'

/**
 * The findings of a pair about facts that differ and text that only the translation has, each with who moved last, where
 * git knows. An edit that would undo what the translation changed last is taken out.
 */
export async function withMovers(
  findings: readonly Finding[],
  pair: AlignedPair | undefined,
  opened: Opened | undefined,
): Promise<readonly Finding[]> {
  if (!pair || opened?.state !== 'open') return findings
  const moverOf = opened.history.movers(pair)
  const told: Finding[] = []
  for (const finding of findings) {
    const places = placesOf(finding)
    const mover = places && (await moverOf(places))
    told.push(mover ? withMover(finding, mover) : finding)
  }
  return told
}

/** Where the sides disagree; `undefined` for what no commit explains. */
function placesOf({ category, drift, source, target }: Finding): Places | undefined {
  if (!target) return undefined
  if (drift === 'extra') return { target: spanOf(target) }
  return drift === 'differs' && category === 'content' && source
    ? { source: spanOf(source), target: spanOf(target) }
    : undefined
}

const spanOf = ({ start, end }: Position): Span => ({ start: start.offset, end: end.offset })

function withMover(finding: Finding, moved: Mover): Finding {
  const { said, edits, ...rest } = finding
  const words = wordsOf(moved)
  const text = { en: `${said.text.en} ${words.en}`, fr: `${said.text.fr} ${words.fr}` }
  const kept = moved.last === 'target' ? edits?.filter(({ side }) => side !== 'target') : edits
  return {
    ...rest,
    said: { ...said, data: { ...said.data, moved }, text },
    ...(kept && kept.length > 0 ? { edits: kept } : {}),
  }
}

function wordsOf({ last, source, target }: Mover): Words {
  const [en, fr] = [
    { source: commitWords(source, 'en'), target: commitWords(target, 'en') },
    { source: commitWords(source, 'fr'), target: commitWords(target, 'fr') },
  ]
  return last === 'target'
    ? {
        en: `The translation changed last (${en.target}), after the source (${en.source}): the source may need the same correction.`,
        fr: `La traduction a changé en dernier (${fr.target}), après la source (${fr.source}) : la source appelle peut-être la même correction.`,
      }
    : {
        en: `The source changed last (${en.source}), after the translation (${en.target}).`,
        fr: `La source a changé en dernier (${fr.source}), après la traduction (${fr.target}).`,
      }
}
