import { stripVTControlCharacters } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { Report } from '../../src/model.ts'
import { stylish } from '../../src/report/stylish.ts'
import { widthOf } from '../../src/report/terminal.ts'
import { inStep, report, view } from './sample.ts'

describe('the report for people', () => {
  test('in English, on a usual terminal', () => {
    expect(stylish(report, view)).toMatchInlineSnapshot(`
      "fr/guides/backups.md ↔ en/guides/backups.md                                               parity 66%
        warning  \`trente\` (30) became \`thirteen\` (13).
          number  fr/guides/backups.md:3:21 ↔ en/guides/backups.md:3:21
        error  This procedure has 3 steps, its translation 1. Translate the steps that are listed below,
          or remove them from the source.
          step-count  fr/guides/backups.md:5:1 ↔ en/guides/backups.md:5:1
            − fr/guides/backups.md:6:1  Choisissez Sauvegardes.
            − fr/guides/backups.md:7:1  Cliquez sur Restaurer et patientez jusqu'à la fin de l'opération…

      fr/seul.md ↔ (no en page)
        info  This page has no translation in \`en\`.
          page-missing  fr/seul.md:1:1

      ✖ 1 error, 1 warning, 1 info on 2 pages
        en  parity 55% · 2 pages paired · 1 missing
      "
    `)
  })

  test('in French, on a narrow terminal', () => {
    expect(stylish(report, { ...view, tongue: 'fr', width: 60 })).toMatchInlineSnapshot(`
      "fr/guides/backups.md ↔ en/guides/backups.md      parité 66 %
        avertissement  \`trente\` (30) est devenu \`thirteen\` (13).
          number  fr/guides/backups.md:3:21
          ↔ en/guides/backups.md:3:21
        erreur  Cette procédure compte 3 étapes, sa traduction 1.
          Traduisez les étapes ci-dessous, ou retirez-les de la
          source : l'une ou l'autre.
          step-count  fr/guides/backups.md:5:1
          ↔ en/guides/backups.md:5:1
            − fr/guides/backups.md:6:1  Choisissez Sauvegardes.
            − fr/guides/backups.md:7:1
              Cliquez sur Restaurer et patientez jusqu'à la fin…

      fr/seul.md ↔ (pas de page en)
        info  Cette page n'a pas de traduction en \`en\`.
          page-missing  fr/seul.md:1:1

      ✖ 1 erreur, 1 avertissement, 1 info sur 2 pages
        en  parité 55 % · 2 pages appariées · 1 manquante
      "
    `)
  })

  test('in French, on a wide terminal, from a folder above', () => {
    expect(stylish(report, { ...view, tongue: 'fr', width: 160, base: 'site/' })).toMatchInlineSnapshot(`
      "site/fr/guides/backups.md ↔ site/en/guides/backups.md                                    parité 66 %
        avertissement  \`trente\` (30) est devenu \`thirteen\` (13).
          number  site/fr/guides/backups.md:3:21 ↔ site/en/guides/backups.md:3:21
        erreur  Cette procédure compte 3 étapes, sa traduction 1. Traduisez les étapes ci-dessous, ou retirez-les de la source : l'une ou l'autre.
          step-count  site/fr/guides/backups.md:5:1 ↔ site/en/guides/backups.md:5:1
            − site/fr/guides/backups.md:6:1  Choisissez Sauvegardes.
            − site/fr/guides/backups.md:7:1  Cliquez sur Restaurer et patientez jusqu'à la fin de l'opération, qui dure…

      site/fr/seul.md ↔ (pas de page en)
        info  Cette page n'a pas de traduction en \`en\`.
          page-missing  site/fr/seul.md:1:1

      ✖ 1 erreur, 1 avertissement, 1 info sur 2 pages
        en  parité 55 % · 2 pages appariées · 1 manquante
      "
    `)
  })

  test.each([
    ['en', '✔ 1 page compared, nothing to report (parity: en\u00A0100%).\n'],
    ['fr', '✔ 1 page comparée, rien à signaler (parité\u00A0: en\u00A0100\u00A0%).\n'],
  ] as const)('says in one line that all is well (%s)', (tongue, line) => {
    expect(stylish(inStep, { ...view, tongue })).toBe(line)
  })

  test.each([40, 60, 100, 160])('has no line wider than %i, but for one that holds a path', (width) => {
    for (const tongue of ['en', 'fr'] as const) {
      const lines = stylish(report, { ...view, tongue, width }).split('\n')
      expect(lines.filter((line) => widthOf(line) > width && !/^\s*(?:→ )?\S.*:\d+:\d+$/.test(line))).toEqual([])
    }
  })

  test('has the same words with colours and without', () => {
    const colored = stylish(report, { ...view, color: true })
    expect(colored).not.toBe(stylish(report, view))
    expect(stripVTControlCharacters(colored)).toBe(stylish(report, view))
  })

  test('does without texts', () => {
    expect(stylish(report, { ...view, texts: new Map() })).toContain('− fr/guides/backups.md:6:1\n')
  })

  test('lets nobody steer the terminal: not by a path, not by a message, not by a page', () => {
    const evil = '\u001b]8;;https://example.org\u0007\u001b[2J\u009b31mcaf\u00e9\u202e'
    const [page] = report.pages
    if (!page) throw new Error('no page')
    const hostile: Report = {
      ...report,
      pages: [
        {
          ...page,
          source: { path: `fr/${evil}.md`, locale: 'fr' },
          findings: page.findings.map((finding) => ({
            ...finding,
            rule: `x${evil}`,
            said: { ...finding.said, text: { en: evil, fr: evil } },
          })),
        },
      ],
    }
    const texts = new Map([[`fr/${evil}.md`, evil.repeat(60)]])
    const shown = stylish(hostile, { ...view, texts })
    expect(shown).toContain('café')
    expect(shown.match(/[\p{Cc}\p{Bidi_Control}]/gu)?.filter((char) => char !== '\n') ?? []).toEqual([])
  })

  test('says when there is no page at all', () => {
    expect(stylish({ ...report, pages: [] }, view)).toBe('There is no page to compare.\n')
  })
})
