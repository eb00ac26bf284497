/**
 * Makes the pictures of the READMEs, in both languages: the HTML report (a PNG, by Debian's Chromium) and the terminal
 * (an SVG). Run by hand when either looks different: `npx tsx scripts/pictures.ts`.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { chromium } from 'playwright-core'
import { main } from '../src/cli/main.ts'
import type { Tongue } from '../src/model.ts'

const cwd = resolve('examples/help-centre')
const out = resolve('docs/assets')

/** What a command prints, with the colours of a terminal. */
const printed = async (args: readonly string[], tongue: Tongue): Promise<string> => {
  let text = ''
  const stream = { write: (piece: string) => (text += piece), isTTY: true, columns: 96 }
  await main(args, { out: stream, err: { write: () => true }, env: { LANG: tongue, TERM: 'xterm' }, cwd })
  return text
}

const colors: Readonly<Record<string, string>> = {
  '31': '#f2a19b',
  '32': '#92d3ac',
  '33': '#e9c07a',
  '34': '#9fc5ea',
  '35': '#d3a8e0',
  '36': '#8fd0d6',
}

/** Spaces hold, whatever shows the picture. */
const escaped = (text: string): string =>
  text.replaceAll(' ', '\u00a0').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

/** A terminal as an SVG. */
const terminal = (command: string, text: string, title: string): string => {
  const lines = [`$ ${command}`, ...text.trimEnd().split('\n')]
  const rows = lines.map((line, row) => {
    let style = ''
    const spans = line.split(/\p{Cc}\[([\d;]*)m/u).map((piece, index) => {
      if (index % 2 === 0) return piece === '' ? '' : `<tspan${style}>${escaped(piece)}</tspan>`
      if (piece === '1') style = ' font-weight="700"'
      else if (piece === '2') style = ' fill-opacity="0.65"'
      else style = colors[piece] ? ` fill="${colors[piece]}"` : ''
      return ''
    })
    return `<text x="20" y="${56 + row * 19}">${spans.join('')}</text>`
  })
  const height = 56 + lines.length * 19
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 830 ${height}" role="img" aria-label="${title}">
<rect width="830" height="${height}" rx="10" fill="#16181b"/>
<g fill="#4a4f57"><circle cx="22" cy="20" r="5.5"/><circle cx="40" cy="20" r="5.5"/><circle cx="58" cy="20" r="5.5"/></g>
<g fill="#e4e3df" font-family="ui-monospace, 'SF Mono', 'Cascadia Mono', 'DejaVu Sans Mono', Menlo, Consolas, monospace" font-size="13.6">
${rows.join('\n')}
</g>
</svg>
`
}

mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'diptych-pictures-'))
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })
for (const tongue of ['en', 'fr'] as const) {
  const title = tongue === 'en' ? 'diptych check in a terminal' : 'diptych check dans un terminal'
  const command = ['check', 'en/two-factor.md']
  const text = await printed(command, tongue)
  writeFileSync(join(out, `terminal.${tongue}.svg`), terminal(`npx diptych ${command.join(' ')}`, text, title))

  const file = join(folder, `${tongue}.html`)
  await printed(['check', '--lang', tongue, '--reporter', `html=${file}`], tongue)
  const page = await browser.newPage({ viewport: { width: 1180, height: 842 } })
  // As if it were served: without the links to an editor, which only a report on a disk has.
  await page.route('http://diptych.test/**', (route) => route.fulfill({ path: file, contentType: 'text/html' }))
  await page.goto('http://diptych.test/#/findings?q=dns')
  await page.locator('.findings h2 a', { hasText: 'dns-zone' }).click()
  await page.waitForSelector('.bead')
  await page.evaluate('document.activeElement.blur()')
  await page.screenshot({ path: join(out, `report.${tongue}.png`) })
  await page.close()
}
await browser.close()
rmSync(folder, { recursive: true, force: true })
