/** Destinations of links as their authors write them, and the paths that they may mean. */
import { posix } from 'node:path'
import { percentDecoded } from '../text/percent.ts'

/** A destination taken apart, decoded, without its query. */
export interface Destination {
  /** Empty for a link inside its own page. */
  readonly path: string
  /** Empty when there is none. */
  readonly fragment: string
}

/** The paths that a relative destination may mean, likeliest first. */
export interface Candidates {
  readonly paths: readonly string[]
  /** What the destination names: a page's file, another file, or a page by its URL. */
  readonly kind: 'page' | 'asset' | 'route'
}

/** Longer destinations hold data. */
const longest = 2000
const scheme = /^(?:[a-z][a-z0-9+.-]{0,40}:|\/\/|www\.)/i
/** Template marks, path aliases of bundlers, wildcards: only the site's own tools know what they stand for. */
const unresolved = /[{}<>*|\\]|%7[bd]|^[~@]|^\[|\$[A-Z({]/i
const pageFile = /\.(?:md|mdx|markdown)$/i
const assetFile = /\.(?:png|jpe?g|gif|svg|webp|avif|ico|bmp|pdf|zip|gz|tgz|mp4|webm|mp3|ogg|csv|docx?|xlsx?|pptx?)$/i

/** Whether a destination leaves the site, or cannot be told. */
export const isElsewhere = (destination: string): boolean =>
  destination.trim() === '' || destination.length > longest || scheme.test(destination) || unresolved.test(destination)

/** Splits a destination at its fragment and its query. */
export function splitDestination(destination: string): Destination {
  const hash = destination.indexOf('#')
  const before = hash < 0 ? destination : destination.slice(0, hash)
  return {
    path: percentDecoded(before.split('?', 1)[0] ?? ''),
    fragment: hash < 0 ? '' : percentDecoded(destination.slice(hash + 1)),
  }
}

/** A page's path without its extension, and without the file name of a folder's own page. */
export const stemOf = (path: string): string =>
  path.replace(/\.(?:md|mdx|markdown|html?)$/i, '').replace(/(?:^|\/)(?:index|readme|_index)$/i, '')

/** The paths that a relative destination in `from` may mean: relative to the file, then to the URL that the file is served at. */
export function candidatesFor(from: string, path: string): Candidates {
  const folder = posix.dirname(from)
  const byFile = posix.join(folder, path)
  const byUrl = posix.join(/(?:^|\/)(?:index|readme|_index)\.\w+$/i.test(from) ? folder : stemOf(from), path)
  if (pageFile.test(path)) return { kind: 'page', paths: [byFile] }
  if (assetFile.test(path)) return { kind: 'asset', paths: [byFile, byUrl] }
  return { kind: 'route', paths: [...new Set([byFile, byUrl])].flatMap(filesOf) }
}

/** The files that may be served at a URL. */
export function filesOf(url: string): string[] {
  const stem = url.replace(/\/+$/, '').replace(/\.html?$/i, '')
  const pages = ['md', 'mdx'].flatMap((type) => [
    `${stem}.${type}`,
    ...['index', 'README', '_index'].map((name) => posix.join(stem, `${name}.${type}`)),
  ])
  return [...pages, url.replace(/(?<=.)\/+$/, '')]
}

/** Whether a path names a file that is no page. */
export const isAsset = (path: string): boolean => assetFile.test(path)
