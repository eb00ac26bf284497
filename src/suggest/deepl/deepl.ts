/** The provider that asks DeepL: masks, sends what is not known yet, counts, unmasks. */
import type { SuggestConfig } from '../../config/types.ts'
import type { Files } from '../../files.ts'
import type { Glossaries } from '../../glossary/term.ts'
import { KnownError } from '../../known-error.ts'
import { syntaxOf } from '../../markdown/syntax.ts'
import type { Locale, Said } from '../../model.ts'
import { billable, type Mark, mask, unmask } from '../mask.ts'
import type { Account, Answer, Forecast, Provider, TextRequest } from '../provider.ts'
import { reasons } from '../reasons.ts'
import { batchesOf, fits, type Sendable } from './batches.ts'
import { AnswerCache, type Question } from './cache.ts'
import { type Connection, DeepLConnection, DeepLFailure, type Translated } from './client.ts'
import { failures, type Trouble } from './failures.ts'
import { type DeepLGlossary, deeplGlossary, GlossaryShelf } from './glossary.ts'
import { sourceCode, targetCode } from './languages.ts'

/** What DeepL is asked with. */
export interface DeepLSettings extends Pick<SuggestConfig, 'formality' | 'model' | 'keep' | 'maxChars' | 'languages'> {
  /** Absent where no key is known: then nothing is sent. */
  readonly connection?: Connection
  /** Where DeepL is, where it is not at its usual address: also what earlier answers are known by. */
  readonly server?: string
  /** Why there is no connection, where it is not for want of a key. */
  readonly leftOut?: Said
  readonly files: Files
  /** The folder of earlier answers, relative to the root; none is kept without it. */
  readonly cache?: string
  /** The project's terms, by the locale that they are translated to. */
  readonly glossaries?: Glossaries
  /** What the project is called in the account, for the names of glossaries. */
  readonly project?: string
}

interface Text extends Sendable {
  readonly marks: readonly Mark[]
  readonly question: Question
  readonly characters: number
  readonly glossary?: DeepLGlossary
}

/** What came of each question: DeepL's XML, or why there is none. */
type Answers = Map<string, { readonly xml: string } | { readonly reason: Said }>

/** Asks DeepL. */
export function deeplProvider(settings: DeepLSettings): Provider {
  return new DeepL(settings)
}

class DeepL implements Provider {
  readonly name = 'deepl'
  private readonly settings: DeepLSettings
  private readonly cache: AnswerCache
  private readonly connection: DeepLConnection | undefined
  private billed = 0
  private cached = 0
  private usage: { readonly count: number; readonly limit: number } | undefined
  private refused = 0
  /** Why nothing more is sent. */
  private stopped: Said | undefined
  private readonly notes = new Map<string, Said>()
  private readonly shelf: GlossaryShelf | undefined
  private readonly glossaries = new Map<string, DeepLGlossary | undefined>()

  constructor(settings: DeepLSettings) {
    this.settings = settings
    this.cache = new AnswerCache(settings.files, settings.cache)
    this.connection = settings.connection && new DeepLConnection(settings.connection)
    this.shelf = this.connection && new GlossaryShelf(this.connection, settings.project ?? 'docs')
  }

  async answer(requests: readonly TextRequest[]): Promise<readonly (Answer | undefined)[]> {
    const texts = requests.map((request) => this.textOf(request))
    const answers: Answers = new Map()
    const open = new Map<string, Text>()
    for (const text of texts) {
      const key = keyOf(text)
      if (answers.has(key) || open.has(key)) continue
      const known = await this.cache.get(text.question)
      if (known !== undefined) {
        this.cached += 1
        answers.set(key, { xml: known })
      } else if (fits(text)) open.set(key, text)
      else answers.set(key, { reason: failures['too-large']({}) })
    }
    const { connection } = this
    if (connection && open.size > 0) await this.send(connection, [...open.values()], answers)
    if (!connection) this.note(this.settings.leftOut ?? failures['no-key']())
    return texts.map((text) => answerOf(text, answers.get(keyOf(text))))
  }

  async forecast(requests: readonly TextRequest[]): Promise<Forecast> {
    const seen = new Set<string>()
    const [sent, cached] = [new Count(), new Count()]
    for (const request of requests) {
      const text = this.textOf(request)
      if (seen.has(keyOf(text))) continue
      seen.add(keyOf(text))
      const known = (await this.cache.get(text.question)) !== undefined
      ;(known ? cached : sent).add(text.characters)
    }
    const { maxChars } = this.settings
    const note = !this.connection
      ? (this.settings.leftOut ?? failures['no-key']())
      : maxChars !== undefined && sent.characters > maxChars
        ? failures['too-dear']({ most: maxChars, spent: 0, next: sent.characters })
        : undefined
    return { ...sent.counts(), cached: cached.counts(), ...(note ? { note } : {}) }
  }

  account(): Account {
    return {
      ...(this.connection ? { billed: this.billed, cached: this.cached } : {}),
      ...(this.usage ? { usage: this.usage } : {}),
      notes: [...this.notes.values()],
    }
  }

  private textOf({ text, path, context, ...request }: TextRequest): Text {
    const { languages = {}, formality = '', model = '', keep = [], server = '', glossaries = {} } = this.settings
    const source = sourceCode(request.source, languages[request.source])
    const target = targetCode(request.target, languages[request.target])
    const untranslated = (glossaries[request.target] ?? []).flatMap((term) => (term.dnt ? [term.source] : []))
    const { xml, marks } = mask(text, { syntax: syntaxOf(path), keep: [...keep, ...untranslated] })
    const glossary = this.glossaryFor(request.target, source, target)
    const question = { text: xml, context, source, target, formality, model, glossary: glossary?.hash ?? '', server }
    const characters = billable(xml)
    return { xml, marks, context, source, target, question, characters, ...(glossary ? { glossary } : {}) }
  }

  private glossaryFor(locale: Locale, source: string, target: string): DeepLGlossary | undefined {
    const key = `${locale} ${source} ${target}`
    if (!this.glossaries.has(key))
      this.glossaries.set(key, deeplGlossary(this.settings.glossaries?.[locale] ?? [], source, target))
    return this.glossaries.get(key)
  }

  /** Sends texts, batch by batch, until something stops it. What was obtained is kept at once. */
  private async send(connection: DeepLConnection, texts: readonly Text[], answers: Answers): Promise<void> {
    await this.readUsage(connection)
    const queue = batchesOf(this.stopped ? texts : await this.unknownWithout(texts, answers))
    for (let batch = queue.shift(); batch; batch = queue.shift()) {
      const allowed = this.stopped ? [] : this.affordable(batch)
      if (this.stopped)
        for (const text of batch.slice(allowed.length)) answers.set(keyOf(text), { reason: this.stopped })
      if (allowed.length === 0) continue
      try {
        await this.sendBatch(connection, allowed, answers)
      } catch (error) {
        if (!(error instanceof DeepLFailure)) throw error
        const half = Math.ceil(allowed.length / 2)
        // One text of several may be at fault: the others need not suffer.
        if (isTheTexts(error) && allowed.length > 1) queue.unshift(allowed.slice(0, half), allowed.slice(half))
        else {
          this.refused += 1
          // Where nothing at all is accepted, it is the options.
          if (!isTheTexts(error) || (this.billed === 0 && this.refused > 1)) this.stop(error.said)
          for (const text of allowed) answers.set(keyOf(text), { reason: error.said })
          this.note(error.said)
        }
      }
    }
  }

  /** The texts that were not answered earlier without the glossary, where DeepL does not take it. */
  private async unknownWithout(texts: readonly Text[], answers: Answers): Promise<Text[]> {
    const unknown: Text[] = []
    for (const text of texts) {
      const isTaken = !text.glossary || (await this.glossaryId(text.glossary)) !== undefined
      const known = isTaken ? undefined : await this.cache.get({ ...text.question, glossary: '' })
      if (known === undefined) unknown.push(text)
      else {
        this.cached += 1
        answers.set(keyOf(text), { xml: known })
      }
    }
    return unknown
  }

  private async sendBatch(connection: DeepLConnection, batch: readonly Text[], answers: Answers): Promise<void> {
    const { formality, model } = this.settings
    const [{ source, target, context, glossary }] = batch as [Text, ...Text[]]
    const translate = (id: string | undefined): Promise<Translated[]> =>
      connection.translate(
        batch.map(({ xml }) => xml),
        {
          source,
          target,
          context,
          ...(formality ? { formality } : {}),
          ...(model ? { model } : {}),
          ...(id === undefined ? {} : { glossary: id }),
        },
      )
    let id = await this.glossaryId(glossary)
    const translated = await translate(id).catch(async (error: unknown) => {
      if (!glossary || id === undefined || !(error instanceof DeepLFailure) || error.kind !== 'not-found') throw error
      this.shelf?.forget(glossary)
      id = await this.glossaryId(glossary)
      return translate(id)
    })
    for (const [at, text] of batch.entries()) {
      const { xml = '', billed = text.characters } = translated[at] ?? {}
      this.billed += billed
      answers.set(keyOf(text), { xml })
      // What was made without the glossary must not be taken for what it would have made.
      await this.keep(id === undefined ? { ...text.question, glossary: '' } : text.question, xml)
    }
  }

  /** DeepL's id of a glossary; `undefined` where there is none, or DeepL does not take it, which is told. */
  private async glossaryId(glossary: DeepLGlossary | undefined): Promise<string | undefined> {
    if (!glossary) return undefined
    try {
      return await this.shelf?.idOf(glossary)
    } catch (error) {
      if (!(error instanceof DeepLFailure)) throw error
      const { reason, trace } = error.said.data as Trouble
      this.note(failures['no-glossary']({ ...(reason ? { reason } : {}), ...(trace ? { trace } : {}) }))
      return undefined
    }
  }

  /** What was paid for must not be lost because it cannot be kept. */
  private async keep(question: Question, xml: string): Promise<void> {
    try {
      await this.cache.set(question, xml)
    } catch (error) {
      if (!(error instanceof KnownError)) throw error
      this.note(failures['not-kept']({ reason: error.words.en, raison: error.words.fr }))
    }
  }

  private async readUsage(connection: DeepLConnection): Promise<void> {
    if (this.usage || this.stopped) return
    try {
      this.usage = await connection.usage()
    } catch (error) {
      if (!(error instanceof DeepLFailure)) throw error
      this.stop(error.said)
    }
  }

  /** The texts at the beginning of a batch that may be billed; where that is not all, nothing is sent afterwards. */
  private affordable(batch: readonly Text[]): readonly Text[] {
    const { maxChars } = this.settings
    const left = this.usage ? this.usage.limit - this.usage.count - this.billed : Number.POSITIVE_INFINITY
    let next = 0
    for (const [at, { characters }] of batch.entries()) {
      if (maxChars !== undefined && this.billed + next + characters > maxChars) {
        this.stop(failures['too-dear']({ most: maxChars, spent: this.billed + next, next: characters }))
        return batch.slice(0, at)
      }
      if (next + characters > left) {
        this.stop(failures['near-quota']({ left: left - next, next: characters }))
        return batch.slice(0, at)
      }
      next += characters
    }
    return batch
  }

  private stop(said: Said): void {
    this.stopped ??= said
    this.note(said)
  }

  private note(said: Said): void {
    this.notes.set(said.id, said)
  }
}

/** Whether the texts of a request are at fault, rather than the account or the network. */
const isTheTexts = ({ kind }: DeepLFailure): boolean => kind === 'bad-request' || kind === 'too-large'

const keyOf = ({ question }: Text): string => JSON.stringify(question)

/** Texts that differ in nothing but what is masked have one answer, each with its own marks. */
function answerOf(
  { marks }: Text,
  answer: { readonly xml: string } | { readonly reason: Said } | undefined,
): Answer | undefined {
  if (!answer) return undefined
  if ('reason' in answer) return { state: 'none', reason: answer.reason }
  const { text, lost } = unmask(answer.xml, marks)
  return { state: 'text', text, ...(lost.length > 0 ? { failed: [reasons.marks({ lost })] } : {}) }
}

class Count {
  texts = 0
  characters = 0

  add(characters: number): void {
    this.texts += 1
    this.characters += characters
  }

  counts(): { readonly texts: number; readonly characters: number } {
    return { texts: this.texts, characters: this.characters }
  }
}
