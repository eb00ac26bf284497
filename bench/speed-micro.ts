/** The parts of a check by themselves, in one process. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { recommended, rules } from '../rules/index.ts'
import { activate } from '../src/activate.ts'
import { alignPairs } from '../src/check/align.ts'
import { opened } from '../src/check/aligned-pair.ts'
import type { TextReading } from '../src/check/read.ts'
import { readerOf } from '../src/check/reader.ts'
import { judgePair, viewOf } from '../src/judge.ts'
import { parseTree } from '../src/markdown/engine.ts'
import { parseFast } from '../src/markdown/fast.ts'
import { prepare } from '../src/markdown/prepare.ts'
import { syntaxOf } from '../src/markdown/syntax.ts'
import type { PagePair } from '../src/model.ts'
import { siteOf } from '../src/site.ts'
import type { Corpus } from './speed-corpus.ts'

/** At most so many pairs: the slowest part takes 20 ms a page. */
const most = 60

/** What each part takes a page, in milliseconds. */
export function micro({ docs }: Corpus): Map<string, number> {
  const pairs: PagePair[] = []
  const texts = new Map<string, string>()
  for (const id of readdirSync(join(docs, 'en'), { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (!/\.mdx?$/.test(id) || pairs.length >= most) continue
    const pair = { id, locale: 'fr', source: `en/${id}`, target: `fr/${id}` }
    for (const path of [pair.source, pair.target]) texts.set(path, readFileSync(join(docs, path), 'utf8'))
    pairs.push(pair)
  }
  const times = new Map<string, number>()
  const timed = <Result>(name: string, work: () => Result): Result => {
    const from = performance.now()
    const result = work()
    times.set(name, (performance.now() - from) / texts.size)
    return result
  }
  const each = <Result>(work: (path: string, text: string) => Result): Result[] =>
    [...texts].map(([path, text]) => work(path, text))
  const parsed = (parse: typeof parseFast): unknown =>
    each((path, text) => parse(prepare(text, syntaxOf(path)).text, syntaxOf(path)))
  timed('parse, remark', () => parsed(parseTree))
  timed('parse, fast', () => parsed(parseFast))
  const readings = timed('parse and digest', () => {
    const read = readerOf()
    const all = each((path, text): [string, TextReading] => [path, { ...read(path, path.slice(0, 2), text), text }])
    return new Map(all)
  })
  const aligned = timed('learn and align', () =>
    [...alignPairs(pairs, { readings, source: 'en', lexicons: [] })].map(([, one]) => opened(one)),
  )
  const active = activate(rules, recommended, {})
  const site = siteOf({ source: 'en', targets: ['fr'], pairs, config: {}, readings, has: (path) => texts.has(path) })
  timed('judge', () => aligned.map((both) => judgePair(viewOf(both, site), active)))
  return times
}
