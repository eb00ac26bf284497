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

/** A line that counts. */
export interface Progress {
  /** The same files; reading one counts. */
  readonly files: Files
  /** Takes the line away, before something else is said or at the end. */
  clear(): void
}

/**
 * Counts the files that are read, on a terminal and once that takes more than a second; elsewhere nothing is shown.
 * @param now The clock, in milliseconds.
 */
export const withProgress = (
  files: Files,
  err: Output,
  tongue: Tongue,
  now: () => number = () => performance.now(),
): Progress => {
  if (!err.isTTY) return { files, clear: () => {} }
  let count = 0
  let next = now() + patience
  let shown = false
  return {
    files: {
      ...files,
      read(path) {
        count += 1
        if (now() >= next) {
          err.write(`\r${words[tongue](count)}\u001b[K`)
          shown = true
          next = now() + pace
        }
        return files.read(path)
      },
    },
    clear() {
      if (shown) err.write('\r\u001b[K')
      shown = false
    },
  }
}
