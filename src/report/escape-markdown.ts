/** Text by others in GitHub's Markdown: shown as it is, whatever it says. */

/**
 * Makes text inside a line harmless: no markup, HTML, table cell, link, mention (`@name`) or reference (`#12`) comes of it. Line feeds
 * become spaces; control characters and marks that turn the direction of writing go.
 */
export const escapeMarkdown = (text: string): string =>
  oneLine(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replace(/[\\`*_[\]#!|~$]|:(?=[\w+-]{1,40}:)/g, '\\$&')
    // Forges look for mentions, references and addresses after the escapes are gone: a space without width parts them.
    .replace(/@(?=\w)/g, '@&ZeroWidthSpace;')
    .replace(/#(?=\w)/g, '#&ZeroWidthSpace;')
    .replace(/(www)\./gi, '$1&ZeroWidthSpace;.')
    .replace(/:(?=\/\/)/g, ':&ZeroWidthSpace;')

/** Text as code, whatever backticks it holds. */
export const markdownCode = (text: string): string => {
  const line = oneLine(text)
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const inner = /^`|`$|^ .* $/.test(line) ? ` ${line} ` : line
  return line.trim() === '' ? '` `' : `${fence}${inner}${fence}`
}

/** A sentence of a rule: its `code` stays code, everything else is escaped. */
export const markdownSentence = (text: string): string =>
  text
    .split(/`([^`]+)`/)
    .map((piece, index) => (index % 2 === 1 ? markdownCode(piece) : escapeMarkdown(piece)))
    .join('')

/** Text as a fenced block, whatever fences it holds. */
export const markdownFence = (text: string, language: string): string => {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${harmless(text)}\n${fence}`
}

const oneLine = (text: string): string => harmless(text).replace(/\s*\n\s*/g, ' ')

const harmless = (text: string): string =>
  text
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll('\t', ' ')
    .replace(/(?!\n)\p{Cc}|\p{Bidi_Control}/gu, '')
