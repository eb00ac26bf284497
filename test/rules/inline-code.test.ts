import { describe, expect, test } from 'vitest'
import { inlineCode } from '../../rules/inline-code.ts'
import { checkFiles } from '../../src/index.ts'
import { fails, passes } from '../support/two-words.ts'

describe('inline-code', () => {
  test.each([
    ['backticks that were dropped', 'Le fichier `robots` est lu en premier.', 'The robots file is read first.'],
    ['backticks that were added', 'Le fichier robots.txt est lu en premier.', 'The `robots.txt` file is read first.'],
    ['another kind of quotes', 'Le mode est `"auto"` par défaut.', "The mode is `'auto'` by default."],
    ['a slash at the end', 'Les pages sont dans `src/pages/` du site.', 'The pages are in `src/pages` of the site.'],
    ['the locale in a path', 'La page est servie sous `/fr/guides`.', 'The page is served under `/en/guides`.'],
    ['a placeholder', 'Envoyez `--token=<jeton>` au serveur.', 'Send `--token=<token>` to the server.'],
    ['a made-up name', 'Copiez `mon-dossier/image.png` sur le serveur.', 'Copy `my-folder/image.png` to the server.'],
    [
      'a made-up host',
      'Ouvrez `votresite.example/page` dans le navigateur.',
      'Open `yoursite.example/page` in the browser.',
    ],
    [
      'a value that is repeated less often',
      'Mettez `debug` : avec `debug`, le serveur parle.',
      'Set `debug`: the server then talks.',
    ],
    ['a phrase in code', 'Cliquez sur `Nouvelle page` dans le menu.', 'Click `New page` in the menu.'],
    ['a figure in each notation', 'Saisissez `1 500` dans le champ.', 'Enter `1,500` in the field.'],
    [
      'a figure with its unit',
      'La valeur `30 secondes` ou `5 Go` convient.',
      'The value `30 seconds` or `5 GB` will do.\n\n```\n30 seconds\n```',
    ],
    ['a name for any name', 'Le lien `/usr/bin/foo` y mène.', 'The link `/usr/bin/thing` leads there.'],
    [
      'the text between tags',
      'Le lien `<a href="/aide/">Aide</a>` est ajouté au menu.',
      'The link `<a href="/aide/">Help</a>` is added to the menu.\n\n```html\n<a href="/aide/">Aide</a>\n```',
    ],
    [
      'what the reader puts in',
      'Le *`motif`* est comparé. Avec `~Cmotif`, le *`motif`* est inversé.',
      'The *`pattern`* is compared. With `~Cpattern`, the *`pattern`* is inverted.',
    ],
    [
      'two of what the reader puts in',
      'Le *`motif`* et le *`genre`* sont lus. `~R[genre]:motif` les inverse.',
      'The *`pattern`* and the *`kind`* are read. `~R[kind]:pattern` inverts them.',
    ],
    [
      'an address that leads nowhere',
      'Voyez `http://example/anciens-articles/faire-de-la-soupe.html` en ligne.',
      'See `http://example/old-posts/making-soup.html` online.',
    ],
    ['an accent of what the reader puts in', "L'*`élément`* est caché.", 'The *`element`* is hidden.'],
    [
      'words beside a name in code',
      'Le `fichier override` suffit. Ce fichier est lu.',
      'The `override` file is enough. It is read.',
    ],
    [
      'a capital of words',
      'Les `robots de compilation`. Une compilation, des robots.',
      'The `Robots de compilation` at night.',
    ],
    ['what the source says in the plural', 'Les envois NMU sont rares.', 'An upload by others (`NMU`) is rare.'],
  ])('%s is no drift', async (_, source, target) => {
    await passes(inlineCode, source, target)
  })

  test('code that moved to the next paragraph is kept', async () => {
    await passes(
      inlineCode,
      'Lancez `app start` pour démarrer le serveur.\n\nIl écoute ensuite sur le port.',
      'Start the server now with a command.\n\nOnce `app start` ran, it listens on the port.',
    )
  })

  test.each([
    [
      'a slip in an address that leads nowhere',
      'Voyez `http://example/articles` en ligne.',
      'See `http://example/artilces` online.',
      '1:5 changed `http://example/articles` `http://example/artilces`',
    ],
    [
      'a slip of the pen',
      'Ouvrez `config.json` avec un éditeur.',
      'Open `config.jsno` with an editor.',
      '1:6 changed `config.json` `config.jsno`',
    ],
    [
      'marks in another order',
      'Appelez `getPage()` pour lire la page.',
      'Call `getPage)(` to read the page.',
      '1:6 changed `getPage()`',
    ],
    [
      'one of two equal ones',
      'Entre `locals` et `locals`, rien ne change.',
      'Between `locals` and `localsx`, nothing changes.',
      '1:22 changed `localsx`',
    ],
    ['another case', 'Ouvrez `menu.vue` dans le dossier.', 'Open `menu.Vue` in the folder.', '1:6 changed `menu.Vue`'],
    [
      'a short name that became longer',
      'Lisez `route` pour savoir où aller.',
      'Read `routeData` to know where to go.',
      '1:6 changed `routeData`',
    ],
  ])('%s is named', async (_, source, target, expected) => {
    await fails(inlineCode, source, target, [expected])
  })

  test('a keyword that was translated although the code keeps it', async () => {
    const code = '\n\n```yaml\ninclude: pages\n```'
    await fails(
      inlineCode,
      `Listez les dossiers dans \`include\` du fichier.${code}`,
      `List the folders in \`inclure\` of the file.${code}`,
      ['1:21 changed `include` `inclure`'],
    )
  })

  test('a name that the code blocks rename too is no drift', async () => {
    const source = 'Le pilote est `pilote-session` dans cet exemple.\n\n```js\nuse("pilote-session")\n```'
    const target = 'The driver is `session-driver` in this example.\n\n```js\nuse("session-driver")\n```'
    await passes(inlineCode, source, target)
  })

  test('spaces within code are told as such, and mended', async () => {
    const files = {
      'fr/page.md': 'Mettez `mode: local` dans la configuration.\n',
      'en/page.md': 'Set `mode : local` in the configuration.\n',
    }
    const config = { source: 'fr', targets: ['en'], content: ['{locale}/**/*.md'] }
    const { pages } = await checkFiles(files, config, { rules: [inlineCode] })
    const [finding] = pages[0]?.findings ?? []
    expect(finding).toMatchObject({
      severity: 'info',
      said: { id: 'spaced' },
      edits: [{ side: 'target', start: 4, end: 18, text: '`mode: local`' }],
    })
  })

  test('a figure with another value, or another unit', async () => {
    await fails(inlineCode, 'La valeur `30 secondes` convient.', 'The value `20 seconds` will do.', ['1:11 changed'])
    await fails(inlineCode, 'La valeur `5 Go` convient.', 'The value `5 MB` will do.', ['1:11 changed'])
  })

  test('several that changed are paired by their place where their letters do not tell', async () => {
    await fails(
      inlineCode,
      'Les valeurs possibles sont `all`, `deny`, `log`, `copy` ou `skip`.',
      'The possible values are `all`, `refuser`, `journal`, `copy` or `skip`.',
      ['1:32 changed `deny` `refuser`', '1:43 changed `log` `journal`'],
    )
  })

  test('what the other side says in words is no counterpart of another name', async () => {
    await passes(
      inlineCode,
      'Les responsables de publication `stable` copient le paquet dans la version stable-updates.',
      'The stable release managers copy the package to the `stable-updates` suite.',
    )
    await passes(inlineCode, 'Un appel `asynchrone` à `trash()` est fait.', 'An asynchronous call of trash() is made.')
  })

  test.each([
    ['names of the reader’s own', 'Tapez `show monpaquet`.', 'Type `show mypackage`.'],
    [
      'words that stand for any name',
      'Dans `binary-quelquechose` il y a cela.',
      'In `binary-something` there is this.',
    ],
    ['a part of a word', 'Le paquet `paquet`-dbgsym suit.', 'The package `package`-dbgsym follows.'],
    ['a name as a verb', 'Mettez-le en `CC` ensuite.', "Inform them by `CC'ing` them then."],
    [
      'a capital that a sentence begins with',
      '`Vanta` gère tout. Le fichier `vanta` suit.',
      'All is managed by `vanta`. The file `vanta` follows.',
    ],
  ])('%s', async (_, source, target) => {
    await passes(inlineCode, source, target)
  })

  test.each([
    ['two names that begin with one word', 'Installez `mysql` ici.', 'Install `mariadb` here.'],
    ['a slip in a name of the reader’s own', 'Tapez `show mypackage` ici.', 'Type `show mypakcage` here.'],
    ['a capital inside a sentence', 'La version `vanta` est là.', 'The version `Vanta` is there.'],
  ])('%s is told', async (_, source, target) => {
    const { pages } = await checkFiles(
      { 'fr/a.md': source, 'en/a.md': target },
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [inlineCode] },
    )
    expect(pages[0]?.findings).toHaveLength(1)
  })

  test('what is lost and what is new are told apart', async () => {
    await fails(
      inlineCode,
      'Avec `max_retries` et `timeout_ms`, la requête est réessayée par le client.',
      'The request is tried again by the client.',
      ['1:1 lost `max_retries` `timeout_ms`'],
    )
    await fails(
      inlineCode,
      'La requête est réessayée par le client après un délai.',
      'The request is tried again by the client after a delay (`backoff_ms`).',
      ['1:57 gained `backoff_ms`'],
    )
  })

  test.each([
    ['another name', 'Fixez `max_retries` ici.', 'Set `max_tries` here.', ['error']],
    ['a capital at the start', '`unstable` est un lien.', '`Unstable` is a link.', ['warn']],
    ['a capital inside', 'Ouvrez `Menu.astro` ici.', 'Open `Menu.Astro` here.', ['error']],
    ['a word of another origin', 'La chasse aux bogues commence.', 'The hunt (`safari`) begins.', ['info']],
    ['words in their first language', 'La chasse aux bogues commence.', 'The hunt (`Bug Hunt`) begins.', []],
    ['a word of one origin', 'La machine est isolée (chrootée).', 'The machine is isolated (`chrooted`).', []],
    ['what a translator notes', 'La chasse commence.', "The hunt (translator's note: see `hunt-de`) begins.", []],
    ['a name that only one side has', 'Le cache est vidé ensuite.', 'The cache (`cache_dir`) is emptied.', ['warn']],
    [
      'a name that the next sentence has',
      'Fixez `max_retries` sans attendre.\n\nLe champ `max_retries` est lu.',
      'Set it without waiting.\n\nThe field `max_retries` is read.',
      ['info'],
    ],
  ])('%s', async (_, source, target, severities) => {
    const { pages } = await checkFiles(
      { 'fr/a.md': source, 'en/a.md': target },
      { source: 'fr', targets: ['en'], content: ['{locale}/*.md'] },
      { rules: [inlineCode] },
    )
    expect(pages[0]?.findings.map(({ severity }) => severity)).toEqual(severities)
  })
})
