/** `diptych.lock`: which blocks were in step when somebody said so. One line for each group of blocks, no clock. */
import { createHash } from 'node:crypto'
import type { Block, Page } from '../model.ts'
import { level } from '../text/level.ts'

/** The file, at the project's root. */
export const lockName = 'diptych.lock'

/** Blocks of a translation and the blocks of the source that they were in step with, by {@link fingerprint}. */
export interface Recorded {
  readonly source: readonly string[]
  readonly target: readonly string[]
}

/** What is recorded of one translated page. */
export interface RecordedPage {
  readonly groups: readonly Recorded[]
  /** The pins that the page had; several after a merge of two branches. */
  readonly pins: readonly string[]
}

/** What is recorded of a project, by the path of the translation. */
export type Lock = ReadonlyMap<string, RecordedPage>

/** Why a lock cannot be read as a whole; `line` counts from 1. */
export type LockProblem =
  | { readonly problem: 'conflict' | 'damaged'; readonly line: number }
  | { readonly problem: 'format' | 'unread' }

/** What reading a lock gave; what can be read of a damaged one still counts. */
export interface LockReading {
  readonly lock: Lock
  readonly problem?: LockProblem
}

const head =
  '# diptych.lock 1: blocks in step, as `diptych sync` recorded them. After a merge, keep the lines of both sides.'
const groupLine = /^([0-9a-f]{12}(?:\+[0-9a-f]{12}){0,99}) ([0-9a-f]{12}(?:\+[0-9a-f]{12}){0,99}) (\S.{0,4095})$/
const pinLine = /^pin ([0-9a-f]{7,64}) (\S.{0,4095})$/
/** What git writes around the two sides of a conflict. */
const conflictMark = /^(?:<{7}|={7}|>{7}|\|{7})(?: |$)/

const silent = new Set<Block['kind']>(['comment', 'close', 'rule'])

/** Whether a block is a mark or a remark, which no reader reads. */
export const isSilent = ({ kind }: Block): boolean => silent.has(kind)

/** What identifies a block by its kind and its words, whatever its place and its line breaks: 12 hexadecimal digits. */
export const fingerprint = (page: Page, { kind, start, end }: Block): string =>
  createHash('sha256')
    .update(`${kind} ${level(page.text.slice(start, end))}`)
    .digest('hex')
    .slice(0, 12)

/** Reads a lock. Never throws; of several problems the first is told, a conflict before all others. */
export function readLock(text: string): LockReading {
  const lines = text.split(/\r?\n/)
  const lock = new Map<string, { groups: Recorded[]; pins: string[] }>()
  const problems: LockProblem[] = lines[0]?.startsWith('# diptych.lock 1:') ? [] : [{ problem: 'format' }]
  for (const [index, line] of lines.entries()) {
    if (line === '' || line.startsWith('#')) continue
    if (conflictMark.test(line)) {
      problems.push({ problem: 'conflict', line: index + 1 })
      continue
    }
    const [, source, target, path] = groupLine.exec(line) ?? []
    const [, pin, pinned] = pinLine.exec(line) ?? []
    const name = unquoted(path ?? pinned ?? '')
    if (name === undefined || name === '') {
      problems.push({ problem: 'damaged', line: index + 1 })
      continue
    }
    const page = lock.get(name) ?? { groups: [], pins: [] }
    lock.set(name, page)
    if (pin !== undefined) page.pins.push(pin)
    else if (source !== undefined && target !== undefined)
      page.groups.push({ source: source.split('+'), target: target.split('+') })
  }
  const problem = problems.find((one) => one.problem === 'conflict') ?? problems[0]
  return problem && text.trim() !== '' ? { lock, problem } : { lock }
}

/** The text of a lock: sorted by path, then by the source's fingerprints, so that branches merge line by line. */
export function lockText(lock: Lock): string {
  const paths = [...lock.keys()].sort(byUnits)
  const lines = paths.flatMap((path) => {
    const { groups, pins } = lock.get(path) as RecordedPage
    const name = quoted(path)
    const own = [
      ...groups.map(({ source, target }) => `${source.join('+')} ${target.join('+')} ${name}`),
      ...pins.map((pin) => `pin ${pin} ${name}`),
    ]
    return [...new Set(own)].sort(byUnits)
  })
  return `${[head, ...lines].join('\n')}\n`
}

const byUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** A path on one line: as JSON where it has something that would not stay on it. */
const quoted = (path: string): string => (/^["\s]|\p{Cc}|[\u2028\u2029]/u.test(path) ? JSON.stringify(path) : path)

function unquoted(name: string): string | undefined {
  if (!name.startsWith('"')) return name
  try {
    const path: unknown = JSON.parse(name)
    return typeof path === 'string' ? path : undefined
  } catch {
    return undefined
  }
}

/** What a lock says of a translated block: in step, or with which source blocks it once was, one list for each record. */
export type Spoken = 'in-step' | readonly (readonly string[])[]

/** What a lock says of the blocks of a translation, by index; it is silent on those that changed since, or came later. */
export function spokenOf(recorded: RecordedPage, source: Page, target: Page): Map<number, Spoken> {
  const standing = new Set(source.blocks.map((block) => fingerprint(source, block)))
  const groupsWith = new Map<string, (readonly string[])[]>()
  for (const { source: theirs, target: own } of recorded.groups) {
    for (const one of own) {
      const known = groupsWith.get(one)
      if (known) known.push(theirs)
      else groupsWith.set(one, [theirs])
    }
  }
  const spoken = new Map<number, Spoken>()
  for (const block of target.blocks) {
    const groups = groupsWith.get(fingerprint(target, block))
    if (!groups) continue
    const inStep = groups.some((group) => group.every((one) => standing.has(one)))
    spoken.set(block.index, inStep ? 'in-step' : groups)
  }
  return spoken
}
