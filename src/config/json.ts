/** JSON with comments, each value with its place. */
import type jsonc from 'jsonc-parser'
import type { Words } from '../known-error.ts'
import { whenNeeded } from '../when-needed.ts'
import { ConfigError, type Place } from './error.ts'

// The configuration of the last run need not be read again to be known.
const parser = await whenNeeded('jsonc-parser', async () => (await import('jsonc-parser')).default)

/** A value, and where each part of it stands. */
export interface Located {
  readonly value: unknown
  /** The place of a key (or of a list's entry), or of the nearest one around it that is there. */
  locate(key: readonly (string | number)[]): Place | undefined
}

/**
 * Reads JSON; comments and trailing commas are welcome.
 * @param path For the error.
 * @throws {ConfigError} with line and column.
 */
export const readJson = (text: string, path: string): Located => {
  const errors: jsonc.ParseError[] = []
  let tree: jsonc.Node | undefined
  try {
    tree = parser().parseTree(text, errors, { allowTrailingComma: true })
  } catch (cause) {
    // Only depth can do this: the parser calls itself for each level.
    throw new ConfigError(path, [{ key: [], words: tooDeep }], { cause })
  }
  if (!tree) throw new ConfigError(path, [{ key: [], words: empty }])
  const first = errors[0]
  if (first) {
    const words = wordsOf[parser().printParseErrorCode(first.error)] ?? malformed
    throw new ConfigError(path, [{ key: [], words, at: placeAt(text, first.offset) }])
  }
  const twice = duplicateIn(tree)
  if (twice)
    throw new ConfigError(path, [{ key: [], words: duplicate(String(twice.value)), at: placeAt(text, twice.offset) }])
  const root = tree
  return {
    value: parser().getNodeValue(root),
    locate(key) {
      for (let length = key.length; length >= 0; length--) {
        const node = parser().findNodeAtLocation(root, key.slice(0, length))
        if (node) return placeAt(text, (node.parent?.type === 'property' ? node.parent : node).offset)
      }
      return undefined
    },
  }
}

/** A key that its object has already: only one of the two would count. */
const duplicateIn = (root: jsonc.Node): jsonc.Node | undefined => {
  const nodes = [root]
  for (let node = nodes.pop(); node; node = nodes.pop()) {
    const seen = new Set<unknown>()
    for (const child of node.children ?? []) {
      nodes.push(child)
      const [key] = child.type === 'property' ? (child.children ?? []) : []
      if (key && seen.has(key.value)) return key
      if (key) seen.add(key.value)
    }
  }
  return undefined
}

const placeAt = (text: string, offset: number): Place => {
  const before = text.slice(0, offset).split(/\r\n|\r|\n/)
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 }
}

const malformed: Words = { en: 'this is not valid JSON.', fr: "ce n'est pas du JSON valide." }
const duplicate = (key: string): Words => ({
  en: `the key \`${key}\` stands here a second time; keep one of them.`,
  fr: `la clé \`${key}\` figure ici une seconde fois ; n'en gardez qu'une.`,
})
const empty: Words = {
  en: 'the file holds nothing; write at least `{}`, or have `diptych init` write one.',
  fr: 'le fichier ne contient rien ; écrivez au moins `{}` ou laissez `diptych init` en écrire un.',
}
const tooDeep: Words = {
  en: 'the JSON is nested too deeply to be read.',
  fr: 'le JSON est imbriqué trop profondément pour être lu.',
}

const wordsOf: Readonly<Record<string, Words>> = {
  InvalidSymbol: {
    en: 'this is not valid JSON: text must stand in double quotes.',
    fr: "ce n'est pas du JSON valide : le texte se met entre guillemets doubles.",
  },
  PropertyNameExpected: {
    en: 'a key in double quotes is expected here.',
    fr: 'une clé entre guillemets doubles est attendue ici.',
  },
  ValueExpected: { en: 'a value is expected here.', fr: 'une valeur est attendue ici.' },
  ColonExpected: { en: 'a colon is expected here.', fr: 'un deux-points est attendu ici.' },
  CommaExpected: { en: 'a comma is missing before this.', fr: 'il manque une virgule avant ceci.' },
  CloseBraceExpected: { en: 'a closing `}` is missing.', fr: 'il manque une accolade fermante `}`.' },
  CloseBracketExpected: { en: 'a closing `]` is missing.', fr: 'il manque un crochet fermant `]`.' },
  EndOfFileExpected: {
    en: 'the JSON has ended before this; nothing may follow.',
    fr: 'le JSON est déjà terminé ; rien ne doit suivre.',
  },
  UnexpectedEndOfString: { en: 'this text has no closing quote.', fr: 'il manque le guillemet fermant de ce texte.' },
  UnexpectedEndOfComment: { en: 'this comment is never closed.', fr: "ce commentaire n'est jamais fermé." },
  InvalidEscapeCharacter: {
    en: 'this escape is unknown to JSON; write a backslash as `\\\\`.',
    fr: "cette séquence est inconnue en JSON ; une barre oblique inverse s'écrit `\\\\`.",
  },
}
