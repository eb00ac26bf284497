/**
 * Packs a word-pair table (`word<TAB>translation<TAB>weight`, with a header line) into the form that the package ships:
 * one line a word, `word<TAB>translation weight…` with weights in hundredths, accents folded, best first.
 *
 * Usage: tsx scripts/lexicon.ts TABLE.tsv lexicon/en-fr.tsv
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { fold } from '../src/text/fold.ts'

const [from, to] = process.argv.slice(2)
if (!from || !to)
  throw new Error('Name the table to read and the file to write: tsx scripts/lexicon.ts TABLE.tsv FILE.tsv')

const entries = new Map<string, Map<string, number>>()
for (const line of readFileSync(from, 'utf8').split('\n').slice(1)) {
  const [word, translation, weight] = line.split('\t')
  if (!word || !translation || !weight) continue
  const entry = entries.get(fold(word)) ?? new Map<string, number>()
  entry.set(fold(translation), Math.max(entry.get(fold(translation)) ?? 0, Math.round(Number(weight) * 100)))
  entries.set(fold(word), entry)
}
const lines = [...entries]
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([word, entry]) => {
    const best = [...entry].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    return [word, ...best.map(([translation, weight]) => `${translation} ${weight}`)].join('\t')
  })
writeFileSync(to, `${lines.join('\n')}\n`)
