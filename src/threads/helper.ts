/** The side of a thread that has a part in a run which another one began. */
import type { MessagePort } from 'node:worker_threads'
import type { Store } from '../cache/store.ts'
import type { Crew } from '../check/crew.ts'
import type { Said } from '../check/judgement.ts'
import { takingTurns } from '../check/step.ts'
import type { PagePair } from '../model.ts'
import { startTiming, timed } from '../timing.ts'
import { type FromHelper, type Job, sharePart, shareSaid, type ToHelper, toldLessons, toldPart } from './messages.ts'

/** So many groups, steps, or characters of what is to be kept are sent at a time. */
const groupsAtATime = 32
const stepsAtATime = 8
const charactersAtATime = 2 ** 18

/** The thread that began the run, seen from here. */
export interface Chief {
  readonly crew: Crew
  tell(first: PagePair, said: Said): void
  /** Hears of a path whether a file stands there: what is reported depends on that. */
  seek(path: string, isThere: boolean): void
  /** Keeps what is found out; knows nothing itself. Absent where nothing is kept. */
  readonly store: Store | undefined
}

/** Waits for a job, does it, and says that it is done. */
export async function help(port: MessagePort, work: (job: Job, chief: Chief) => Promise<void>): Promise<void> {
  const inbox = inboxOf(port)
  const send = (message: FromHelper): void => port.postMessage(message)
  const { job } = await inbox.next('job')
  const began = performance.now()
  const end = job.isTimed ? startTiming() : () => new Map<string, number>()
  const letters = lettersTo(send, job)
  const sought = new Map<string, boolean>()
  const seek = (path: string, isThere: boolean): void => void sought.set(path, isThere)
  await work(job, { crew: crewOf(job, inbox, send), tell: letters.tell, seek, store: letters.store })
  letters.flush()
  send({ kind: 'done', sought: [...sought], timing: [...end(), ['start', began], ['elsewhere', performance.now()]] })
  port.close()
}

type Kind = ToHelper['kind']
type Of<K extends Kind> = Extract<ToHelper, { readonly kind: K }>

/** What the chief sends, once each. */
interface Inbox {
  has(kind: Kind): boolean
  next<K extends Kind>(kind: K): Promise<Of<K>>
}

function inboxOf(port: MessagePort): Inbox {
  const here = new Map<Kind, ToHelper>()
  const waiting = new Map<Kind, (message: ToHelper) => void>()
  port.on('message', (message: ToHelper) => {
    here.set(message.kind, message)
    waiting.get(message.kind)?.(message)
  })
  return {
    has: (kind) => here.has(kind),
    next: <K extends Kind>(kind: K) =>
      new Promise<ToHelper>((resolve) => {
        const message = here.get(kind)
        if (message) resolve(message)
        else waiting.set(kind, resolve)
      }) as Promise<Of<K>>,
  }
}

function crewOf({ pairs, own }: Job, inbox: Inbox, send: (message: FromHelper) => void): Crew {
  const mine = new Set(own.map((place) => pairs[place]))
  return {
    isOwn: (pair) => mine.has(pair),
    async lessons(_, meanwhile) {
      const turn = takingTurns(1)
      while (!inbox.has('lessons') && meanwhile()) await turn()
      return toldLessons((await timed('wait', () => inbox.next('lessons'))).lessons)
    },
    async exchange(part) {
      send({ kind: 'part', part: sharePart(await part()) })
      const { parts } = await timed('wait', () => inbox.next('parts'))
      return parts.map(toldPart)
    },
    step(step) {
      if (step.done % stepsAtATime === 0) send({ kind: 'step', step })
    },
  }
}

/** Sends several things at a time. */
function lettersTo(send: (message: FromHelper) => void, { pairs, isKept }: Job) {
  const places = new Map(pairs.map((pair, place) => [pair, place]))
  let said: [first: number, said: Said][] = []
  let entries: [key: string, json: string, often: boolean][] = []
  let size = 0
  const flushSaid = (): void => {
    send({ kind: 'said', firsts: said.map(([first]) => first), texts: shareSaid(said.map(([, one]) => one)) })
    said = []
  }
  const flushEntries = (): void => {
    send({ kind: 'kept', entries })
    entries = []
    size = 0
  }
  const put: Store['put'] = (key, json, often = false) => {
    entries.push([key, json, often])
    size += json.length
    if (size >= charactersAtATime) flushEntries()
  }
  const store: Store = {
    get: () => undefined,
    has: () => false,
    isSound: () => false,
    set: (key, value, often) => put(key, JSON.stringify(value), often),
    put,
    save: () => {},
  }
  return {
    tell(first: PagePair, one: Said): void {
      said.push([places.get(first) ?? -1, one])
      if (said.length >= groupsAtATime) flushSaid()
    },
    store: isKept ? store : undefined,
    flush(): void {
      flushSaid()
      flushEntries()
    },
  }
}
