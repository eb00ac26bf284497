/** The side of the thread that began a run, and shares it with others. */
import { Worker } from 'node:worker_threads'
import type { Store } from '../cache/store.ts'
import type { Lead } from '../check/crew.ts'
import type { Said } from '../check/judgement.ts'
import type { Step } from '../check/step.ts'
import type { Part } from '../check/told.ts'
import type { Files } from '../files.ts'
import type { PagePair } from '../model.ts'
import { packageRoot } from '../package-files.ts'
import { addTiming, timed } from '../timing.ts'
import {
  type FromHelper,
  type Job,
  type SharedPart,
  shareLessons,
  sharePart,
  type ToHelper,
  toldPart,
  toldSaid,
} from './messages.ts'

/** What leading takes. */
export interface Leading {
  /** Of each other thread. */
  readonly jobs: readonly Job[]
  readonly pairs: readonly PagePair[]
  /** They are asked again what the others asked theirs, for whoever notes what a report depends on; what is no longer so is judged anew. */
  readonly files: Pick<Files, 'has'>
  /** What is found out by the others is kept there. */
  readonly store?: Store | undefined
  readonly step?: ((step: Step) => void) | undefined
}

/** A crew that can be sent away. */
export interface OpenCrew extends Lead {
  /** Ends what the others still do. */
  close(): void
}

/** What runs in the other threads. */
export const program = new URL('dist/src/thread.js', packageRoot)

/** So much is taken for what may be short-lived, a third of what V8 takes by itself: memory is what threads do not share. */
export const youngMegabytes = 16

/** Starts a thread for each job. */
export function openCrew({ jobs, pairs, files, store, step }: Leading): OpenCrew {
  const steps = stepsOf(jobs.length, step)
  const helpers = jobs.map((job, at) => new Helper(job, { files, store, step: (one) => steps.hear(at, one) }))
  const helperOf = new Map(
    jobs.flatMap(({ own }, at) => own.map((place) => [pairs[place], helpers[at] as Helper] as const)),
  )
  const working = (): Helper[] => helpers.filter(({ hasFailed }) => !hasFailed)
  return {
    isOwn: (pair) => helperOf.get(pair)?.hasFailed ?? true,
    async lessons(learn) {
      const lessons = learn()
      const message: ToHelper = { kind: 'lessons', lessons: shareLessons(lessons) }
      for (const helper of working()) helper.send(message)
      return lessons
    },
    async exchange(own) {
      const parts = await timed('wait', () => Promise.all(helpers.map((helper) => helper.part)))
      const mine = sharePart(await own())
      for (const [at, helper] of helpers.entries()) {
        const others = parts.filter((part, other): part is SharedPart => part !== undefined && other !== at)
        if (!helper.hasFailed) helper.send({ kind: 'parts', parts: [mine, ...others] })
      }
      return parts.flatMap((part): Part[] => (part ? [toldPart(part)] : []))
    },
    async judged() {
      await timed('wait', () => Promise.all(helpers.map((helper) => helper.done)))
      const places = new Map(pairs.map((pair, place) => [pair, place]))
      return (first) => helperOf.get(first)?.said(places.get(first) ?? -1)
    },
    ...(step ? { step: steps.own } : {}),
    close() {
      for (const helper of helpers) helper.close()
    },
  }
}

/** Who hears what another thread says. */
interface Hearing extends Pick<Leading, 'files' | 'store'> {
  readonly step: (step: Step) => void
}

/** Another thread. One that fails, for whatever reason, is as good as none. */
class Helper {
  private readonly worker: Worker
  private readonly judged = new Map<number, () => Said>()
  readonly part: Promise<SharedPart | undefined>
  readonly done: Promise<void>
  private fulfil: { readonly part: (part: SharedPart | undefined) => void; readonly done: () => void }
  private state: 'working' | 'done' | 'failed' = 'working'

  constructor(job: Job, how: Hearing) {
    let [part, done]: [(part: SharedPart | undefined) => void, () => void] = [() => {}, () => {}]
    this.part = new Promise((resolve) => (part = resolve))
    this.done = new Promise((resolve) => (done = resolve))
    this.fulfil = { part, done }
    const fail = (): void => this.fail()
    this.worker = new Worker(program, { resourceLimits: { maxYoungGenerationSizeMb: youngMegabytes } })
      .on('message', (message: FromHelper) => this.hear(message, how))
      .on('messageerror', fail)
      .on('error', fail)
      .on('exit', fail)
    this.send({ kind: 'job', job })
  }

  get hasFailed(): boolean {
    return this.state === 'failed'
  }

  send(message: ToHelper): void {
    try {
      this.worker.postMessage(message)
    } catch {
      // A configuration may hold what cannot be sent.
      this.fail()
    }
  }

  said(place: number): (() => Said) | undefined {
    return this.judged.get(place)
  }

  close(): void {
    if (this.state === 'done') return
    this.fail()
    void this.worker.terminate()
  }

  private hear(message: FromHelper, { files, store, step }: Hearing): void {
    if (message.kind === 'step') step(message.step)
    else if (message.kind === 'part') this.fulfil.part(message.part)
    else if (message.kind === 'said')
      for (const [at, first] of message.firsts.entries()) this.judged.set(first, () => toldSaid(message.texts, at))
    else if (message.kind === 'kept') for (const kept of message.entries) store?.put(...kept)
    else if (message.sought.some(([path, isThere]) => files.has(path) !== isThere)) this.fail()
    else {
      this.state = 'done'
      addTiming(new Map(message.timing))
      this.fulfil.done()
    }
  }

  private fail(): void {
    if (this.state === 'done') return
    this.state = 'failed'
    this.judged.clear()
    this.fulfil.part(undefined)
    this.fulfil.done()
  }
}

/** Adds up how far all threads are. */
function stepsOf(helpers: number, step: ((step: Step) => void) | undefined) {
  const latest = new Map<Step['what'], { own?: Step; readonly others: number[] }>()
  const of = (what: Step['what']) => {
    const known = latest.get(what) ?? { others: new Array<number>(helpers).fill(0) }
    latest.set(what, known)
    return known
  }
  const tell = (what: Step['what']): void => {
    const { own, others } = of(what)
    if (own)
      step?.({
        ...own,
        done: Math.min(
          own.all,
          others.reduce((sum, done) => sum + done, own.done),
        ),
      })
  }
  return {
    own(one: Step): void {
      of(one.what).own = one
      tell(one.what)
    },
    hear(at: number, { what, done }: Step): void {
      of(what).others[at] = done
      tell(what)
    },
  }
}
