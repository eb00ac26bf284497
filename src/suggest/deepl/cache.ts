/** Earlier answers of DeepL, on the disk: a second run costs nothing, and one that was interrupted goes on. */
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Files } from '../../files.ts'

const entry = z.object({ schema: z.literal(1), text: z.string() })

/** What an answer depends on. No key is among it. */
export interface Question {
  readonly text: string
  readonly context: string
  readonly source: string
  readonly target: string
  readonly formality: string
  readonly model: string
  readonly glossary: string
  readonly server: string
}

/** A folder of answers, below the root of the project. */
export class AnswerCache {
  private readonly files: Files
  private readonly folder: string | undefined

  /** @param folder `undefined`: nothing is kept. */
  constructor(files: Files, folder: string | undefined) {
    this.files = files
    this.folder = folder?.replace(/\/+$/, '')
  }

  /** The answer to a question that was asked before. What is no entry counts as none. */
  async get(question: Question): Promise<string | undefined> {
    const path = this.pathOf(question)
    if (path === undefined || !this.files.has(path)) return undefined
    const contents = await this.files.read(path)
    if (contents.state === 'unread') return undefined
    try {
      return entry.safeParse(JSON.parse(contents.text)).data?.text
    } catch {
      return undefined
    }
  }

  async set(question: Question, text: string): Promise<void> {
    const path = this.pathOf(question)
    if (path === undefined) return
    const ignore = `${this.folder}/.gitignore`
    if (!this.files.has(ignore)) await this.files.write(ignore, '*\n')
    await this.files.write(path, `${JSON.stringify({ schema: 1, text })}\n`)
  }

  private pathOf(question: Question): string | undefined {
    if (this.folder === undefined) return undefined
    const { text, context, source, target, formality, model, glossary, server } = question
    const parts = ['deepl', 'xml v2', text, context, source, target, formality, model, glossary, server]
    return `${this.folder}/deepl/${createHash('sha256').update(JSON.stringify(parts)).digest('hex')}.json`
  }
}
