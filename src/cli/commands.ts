import type { Command } from './command.ts'

/** The commands; each is loaded when it is called for. */
export const commands = {
  check: async (): Promise<Command> => (await import('./check.ts')).checkCommand,
  merge: async (): Promise<Command> => (await import('./merge.ts')).mergeCommand,
  fix: async (): Promise<Command> => (await import('./fix.ts')).fixCommand,
  suggest: async (): Promise<Command> => (await import('./suggest.ts')).suggestCommand,
  glossary: async (): Promise<Command> => (await import('./glossary.ts')).glossaryCommand,
  memory: async (): Promise<Command> => (await import('./memory.ts')).memoryCommand,
  report: async (): Promise<Command> => (await import('./report.ts')).reportCommand,
  status: async (): Promise<Command> => (await import('./status.ts')).statusCommand,
  align: async (): Promise<Command> => (await import('./align.ts')).alignCommand,
  pairs: async (): Promise<Command> => (await import('./pairs.ts')).pairsCommand,
  import: async (): Promise<Command> => (await import('./import.ts')).importCommand,
  init: async (): Promise<Command> => (await import('./init.ts')).initCommand,
  sync: async (): Promise<Command> => (await import('./sync.ts')).syncCommand,
  lsp: async (): Promise<Command> => (await import('./lsp.ts')).lspCommand,
  explain: async (): Promise<Command> => (await import('./explain.ts')).explainCommand,
} as const

/** Their names. */
export type CommandName = keyof typeof commands
