/** Links that lead to the web, told apart from those into the project. */
import { percentDecoded } from './percent.ts'

/** Where such a link leads. */
export interface WebAddress {
  /** Normal form, without fragment. */
  readonly url: string
  /** Decoded; empty when there is none. */
  readonly fragment: string
}

/** Longer destinations hold data. */
const longest = 2000
/** Places that only a person or a template fills in. */
const unfilled = /[{}<>]|%7[bd]|\$[A-Z(]/i

/** Reads a destination; `undefined` when it leads nowhere on the web, is a template, or is too long to be an address. */
export function webAddress(raw: string): WebAddress | undefined {
  if (raw.length > longest || !/^(?:https?:)?\/\//i.test(raw)) return undefined
  const hash = raw.indexOf('#')
  const page = hash < 0 ? raw : raw.slice(0, hash)
  const whole = page.startsWith('//') ? `https:${page}` : page
  if (unfilled.test(page) || !URL.canParse(whole)) return undefined
  return { url: new URL(whole).href, fragment: hash < 0 ? '' : percentDecoded(raw.slice(hash + 1)) }
}

/**
 * What a URL has beyond an entry of a list that it begins with; `undefined` when it does not begin with it. An entry is a
 * host, as a whole, the beginning of URLs, or the beginning of paths; `http` and `https` are the same.
 */
export function beyond(url: string, entry: string): string | undefined {
  const [whole, start] = /^[/.#]/.test(entry) ? [url, entry] : [withoutScheme(url), withoutScheme(entry)]
  if (start === '' || (whole === url && !/^[/.#]/.test(entry))) return undefined
  const host = start.split('/', 1)[0]?.length ?? 0
  const same =
    whole.slice(0, host).toLowerCase() === start.slice(0, host).toLowerCase() &&
    whole.startsWith(start.slice(host), host)
  if (!same) return undefined
  const rest = whole.slice(start.length)
  return rest === '' || /[/?#=]$/.test(start) || /^[/?#:]/.test(rest) ? rest : undefined
}

const withoutScheme = (url: string): string => url.replace(/^(?:https?:)?\/\//i, '')
