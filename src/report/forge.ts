/** Where the project's files are seen on the web. */
import { percentDecoded } from '../text/percent.ts'

/** How the address of a line is put together: `before` + path + `after` + first line, then `upTo` + last line. */
export interface Forge {
  /** `owner/name`. */
  readonly name: string
  readonly before: string
  readonly after: string
  readonly upTo: string
}

/** How each kind of forge spells the address of a line; `{ref}` is a branch, a tag, a commit or `HEAD`. */
const spellings = {
  github: { files: 'blob/{ref}/', after: '?plain=1#L', upTo: '-L' },
  gitlab: { files: '-/blob/{ref}/', after: '?plain=1#L', upTo: '-' },
  bitbucket: { files: 'src/{ref}/', after: '#lines-', upTo: ':' },
  gitea: { files: 'src/{ref}/', after: '?display=source#L', upTo: '-L' },
} as const

/** The kinds of forge. */
export type ForgeKind = keyof typeof spellings

/**
 * Reads a repository's address as git has it: `https://…`, `ssh://…` or `git@host:owner/name.git`.
 * @param ref A branch, a tag or a commit; `HEAD` for the default branch.
 * @param kind Where the host's name does not tell it.
 * @param folder What leads from the repository's top to the project's root: empty, or `docs/`.
 * @returns `undefined` for what is no address of a repository on the web. A password in the address goes.
 */
export const readForge = (address: string, ref: string, folder: string, kind?: ForgeKind): Forge | undefined => {
  const scp = /^(?:[\w.-]{1,100}@)?([\w-]{1,60}(?:\.[\w-]{1,60}){1,8}):(?!\/)(.{1,500})$/.exec(address)
  const text = scp && !address.includes('://') ? `https://${scp[1]}/${scp[2]}` : address
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, host, pathname } = new URL(text)
  if (!['https:', 'http:', 'ssh:', 'git:'].includes(protocol) || hostname === '') return undefined
  const name = pathname.replace(/^\/+|(?:\.git)?\/*$/g, '')
  if (name === '') return undefined
  const { files, after, upTo } = spellings[kind ?? kindOf(hostname)]
  const site = protocol === 'http:' ? `http://${host}` : `https://${protocol === 'https:' ? host : hostname}`
  const top = `${site}/${name}/${files.replace('{ref}', encoded(ref))}`
  return { name: percentDecoded(name), before: top + encoded(folder), after, upTo }
}

const kindOf = (host: string): ForgeKind => {
  if (/gitlab/.test(host)) return 'gitlab'
  if (/bitbucket/.test(host)) return 'bitbucket'
  return /gitea|forgejo|codeberg/.test(host) ? 'gitea' : 'github'
}

/** A path as an address has it. */
export const encoded = (path: string): string => path.split('/').map(encodeURIComponent).join('/')

/** The address of a line of a file. */
export const addressOf = ({ before, after }: Forge, path: string, line: number): string =>
  `${before}${encoded(path)}${after}${line}`
