import type { Words } from '../known-error.ts'
import type { Command } from './command.ts'

/** A command as the list of commands knows it. */
export interface Entry {
  /** One line. */
  readonly summary: Words
  /** Loads it, and what it needs. */
  load(): Promise<Command>
}

/** The commands, in the order of the list; each is loaded when it is called for. */
export const commands = {
  check: {
    summary: {
      en: 'Name every place where the languages have drifted apart',
      fr: 'Nommer chaque endroit où les langues ont divergé',
    },
    load: async () => (await import('./check.ts')).checkCommand,
  },
  merge: {
    summary: {
      en: 'Join the reports of the parts of a check (`--shard`)',
      fr: "Réunir les rapports des parts d'un contrôle (`--shard`)",
    },
    load: async () => (await import('./merge.ts')).mergeCommand,
  },
  fix: {
    summary: {
      en: 'Repair what needs no translation: code, links, levels, encoding…',
      fr: 'Corriger ce qui se passe de traduction : code, liens, niveaux, encodage…',
    },
    load: async () => (await import('./fix.ts')).fixCommand,
  },
  suggest: {
    summary: {
      en: 'Draft the text that closes the gaps, from memory or from DeepL',
      fr: 'Proposer le texte qui comble les lacunes, de mémoire ou par DeepL',
    },
    load: async () => (await import('./suggest.ts')).suggestCommand,
  },
  glossary: {
    summary: {
      en: 'Propose a glossary from what your pages usually say',
      fr: 'Proposer un glossaire d’après ce que disent vos pages',
    },
    load: async () => (await import('./glossary.ts')).glossaryCommand,
  },
  memory: {
    summary: {
      en: 'Export the translation memory of your pages as TMX',
      fr: 'Exporter en TMX la mémoire de traduction de vos pages',
    },
    load: async () => (await import('./memory.ts')).memoryCommand,
  },
  report: {
    summary: {
      en: 'Write the reports: a page to look at, its trend, Markdown and JSON',
      fr: 'Écrire les rapports : une page à consulter, son évolution, Markdown et JSON',
    },
    load: async () => (await import('./report.ts')).reportCommand,
  },
  status: {
    summary: {
      en: 'Show how far apart the languages are, and which pages need work first',
      fr: "Montrer à quelle distance sont les langues, et quelles pages traiter d'abord",
    },
    load: async () => (await import('./status.ts')).statusCommand,
  },
  align: {
    summary: {
      en: 'Show which block of a page stands for which block of its translation',
      fr: 'Montrer quel bloc de la traduction correspond à quel bloc de la source',
    },
    load: async () => (await import('./align.ts')).alignCommand,
  },
  pairs: {
    summary: {
      en: 'Show which page is whose translation, and how that was found out',
      fr: 'Montrer quelle page est la traduction de quelle autre, et comment on le sait',
    },
    load: async () => (await import('./pairs.ts')).pairsCommand,
  },
  import: {
    summary: {
      en: 'Turn a dump of a help centre (HTML or plain text) into Markdown guides',
      fr: "Transformer le contenu d'un centre d'aide (HTML ou texte brut) en guides Markdown",
    },
    load: async () => (await import('./import.ts')).importCommand,
  },
  init: {
    summary: {
      en: 'Write a configuration from what is recognised in this folder',
      fr: "Écrire une configuration d'après ce qui est reconnu dans ce dossier",
    },
    load: async () => (await import('./init.ts')).initCommand,
  },
  sync: {
    summary: {
      en: 'Record in diptych.lock that pairs are in step now',
      fr: 'Enregistrer dans diptych.lock que des paires sont à jour maintenant',
    },
    load: async () => (await import('./sync.ts')).syncCommand,
  },
  lsp: {
    summary: {
      en: 'Serve an editor: findings while you write, the other language at hand',
      fr: "Servir un éditeur : les constats pendant l'écriture, l'autre langue à portée de main",
    },
    load: async () => (await import('./lsp.ts')).lspCommand,
  },
  explain: {
    summary: {
      en: 'Explain a rule, or list the rules',
      fr: 'Expliquer une règle, ou donner la liste des règles',
    },
    load: async () => (await import('./explain.ts')).explainCommand,
  },
} as const satisfies Readonly<Record<string, Entry>>

/** Their names. */
export type CommandName = keyof typeof commands
