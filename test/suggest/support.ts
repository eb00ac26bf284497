/** Providers for tests, and projects in memory. */

import type { Config } from '../../src/config/types.ts'
import { memoryFiles, suggestProject } from '../../src/index.ts'
import type { Provider } from '../../src/suggest/provider.ts'
import type { Suggested } from '../../src/suggest.ts'

/** Knows these translations, source → target. */
export const knowing = (known: ReadonlyMap<string, string>, name = 'oracle'): Provider => ({
  name,
  answer: async (requests) =>
    requests.map(({ text }) => {
      const found = known.get(text)
      return found === undefined
        ? { state: 'none', reason: { id: 'unknown', data: {}, text: { en: `? ${text}`, fr: `? ${text}` } } }
        : { state: 'text', text: found }
    }),
})

/** Answers everything by the same text, marked. */
export const marking: Provider = {
  name: 'marker',
  answer: async (requests) => requests.map(({ text }) => ({ state: 'text', text: `«${text}»` })),
}

export const project: Config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.{md,mdx}'], history: false }

/** Drafts for one pair, French translated to English unless it is said otherwise. */
export const suggestPair = (
  source: string,
  target: string,
  suggest: NonNullable<Config['suggest']>,
  name = 'a.md',
  [from, to]: readonly [string, string] = ['fr', 'en'],
): Promise<Suggested> =>
  suggestProject(memoryFiles({ [`${from}/${name}`]: source, [`${to}/${name}`]: target }), {
    ...project,
    source: from,
    targets: [to],
    suggest,
  })
