/** A real browser: Debian's Chromium, driven by playwright-core. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const executablePath = '/usr/bin/chromium'

/** Whether there is a browser; tests skip themselves without. */
export const hasBrowser: boolean = existsSync(executablePath)

/** A browser that opens texts as files from disk. */
export interface FileBrowser {
  /**
   * Opens an HTML text as a file. Whatever goes wrong in the page, and every request that leaves the file, is an entry of
   * `troubles`.
   * @param hash What stands behind the file's name: `#/findings`.
   */
  open(
    html: string,
    hash?: string,
    options?: BrowserContextOptions,
  ): Promise<{ readonly page: Page; readonly troubles: string[] }>
  close(): Promise<void>
}

/** Starts the browser. */
export const startBrowser = async (): Promise<FileBrowser> => {
  const folder = mkdtempSync(join(tmpdir(), 'diptych-browser-'))
  const browser: Browser = await chromium.launch({
    executablePath,
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking'],
  })
  let count = 0
  return {
    async open(html, hash = '', options = {}) {
      const file = join(folder, `report-${count++}.html`)
      writeFileSync(file, html)
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
      await context.grantPermissions(['clipboard-read', 'clipboard-write'])
      const page = await context.newPage()
      const troubles: string[] = []
      page.on('pageerror', (error) => troubles.push(`error: ${error.message}`))
      page.on('console', (message) => {
        if (['error', 'warning'].includes(message.type())) troubles.push(`console: ${message.text()}`)
      })
      page.on('dialog', (dialog) => {
        troubles.push(`dialog: ${dialog.message()}`)
        dialog.dismiss().catch(() => {})
      })
      page.on('request', (request) => {
        if (request.url() !== `file://${file}`) troubles.push(`request: ${request.url()}`)
      })
      await page.goto(`file://${file}${hash}`)
      return { page, troubles }
    },
    async close() {
      await browser.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
