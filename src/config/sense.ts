/** What a schema cannot say: whether the fields of a configuration agree with each other. */
import { posix } from 'node:path'
import type { Words } from '../known-error.ts'
import { sameLocale } from '../text/locales.ts'
import { nearest } from '../text/nearest.ts'
import type { Problem } from './error.ts'
import type { Config } from './types.ts'

/** Everything in a well-formed configuration that contradicts itself. */
export const contradictions = (config: Config): Problem[] => [...localeProblems(config), ...contentProblems(config)]

function* localeProblems({ source, targets = [] }: Config): Iterable<Problem> {
  for (const [index, target] of targets.entries()) {
    const key = ['targets', index]
    if (source !== undefined && sameLocale(source, target)) {
      yield {
        key,
        words: both(
          `\`${target}\` is the source already; leave it out of \`targets\`.`,
          `\`${target}\` est déjà la langue source ; retirez-la de \`targets\`.`,
        ),
      }
    } else if (targets.slice(0, index).some((before) => sameLocale(before, target))) {
      yield {
        key,
        words: both(`\`${target}\` is in \`targets\` twice.`, `\`${target}\` figure deux fois dans \`targets\`.`),
      }
    }
  }
}

function* contentProblems({ source, targets = [], content }: Config): Iterable<Problem> {
  if (content === undefined) return
  if (typeof content === 'string' || Array.isArray(content)) {
    yield* globProblems(content as string | readonly string[], ['content'], true)
    return
  }
  const byLocale = content as Readonly<Record<string, string | readonly string[]>>
  const locales = Object.keys(byLocale)
  for (const locale of locales) yield* globProblems(byLocale[locale] ?? [], ['content', locale], false)
  if (locales.length < 2) {
    yield {
      key: ['content'],
      words: both(
        '`content` needs globs for two locales at least, the source and a target.',
        '`content` doit donner des motifs pour deux langues au moins, la source et une cible.',
      ),
    }
    return
  }
  for (const locale of [...(source === undefined ? [] : [source]), ...targets]) {
    if (locales.some((one) => sameLocale(one, locale))) continue
    const meant = nearest(locale, locales)
    yield {
      key: ['content'],
      words: both(
        `\`content\` has no globs for \`${locale}\`.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
        `\`content\` ne donne aucun motif pour \`${locale}\`.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ''}`,
      ),
    }
  }
}

function* globProblems(
  globs: string | readonly string[],
  above: readonly string[],
  mustName: boolean,
): Iterable<Problem> {
  for (const [index, glob] of (typeof globs === 'string' ? [globs] : globs).entries()) {
    const key = typeof globs === 'string' ? above : [...above, index]
    if (posix.isAbsolute(glob) || /^[A-Za-z]:/.test(glob)) {
      yield {
        key,
        words: both(
          `\`${glob}\` is an absolute path; write it relative to the configuration's folder.`,
          `\`${glob}\` est un chemin absolu ; écrivez-le relativement au dossier de la configuration.`,
        ),
      }
    }
    if (mustName && !glob.includes('{locale}')) {
      yield {
        key,
        words: both(
          `\`${glob}\` does not say where the locale stands: put \`{locale}\` in it, as in \`docs/{locale}/**/*.md\`, or give globs by locale: \`{ "fr": "…", "en": "…" }\`.`,
          `\`${glob}\` ne dit pas où se trouve la langue : mettez-y \`{locale}\`, comme dans \`docs/{locale}/**/*.md\`, ou donnez des motifs par langue : \`{ "fr": "…", "en": "…" }\`.`,
        ),
      }
    }
    if (glob.split('{path}').length > 2) {
      yield {
        key,
        words: both(`\`${glob}\` has \`{path}\` more than once.`, `\`${glob}\` contient \`{path}\` plus d'une fois.`),
      }
    }
  }
}

const both = (en: string, fr: string): Words => ({ en, fr })
