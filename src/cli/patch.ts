/** Changes to a file as a unified diff. */
import { FILE_HEADERS_ONLY, formatPatch, structuredPatch } from 'diff'
import picocolors from 'picocolors'
import { printable } from '../report/terminal.ts'

/** How a diff is shown. */
export interface PatchLook {
  readonly color: boolean
  /** Whether it is for people alone: then every control character gets its picture, carriage returns too. */
  readonly forPeople: boolean
  /** Lines around each change. Default: 3. */
  readonly context?: number
  /** Whether it names the file. Default: true. */
  readonly named?: boolean
}

/**
 * A unified diff that `git apply` and `patch -p1` take. Text that would steer a terminal is made harmless.
 * @param path Relative to the folder in which the diff is to be applied.
 */
export function patchOf(
  path: string,
  before: string,
  after: string,
  { color, forPeople, context = 3, named = true }: PatchLook,
): string {
  const patch = structuredPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, { context })
  const whole = formatPatch(patch, FILE_HEADERS_ONLY)
  const paint = picocolors.createColors(color)
  const body = named ? whole : whole.slice(whole.indexOf('\n@@') + 1)
  return body
    .split('\n')
    .map((line) => {
      const shown = forPeople ? printable(line.replace(/\r$/, '')) : harmless(line)
      if (/^(?:---|\+\+\+) /.test(line)) return paint.bold(shown)
      if (line.startsWith('@@')) return paint.cyan(shown)
      return line.startsWith('+') ? paint.green(shown) : line.startsWith('-') ? paint.red(shown) : shown
    })
    .join('\n')
}

/** Without what steers a terminal; tabs and the carriage return that ends a line are the file's own. */
const harmless = (line: string): string =>
  line.replace(/(?!\t)\p{Cc}(?!$)|(?!\r)(?!\t)\p{Cc}$|\p{Bidi_Control}/gu, (char) =>
    /\p{Cc}/u.test(char) ? printable(char) : '\uFFFD',
  )
