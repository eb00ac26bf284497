/** The glossaries of a project. */
import type { Config } from '../config/types.ts'
import type { Files } from '../files.ts'
import { readGlossary } from '../glossary/read.ts'
import type { Glossaries } from '../glossary/term.ts'
import { KnownError } from '../known-error.ts'
import type { Locale } from '../model.ts'
import { sameLocale } from '../text/locales.ts'

/**
 * Reads what the configuration names; nothing where it names nothing.
 * @throws {KnownError} where a file is damaged, or one file is to serve several targets.
 */
export async function readGlossaries(
  files: Files,
  glossary: Config['glossary'],
  targets: readonly Locale[],
): Promise<Glossaries> {
  if (glossary === undefined) return {}
  if (typeof glossary === 'string' && targets.length > 1) throw oneFile(glossary, targets)
  const paths = targets.flatMap((target): [Locale, string][] => {
    const path =
      typeof glossary === 'string'
        ? glossary
        : Object.entries(glossary).find(([locale]) => sameLocale(locale, target))?.[1]
    return path === undefined ? [] : [[target, path]]
  })
  return Object.fromEntries(
    await Promise.all(paths.map(async ([target, path]) => [target, await readGlossary(files, path)])),
  )
}

const oneFile = (path: string, targets: readonly Locale[]): KnownError =>
  new KnownError({
    en: `The glossary \`${path}\` is for one target, and this project has ${targets.length}: name a file for each, \`"glossary": { "${targets[0]}": "${path}" }\`.`,
    fr: `Le glossaire \`${path}\` vaut pour une langue cible et ce projet en a ${targets.length} : nommez un fichier pour chacune, \`"glossary": { "${targets[0]}": "${path}" }\`.`,
  })
