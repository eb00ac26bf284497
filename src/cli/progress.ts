import type { Files } from '../files.ts'
import type { Tongue } from '../model.ts'
import type { Output } from './command.ts'

/** Milliseconds before anything is shown, and between two updates. */
const patience = 1000
const pace = 100

const words: Readonly<Record<Tongue, (count: number) => string>> = {
  en: (count) => `${count} files read…`,
  fr: (count) => `${count} fichiers lus…`,
}

/** A line on a terminal that says how far the work is, once it has taken more than a second. */
export interface Line {
  /** Shows other words, when the last ones have been seen. */
  show(words: () => string): void
  /** Takes the line away, before something else is said or at the end. */
  clear(): void
}

/**
 * Makes such a line; elsewhere than on a terminal nothing is shown.
 * @param now The clock, in milliseconds.
 */
export const lineOn = (err: Output, now: () => number = () => performance.now()): Line => {
  if (!err.isTTY) return { show: () => {}, clear: () => {} }
  let next = now() + patience
  let shown = false
  return {
    show(words) {
      if (now() < next) return
      err.write(`\r${words()}\u001b[K`)
      shown = true
      next = now() + pace
    },
    clear() {
      if (shown) err.write('\r\u001b[K')
      shown = false
    },
  }
}

/** A line that counts. */
export interface Progress extends Pick<Line, 'clear'> {
  /** The same files; reading one counts. */
  readonly files: Files
}

/**
 * Counts the files that are read, on a terminal and once that takes more than a second; elsewhere nothing is shown.
 * @param now The clock, in milliseconds.
 */
export const withProgress = (files: Files, err: Output, tongue: Tongue, now?: () => number): Progress => {
  if (!err.isTTY) return { files, clear: () => {} }
  const line = lineOn(err, now)
  let count = 0
  return {
    files: {
      ...files,
      read(path) {
        count += 1
        line.show(() => words[tongue](count))
        return files.read(path)
      },
    },
    clear: line.clear,
  }
}
