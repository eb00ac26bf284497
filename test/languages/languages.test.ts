/**
 * Languages of which no word is known before: three small pages, of our own writing, in six languages. Any two are in
 * step, and what is planted is found.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkFiles } from '../../src/index.ts'

const docs = join(import.meta.dirname, 'docs')
const locales = readdirSync(docs).sort()
const pages = ['account', 'backup', 'install']
const read = (locale: string, page: string): string => readFileSync(join(docs, locale, `${page}.md`), 'utf8')

/** What is said of a pair of languages, without hints; `page`'s translation changed. */
const said = async (
  source: string,
  target: string,
  change: (text: string, page: string) => string = (text) => text,
) => {
  const files = Object.fromEntries([
    ...pages.map((page) => [`${source}/${page}.md`, read(source, page)]),
    ...pages.map((page) => [`${target}/${page}.md`, change(read(target, page), page)]),
  ])
  const report = await checkFiles(files, { source, targets: [target], content: ['{locale}/*.md'] })
  return report.pages.flatMap(({ id, findings }) =>
    findings
      .filter(({ severity }) => severity !== 'info')
      .map((finding) => {
        const at = finding.source && finding.drift !== 'extra' ? finding.source : finding.target
        return `${id} ${finding.rule} ${finding.drift} ${at?.start.line}`
      }),
  )
}

const without = (text: string, first: number, last = first): string =>
  text
    .split('\n')
    .filter((_, index) => index + 1 < first || index + 1 > last)
    .join('\n')

const pairs = locales.flatMap((source) =>
  locales.filter((target) => target !== source).map((target) => [source, target]),
)

describe.each(pairs as [string, string][])('%s → %s', (source, target) => {
  test('pages in step are passed over in silence', async () => {
    expect(await said(source, target)).toEqual([])
  })

  test('a step, a paragraph and a section that are gone are named', async () => {
    const line = (page: string, start: string): number =>
      read(source, page)
        .split('\n')
        .findIndex((one) => one.startsWith(start)) + 1
    expect(
      await said(source, target, (text, page) => (page === 'install' ? without(text, line(page, '3. ')) : text)),
    ).toEqual([expect.stringMatching(/^install step-count differs/)])
    const paragraph = line('backup', '> ') - 2
    expect(
      await said(source, target, (text, page) => (page === 'backup' ? without(text, paragraph, paragraph + 1) : text)),
    ).toEqual([`backup block-missing missing ${paragraph}`])
    const section = line('account', '## ') + 10
    expect(
      await said(source, target, (text, page) => (page === 'account' ? without(text, section, section + 17) : text)),
    ).toEqual([`account section-missing missing ${section}`])
  })
})
