import { describe, expect, test } from 'vitest'
import { url } from '../../rules/url.ts'
import { checkFiles } from '../../src/index.ts'
import { fails, passes } from '../support/two-words.ts'

/** A sentence of its own on each side, so that only the links differ. */
const pair = (source: string, target: string): [string, string] => [
  `Le détail est dans [ce document](${source}) du projet.`,
  `The details are in [this document](${target}) of the project.`,
]

describe('url', () => {
  test.each([
    ['the locale in the path', 'https://example.org/fr/guide', 'https://example.org/en/guide'],
    ['the locale on one side', 'https://example.org/fr-FR/guide/', 'https://example.org/guide'],
    ['the locale in the host', 'https://fr.example.org/guide', 'https://en.example.org/guide'],
    ['the country in the host', 'https://www.example.fr/guide', 'https://www.example.com/guide'],
    ['a parameter', 'https://example.org/guide?hl=fr', 'https://example.org/guide?hl=en'],
    ['http and a last slash', 'http://example.org/guide/', 'https://example.org/guide'],
    ['the slash of a host alone', 'http://example.org', 'https://example.org/'],
    ['the slash of a host before its parameters', 'https://example.org?page=2', 'https://example.org/?page=2'],
    [
      'an article of an encyclopaedia',
      'https://fr.wikipedia.org/wiki/Adresse_IP',
      'https://en.wikipedia.org/wiki/IP_address',
    ],
    ['a translated address', 'https://example.org/fr/blog/site-statique', 'https://example.org/en/blog/static-website'],
    ['a counter of visitors', 'https://example.org/?utm_source=docs&utm_medium=web', 'https://example.org/'],
    ['an extension', 'guides/install.md', './guides/install'],
    [
      'a fragment of a translated site',
      'https://example.org/fr/guide#installer',
      'https://example.org/en/guide#install',
    ],
    ['an edition in the language', 'https://example.org/docs', 'https://example.org/en/docs'],
    ['a slug under the locale', '/fr/bien-debuter', '/en/getting-started'],
    ['the name of the language', 'https://lists.example.org/users/', 'https://lists.example.org/users-english/'],
    ['its own route before the place', '#tarifs', '/en/billing/#tarifs'],
    ['its own address before the place', '#tarifs', 'https://docs.example.org/page/#tarifs'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(url, ...pair(source, target))
  })

  test.each([
    ['another path', 'https://example.org/guide', 'https://example.org/guide/archive', 'changed'],
    [
      'another path of a localised site',
      'https://example.org/fr/guide/one',
      'https://example.org/en/guide/one/two',
      'changed',
    ],
    ['another host', 'https://console.example.org/a', 'https://manager.example.org/a', 'changed'],
    ['another number', 'https://example.org/fr/faq/21-le-dns', 'https://example.org/en/faq/22-the-dns', 'changed'],
    ['another fragment of the same page', 'https://example.org/guide#one', 'https://example.org/guide#two', 'fragment'],
    ['a fragment that is gone', 'https://example.org/guide#one', 'https://example.org/guide', 'fragment'],
    ['an edition of another address', 'https://docs.site.org/a', 'https://fr.docs-site.org/b', 'changed'],
    ['an edition in the language', 'https://docs.site.org/a', 'https://en.old-docs.org/b', 'edition'],
    ['another address of e-mail', 'mailto:aide@example.org', 'mailto:sales@example.org', 'changed'],
  ])('%s is named', async (_, source, target, id) => {
    await fails(url, ...pair(source, target), [`1:20 ${id}`])
  })

  test('a page and its translation under another name are one place', async () => {
    const files = {
      'fr/index.md': 'Le détail est dans [ce document](facturation.md#payer) du projet.\n',
      'fr/facturation.md': '---\ntranslationKey: billing\n---\n\n# Facturation\n\n## Payer\n\nPar carte bancaire.\n',
      'en/index.md': 'The details are in [this document](billing.md#pay) of the project.\n',
      'en/billing.md': '---\ntranslationKey: billing\n---\n\n# Billing\n\n## Pay\n\nBy credit card.\n',
    }
    const config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.md'] }
    const { pages } = await checkFiles(files, config, { rules: [url] })
    expect(pages.map(({ target }) => target?.path)).toContain('en/billing.md')
    expect(pages.flatMap(({ findings }) => findings.map(({ said }) => said.text.en))).toEqual([])
  })

  test('one address that leads to pages that do not stand for each other, or to none', async () => {
    const page = (key: string, title: string, more = '') => `---\ntranslationKey: ${key}\n---\n\n# ${title}\n${more}`
    const files = (link: string) => ({
      'fr/guide.md': page('guide', 'Guide', `\nLe détail est dans [ce document](${link}) du projet.\n`),
      'fr/un.md': page('one', 'Facturation'),
      'fr/deux.md': page('two', 'Paiement'),
      'en/start/manual.md': page('guide', 'Guide', `\nThe details are in [this document](${link}) of the project.\n`),
      'en/un.md': page('one', 'Billing'),
      'en/start/un.md': page('two', 'Payment'),
    })
    const config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.md'] }
    const said = async (link: string) =>
      (await checkFiles(files(link), config, { rules: [url] })).pages.flatMap(({ findings }) =>
        findings.map(({ said }) => said.text.en),
      )
    expect(await said('un.md')).toEqual([
      'The link to `un.md` leads to `fr/un.md` in the source, but to `en/start/un.md` here, which does not stand for it: correct the side that is wrong.',
    ])
    // Broken on one side or on both: that is for `link-target` to say.
    expect(await said('deux.md')).toEqual([])
    expect(await said('onu.md')).toEqual([])
  })

  test('the locale map of the configuration', async () => {
    const files = {
      'fr/index.md': 'Passez par [la boutique](https://shop.example/boutique/plans) du projet.\n',
      'en/index.md': 'Go to [the store](https://shop.example/store/plans) of the project.\n',
    }
    const links = { localeMap: [{ fr: 'https://shop.example/boutique', en: 'https://shop.example/store' }] }
    const config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.md'] }
    const found = async (more: object) =>
      (await checkFiles(files, { ...config, ...more }, { rules: [url] })).pages[0]?.findings.length
    expect([await found({}), await found({ links })]).toEqual([1, 0])
  })

  test('a link that is gone, and one that is still in the section', async () => {
    await fails(
      url,
      'Lisez [le guide](https://example.org/guide) avant de commencer.',
      'Read the guide before you begin with this.',
      ['1:1 lost'],
    )
    const source =
      'Lisez [le guide](https://example.org/guide) avant de commencer.\n\nPuis ouvrez [ce guide](https://example.org/guide) encore une fois.'
    const target = 'Read [the guide](https://example.org/guide) before you begin.\n\nThen open this guide once again.'
    const { pages } = await checkFiles(
      { 'fr/a.md': source, 'en/a.md': target },
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [url] },
    )
    expect(pages[0]?.findings).toMatchObject([{ severity: 'info', said: { id: 'lost' } }])
  })

  test('a file beside the pages may have a translation of its own', async () => {
    const config = { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] }
    const find = async (link: string) => {
      const [source, target] = pair('../LISEZMOI.fr.md', link)
      const files = {
        'LISEZMOI.fr.md': 'Bonjour',
        'LISEZMOI.md': 'Hello',
        'OTHER.md': 'Other',
        'fr/a.md': source,
        'en/a.md': target,
      }
      return (await checkFiles(files, config, { rules: [url] })).pages[0]?.findings.map(({ said }) => said.id)
    }
    expect(await find('../LISEZMOI.md')).toEqual([])
    expect(await find('../OTHER.md')).toEqual(['changed'])
  })

  test('numbers that a generator gives anew in each language', async () => {
    await passes(url, '[D](ld-idm318.html) et [1](#id3).', '[D](ld-idm321.html) and [1](#id4).')
    await fails(url, '[D](ld-form318.html).', '[D](ld-form321.html).', ['1:1 changed'])
  })

  test('the mirror of a country', async () => {
    await passes(url, '[a](http://ftp.fr.files.org/debian).', '[a](http://ftp.us.files.org/debian).', {
      from: 'fr',
      to: 'en-US',
    })
    await fails(url, '[a](http://ftp.fr.files.org/debian).', '[a](http://ftp.us.files.org/stable).', ['1:1 changed'], {
      from: 'fr',
      to: 'en-US',
    })
  })

  test('of two links, the likest is told', async () => {
    await fails(
      url,
      'Le guide est sous <https://docs.site.org/manuals#guide>, les autres sous <https://docs.site.org/manuals#others>.',
      'The guide is under that address, the others under <https://docs.site.org/manualsothers>.',
      ['1:1 lost manuals#guide', '1:51 changed manuals#others manualsothers'],
    )
  })

  test('a macro makes a link', async () => {
    await passes(
      url,
      'La propriété [`position`](https://example.org/fr/position) place un élément.',
      'The {{cssxref("position")}} property places an element.',
    )
  })

  test('a program in the fragment', async () => {
    const program = (text: string) => `https://play.example/#${Buffer.from(text.repeat(20)).toString('base64')}`
    await passes(url, ...pair(program('bonjour'), program('good day')))
  })

  test('an address that is written out is as good as a link', async () => {
    await passes(
      url,
      'Ouvrez [la page](https://example.org/status) de temps en temps.',
      'Open the page `https://example.org/status` from time to time.',
    )
  })

  test('the definition of a reference is told once', async () => {
    const source = 'Lisez [le guide][g] et [le résumé][g] du projet.\n\n[g]: https://example.org/one'
    const target = 'Read [the guide][g] and [the summary][g] of the project.\n\n[g]: https://example.org/two'
    await fails(url, source, target, ['1:6 changed', '1:25 changed'])
  })

  test('the address is mended where it serves both languages', async () => {
    const files = { 'fr/a.md': pair('https://example.org/x', '')[0], 'en/a.md': pair('', 'https://example.org/y')[1] }
    const { pages } = await checkFiles(
      files,
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [url] },
    )
    expect(pages[0]?.findings[0]?.edits).toEqual([
      { side: 'target', start: 35, end: 56, text: 'https://example.org/x' },
    ])
  })

  test.each([
    ['another page', '[la page](https://example.org/a)', '[the page](https://example.org/b)', 'error'],
    ['another place', '[la page](https://example.org/a#un)', '[the page](https://example.org/a#two)', 'warn'],
    ['the page without the place', '[la page](https://example.org/a#un)', '[the page](https://example.org/a)', 'info'],
    ['a link that is gone, its words not', '[la page](/a)', 'the page', 'warn'],
    ['a link within the page that is gone', '[la section](#suite)', 'the section', 'info'],
    ['an address that is gone with its link', '<https://example.org/a>', 'the page', 'error'],
    ['an address in an example', '<https://mon-site.net/ma-page>', '<https://my-site.net/my-page>', 'info'],
  ])('%s', async (_, source, target, severity) => {
    const { pages } = await checkFiles(
      { 'fr/a.md': `Ouvrez ${source} de temps en temps.`, 'en/a.md': `Open ${target} from time to time.` },
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [url] },
    )
    expect(pages[0]?.findings.map((finding) => finding.severity)).toEqual([severity])
  })

  test('a page that says "click here" without any link lost its links before', async () => {
    const target = 'Click on [the form](https://example.org/form) to register.'
    await passes(url, 'Cliquez ici pour vous inscrire.', target)
    await passes(
      url,
      'Cliquez ici pour vous inscrire.\n\nÉcrivez à ici@example.org.',
      `${target}\n\nWrite to ici@example.org.`,
    )
    await fails(url, 'Cliquez ici pour vous inscrire, puis lisez [la suite](https://example.org/next).', target, [
      '1:10 changed',
    ])
  })

  test('WWW at the end of a sentence is a word', async () => {
    await passes(url, 'Ce service existait avant le WWW.', 'This service existed before the Web.')
  })
})
