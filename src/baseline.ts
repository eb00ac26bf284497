/** Findings that a project knows of and has put off: they are left out of reports, by what they are known by, not by line. */
import { readFile, stat } from 'node:fs/promises'
import { z } from 'zod'
import { readJson } from './config/json.ts'
import { pathOf } from './fingerprint.ts'
import { KnownError, type Words } from './known-error.ts'
import type { Finding, PageReport, Report } from './model.ts'
import { isNotCompared } from './report/standing.ts'

/** One finding that is put off. The fingerprint decides, the rest is for people. */
export interface BaselineEntry {
  /** The page's path from the root: the translation's; the source's where that alone is concerned. */
  readonly page: string
  readonly rule: string
  /** The titles of the sections around it. */
  readonly section: readonly string[]
  readonly fingerprint: string
}

/** More than a project of this many findings is no baseline. */
const mostEntries = 1_000_000

const schema = z.object({
  schema: z.literal(1),
  findings: z
    .array(
      z.object({
        page: z.string(),
        rule: z.string(),
        section: z.array(z.string()),
        fingerprint: z.string().regex(/^[0-9a-f]{16}$/),
      }),
    )
    .max(mostEntries),
})

/** A larger file is no baseline. Bytes. */
const largest = 256_000_000

/**
 * Reads the baseline in a file.
 * @param place Absolute.
 * @param path The same as it was given, for the error.
 * @throws {KnownError} for a file that cannot be read, and for what {@link readBaseline} does not take.
 */
export async function openBaseline(place: string, path: string): Promise<readonly BaselineEntry[]> {
  try {
    if ((await stat(place)).size > largest) throw tooLarge(path)
    return readBaseline(await readFile(place, 'utf8'), path)
  } catch (error) {
    const code = (error as NodeJS.ErrnoException)?.code
    throw code === undefined ? error : unreadable(path, code)
  }
}

/**
 * Reads a baseline.
 * @param path For the error.
 * @throws {KnownError} for anything that is none: damaged, of a later version, or with marks of a merge in it.
 */
export function readBaseline(content: string, path: string): readonly BaselineEntry[] {
  let value: unknown
  try {
    value = readJson(content, path).value
  } catch (error) {
    if (error instanceof KnownError) throw damaged(path, error.words, error)
    throw error
  }
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data.findings
  const at = parsed.error.issues[0]?.path.map(String).join('.') ?? ''
  throw damaged(path, {
    en: `\`${at === '' ? '.' : at}\` is not what a baseline has there`,
    fr: `\`${at === '' ? '.' : at}\` n'est pas ce qu'une référence contient à cet endroit`,
  })
}

/** Writes a baseline: sorted, one entry a line, so that two branches can be merged. */
export function writeBaseline(entries: readonly BaselineEntry[]): string {
  const lines = entries.map(({ page, rule, section, fingerprint }) => ({
    key: [page, section.join('\0'), rule, fingerprint].join('\0'),
    line: JSON.stringify({ page, rule, section, fingerprint }),
  }))
  const sorted = lines.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)).map(({ line }) => `\n    ${line}`)
  return `{\n  "schema": 1,\n  "findings": [${[...new Set(sorted)].join(',')}${sorted.length > 0 ? '\n  ' : ''}]\n}\n`
}

/** A report seen through a baseline. */
export interface Baselined {
  /** Without what is put off. */
  readonly report: Report
  /** What the report would put off. */
  readonly entries: readonly BaselineEntry[]
  /** The entries that the report says nothing of: pages that were not asked for, or could not be compared. */
  readonly beyond: readonly BaselineEntry[]
  /** The entries that match nothing any more. */
  readonly ended: readonly BaselineEntry[]
}

/** Takes what is put off out of a report. `whole`: whether it is about all of the project's pages. */
export function applyBaseline(report: Report, baseline: readonly BaselineEntry[], whole: boolean): Baselined {
  const known = new Set(baseline.map(keyOf))
  const entries = report.pages.flatMap((page) => page.findings.filter(mayWait).map((finding) => entryOf(page, finding)))
  const met = new Set(entries.map(keyOf))
  const pages = report.pages.map((page) => {
    const findings = page.findings.filter((finding) => !mayWait(finding) || !known.has(keyOf(entryOf(page, finding))))
    return { ...page, findings }
  })
  const told = toldPages(report)
  const unmet = baseline.filter((entry) => !met.has(keyOf(entry)))
  const isBeyond = ({ page }: BaselineEntry): boolean => told.unknown.has(page) || !(whole || told.known.has(page))
  return {
    report: {
      ...report,
      pages,
      inBaseline: baseline.length === 0 ? 0 : countOf(report) - countOf({ ...report, pages }),
    },
    entries,
    beyond: unmet.filter(isBeyond),
    ended: unmet.filter((entry) => !isBeyond(entry)),
  }
}

const countOf = ({ pages }: Report): number => pages.reduce((count, { findings }) => count + findings.length, 0)

/** What could not be compared cannot be put off: it would hide all that is not known of it. */
const mayWait = ({ rule, drift }: Finding): boolean => rule !== 'not-compared' || drift !== undefined

const entryOf = ({ source, target }: PageReport, finding: Finding): BaselineEntry => {
  const paths = { ...(source ? { source: source.path } : {}), ...(target ? { target: target.path } : {}) }
  const { rule, section = [], fingerprint = '' } = finding
  return { page: pathOf(finding, { paths }), rule, section, fingerprint }
}

const keyOf = ({ page, rule, fingerprint }: BaselineEntry): string => `${fingerprint}\0${rule}\0${page}`

/** The pages that a report tells of, and those of which it could not tell all. */
function toldPages({ pages }: Report): { readonly known: ReadonlySet<string>; readonly unknown: ReadonlySet<string> } {
  const [known, unknown] = [new Set<string>(), new Set<string>()]
  for (const { source, target, findings, untouched } of pages) {
    const goal = untouched || findings.some(isNotCompared) ? unknown : known
    for (const file of [source, target]) if (file) goal.add(file.path)
  }
  return { known, unknown }
}

const unreadable = (path: string, code: string): KnownError =>
  new KnownError({
    en: `The baseline \`${path}\` cannot be read (${code}). Check the name; \`--update-baseline\` writes a new one.`,
    fr: `La référence \`${path}\` ne peut pas être lue (${code}). Vérifiez le nom ; \`--update-baseline\` en écrit une nouvelle.`,
  })

const tooLarge = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is too large for a baseline. Check the name.`,
    fr: `\`${path}\` est trop volumineux pour une référence. Vérifiez le nom.`,
  })

const damaged = (path: string, { en, fr }: Words, cause?: unknown): KnownError =>
  new KnownError(
    {
      en: `The baseline \`${path}\` cannot be read: ${en.replace(/\.$/, '')}. Resolve it by hand, or remove it and write it anew with \`--update-baseline\`.`,
      fr: `La référence \`${path}\` ne peut pas être lue : ${fr.replace(/\.$/, '')}. Corrigez-la à la main, ou supprimez-la et récrivez-la avec \`--update-baseline\`.`,
    },
    { cause },
  )
