/** Pages by strangers try to run something in the report, to load something, or to break it. Nothing of that happens. */
import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Finding, PageReport, Report } from '../../../src/model.ts'
import { html } from '../../../src/report/html.ts'
import type { View } from '../../../src/report/reporter.ts'
import { type FileBrowser, hasBrowser, startBrowser } from '../../support/browser.ts'
import { siteOf } from './site.ts'

/** Whatever runs calls this; the test listens to it, and the dialog of a browser is heard too. */
const call = 'globalThis.pwned=1,alert(1)'

const attacks: readonly string[] = [
  `<script>${call}</script>`,
  `</script><script>${call}</script>`,
  `</SCRIPT ><script>${call}</script><!--`,
  `<!--<script>${call}`,
  `-->]]><script>${call}</script>`,
  `<img src=x onerror="${call}">`,
  `<svg onload="${call}"><animate onbegin="${call}" attributeName=x dur=1s>`,
  `"><iframe srcdoc="<script>parent.pwned=1</script>">`,
  `' onmouseover='${call}' autofocus onfocus='${call}' x='`,
  `" autofocus onfocus="${call}`,
  `javascript:${call}`,
  `java\tscript:${call}`,
  `data:text/html,<script>${call}</script>`,
  `[x](javascript:${call})`,
  `</style><style>*{background:url(https://evil.example/x)}body{display:none}</style>`,
  `url(https://evil.example/y)`,
  `<link rel=stylesheet href=https://evil.example/z.css><base href=https://evil.example/>`,
  `<meta http-equiv=refresh content="0;url=https://evil.example/">`,
  `"},"pages":[{"id":"${call}"`,
  `\\"}]}\\u003c/script\\u003e<script>${call}</script>`,
  `\u2028;${call};\u2029`,
  `\u202e\u2066gnp.exe\u2069`,
  '\u0000\u0008\u001b[31m\u007f\u0085',
  `{{constructor.constructor('${call}')()}} \${${call}}`,
  `__proto__`,
  `constructor`,
]

/** A report whose every text is an attack: a page for each, and all of them at once where a report has one text. */
const attacked = (attacks: readonly string[]): { readonly report: Report; readonly view: View } => {
  const { report, view } = siteOf(attacks.length, attacks.length * 3)
  const all = attacks.join(' ')
  const said = (was: Finding['said'], attack: string): Finding['said'] => ({
    ...was,
    data: { ...was.data, diff: [{ text: attack }, { change: 'added', text: attack }] },
    text: { en: `\`${attack}\` ${attack}`, fr: attack },
  })
  const pages = report.pages.map((page, index): PageReport => {
    const attack = attacks[index] ?? ''
    return {
      ...page,
      id: `${attack}/${attack}`,
      locale: attack,
      source: { path: attack, locale: attack },
      target: { path: `${attack}/../${attack}`, locale: attack },
      owners: [attack],
      findings: page.findings.map((finding) => ({
        ...finding,
        rule: attack,
        said: said(finding.said, attack),
        edits: [{ side: 'target', start: 0, end: 1, text: attack }],
        suggestion: {
          edit: { side: 'target', start: 0, end: 0, text: attack },
          origin: attack,
          failed: [said(finding.said, attack)],
        },
      })),
    }
  })
  const panels: View['panels'] = (page) => {
    const both = view.panels(report.pages[0] ?? page)
    if (!both?.source || !both.target) return undefined
    const { source, target, beads } = both
    // The blocks stand where they stood; what they say is the attack, again and again.
    const text = page.locale.repeat(Math.ceil(source.text.length / page.locale.length))
    return { source: { ...source, text }, target: { ...target, text }, beads }
  }
  const findings = { error: 1, warn: 1, info: 1 }
  const locales = Object.fromEntries(attacks.map((attack) => [attack, { parity: 0.5, findings }]))
  return {
    report: { source: all, targets: attacks, pages },
    view: {
      ...view,
      panels,
      way: '',
      forge: { name: all, before: `javascript:${call};//`, after: all, upTo: all },
      trend: [0.5, 0.7].map((parity) => ({ commit: all, date: all, parity, pages: 2, findings, locales })),
    },
  }
}

describe('the text of the file', () => {
  test.each(attacks)('ends no script and holds nothing that cannot be seen: %j', (attack) => {
    const { report, view } = attacked([attack])
    const text = html(report, view)
    const scripts = text.match(/<script/gi)?.length
    expect(text.match(/<\/script/gi)?.length).toBe(scripts)
    expect(scripts).toBe(2 + report.pages.length)
    for (const [, json = ''] of text.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)) {
      expect(json).not.toMatch(/[<>\u2028\u2029]|\p{Bidi_Control}|(?!\n)\p{Cc}/u)
      expect(() => JSON.parse(json)).not.toThrow()
    }
  })

  test('lets its own script and style run by their hashes, and nothing else', () => {
    const { report, view } = siteOf(1, 1)
    const text = html(report, view)
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(text)?.[1] ?? ''
    const hash = (part: string | undefined) =>
      `'sha256-${createHash('sha256')
        .update(part ?? '')
        .digest('base64')}'`
    const script = /<script>(.*?)<\/script>/s.exec(text)?.[1]
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1]
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${hash(script)}`,
      `style-src ${hash(style)}`,
      "base-uri 'none'",
      "form-action 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    expect(text).not.toMatch(/\s(?:style|on\w+)="/)
  })
})

describe.skipIf(!hasBrowser)('in Chromium', () => {
  let browser: FileBrowser
  beforeAll(async () => {
    browser = await startBrowser()
  })
  afterAll(() => browser?.close())

  test('what listens hears what runs and what is loaded', async () => {
    const { troubles } = await browser.open('<img src="https://evil.example/x" onerror="alert(1)">')
    await expect.poll(() => troubles).toEqual(expect.arrayContaining(['request: https://evil.example/x', 'dialog: 1']))
  })

  test('nothing runs, loads or breaks', async () => {
    const { report, view } = attacked(attacks)
    const { page, troubles } = await browser.open(html(report, view))
    const goTo = async (hash: string): Promise<void> => {
      await page.evaluate(`location.hash = ${JSON.stringify(hash)}`)
      await page.evaluate('new Promise((done) => requestAnimationFrame(() => setTimeout(done, 20)))')
      expect([hash, await page.locator('main h1').count()]).toEqual([hash, 1])
      expect([hash, await page.evaluate(strange), troubles]).toEqual([hash, [], []])
    }
    for (const hash of ['#/overview', '#/pages', '#/findings']) await goTo(hash)
    for (const [index, attack] of attacks.entries()) {
      await goTo(`#/page/${index}`)
      expect(await page.locator('.bead').count()).toBeGreaterThan(0)
      await goTo(`#/findings?q=${encodeURIComponent(attack)}&rule=${encodeURIComponent(attack)}`)
      await goTo(`#/${encodeURIComponent(attack)}`)
    }
    expect(await page.evaluate('globalThis.pwned')).toBeUndefined()
    expect(page.url()).toMatch(/^file:/)
  })
})

/** What came of an attack in the document: elements and attributes that the report never makes, links that lead elsewhere. */
const strange = `[...document.querySelectorAll('*')].flatMap((element) => [
  ...(element.matches('iframe, img, object, embed, base, link, form:not(.filter)') ? [element.localName] : []),
  ...[...element.attributes].map(({ name }) => name).filter((name) => /^(?:on|style$|src$|srcdoc$)/.test(name)),
  ...(element.href && !/^(?:file|vscode):/.test(element.href) ? [element.href] : []),
])`
