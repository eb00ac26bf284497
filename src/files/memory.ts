import { posix } from 'node:path'
import type { Drive, Entry, FileFacts } from './types.ts'

/** A file in memory: its text, its bytes, a link to another path, or a file that may not be read. */
export type MemoryFile = string | Uint8Array | { readonly link: string } | { readonly denied: true }

type Node =
  | {
      readonly kind: 'file'
      readonly bytes: Uint8Array
      readonly mode: number
      readonly modified: number
      readonly denied?: true
    }
  | { readonly kind: 'link'; readonly to: string }

const failure = (code: string, path: string): Error => Object.assign(new Error(`${code}: ${path}`), { code })

/** As many links as Linux follows on the way to one path. */
const MOST_LINKS = 40

/**
 * A drive in memory, with the errors of a real one.
 * @param tree Files by absolute path with `/`.
 */
export const memoryDrive = (tree: Readonly<Record<string, MemoryFile>>): Drive => {
  const nodes = new Map<string, Node>()
  const folders = new Map<string, Map<string, Entry['kind']>>([['/', new Map()]])
  let clock = 0

  const put = (path: string, node: Node): void => {
    nodes.set(path, node)
    let kind: Entry['kind'] = node.kind
    for (let child = path; child !== '/'; child = posix.dirname(child)) {
      const parent = posix.dirname(child)
      const names = folders.get(parent) ?? new Map<string, Entry['kind']>()
      names.set(posix.basename(child), kind)
      folders.set(parent, names)
      kind = 'folder'
    }
  }
  const drop = (path: string): void => {
    nodes.delete(path)
    folders.get(posix.dirname(path))?.delete(posix.basename(path))
  }
  const real = (path: string, links = 0): string => {
    if (links > MOST_LINKS) throw failure('ELOOP', path)
    let at = '/'
    const parts = posix
      .normalize(path)
      .split('/')
      .filter((part) => part !== '')
    for (const [index, part] of parts.entries()) {
      const above = nodes.get(at)
      if (above?.kind === 'file') throw failure(above.denied ? 'EACCES' : 'ENOTDIR', path)
      const next = posix.join(at, part)
      const node = nodes.get(next)
      if (node?.kind === 'link') {
        return real(posix.join(posix.resolve(at, node.to), ...parts.slice(index + 1)), links + 1)
      }
      if (!node && !folders.has(next)) throw failure('ENOENT', path)
      at = next
    }
    return at
  }
  const nodeAt = (path: string): Node | 'folder' => {
    const place = posix.join(real(posix.dirname(path)), posix.basename(path))
    const node = nodes.get(place) ?? (folders.has(place) ? 'folder' : undefined)
    if (!node) throw failure('ENOENT', path)
    return node
  }
  const sizeOf = (node: Node | 'folder'): FileFacts =>
    node !== 'folder' && node.kind === 'file'
      ? { size: node.bytes.length, modified: node.modified }
      : { size: 0, modified: 0 }

  for (const [path, file] of Object.entries(tree)) {
    if (typeof file === 'object' && 'link' in file) put(path, { kind: 'link', to: file.link })
    else if (typeof file === 'object' && 'denied' in file) {
      put(path, { kind: 'file', bytes: new Uint8Array(), mode: 0, modified: clock++, denied: true })
    } else {
      const bytes = typeof file === 'string' ? new TextEncoder().encode(file) : file
      put(path, { kind: 'file', bytes, mode: 0o644, modified: clock++ })
    }
  }

  return {
    async entries(folder) {
      const place = real(folder)
      const names = folders.get(place)
      if (!names) throw failure(nodes.has(place) ? 'ENOTDIR' : 'ENOENT', folder)
      return [...names].map(([name, kind]) => ({ name, kind }))
    },
    real: (path) => real(path),
    async facts(path) {
      const node = nodeAt(path)
      const mode = node === 'folder' || node.kind === 'link' ? 0o777 : node.mode
      return { ...sizeOf(node), mode, kind: node === 'folder' ? 'folder' : node.kind }
    },
    async bytes(path, limit) {
      const node = nodeAt(path)
      if (node === 'folder') throw failure('EISDIR', path)
      if (node.kind === 'link') throw failure('ELOOP', path)
      if (node.denied) throw failure('EACCES', path)
      return node.bytes.subarray(0, limit)
    },
    async makeFolder(path) {
      const names = folders.get(path) ?? new Map<string, Entry['kind']>()
      folders.set(path, names)
      for (let child = path; child !== '/'; child = posix.dirname(child)) {
        const parent = posix.dirname(child)
        if (nodes.get(parent)?.kind === 'file') throw failure('ENOTDIR', path)
        const siblings = folders.get(parent) ?? new Map<string, Entry['kind']>()
        siblings.set(posix.basename(child), 'folder')
        folders.set(parent, siblings)
      }
    },
    async create(path, bytes, mode) {
      if (nodes.has(path)) throw failure('EEXIST', path)
      if (!folders.has(posix.dirname(path))) throw failure('ENOENT', path)
      put(path, { kind: 'file', bytes, mode, modified: clock++ })
    },
    async rename(from, to) {
      const node = nodes.get(from)
      if (!node) throw failure('ENOENT', from)
      if (folders.has(to)) throw failure('EISDIR', to)
      drop(from)
      put(to, node)
    },
    async remove(path) {
      drop(path)
    },
  }
}
