import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../src/links/address.ts'
import { isExample, refusalOf } from '../../src/links/permit.ts'
import { beyond, webAddress } from '../../src/text/web-address.ts'

describe('addresses', () => {
  test.each([
    ['this host', '0.0.0.0'],
    ['private', '10.1.2.3'],
    ['private', '172.31.255.255'],
    ['private', '192.168.0.1'],
    ['carrier-grade NAT, and Alibaba’s metadata', '100.100.100.200'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['link-local, and metadata', '169.254.169.254'],
    ['Azure’s own', '168.63.129.16'],
    ['Oracle’s metadata', '192.0.0.192'],
    ['documentation', '192.0.2.1'],
    ['documentation', '198.51.100.7'],
    ['documentation', '203.0.113.9'],
    ['benchmarks', '198.19.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['mapped', '::ffff:127.0.0.1'],
    ['mapped', '::ffff:a00:1'],
    ['compatible', '::7f00:1'],
    ['link-local', 'fe80::1'],
    ['unique-local', 'fd00:ec2::254'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['NAT64', '64:ff9b::a00:1'],
    ['local NAT64', '64:ff9b:1::a00:1'],
    ['discard', '100::1'],
    ['Teredo', '2001:0:1::1'],
    ['documentation', '2001:db8::1'],
    ['documentation', '3fff::1'],
    ['6to4', '2002:7f00:1::'],
    ['SRv6', '5f00::1'],
    ['no address', 'localhost'],
    ['no address', ''],
    ['no address', '127.1'],
    ['with a zone', 'fe80::1%eth0'],
  ])('%s: %s is not public', (_, address) => {
    expect(isPublicAddress(address)).toBe(false)
  })

  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '11.0.0.0',
    '100.128.0.1',
    '172.32.0.1',
    '223.255.255.254',
    '2606:4700::1111',
    '2a00:1450::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true)
  })

  test('no IPv4 address within 10/8, 127/8 or 169.254/16 is ever public, however it is written', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.constantFrom(10, 127), byte, byte, byte, (a, b, c, d) => {
        const number = ((a * 256 + b) * 256 + c) * 256 + d
        for (const host of [
          `${a}.${b}.${c}.${d}`,
          String(number),
          `0x${number.toString(16)}`,
          `0${a.toString(8)}.${b}.${c * 256 + d}`,
        ])
          expect(refusalOf(new URL(`http://${host}/`), [])).toBe('private')
      }),
    )
  })
})

describe('what may be asked', () => {
  test.each([
    ['https://docs.diptych.dev/', undefined],
    ['https://docs.diptych.dev:8443/', undefined],
    ['http://1.1.1.1/', undefined],
    ['http://[2606:4700::1111]/', undefined],
    ['ftp://docs.diptych.dev/', 'scheme'],
    ['file:///etc/passwd', 'scheme'],
    ['https://me:secret@docs.diptych.dev/', 'credentials'],
    ['https://me@docs.diptych.dev/', 'credentials'],
    ['https://docs.diptych.dev:22/', 'port'],
    ['https://docs.diptych.dev:6379/', 'port'],
    ['http://localhost/', 'private'],
    ['http://LOCALHOST./', 'private'],
    ['http://app.localhost/', 'private'],
    ['http://printer.local/', 'private'],
    ['http://metadata.google.internal/', 'private'],
    ['http://intranet/', 'private'],
    ['http://2130706433/', 'private'],
    ['http://0x7f.1/', 'private'],
    ['http://0177.0.0.1/', 'private'],
    ['http://127.0.0.1./', 'private'],
    ['http://[::1]/', 'private'],
    ['http://[::ffff:7f00:1]/', 'private'],
    ['http://①②⑦.0.0.1/', 'private'],
  ])('%s: %s', (url, refusal) => {
    expect(refusalOf(new URL(url), [])).toBe(refusal)
  })

  test('what the configuration allows, on the port that it names or on all; never with credentials', () => {
    const allowed = ['localhost:3000', 'Intranet', '[::1]']
    const refusals = [
      'http://localhost:3000/',
      'http://localhost/',
      'http://intranet:99/',
      'http://[::1]:8/',
      'http://a:b@intranet/',
    ]
    expect(refusals.map((url) => refusalOf(new URL(url), allowed))).toEqual([
      undefined,
      'private',
      undefined,
      undefined,
      'credentials',
    ])
  })

  test.each([
    ['https://example.org/page', true],
    ['https://www.example.com/', true],
    ['https://shop.example/', true],
    ['https://api.test/', true],
    ['https://example.org.evil.dev/', false],
    ['https://myexample.org/', false],
  ])('%s is an example: %s', (url, expected) => {
    expect(isExample(new URL(url), [])).toBe(expected)
  })
})

describe('links to the web', () => {
  test.each([
    ['https://Docs.Diptych.dev/a b#c%20d', { url: 'https://docs.diptych.dev/a%20b', fragment: 'c d' }],
    ['//docs.diptych.dev', { url: 'https://docs.diptych.dev/', fragment: '' }],
    ['https://docs.diptych.dev/#%E0%A4', { url: 'https://docs.diptych.dev/', fragment: '%E0%A4' }],
    ['../page.md', undefined],
    ['/page', undefined],
    ['mailto:a@diptych.dev', undefined],
    ['https://{region}.diptych.dev/', undefined],
    ['https://diptych.dev/<id>', undefined],
    ['https://$HOST/', undefined],
    ['https://', undefined],
    [`https://diptych.dev/${'a'.repeat(1_000_000)}`, undefined],
  ])('%.40s', (raw, expected) => {
    expect(webAddress(raw)).toEqual(expected)
  })

  test('an entry of a list ends at a boundary', () => {
    expect(beyond('https://a.dev/v10', 'https://a.dev/v1')).toBeUndefined()
    expect(beyond('http://A.dev/v1/x', 'https://a.dev/v1')).toBe('/x')
    expect(beyond('https://a.dev.b.dev/', 'a.dev')).toBeUndefined()
  })
})
