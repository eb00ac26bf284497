/** The first words of a text, for a message: one line, at most `most` characters, cut at a word. */
export function excerpt(text: string, most = 60): string {
  const line = text
    .slice(0, most * 4)
    .replace(/\s+/g, ' ')
    .trim()
  if (line.length <= most) return line
  const cut = line.lastIndexOf(' ', most - 1)
  return `${line.slice(0, cut > most / 2 ? cut : most - 1).replace(/[\s,;:.\ud800-\udbff]+$/, '')}…`
}
