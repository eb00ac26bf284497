/** Why a file could not be read as text. */
export type UnreadReason =
  | 'binary'
  | 'not-utf8'
  | 'utf16'
  | 'too-large'
  | 'not-permitted'
  | 'vanished'
  | 'outside'
  | 'not-a-file'
  | 'unreadable'

/** What a file holds: text without its byte order mark, or why it could not be read. */
export type Contents =
  | {
      readonly state: 'text'
      /** May be decoded anew each time that it is asked for. */
      readonly text: string
      readonly bom: boolean
      /** The text as UTF-8, where it is at hand. */
      readonly bytes?: Uint8Array
    }
  | {
      readonly state: 'unread'
      readonly reason: UnreadReason
      /** `not-utf8`: the line of the first bad byte, from 1. */
      readonly line?: number
      /** `too-large`: bytes. `unreadable`: the system's error code. */
      readonly detail?: number | string
    }

/** Size and time of a file. */
export interface FileFacts {
  /** Bytes. */
  readonly size: number
  /** Milliseconds since 1970. */
  readonly modified: number
}

/** A place that a listing left out, and why. */
export interface Omission {
  readonly reason: 'too-deep' | 'too-many' | 'unreadable'
  /** The folder. */
  readonly path: string
}

/** What a listing found. */
export interface Listing {
  /** In the order of their UTF-16 units, each once. */
  readonly paths: readonly string[]
  readonly omitted: readonly Omission[]
}

/**
 * Files as Diptych sees them: a root, and paths below it with `/`. A folder that the configuration itself names beside
 * the root (`../other-checkout/docs`) is a root of its own. Nothing outside these roots is read or written.
 */
export interface Files {
  /** For people: where the root is. */
  readonly root: string
  /**
   * The files that match one of the globs and none of `ignore`. What `.gitignore` files exclude, `.git` and
   * `node_modules` stay out, names that open with a dot as well; links to folders are not followed.
   */
  list(globs: readonly string[], options?: { readonly ignore?: readonly string[] }): Promise<Listing>
  /** Never throws for what the disk holds: see {@link Contents}. */
  read(path: string): Promise<Contents>
  /** `undefined` when no file stands there, or it lies outside the roots. */
  stat(path: string): Promise<FileFacts | undefined>
  /** Whether a file or a folder stands there, inside the roots, or may: what a closed folder holds cannot be told. */
  has(path: string): boolean
  /**
   * Writes text as UTF-8: into a temporary file beside it, which is then renamed, so that nobody ever sees half a file.
   * Makes the folders that are missing; keeps the mode of a file that is replaced; writes through a link inside the root.
   * @throws {FilesError} when the path lies outside the roots or the system refuses.
   */
  write(path: string, text: string, options?: { readonly bom?: boolean }): Promise<void>
}

/** One name in a folder. */
export interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link' | 'other'
}

/**
 * The few things that a disk can do, on absolute paths with `/`. Failures are errors with the codes of Node
 * (`ENOENT`, `EACCES`, `ELOOP` …), whichever drive it is.
 */
export interface Drive {
  entries(folder: string): Promise<readonly Entry[]>
  /** Where the path really is, every link followed. */
  real(path: string): string
  /** Without following a link. */
  facts(path: string): Promise<FileFacts & { readonly kind: Entry['kind']; readonly mode: number }>
  /** At most `limit` bytes of a regular file that is no link. */
  bytes(path: string, limit: number): Promise<Uint8Array>
  makeFolder(path: string): Promise<void>
  /** Makes a new file; fails when it exists. */
  create(path: string, bytes: Uint8Array, mode: number): Promise<void>
  rename(from: string, to: string): Promise<void>
  remove(path: string): Promise<void>
}
