/** Where a report goes: standard output, or a file that is whole or not there. */
import { randomUUID } from 'node:crypto'
import { appendFile, lstat, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Tongue } from '../model.ts'
import { unwritten, written } from './check-words.ts'
import type { Streams } from './command.ts'
import { telling } from './telling.ts'

/**
 * Writes a report to a file, by way of a temporary one beside it, or to standard output. What stands there and is no
 * plain file, such as `/dev/null`, stays what it is.
 * @param path Relative to the working directory; `undefined` for standard output.
 * @param option What names the path on the command line.
 * @throws {KnownError} when the system refuses.
 */
export const deliver = async (
  text: string,
  path: string | undefined,
  streams: Streams,
  tongue: Tongue,
  option?: string,
): Promise<void> => {
  if (path === undefined) {
    streams.out.write(text)
    return
  }
  await writeWhole(resolve(streams.cwd, path), text, path, option)
  telling(streams, tongue)([written(path)])
}

/**
 * Writes a file by way of a temporary one beside it.
 * @param goal Absolute.
 * @param path The same as it was given, for what is said.
 * @param option What names it on the command line.
 * @throws {KnownError} when the system refuses.
 */
export const writeWhole = async (goal: string, text: string, path: string, option = '--output'): Promise<void> => {
  // A device, a pipe or a link must never be replaced by a file: it is written to as it is.
  const there = await lstat(goal).catch(() => undefined)
  const isOpen = there !== undefined && !there.isFile()
  const draft = join(dirname(goal), `.diptych-${randomUUID()}.tmp`)
  try {
    if (isOpen) await writeFile(goal, text)
    else {
      await mkdir(dirname(goal), { recursive: true })
      await writeFile(draft, text, { flag: 'wx' })
      await rename(draft, goal)
    }
  } catch (error) {
    await rm(draft, { force: true }).catch(() => {})
    throw unwritten(path, option, error)
  }
}

/**
 * Adds text to a file that others write to as well, such as the summary of a job.
 * @param goal Absolute.
 * @throws {KnownError} when the system refuses.
 */
export const appendWhole = async (goal: string, text: string): Promise<void> => {
  await appendFile(goal, text).catch((error: unknown) => {
    throw unwritten(goal, '$GITHUB_STEP_SUMMARY', error)
  })
}
