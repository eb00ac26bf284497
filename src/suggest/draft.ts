/** Asks the providers, in their order, for the texts of some needs, and makes drafts of what they answer. */
import type { DiffPiece } from '../history/kind.ts'
import type { Edit, Finding, PageReport, Said } from '../model.ts'
import { byPlace, overlap } from './apply.ts'
import type { Segment } from './chunk.ts'
import type { Localise } from './links.ts'
import type { Need } from './needs.ts'
import type { Answer, Provider, TextRequest } from './provider.ts'
import { reasons } from './reasons.ts'

/** One text of a draft. */
export interface DraftText {
  readonly source: string
  readonly text: string
  readonly origin: string
  readonly score?: number
  readonly differences?: readonly DiffPiece[]
  readonly found?: string
}

/** A draft: where it goes, as what, and what it is made of. */
export interface Draft {
  readonly need: Need
  readonly texts: readonly DraftText[]
  readonly edit: Edit
  readonly origin: string
  /** The least of its texts'; absent when one is a machine's. */
  readonly score?: number
  readonly failed: readonly Said[]
}

/** A need of a finding, and what came of it. */
export interface Outcome {
  readonly page: PageReport
  readonly finding: Finding
  /** Absent where it could not be told what text is needed where. */
  readonly need?: Need
  readonly result: { readonly draft: Draft } | { readonly reason: Said }
}

/** A need that is to be met. */
export interface Task {
  readonly page: PageReport
  readonly finding: Finding
  readonly need: Need
}

/** The requests of some tasks: one for each text. */
export const requestsOf = (tasks: readonly Task[]): TextRequest[] =>
  tasks.flatMap(({ need }) => need.segments.map((segment) => requestOf(need, segment)))

const requestOf = ({ pair, context }: Need, { text, block }: Segment): TextRequest => ({
  text,
  kind: block.kind,
  source: pair.source.locale,
  target: pair.target.locale,
  context,
  path: pair.target.path,
})

type Given = { readonly provider: string; readonly answer: Answer }

/** An answer for each request: of the first provider that has one, else the last one's reason. */
export async function answersTo(requests: readonly TextRequest[], providers: readonly Provider[]): Promise<Given[]> {
  const given: Given[] = requests.map(() => ({
    provider: '',
    answer: { state: 'none', reason: reasons['no-provider']() },
  }))
  for (const provider of providers) {
    const open = given.flatMap(({ answer }, at) => (answer.state === 'none' ? [at] : []))
    if (open.length === 0) break
    const answers = await ask(
      provider,
      open.map((at) => requests[at] as TextRequest),
    )
    for (const [index, at] of open.entries()) {
      const answer = answers[index]
      if (answer) given[at] = { provider: provider.name, answer }
    }
  }
  return given
}

/** A provider of the project's own may fail as it likes; the others go on. */
async function ask(provider: Provider, requests: readonly TextRequest[]): Promise<readonly (Answer | undefined)[]> {
  try {
    return await provider.answer(requests)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    const answer: Answer = { state: 'none', reason: reasons.failed({ provider: provider.name, reason }) }
    return requests.map(() => answer)
  }
}

/** What comes of some tasks of one page, given the answers to their requests. */
export function draftsOf(tasks: readonly Task[], given: readonly Given[], localise: Localise): Outcome[] {
  let from = 0
  const met = tasks.map((task) => {
    const own = given.slice(from, from + task.need.segments.length)
    from += task.need.segments.length
    return { task, own }
  })
  const outcomes = new Map<Task, Outcome>()
  const placed: Draft[] = []
  for (const { task, own } of met.toSorted((a, b) => byPlace(a.task.need, b.task.need))) {
    const lacking = own.find(({ answer }) => answer.state === 'none')
    const clash = placed.some(({ need }) => overlap(need.target, task.need.target))
    if (lacking?.answer.state === 'none' || clash) {
      const reason = lacking?.answer.state === 'none' ? lacking.answer.reason : reasons.overlap()
      outcomes.set(task, { ...task, result: { reason } })
      continue
    }
    const before = placed.filter(({ need }) => isQueued(need, task.need)).length
    const draft = draftOf(task.need, own, before, localise)
    placed.push(draft)
    outcomes.set(task, { ...task, result: { draft } })
  }
  return tasks.flatMap((task) => outcomes.get(task) ?? [])
}

/** Whether both are items that are put into one list at one place. */
export const isQueued = (a: Need, b: Need): boolean =>
  a.list !== undefined && a.list === b.list && a.target.start === b.target.start

function draftOf(need: Need, given: readonly Given[], before: number, localise: Localise): Draft {
  const texts = given.flatMap(({ provider, answer }, at): DraftText[] => {
    if (answer.state === 'none') return []
    const { text, score, differences, found } = answer
    return [
      {
        source: need.segments[at]?.text ?? '',
        text: localise(text, need.pair),
        origin: provider,
        ...(score === undefined ? {} : { score }),
        ...(differences ? { differences } : {}),
        ...(found === undefined ? {} : { found }),
      },
    ]
  })
  const scores = texts.flatMap(({ score }) => score ?? [])
  const edit = editOf(need, texts, before)
  return {
    need,
    texts,
    edit,
    // What has no words is the same in every language.
    origin: texts.length === 0 ? 'source' : [...new Set(texts.map(({ origin }) => origin))].join('+'),
    ...(scores.length > 0 && scores.length === texts.length ? { score: Math.min(...scores) } : {}),
    failed: given.flatMap(({ answer }) => (answer.state === 'text' ? (answer.failed ?? []) : [])),
  }
}

export const editOf = (need: Need, texts: readonly Pick<DraftText, 'text'>[], before: number): Edit => ({
  side: 'target',
  start: need.target.start,
  end: need.target.end,
  text: need.write(
    texts.map(({ text }) => text),
    before,
  ),
})
