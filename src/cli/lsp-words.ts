/** What `diptych lsp` says. */
import type { Help } from './help.ts'

/** What `--help` says. */
export const help = {
  about: {
    en: `Serves an editor through the Language Server Protocol, on standard input and output. Editors start it by themselves;
\`docs/en/editors.md\` has the settings for VS Code, Neovim, Helix and Zed.`,
    fr: `Sert un éditeur par le Language Server Protocol, sur l'entrée et la sortie standard. Les éditeurs le lancent eux-mêmes ;
\`docs/fr/editors.md\` donne les réglages pour VS Code, Neovim, Helix et Zed.`,
  },
  options: {
    lang: {
      en: "The language of messages; by default DIPTYCH_LANG, then the editor's, then the environment's",
      fr: "La langue des messages ; par défaut DIPTYCH_LANG, puis celle de l'éditeur, puis celle de l'environnement",
    },
    stdio: { en: 'As it is anyway; some editors ask for it', fr: 'Le mode habituel ; certains éditeurs le demandent' },
  },
  exits: {
    0: { en: 'the editor ended it', fr: "terminé par l'éditeur" },
    1: { en: 'the editor went away without a word', fr: "l'éditeur a disparu sans rien dire" },
  },
  examples: ['diptych lsp', 'diptych lsp --lang fr'],
} as const satisfies Help
