/** A dump's bytes → its text. */
import { KnownError } from '../known-error.ts'

/** A file that was given to import. */
export interface Dump {
  /** As the user named it. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** A larger dump is refused. */
export const mostDumpBytes: number = 32 * 1024 * 1024

/**
 * Decodes a dump: as `encoding` says, else by its byte order mark, else as UTF-8, else as an HTML page's
 * `<meta charset>` says. Nothing is repaired.
 *
 * @param encoding A label of the Encoding Standard: `windows-1252`, `iso-8859-15`, `macintosh`.
 * @throws {KnownError} for a dump that is too large, empty, binary or in another encoding, and for an unknown encoding.
 */
export const decodeDump = ({ path, bytes }: Dump, encoding?: string): string => {
  if (bytes.length > mostDumpBytes) throw tooLargeDump(path)
  const text = textOf(path, bytes, encoding)
  if (text.includes('\0')) throw binary(path)
  if (text.trim() === '') throw empty(path)
  return text
}

const textOf = (path: string, bytes: Uint8Array, encoding: string | undefined): string => {
  if (encoding !== undefined) return decodeAs(path, bytes, encoding)
  const marked = markedEncoding(bytes)
  if (marked) return decodeAs(path, bytes, marked)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const declared = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?([\w:.-]{1,40})/i.exec(
      latin1(bytes.subarray(0, 4096)),
    )?.[1]
    if (bytes.includes(0)) throw binary(path)
    if (declared === undefined || /^utf-?8$/i.test(declared)) throw notUtf8(path)
    return decodeAs(path, bytes, declared)
  }
}

const decodeAs = (path: string, bytes: Uint8Array, encoding: string): string => {
  const decoder = decoderOf(encoding)
  try {
    // In one call, Node 20 reads windows-1252 as ISO 8859-1, without quotation marks, dashes and œ; as a stream it does not.
    return decoder.decode(bytes, { stream: true }) + decoder.decode()
  } catch (error) {
    throw otherEncoding(path, encoding, error)
  }
}

const decoderOf = (encoding: string) => {
  try {
    return new TextDecoder(encoding, { fatal: true })
  } catch (error) {
    throw unknownEncoding(encoding, error)
  }
}

/** The encoding that a byte order mark names. */
const markedEncoding = (bytes: Uint8Array): string | undefined => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return undefined
}

const latin1 = (bytes: Uint8Array): string => new TextDecoder('latin1').decode(bytes)

export const tooLargeDump = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is larger than 32 MB; split it into smaller dumps.`,
    fr: `\`${path}\` dépasse 32 Mo ; découpez-le en fichiers plus petits.`,
  })

const empty = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` holds no text; there is nothing to import.`,
    fr: `\`${path}\` ne contient aucun texte ; il n'y a rien à importer.`,
  })

const binary = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is a binary file; import reads HTML and plain text.`,
    fr: `\`${path}\` est un fichier binaire ; import lit du HTML et du texte brut.`,
  })

const notUtf8 = (path: string): KnownError =>
  new KnownError({
    en: `\`${path}\` is not UTF-8; name its encoding, e.g. \`--encoding windows-1252\`.`,
    fr: `\`${path}\` n'est pas en UTF-8 ; indiquez son encodage, p. ex. \`--encoding windows-1252\`.`,
  })

const unknownEncoding = (encoding: string, cause: unknown): KnownError =>
  new KnownError(
    {
      en: `\`${encoding}\` is not an encoding that can be read; examples are \`utf-8\`, \`windows-1252\`, \`iso-8859-15\`, \`utf-16le\`. Choose one with \`--encoding\`.`,
      fr: `\`${encoding}\` n'est pas un encodage connu, contrairement à \`utf-8\`, \`windows-1252\`, \`iso-8859-15\` ou \`utf-16le\`. Choisissez-en un avec \`--encoding\`.`,
    },
    { cause },
  )

const otherEncoding = (path: string, encoding: string, cause: unknown): KnownError =>
  new KnownError(
    {
      en: `\`${path}\` is not in \`${encoding}\`; name its encoding with \`--encoding\`.`,
      fr: `\`${path}\` n'est pas en \`${encoding}\` ; indiquez son encodage avec \`--encoding\`.`,
    },
    { cause },
  )
