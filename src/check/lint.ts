/** Runs the project's own plugins on the pages of a run. */
import type { Linter } from '../lint.ts'
import type { Finding, Locale, PagePair, Reading, Side } from '../model.ts'
import { sameLocale } from '../text/locales.ts'

/** What the plugins say of the sides of a pair that are spoken of alone in it. */
export async function lintSides(
  pair: PagePair,
  sides: readonly Side[],
  readings: ReadonlyMap<string, Reading>,
  linters: ReadonlyMap<Locale, Linter>,
): Promise<Finding[]> {
  const findings: Finding[] = []
  for (const side of linters.size > 0 ? sides : []) {
    const reading = readings.get(pair[side] ?? '')
    if (reading?.state !== 'read') continue
    const [, linter] = [...linters].find(([locale]) => sameLocale(locale, reading.page.locale)) ?? []
    if (linter) findings.push(...(await linter(reading.page, side)))
  }
  return findings
}
