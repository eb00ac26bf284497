/** Destinations of links, brought to a form in which the locales' own spellings of one address are equal. */
import type { Locale } from '../model.ts'
import { percentDecoded } from './percent.ts'

/** A destination without its locale. */
export interface Destination {
  /** Host and path (or relative path), locale marks taken out. */
  readonly address: string
  /** What follows `#`, decoded; empty when there is none. */
  readonly fragment: string
  /** The locale marks that were taken out, in order: `['fr']` for `/fr/guide` and `fr.example.org`. */
  readonly marks: readonly string[]
}

/** `fra_FRAN` is one; nothing longer is taken for the mark of a locale. */
const longestLocale = 8
const languageParameters = new Set(['lang', 'language', 'hl', 'locale', 'l', 'setlang', 'lng'])

/**
 * Takes the marks of the given locales out of a destination: path segments (`/fr/`, `/fr-FR/`), the first label of a
 * host (`fr.wikipedia.org`), suffixes of a file (`x.fr.md`), parameters (`?hl=fr`). Schemes `http` and `https`, a
 * trailing slash and letter case of hosts do not matter either.
 */
export function destinationOf(url: string, locales: readonly Locale[]): Destination {
  const marks: string[] = []
  const languages = locales.map((locale) => locale.toLowerCase().split(/[-_]/)[0])
  const isLocale = (part: string): boolean => {
    if (part.length < 2 || part.length > longestLocale) return false
    const [primary = '', region, ...rest] = part.toLowerCase().split(/[-_]/)
    if (rest.length > 0 || primary.length < 2 || primary.length > 3) return false
    if (region !== undefined && !/^[a-z]{2,4}$|^\d{3}$/.test(region)) return false
    const found = languages.includes(primary)
    if (found) marks.push(part.toLowerCase())
    return found
  }
  const hash = url.indexOf('#')
  const fragment = hash < 0 ? '' : percentDecoded(url.slice(hash + 1))
  const whole = hash < 0 ? url : url.slice(0, hash)
  const question = whole.indexOf('?')
  const query = question < 0 ? '' : whole.slice(question + 1)
  const parts = /^(?:([a-z][a-z0-9+.-]{0,20}):)?(\/\/[^/]*)?(.*)$/is.exec(
    question < 0 ? whole : whole.slice(0, question),
  )
  const scheme = parts?.[1]?.toLowerCase()
  const labels = (parts?.[2] ?? '')
    .toLowerCase()
    .replace(/^\/\/(?:www\.)?/, '')
    .split('.')
  if (labels.length > 2 && isLocale(labels[0] ?? '')) labels.shift()
  const segments = percentDecoded(parts?.[3] ?? '')
    .split('/')
    .filter((segment) => !isLocale(segment))
    .map((segment) => {
      const suffix = segment.includes('.') && /\.([A-Za-z]{2,3}(?:[-_][A-Za-z]{2,4})?)(\.[A-Za-z]{2,5})$/.exec(segment)
      return suffix && isLocale(suffix[1] ?? '') ? segment.slice(0, suffix.index) + suffix[2] : segment
    })
  const parameters = query
    .split('&')
    .filter(
      (pair) =>
        pair !== '' &&
        !(languageParameters.has(pair.split('=')[0]?.toLowerCase() ?? '') && isLocale(pair.split('=')[1] ?? '')),
    )
  const prefix = scheme === undefined || scheme === 'http' || scheme === 'https' ? '' : `${scheme}:`
  const host = labels.join('.')
  const joined = segments.join('/')
  // A host's root is the same with and without the slash; without a host, a lone slash is the site's root.
  const path = host !== '' && joined === '/' ? '' : joined.replace(/(?<=.)\/$/, '')
  return {
    address: `${prefix}${host === '' ? '' : `//${host}`}${path}${parameters.length > 0 ? `?${parameters.join('&')}` : ''}`,
    fragment,
    marks,
  }
}
