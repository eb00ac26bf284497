/** Which URLs may be asked: pages come from strangers, and this machine may reach what they cannot. */
import { isIP } from 'node:net'
import { isPublicAddress } from './address.ts'

/** Why a URL is not asked. */
export type Refusal = 'scheme' | 'credentials' | 'port' | 'private'

/** Hosts (`intranet.example`), with all their ports, or one port of a host (`localhost:3000`), that may be asked in any case. */
export type Allowed = readonly string[]

const usualPorts = new Set(['', '80', '443', '8080', '8443'])
/** Names that stand for no host of the public internet (RFC 6761, 6762, 8375; `internal` is reserved by ICANN). */
const privateName = /(?:^|\.)(?:localhost|local|internal|lan|home\.arpa|onion)$/
/** Names for examples (RFC 2606, 6761). */
const exampleName = /(?:^|\.)(?:example(?:\.(?:com|net|org))?|invalid|test)$/

/** Why a URL must not be asked; `undefined` when it may, as far as can be told before its name is looked up. */
export function refusalOf(url: URL, allowed: Allowed): Refusal | undefined {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return 'scheme'
  if (url.username !== '' || url.password !== '') return 'credentials'
  if (isAllowed(url, allowed)) return undefined
  if (!usualPorts.has(url.port)) return 'port'
  const host = hostOf(url)
  const isInside = isIP(host) > 0 ? !isPublicAddress(host) : !host.includes('.') || privateName.test(host)
  return isInside ? 'private' : undefined
}

/** Whether the configuration lets a URL through, wherever its name leads. */
export const isAllowed = (url: URL, allowed: Allowed): boolean =>
  allowed.some((entry) => entry.toLowerCase() === url.host || entry.toLowerCase() === url.hostname)

/** Whether a URL only shows what URLs look like. */
export const isExample = (url: URL, allowed: Allowed): boolean =>
  exampleName.test(hostOf(url)) && !isAllowed(url, allowed)

/** The host, as the system looks it up: without the brackets of IPv6 and without the final dot. */
const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
