/** What `diptych lsp` says. */
import type { Words } from '../known-error.ts'

/** The `--help` text. */
export const usage: Words = {
  en: `diptych lsp [options]

Serves an editor through the Language Server Protocol, on standard input and output. Editors start it by themselves;
\`docs/en/editors.md\` has the settings for VS Code, Neovim, Helix and Zed.

Options:
  --lang en|fr             The language of messages; by default DIPTYCH_LANG, then the editor's, then the environment's
  --stdio                  As it is anyway; some editors ask for it
  -h, --help               This text

Exit codes:
  0  the editor ended it
  1  the editor went away without a word

Examples:
  diptych lsp
  diptych lsp --lang fr
`,
  fr: `diptych lsp [options]

Sert un éditeur par le Language Server Protocol, sur l'entrée et la sortie standard. Les éditeurs le lancent eux-mêmes ;
\`docs/fr/editors.md\` donne les réglages pour VS Code, Neovim, Helix et Zed.

Options :
  --lang en|fr             La langue des messages ; par défaut DIPTYCH_LANG, puis celle de l'éditeur, puis celle de
                           l'environnement
  --stdio                  Le mode habituel ; certains éditeurs le demandent
  -h, --help               Ce texte

Codes de sortie :
  0  terminé par l'éditeur
  1  l'éditeur a disparu sans rien dire

Exemples :
  diptych lsp
  diptych lsp --lang fr
`,
}
