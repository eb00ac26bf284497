/** Asks a person which repairs to make, one after the other. */
import { createInterface } from 'node:readline'
import { mended, type Repair } from '../fix/repairs.ts'
import type { Tongue } from '../model.ts'
import { printable } from '../report/terminal.ts'
import type { Input, Output } from './command.ts'
import * as says from './fix-words.ts'
import { patchOf } from './patch.ts'

/** Who asks. */
export interface Asking {
  /** The repairs that the person wants. The end of the input is a `q`. */
  choose(repairs: readonly Repair[], texts: ReadonlyMap<string, string>): Promise<readonly Repair[]>
  close(): void
}

type Answer = 'yes' | 'no' | 'all' | 'quit'

/** The first letter of each answer, in either language. */
const answers: Readonly<Record<string, Answer>> = { y: 'yes', o: 'yes', n: 'no', a: 'all', t: 'all', q: 'quit' }

/** @param input Where the answers come from, a line each: a person, or a pipe. */
export function asking(
  input: Input,
  output: Output,
  look: { readonly color: boolean; readonly tongue: Tongue },
): Asking {
  const reader = createInterface({ input, terminal: false })
  const lines = reader[Symbol.asyncIterator]()
  let settled: 'all' | 'quit' | undefined
  const ask = async (): Promise<Answer> => {
    for (;;) {
      output.write(says.question[look.tongue])
      const { value, done } = await lines.next()
      if (done) {
        output.write('\n')
        return 'quit'
      }
      const answer = answers[value.trim().slice(0, 1).toLowerCase()]
      if (answer) return answer
    }
  }
  return {
    async choose(repairs, texts) {
      const chosen: Repair[] = []
      for (const repair of repairs) {
        if (!settled) {
          output.write(shown(repair, texts, look))
          const answer = await ask()
          if (answer === 'all' || answer === 'quit') settled = answer
          if (answer === 'yes') chosen.push(repair)
        }
        if (settled === 'all') chosen.push(repair)
      }
      return chosen
    },
    close: () => reader.close(),
  }
}

/** What a person needs to decide: the finding and the change. */
function shown(
  repair: Repair,
  texts: ReadonlyMap<string, string>,
  { color, tongue }: { readonly color: boolean; readonly tongue: Tongue },
): string {
  const { rule, said } = repair.finding
  const head = printable(`\n${rule}: ${said.text[tongue]}\n`)
  const patches = [...mended(texts, [repair])].map(([path, after]) =>
    patchOf(path, texts.get(path) ?? '', after, { color, forPeople: true, context: 1 }),
  )
  return head + patches.join('')
}
