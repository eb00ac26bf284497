/** The report as one file that opens from disk, for who leads the documentation and for who translates it. */
import { readAssets } from './html/assets.ts'
import { htmlData } from './html/data.ts'
import type { Reporter } from './reporter.ts'

/** The report as one self-contained HTML file. */
export const html: Reporter = (report, view) => {
  const { script, style, scriptHash, styleHash } = readAssets()
  const { data, panels } = htmlData(report, view)
  // Nothing is loaded, sent or framed; no text of a page can become markup or a script.
  const policy = [
    "default-src 'none'",
    `script-src '${scriptHash}'`,
    `style-src '${styleHash}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
    "trusted-types 'none'",
  ].join('; ')
  const { title, noScript } = words[view.tongue]
  return `<!doctype html>
<html lang="${view.tongue}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="Diptych">
<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header id="top"></header>
<main id="main" tabindex="-1"><noscript><p>${noScript}</p></noscript></main>
<div id="live" class="unheard" role="status" aria-live="polite"></div>
<dialog id="help" aria-labelledby="help-title"></dialog>
<script type="application/json" id="data">${data}</script>
${[...panels].map(([index, text]) => `<script type="application/json" id="p${index}">${text}</script>\n`).join('')}<script>${script}</script>
</body>
</html>
`
}

const words = {
  en: {
    title: 'Parity report',
    noScript: 'This report needs JavaScript; <code>parity.md</code> beside it says the same without.',
  },
  fr: {
    title: 'Rapport de parité',
    noScript: 'Ce rapport demande JavaScript ; <code>parity.md</code>, à côté, dit la même chose sans lui.',
  },
} as const
