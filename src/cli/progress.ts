import type { Step } from '../check/step.ts'
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

const stepWords: Readonly<Record<Tongue, Readonly<Record<Step['what'], string>>>> = {
  en: { read: 'pages read', aligned: 'pairs aligned', judged: 'pairs judged' },
  fr: { read: 'pages lues', aligned: 'paires alignées', judged: 'paires jugées' },
}

/** What is left of a step: in seconds, then in minutes. */
const left: Readonly<Record<Tongue, (seconds: number) => string>> = {
  en: (seconds) => (seconds < 90 ? `about ${seconds} s left` : `about ${Math.ceil(seconds / 60)} min left`),
  fr: (seconds) => (seconds < 90 ? `encore ${seconds} s environ` : `encore ${Math.ceil(seconds / 60)} min environ`),
}

/** Seconds, and steps, before which nobody can tell how long the rest will take. */
const soonest = 2
const fewest = 5

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
  /** How far the run is. */
  step(step: Step): void
}

/**
 * Says how far a run is, on a terminal and once it takes more than a second; elsewhere nothing is shown. Until the first
 * step is done, the files that are read are counted.
 * @param now The clock, in milliseconds.
 */
export const withProgress = (files: Files, err: Output, tongue: Tongue, now = () => performance.now()): Progress => {
  if (!err.isTTY) return { files, step: () => {}, clear: () => {} }
  const line = lineOn(err, now)
  let count = 0
  let begun = { what: '', at: 0 }
  return {
    step({ what, done, all }) {
      if (begun.what !== what) begun = { what, at: now() }
      line.show(() => {
        const seconds = (now() - begun.at) / 1000
        const rest = Math.ceil((seconds / done) * (all - done))
        const time = seconds >= soonest && done >= fewest ? `, ${left[tongue](rest)}` : ''
        return `${done}/${all} ${stepWords[tongue][what]}${time}…`
      })
    },
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
