/** What has to be known of a fence's language to compare code. */

/** How a language writes comments, and whether people read its text. */
export interface CodeLanguage {
  /** The name that its aliases have in common. */
  readonly name: string
  /** Marks that open a comment up to the end of the line. */
  readonly line: readonly string[]
  /** Marks that open and close a comment. */
  readonly block: readonly (readonly [string, string])[]
  /** Whether words may stand between tags. */
  readonly markup: boolean
  /** Whether there is nothing but text between tags, rather than code too. */
  readonly document: boolean
  /** Whether unquoted words may stand after a key. */
  readonly keys: boolean
  /** Prose, output, diagrams: the whole may be translated. */
  readonly textual: boolean
}

const aliases: Readonly<Record<string, string>> = {
  javascript: 'js',
  mjs: 'js',
  cjs: 'js',
  node: 'js',
  typescript: 'ts',
  mts: 'ts',
  cts: 'ts',
  bash: 'sh',
  shell: 'sh',
  zsh: 'sh',
  fish: 'sh',
  console: 'sh',
  terminal: 'sh',
  shellsession: 'sh',
  'shell-session': 'sh',
  'sh-session': 'sh',
  py: 'python',
  python3: 'python',
  pycon: 'python',
  rb: 'ruby',
  yml: 'yaml',
  rs: 'rust',
  golang: 'go',
  kt: 'kotlin',
  cs: 'csharp',
  'c#': 'csharp',
  'c++': 'cpp',
  cc: 'cpp',
  h: 'c',
  docker: 'dockerfile',
  make: 'makefile',
  ps1: 'powershell',
  pwsh: 'powershell',
  ps: 'powershell',
  gql: 'graphql',
  tf: 'terraform',
  hcl: 'terraform',
  jsonc: 'json',
  json5: 'json',
  htm: 'html',
  svg: 'xml',
  hs: 'haskell',
  ex: 'elixir',
  exs: 'elixir',
  jl: 'julia',
  md: 'markdown',
  txt: 'text',
  plain: 'text',
  plaintext: 'text',
  '': 'text',
  none: 'text',
  output: 'text',
  log: 'text',
  tree: 'text',
  conf: 'ini',
  cfg: 'ini',
  properties: 'ini',
  psql: 'sql',
  mysql: 'sql',
  postgresql: 'sql',
  plsql: 'sql',
  pgsql: 'sql',
  jinja2: 'jinja',
  'html+jinja': 'jinja',
  django: 'jinja',
  twig: 'jinja',
  njk: 'jinja',
  nunjucks: 'jinja',
}

const listOf = (names: string): ReadonlySet<string> => new Set(names.split(' '))

const slashes = listOf(
  'js ts jsx tsx json java kotlin scala swift go rust c cpp csharp php dart groovy scss less sass solidity zig proto protobuf astro vue svelte mdx text diff',
)
const hashes = listOf(
  'sh python ruby yaml toml ini dockerfile makefile r perl nginx apache elixir graphql powershell env dotenv gitignore terraform nix julia cmake php text diff http awk tcl crystal',
)
const dashes = listOf('sql lua haskell elm ada vhdl')
const semicolons = listOf('ini lisp clojure scheme asm')
const percents = listOf('tex latex matlab erlang prolog')
const tags = listOf(
  'html xml vue svelte astro mdx markdown jsx tsx js ts php jinja liquid erb handlebars hbs ejs text diff',
)
const cssLike = listOf('css postcss stylus')
const prose = listOf('text markdown mermaid plantuml csv')

/** The name that the aliases of a fence's language have in common. */
export function codeLanguageName(name: string | undefined): string {
  const written = (name ?? '').toLowerCase().replace(/[,{:[].*$|-nolint$/s, '')
  return aliases[written] ?? written
}

/** A language, and the same where its code has tags although its name does not say so. */
interface Known {
  readonly plain: CodeLanguage
  readonly tagged: CodeLanguage
}

const found = new Map<string, Known>()
/** Names are by strangers. */
const mostFound = 1000

/**
 * What is known of a fence's language; where that is nothing, its code tells whether it has tags. The same object whenever
 * the same is known.
 */
export function codeLanguage(name: string | undefined, code: string = ''): CodeLanguage {
  const id = codeLanguageName(name)
  const known = found.get(id) ?? knownOf(id)
  if (found.size < mostFound) found.set(id, known)
  return known.plain !== known.tagged && /<\/[A-Za-z]/.test(code) ? known.tagged : known.plain
}

function knownOf(id: string): Known {
  const known =
    slashes.has(id) ||
    hashes.has(id) ||
    dashes.has(id) ||
    semicolons.has(id) ||
    percents.has(id) ||
    tags.has(id) ||
    cssLike.has(id)
  const line = [
    // Transcripts of a terminal have comments of their own, see `opensComment`.
    ...(slashes.has(id) || id === 'sh' || !known ? ['//'] : []),
    ...(hashes.has(id) || !known ? ['#'] : []),
    ...(dashes.has(id) ? ['--'] : []),
    ...(semicolons.has(id) ? [';'] : []),
    ...(percents.has(id) ? ['%'] : []),
  ]
  const block: (readonly [string, string])[] = [
    ...(slashes.has(id) || cssLike.has(id) || id === 'sql' || !known ? [['/*', '*/'] as const] : []),
    ...(tags.has(id) || !known ? [['<!--', '-->'] as const] : []),
    ...(id === 'jinja' || id === 'liquid' ? [['{#', '#}'] as const] : []),
    ...(id === 'handlebars' || id === 'hbs' ? [['{{!--', '--}}'] as const] : []),
    ...(id === 'powershell' ? [['<#', '#>'] as const] : []),
    ...(id === 'haskell' ? [['{-', '-}'] as const] : []),
    ...(id === 'lua' ? [['--[[', ']]'] as const] : []),
  ]
  const plain = {
    name: id,
    line,
    block,
    markup: tags.has(id) && id !== 'text',
    document: id === 'html' || id === 'xml',
    keys: id === 'yaml' || id === 'toml' || id === 'ini' || id === 'markdown' || id === 'text',
    textual: prose.has(id),
  }
  return { plain, tagged: known && id !== 'text' ? plain : { ...plain, markup: true } }
}
