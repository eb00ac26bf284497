/**
 * Draws a page of the help centre as an editor shows it, from what a real session has to say of it. Run by hand when that
 * looks different: `npx tsx scripts/editor-picture.ts`.
 */
import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { diskFiles, loadConfig, openSession } from '../src/index.ts'
import { actionsFor } from '../src/lsp/actions.ts'
import { diagnosticsOf } from '../src/lsp/diagnostics.ts'
import { facing } from '../src/lsp/hover.ts'
import { offsetIn, type Places, rangeIn } from '../src/lsp/places.ts'
import type { Tongue } from '../src/model.ts'

const root = resolve('examples/help-centre')
const path = 'en/two-factor.md'
const [first, last] = [27, 41]
const [left, lineHeight, charWidth] = [54, 21, 7.83]

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll(' ', '\u00a0')

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text)

const { config } = await loadConfig(root)
const session = await openSession(diskFiles(root), config, { history: false })
const text = session.reading(path)?.text ?? ''
const lines = text.split('\n')
const textOf = (one: string): string => session.reading(one)?.text ?? ''
const places: Places = {
  uriOf: (one) => `file:///${one}`,
  rangeOf: (one, span) => rangeIn(textOf(one), span),
  offsetOf: (one, place) => offsetIn(textOf(one), place),
}

for (const tongue of ['en', 'fr'] as const satisfies Tongue[]) {
  const diagnostics = diagnosticsOf(path, await session.reportsOf(path), tongue, places)
  const chosen = diagnostics.find(({ code }) => code === 'number')
  if (!chosen) throw new Error('The help centre has no wrong number on this page any more.')
  const [facts] = facing(session, path, offsetIn(text, chosen.range.start))
  const other = facts?.page.text.slice(facts.there.start, facts.there.end) ?? ''
  const actions = await actionsFor({ session, tongue, places, resolves: true }, path, chosen.range)
  const top = (line: number): number => 40 + (line - first) * lineHeight
  const code = lines
    .slice(first, last + 1)
    .flatMap((line, at) => [
      `<text x="40" y="${top(first + at) + 15}" fill="#737a86" text-anchor="end">${first + at + 1}</text>`,
      `<text x="${left}" y="${top(first + at) + 15}">${escaped(cut(line, 108))}</text>`,
    ])
  const waves = diagnostics.flatMap(({ range: { start, end }, severity }) => {
    if (start.line < first || start.line > last) return []
    const length = Math.min(108, lines[start.line]?.length ?? 0)
    const to = end.line === start.line ? Math.min(length, end.character) : length
    const from = Math.min(start.character, length - 1)
    const y = top(start.line) + 19
    const steps = Math.max(2, Math.round(((to - from) * charWidth) / 3))
    const wave = Array.from({ length: steps }, (_, at) => `l3 ${at % 2 === 0 ? -3 : 3}`).join('')
    const color = severity === 1 ? '#e5675c' : '#d9a441'
    return [`<path d="M${left + from * charWidth} ${y}${wave}" stroke="${color}" fill="none" stroke-width="1.3"/>`]
  })
  const shown = [
    { text: String(chosen.message), color: '#e4e3df' },
    { text: `diptych(${chosen.code})`, color: '#8fd0d6' },
    { text: `${facts?.page.path}: ${cut(other.replace(/\s+/g, ' '), 84)}`, color: '#b9bcc4' },
    ...actions.map(({ title }) => ({ text: `› ${title}`, color: '#9fc5ea' })),
  ]
  const boxTop = top(chosen.range.start.line) + 26
  const box = shown.map(
    (row, at) =>
      `<text x="${left + 14}" y="${boxTop + 22 + at * 20}" fill="${row.color}">${escaped(cut(row.text, 108))}</text>`,
  )
  const height = Math.max(top(last) + 34, boxTop + shown.length * 20 + 26)
  const title = tongue === 'en' ? 'An editor with a finding' : 'Un éditeur et un constat'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 930 ${height}" role="img" aria-label="${title}">
<rect width="930" height="${height}" rx="10" fill="#16181b"/>
<g font-family="ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13" fill="#d5d6d9">
<text x="20" y="24" fill="#9aa0aa">${path}</text>
${[...code, ...waves].join('\n')}
<rect x="${left}" y="${boxTop}" width="856" height="${shown.length * 20 + 14}" rx="5" fill="#22262c" stroke="#3c424c"/>
${box.join('\n')}
</g>
</svg>
`
  writeFileSync(`docs/assets/editor.${tongue}.svg`, svg)
}
session.close()
