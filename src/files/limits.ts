/** Folders below a root that are entered. Documentation stays under a dozen; beyond, it is generated, or a trap. */
export const MOST_FOLDERS_DEEP = 32

/** Names that one listing looks at. The largest documentation repositories hold some 60 000 files. */
export const MOST_NAMES = 200_000

/** Bytes of a file that is read. A page of a megabyte is rare; from 8 MB on it is data, and parsing it would take minutes. */
export const MOST_BYTES: number = 8 * 1024 * 1024

/** Bytes of a `.gitignore` that are honoured; git's own repositories stay under 64 kB. */
export const MOST_GITIGNORE_BYTES: number = 256 * 1024
