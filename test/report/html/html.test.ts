import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { html } from '../../../src/report/html.ts'
import type { TrendPoint } from '../../../src/report/trend.ts'
import { folderWith, runIn } from '../../cli/support.ts'
import { type FileBrowser, hasBrowser, startBrowser } from '../../support/browser.ts'
import { inStep } from '../sample.ts'
import { siteOf } from './site.ts'

const point = (parity: number, date: string): TrendPoint => {
  const findings = { error: 3, warn: 2, info: 1 }
  return { commit: date, date, parity, pages: 12, findings, locales: { en: { parity, findings } } }
}
const trend = [
  point(0.6, '2026-01-05T10:00:00Z'),
  point(0.7, '2026-02-02T10:00:00Z'),
  point(0.84, '2026-03-02T10:00:00Z'),
]

/** Waits until the page has said something to who does not see it. */
const heard = (page: Page, words: string) => expect.poll(() => page.textContent('#live')).toBe(words)

const { report, view } = siteOf(12, 60)
const shown = html(report, { ...view, trend })

describe.skipIf(!hasBrowser)('the HTML report in Chromium', () => {
  let browser: FileBrowser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  test('opens from disk with an overview, and loads nothing', async () => {
    const { page, troubles } = await browser.open(shown)
    expect(await page.locator('h1').textContent()).toBe('Parity report')
    expect(await page.locator('h2').allTextContents()).toEqual([
      'fr → en',
      'Trend',
      'By section of the site',
      'Pages that need work first',
      'By owner',
      'By rule',
    ])
    expect(await page.locator('.trend').getAttribute('aria-label')).toBe('Parity over 3 runs, from 60% to 84%.')
    expect(troubles).toEqual([])
  })

  test('filters by words, rule, severity, section and owner, keeps that in the address, and says how many are left', async () => {
    const { page, troubles } = await browser.open(shown, '#/findings')
    const counts = page.locator('#counts')
    expect(await counts.textContent()).toBe('60 findings on 12 pages')
    await page.fill('#search', 'THIRTEEN')
    expect(await counts.textContent()).toBe('12 findings on 12 pages')
    await heard(page, '12 findings on 12 pages')
    await page.fill('#search', 'page-3')
    expect(await counts.textContent()).toBe('5 findings on 1 page')
    await page.fill('#search', '')
    await page.selectOption('[name=rule]', 'stale')
    await page.selectOption('[name=folder]', 'api')
    expect(await counts.textContent()).toBe('4 findings on 4 pages')
    await page.selectOption('[name=owner]', 'ada@example.org')
    expect(await counts.textContent()).toBe('2 findings on 2 pages')
    expect(page.url()).toContain('#/findings?rule=stale&folder=api&owner=ada%40example.org')
    await page.selectOption('[name=severity]', 'info')
    expect(await page.locator('.none').textContent()).toBe('Nothing matches this filter.')
    await page.reload()
    expect(await counts.textContent()).toBe('0 findings on 0 pages')
    await page.click('.clear')
    expect(await page.locator('.clear').isVisible()).toBe(false)
    expect(await counts.textContent()).toBe('60 findings on 12 pages')
    expect(await page.inputValue('[name=rule]')).toBe('')
    expect(troubles).toEqual([])
  })

  test('shows a page: both sides in line, the gap where it belongs, words marked, links to the lines', async () => {
    const { page, troubles } = await browser.open(shown, '#/findings?rule=block-missing')
    await page.locator('.what').first().click()
    const note = page.locator('.note:focus')
    expect(await note.textContent()).toContain('The translation lacks this paragraph.')
    const bead = page.locator('.bead', { has: note })
    expect(await bead.locator('.cell').first().textContent()).toContain('Gardez la clé COFFRE_CLE pour vous')
    expect(await bead.locator('.gap').textContent()).toBe('Missing in the translation')
    expect(await page.locator('.cell mark').allTextContents()).toEqual(['trente jours', 'thirteen days', 'de lui-même'])
    expect(await page.locator('.note del, .note .text ins').allTextContents()).toEqual([
      'thirty days',
      'tout seul',
      'de lui-même',
    ])
    expect(await note.locator('a').first().getAttribute('href')).toMatch(/^\.\.\/fr\/(?:\w+)\/page-\d+\.md#L15$/)
    await page.click('.switch button')
    expect(await page.locator('.fold').count()).toBe(0)
    expect(troubles).toEqual([])
  })

  test('copies a suggestion', async () => {
    const { page } = await browser.open(shown, '#/page/0')
    const button = page.locator('.draft .copy')
    await button.click()
    await heard(page, 'Copied.')
    expect(await button.textContent()).toBe('Copied.')
    expect(await page.evaluate('navigator.clipboard.readText()')).toBe(
      'Keep the key `COFFRE_CLE` to yourself: nobody can recover it.',
    )
  })

  test('speaks French from the start, or when asked', async () => {
    const { page } = await browser.open(html(report, { ...view, tongue: 'fr' }), '#/findings?rule=number')
    expect(await page.getAttribute('html', 'lang')).toBe('fr')
    expect(await page.locator('h1').textContent()).toBe('Constats')
    expect(await page.locator('.what').first().textContent()).toContain('est devenu')
    await page.click('#tongue')
    expect(await page.locator('h1').textContent()).toBe('Findings')
    expect(await page.locator('.what').first().textContent()).toContain('became')
    expect(await page.evaluate('document.activeElement?.id')).toBe('tongue')
  })

  test('is worked with the keyboard alone', async () => {
    const { page, troubles } = await browser.open(shown)
    const focused = () => page.evaluate('document.activeElement?.textContent')
    await page.keyboard.press('3')
    await page.waitForSelector('#search')
    await page.keyboard.press('/')
    await page.keyboard.type('stale')
    expect(await page.locator('#counts').textContent()).toBe('12 findings on 12 pages')
    await page.keyboard.press('Escape')
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    expect(await page.evaluate(`[...document.querySelectorAll('.what')].indexOf(document.activeElement)`)).toBe(1)
    await page.keyboard.press('k')
    await page.keyboard.press('Enter')
    await page.waitForSelector('.note:focus')
    expect(await focused()).toContain('reworded')
    await page.keyboard.press('k')
    await page.keyboard.press('c')
    await heard(page, 'Copied.')
    const title = await page.locator('h1').textContent()
    await page.keyboard.press('n')
    await expect.poll(() => page.textContent('h1')).not.toBe(title)
    await page.keyboard.press('u')
    await page.waitForSelector('#search')
    expect(await page.inputValue('#search')).toBe('stale')
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
    await page.locator('dialog input').uncheck()
    await page.keyboard.press('Escape')
    await page.keyboard.press('1')
    expect(await page.locator('h1').textContent()).toBe('Findings')
    expect(troubles).toEqual([])
  })

  test('says in one sentence that all is well', async () => {
    const { page, troubles } = await browser.open(html(inStep, view))
    expect(await page.locator('.lead').textContent()).toContain('Nothing to report: the languages are in step.')
    expect(troubles).toEqual([])
  })

  test('long names, and languages from right to left, stay in their place on a small screen', async () => {
    const folder = folderWith({
      [`docs/en/${'a-deep-folder/'.repeat(12)}page.md`]: '# Keys\n\n- Open the console.\n- Wait for the mail.\n',
      'docs/en/index.md': '# Home\n\n- Open the console.\n- Wait for the mail.\n- Close it.\n',
      'docs/en/broken.mdx': '# Broken\n\nText {a\n',
      'docs/ar/broken.mdx': '# Broken\n\nText {a\n',
      'docs/ar/index.md':
        '# الرئيسية\n\n- افتح وحدة التحكم.\n- انتظر البريد.\n- أغلقها.\n\nاقرأ الدليل كله قبل أن تبدأ.\n',
      'diptych.config.json': JSON.stringify({
        source: 'en',
        targets: ['ar'],
        content: 'docs/{locale}/**/*.{md,mdx}',
        translators: { ar: `@${'arabic-'.repeat(20)}team` },
      }),
    })
    const { out } = await runIn(folder.path, ['check', '--reporter', 'html', '--no-cache'])
    folder.remove()
    const { page, troubles } = await browser.open(out, '', { viewport: { width: 390, height: 844 } })
    for (const hash of ['#/overview', '#/pages', '#/findings', '#/page/0', '#/page/1', '#/page/2']) {
      await page.evaluate(`location.assign('${hash}')`)
      await page.waitForTimeout(50)
      if (hash === '#/overview')
        expect(await page.locator('tr', { hasText: 'broken' }).textContent()).toContain('Not compared')
      const wide = await page.evaluate(
        "[...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > innerWidth + 1).length",
      )
      expect([hash, wide]).toEqual([hash, 0])
    }
    await page.evaluate("location.assign('#/findings?q=index')")
    expect(await page.locator('.what bdi').first().textContent()).toMatch(/^\p{Script=Arabic}/u)
    await page.locator('.findings h2 a').first().click()
    await page.waitForSelector('.block.item')
    const bullets = await page.evaluate(
      `[...document.querySelectorAll('.block.item')].map((one) => getComputedStyle(one).direction + ' ' + getComputedStyle(one).paddingRight)`,
    )
    expect(bullets).toContain('rtl 16.5px')
    expect(troubles).toEqual([])
  })

  describe('for everybody', () => {
    const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

    /** What axe finds wrong, rule by rule, with the elements. */
    const violations = async (page: Page): Promise<string[]> => {
      await page.evaluate(source)
      const results = (await page.evaluate(`axe.run(document, { resultTypes: ['violations'] })`)) as AxeResults
      return results.violations.map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} ${failureSummary}`).slice(0, 3)}`,
      )
    }

    test.each([
      ['light', 1280],
      ['dark', 390],
    ] as const)('axe finds nothing: %s, %i pixels wide', async (colorScheme, width) => {
      const { page } = await browser.open(shown, '', { colorScheme, viewport: { width, height: 900 } })
      for (const hash of ['#/overview', '#/pages', '#/findings', '#/page/0']) {
        await page.evaluate(`location.assign('${hash}')`)
        await page.waitForTimeout(50)
        expect([hash, await violations(page)]).toEqual([hash, []])
        const isWide = await page.evaluate(
          "[document.documentElement, ...document.querySelectorAll('.scroll')].some((one) => one.scrollWidth > one.clientWidth)",
        )
        expect([hash, isWide]).toEqual([hash, false])
      }
      await page.keyboard.press('?')
      expect(await violations(page)).toEqual([])
    })
  })

  test('bears a thousand pages with twenty thousand findings', async () => {
    const site = siteOf(1000, 20_000)
    const text = html(site.report, site.view)
    expect(Buffer.byteLength(text)).toBeLessThan(15_000_000)
    const { page, troubles } = await browser.open(text, '#/findings')
    expect(await page.locator('#counts').textContent()).toBe('20,000 findings on 1,000 pages')
    await page.fill('#search', 'page-999')
    expect(await page.locator('#counts').textContent()).toBe('20 findings on 1 page')
    await page.locator('.what').first().click()
    await page.waitForSelector('.note:focus')
    // What is in the document grows with what is looked at, not with the site.
    expect(await page.evaluate(`document.querySelectorAll('main *').length`)).toBeLessThan(3000)
    expect(troubles).toEqual([])
  })

  test('shows the help centre: the step that is missing beside its gap, and the finding below', async () => {
    const folder = folderWith({})
    await runIn('examples/help-centre', ['report', '--no-history', '--out', folder.path])
    const { page, troubles } = await browser.open(readFileSync(join(folder.path, 'index.html'), 'utf8'), '#/pages')
    folder.remove()
    await page.getByRole('link', { name: 'dns-zone' }).click()
    const bead = page.locator('.bead', { has: page.locator('.note', { hasText: 'step-count' }) })
    expect(await bead.locator('.cell').allTextContents()).toEqual([
      "Source, line 40: 40Relisez l'aperçu, ligne par ligne.",
      'Missing in the translation',
    ])
    // Steps have their numbers, which are no longer the same after the gap.
    const numbers = (text: string) =>
      page
        .locator('.pair', { hasText: text })
        .locator('.item')
        .evaluateAll((items) =>
          items.map((item) => (item as { getAttribute(name: string): string | null }).getAttribute('data-number')),
        )
    expect(await numbers("Relisez l'aperçu, ligne par ligne.")).toEqual(['5'])
    expect(await numbers('Cliquez sur **Publier**.')).toEqual(['6', '5'])
    expect(troubles).toEqual([])
  })

  test('packs the text of the pages where it would not fit otherwise', async () => {
    const site = siteOf(3000, 3000)
    const text = html(site.report, site.view)
    expect(Buffer.byteLength(text)).toBeLessThan(15_000_000)
    expect(/<script type="application\/json" id="p0">(.)/.exec(text)?.[1]).not.toBe('{')
    const { page, troubles } = await browser.open(text, '#/page/2999')
    await page.waitForSelector('.bead')
    expect(await page.locator('.beads').textContent()).toContain('Attendez que le voyant passe au vert.')
    expect(troubles).toEqual([])
  })
})

test('leaves out findings rather than grow without end, and says how many', () => {
  const site = siteOf(500, 60_000)
  const text = html(site.report, site.view)
  expect(Buffer.byteLength(text)).toBeLessThan(15_000_000)
  expect(Number(/"omitted":(\d+)/.exec(text)?.[1])).toBeGreaterThan(0)
})

test('is the same for the same report', () => {
  expect(html(report, { ...view, trend })).toBe(shown)
})
