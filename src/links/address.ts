/** Which addresses belong to the public internet. */
import { BlockList, isIPv4, isIPv6 } from 'node:net'

// https://www.iana.org/assignments/iana-ipv4-special-registry
const notPublic4 = [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
  // Azure's own services, metadata among them, answer at this one from inside.
  '168.63.129.16/32',
]

// https://www.iana.org/assignments/ipv6-address-space: what is not in 2000::/3 is loopback, private, mapped, translated
// (64:ff9b::), multicast or unassigned. The rest: https://www.iana.org/assignments/iana-ipv6-special-registry
const public6 = ['2000::/3']
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']

const listOf = (type: 'ipv4' | 'ipv6', subnets: readonly string[]): BlockList => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [net = '', bits] = subnet.split('/')
    list.addSubnet(net, Number(bits), type)
  }
  return list
}

// One list each: Node compares an IPv4 address with mapped IPv6 subnets too.
const [closed4, open6, closed6] = [listOf('ipv4', notPublic4), listOf('ipv6', public6), listOf('ipv6', notPublic6)]

/** Whether anybody on the internet may be meant by an IP address. What is no address is not public. */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return !closed4.check(address, 'ipv4')
  return isIPv6(address) && open6.check(address, 'ipv6') && !closed6.check(address, 'ipv6')
}
