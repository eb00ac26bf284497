import type { Reporter } from './reporter.ts'

/** Every format of a report, by its name on the command line; each is loaded when it is asked for. */
export const reporters = {
  stylish: async (): Promise<Reporter> => (await import('./stylish.ts')).stylish,
  compact: async (): Promise<Reporter> => (await import('./compact.ts')).compact,
  html: async (): Promise<Reporter> => (await import('./html.ts')).html,
  markdown: async (): Promise<Reporter> => (await import('./markdown.ts')).markdown,
  json: async (): Promise<Reporter> => (await import('./json.ts')).json,
  sarif: async (): Promise<Reporter> => (await import('./sarif.ts')).sarif,
  github: async (): Promise<Reporter> => (await import('./github.ts')).github,
  'github-summary': async (): Promise<Reporter> => (await import('./github.ts')).githubSummary,
  'github-comment': async (): Promise<Reporter> => (await import('./github-comment.ts')).githubComment,
  gitlab: async (): Promise<Reporter> => (await import('./gitlab.ts')).gitlab,
  junit: async (): Promise<Reporter> => (await import('./junit.ts')).junit,
  rdjson: async (): Promise<Reporter> => (await import('./rdjson.ts')).rdjson,
  badge: async (): Promise<Reporter> => (await import('./badge.ts')).badge,
} as const satisfies Readonly<Record<string, () => Promise<Reporter>>>

/** The name of a format. */
export type ReporterName = keyof typeof reporters

/** The names, as the help lists them. */
export const reporterNames: readonly ReporterName[] = Object.keys(reporters) as ReporterName[]
