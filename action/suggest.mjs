/**
 * Proposes, as suggestions that a click applies, what would end a finding on lines that the pull request shows. Each is
 * proposed once.
 *
 * REPORTS: the folder with `diptych.rdjson`.
 */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOf, gitHub, leniently, pullOf } from './github.mjs'

/** @typedef {{ line: number, column?: number }} Point */
/** @typedef {{ range: { start: Point, end: Point }, text: string }} Suggestion */

/** A review with more is not read. */
const mostSuggestions = 20

const { env } = process
const { REPORTS: reports = '.', GITHUB_REPOSITORY: repository, GITHUB_WORKSPACE: workspace = '.' } = env

/**
 * The lines of a file that a pull request shows, as they are after it.
 * @param {string} patch A unified diff's hunks.
 * @returns {Map<number, string>}
 */
const linesIn = (patch) => {
  const lines = new Map()
  let at = 0
  for (const line of patch.split('\n')) {
    const hunk = /^@@ -\d+(?:,\d+)? \+(\d+)/.exec(line)
    if (hunk) at = Number(hunk[1])
    else if (/^[+ ]/.test(line)) lines.set(at++, line.slice(1))
  }
  return lines
}

/** A line's UTF-16 offset from a column in bytes. @param {string} line @param {Point} point */
const offsetIn = (line, { column = 1 }) =>
  Buffer.from(line)
    .subarray(0, column - 1)
    .toString().length

/**
 * Whole lines as they would be after all suggestions of a finding; `undefined` where one of them is not shown, or not as it is here.
 * @param {readonly string[]} text @param {ReadonlyMap<number, string>} shown @param {readonly Suggestion[]} suggestions
 */
const replaced = (text, shown, suggestions) => {
  const first = Math.min(...suggestions.map(({ range }) => range.start.line))
  const last = Math.max(...suggestions.map(({ range }) => range.end.line))
  const old = text.slice(first - 1, last)
  if (old.length !== last - first + 1 || old.some((line, index) => shown.get(first + index) !== line)) return undefined
  const whole = old.join('\n')
  /** @param {Point} point */
  const offset = (point) =>
    old.slice(0, point.line - first).reduce((sum, line) => sum + line.length + 1, 0) +
    offsetIn(old[point.line - first] ?? '', point)
  const edits = suggestions
    .map(({ range, text }) => ({ start: offset(range.start), end: offset(range.end), text }))
    .sort((a, b) => b.start - a.start)
  if (edits.some(({ end }, index) => index > 0 && end > (edits[index - 1]?.start ?? 0))) return undefined
  const fresh = edits.reduce((so, { start, end, text }) => so.slice(0, start) + text + so.slice(end), whole)
  return fresh === whole ? undefined : { first, last, fresh }
}

/** A fence that holds any text. @param {string} text */
const fenced = (text) => {
  const fence = '`'.repeat(Math.max(3, ...[...text.matchAll(/`+/g)].map(([run]) => run.length + 1)))
  return `${fence}suggestion\n${text}\n${fence}`
}

/** A message: its `code` stays code, in which nothing is markup; everything else is read as it is. @param {string} text */
const plain = (text) =>
  text
    .split(/(`[^`\n]+`)/)
    .map((piece, index) => (index % 2 === 1 ? piece : escaped(piece)))
    .join('')

/** @param {string} text */
const escaped = (text) =>
  text
    // GitHub looks for mentions, references and addresses after entities are read: a space without width parts them.
    .replace(/[@#](?=\w)|:(?=\/\/)|\bwww(?=\.)/gi, '$&\u200B')
    .replace(/[\\*_[\]|~<>&!`$#@]/g, (char) => `&#${char.charCodeAt(0)};`)

/** Each finding with suggestions on lines that are shown, as a comment of a review. @param {readonly any[]} files */
const commentsOn = (files) => {
  const patches = new Map(files.flatMap(({ filename, patch }) => (patch ? [[filename, linesIn(patch)]] : [])))
  const { diagnostics } = JSON.parse(readFileSync(join(reports, 'diptych.rdjson'), 'utf8'))
  return diagnostics.flatMap((/** @type {any} */ { message, code, location: { path }, suggestions = [] }) => {
    const shown = patches.get(path)
    if (!shown || suggestions.length === 0) return []
    const text = readFileSync(join(workspace, path), 'utf8')
      .replace(/^\uFEFF/, '')
      .split('\n')
    const change = replaced(text, shown, suggestions)
    if (!change) return []
    const { first, last, fresh } = change
    const known = createHash('sha256')
      .update(JSON.stringify([path, code.value, fresh]))
      .digest('hex')
      .slice(0, 16)
    const body = `<!-- diptych: ${known} -->\n${plain(message)} (\`${code.value}\`)\n\n${fenced(fresh)}`
    const lines = first === last ? {} : { start_line: first, start_side: 'RIGHT' }
    return [{ known, comment: { path, line: last, side: 'RIGHT', ...lines, body } }]
  })
}

await leniently(async () => {
  const ask = gitHub(env)
  const pull = await pullOf(ask, env)
  if (!pull) return console.log('This run is for no pull request: nothing to suggest.')
  const at = `/repos/${repository}/pulls/${pull.number}`
  const possible = commentsOn(await allOf(ask, `${at}/files`))
  if (possible.length === 0) return console.log('No fix lies on lines that the pull request shows.')
  const bodies = (await allOf(ask, `${at}/comments`)).map(({ body }) => body ?? '')
  const fresh = possible.filter(
    (/** @type {{ known: string }} */ { known }) => !bodies.some((body) => body.includes(`<!-- diptych: ${known} -->`)),
  )
  if (fresh.length === 0) return console.log('Every suggestion was made before.')
  const comments = fresh.slice(0, mostSuggestions).map((/** @type {{ comment: unknown }} */ { comment }) => comment)
  await ask('POST', `${at}/reviews`, { commit_id: pull.head, event: 'COMMENT', comments })
  console.log(`Suggestions made: ${comments.length}${fresh.length > comments.length ? ` of ${fresh.length}` : ''}.`)
})
