/** Drafts for a report that is there already. */
import { readGlossaries } from '../check/glossaries.ts'
import type { Seen } from '../check.ts'
import type { Config } from '../config/types.ts'
import type { PageReport, Report } from '../model.ts'
import { packageVersion } from '../package-files.ts'
import { forecast, type Suggested, type SuggestInput, suggest } from '../suggest.ts'
import { openProviders } from './open.ts'
import type { Forecast } from './provider.ts'

/** How drafts are made, beside what the configuration says. */
export interface SuggestOptions {
  /** The pages that drafts are made for; all by default. */
  readonly only?: (page: PageReport) => boolean
  /** Where keys and addresses of providers stand: `DEEPL_AUTH_KEY`, `DEEPL_SERVER_URL`. Default: none. */
  readonly env?: Readonly<Record<string, string | undefined>>
}

/** Makes a draft for every finding of a report that needs text, or says why there is none; `seen` is what the report was made from. */
export const suggestFor = async (
  report: Report,
  seen: Seen,
  config: Config,
  options: SuggestOptions = {},
): Promise<Suggested> => suggest(await suggestInput(report, seen, config, options))

/** What the drafts would cost, by provider. Nothing that is billed is sent. */
export const forecastFor = async (
  report: Report,
  seen: Seen,
  config: Config,
  options: SuggestOptions = {},
): Promise<ReadonlyMap<string, Forecast>> => forecast(await suggestInput(report, seen, config, options))

async function suggestInput(
  report: Report,
  seen: Seen,
  { suggest = {}, glossary }: Config,
  { only, env = {} }: SuggestOptions,
): Promise<SuggestInput> {
  const glossaries = await readGlossaries(seen.files, glossary, report.targets)
  const workshop = { config: suggest, report, seen, files: seen.files, glossaries, env, version: packageVersion() }
  return {
    report,
    seen,
    providers: await openProviders(workshop),
    ...(suggest.strict ? { strict: true } : {}),
    ...(only ? { only } : {}),
  }
}
