import type { Reporter } from './reporter.ts'

/** Every format of a report, by its name on the command line; each is loaded when it is asked for. */
export const reporters = {
  stylish: async (): Promise<Reporter> => (await import('./stylish.ts')).stylish,
  html: async (): Promise<Reporter> => (await import('./html.ts')).html,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>

/** The name of a format. */
export type ReporterName = keyof typeof reporters

/** The names, as the help lists them. */
export const reporterNames: readonly ReporterName[] = Object.keys(reporters) as ReporterName[]
