/** The configuration of the last run: where it says the same, what checks it need not be loaded. */
import { randomUUID } from 'node:crypto'
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildName } from '../cache/build.ts'
import { makeFolder } from '../cache/entries.ts'
import { keyOf } from '../cache/key.ts'
import type { Config } from './types.ts'

const name = 'config.json'

/** What is kept: a configuration as it was when checked, what was checked, and a checksum of both. */
type Kept = readonly [config: Config, key: string, checksum: string]

const checksumOf = (config: Config, key: string): string => keyOf(config, key)

/**
 * Checks a configuration from a JSON file, unless this build of Diptych found the same one right before.
 * @param folder Where that is kept; what the disk refuses is done without.
 * @param text All that the file says.
 */
export async function checkedOnce(folder: string, text: string, check: () => Promise<Config>): Promise<Config> {
  const path = join(folder, name)
  const key = keyOf('config', buildName(), text)
  const known = keptAt(path, key)
  if (known) return known
  const config = await check()
  const draft = join(folder, `${randomUUID()}.tmp`)
  try {
    makeFolder(folder)
    writeFileSync(draft, JSON.stringify([config, key, checksumOf(config, key)] satisfies Kept))
    renameSync(draft, path)
  } catch {
    rmSync(draft, { force: true })
  }
  return config
}

function keptAt(path: string, wanted: string): Config | undefined {
  try {
    const [config, key, checksum] = JSON.parse(readFileSync(path, 'utf8')) as Kept
    return key === wanted && checksum === checksumOf(config, key) ? config : undefined
  } catch {
    return undefined
  }
}
