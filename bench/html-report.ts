/**
 * How fast the HTML report of a large site is: `npx tsx bench/html-report.ts [PAGES] [FINDINGS]`, 1,000 and 20,000 when
 * left out. Five openings in a fresh context of headless Chromium; medians. The aim: the file weighs 15 MB at most, opens
 * and answers a filter within a second.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { html } from '../src/report/html.ts'
import { siteOf } from '../test/report/html/site.ts'

const [pages = 1000, findings = 20_000] = process.argv.slice(2).map(Number)
const site = siteOf(pages, findings)
const from = performance.now()
const text = html(site.report, site.view)
const made = performance.now() - from

const folder = mkdtempSync(join(tmpdir(), 'diptych-bench-'))
const file = join(folder, 'report.html')
writeFileSync(file, text)
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--no-sandbox', '--disable-gpu'] })

/** In the page: does something, and tells how long it took until that was painted. */
const timed = (doing: string): string => `new Promise((done) => {
  const from = performance.now()
  ${doing}
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - from)))
})`
const search = (words: string): string =>
  timed(`const field = document.getElementById('search')
  field.value = ${JSON.stringify(words)}
  field.dispatchEvent(new Event('input'))`)

const runs: Record<string, number>[] = []
for (let run = 0; run < 5; run += 1) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } })
  const page = await context.newPage()
  const before = performance.now()
  await page.goto(`file://${file}#/findings`)
  await page.waitForSelector('.what')
  const opened = performance.now() - before
  runs.push({
    'open the list of findings': opened,
    'first search': (await page.evaluate(search('value `77'))) as number,
    'search for a page': (await page.evaluate(search(`page-${pages - 1}`))) as number,
    'clear the search': (await page.evaluate(search(''))) as number,
    'filter by rule': (await page.evaluate(
      timed(`const rule = document.querySelector('[name=rule]')
      rule.value = 'stale'
      rule.dispatchEvent(new Event('change'))`),
    )) as number,
    'open a page': (await page.evaluate(timed(`location.hash = '#/page/0'`))) as number,
    'back to the overview': (await page.evaluate(timed(`location.hash = '#/overview'`))) as number,
  })
  await context.close()
}
await browser.close()
rmSync(folder, { recursive: true, force: true })

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN
console.log(
  `${pages} pages, ${findings} findings: ${(Buffer.byteLength(text) / 1e6).toFixed(1)} MB, made in ${made.toFixed(0)} ms`,
)
for (const name of Object.keys(runs[0] ?? {})) {
  console.log(
    `${name.padEnd(28)}${median(runs.map((run) => run[name] ?? Number.NaN))
      .toFixed(0)
      .padStart(6)} ms`,
  )
}
