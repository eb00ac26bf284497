/** Reads `glossary.csv`. */
import type { Files } from '../files.ts'
import { sayUnread } from '../files.ts'
import { KnownError, type Words } from '../known-error.ts'
import { type CsvRecord, readCsv } from '../text/csv.ts'
import { quoted } from '../text/quote.ts'
import type { Term } from './term.ts'

const columns = ['source', 'target', 'note', 'dnt', 'forbidden'] as const
type Column = (typeof columns)[number]

/** A glossary with more terms is a dictionary. */
const mostTerms = 10_000
/** UTF-8 bytes of a term, as DeepL counts them. */
const mostBytes = 1024

/**
 * Reads the glossary at a path, relative to the root.
 * @throws {KnownError} for a file that cannot be read, and for the first line that makes no sense.
 */
export async function readGlossary(files: Files, path: string): Promise<readonly Term[]> {
  const contents = await files.read(path)
  if (contents.state === 'text') return parseGlossary(contents.text, path)
  const reason = sayUnread(contents)
  throw new KnownError({
    en: `The glossary \`${path}\` cannot be read: ${reason.en}. Correct \`glossary\` in the configuration, or the file.`,
    fr: `Le glossaire \`${path}\` ne peut pas être lu : ${reason.fr}. Corrigez \`glossary\` dans la configuration, ou le fichier.`,
  })
}

/**
 * Reads the text of a glossary: a header that names the columns, then a term a line. Several translations, and several
 * forbidden ones, are separated by `|`.
 * @throws {KnownError} with the path and the line.
 */
export function parseGlossary(text: string, path: string): readonly Term[] {
  const fail = (line: number, { en, fr }: Words): KnownError =>
    new KnownError({ en: `\`${path}:${line}\`: ${en}`, fr: `\`${path}:${line}\` : ${fr}` })
  const records = readCsv(text)
  if ('fault' in records) throw fail(records.line, faults[records.fault])
  const [header, ...rows] = records
  if (!header) throw fail(1, noHeader)
  const order = header.cells.map((cell) => cell.toLowerCase())
  const stranger = header.cells.find((_, at) => !columns.some((name) => name === order[at]))
  if (!order.includes('source') || !order.includes('target')) throw fail(header.line, noHeader)
  if (stranger !== undefined) throw fail(header.line, unknownColumn(stranger))
  if (new Set(order).size < order.length) throw fail(header.line, twiceInHeader)
  if (rows.length > mostTerms) throw fail(rows[mostTerms]?.line ?? 1, tooMany)
  const known = new Map<string, number>()
  return rows.map((row) => {
    const term = termOf(row, order as Column[])
    if ('en' in term) throw fail(row.line, term)
    const before = known.get(term.source)
    if (before !== undefined) throw fail(row.line, twice(term.source, before))
    known.set(term.source, row.line)
    return term
  })
}

/** A line as a term, or what is wrong with it. */
function termOf({ cells }: CsvRecord, order: readonly Column[]): Term | Words {
  if (cells.length > order.length) return tooManyCells(cells.length, order.length)
  const cell = (name: Column): string => cells[order.indexOf(name)]?.trim() ?? ''
  const list = (name: Column): string[] => cell(name).split('|').map(level).filter(Boolean)
  const source = level(cell('source'))
  const dnt = yes.has(cell('dnt').toLowerCase())
  if (!dnt && !no.has(cell('dnt').toLowerCase())) return notYesOrNo(cell('dnt'))
  if (source === '') return noSource
  const targets = list('target')
  const [target = source] = targets
  if (dnt && (targets.length > 1 || target !== source)) return dntTranslated(source, target)
  if (!dnt && targets.length === 0) return noTarget(source)
  const forbidden = list('forbidden')
  const both = forbidden.find((one) => targets.includes(one))
  if (both !== undefined) return wantedAndForbidden(both)
  const bad = [source, ...targets, ...forbidden].find((one) => /[\p{Cc}\u2028\u2029]/u.test(one) || isLong(one))
  if (bad !== undefined) return notATerm(bad)
  return { source, targets: dnt ? [source] : targets, forbidden, dnt }
}

const yes: ReadonlySet<string> = new Set(['dnt', 'yes', 'true', '1', 'x', 'oui', 'vrai'])
const no: ReadonlySet<string> = new Set(['', 'no', 'false', '0', 'non', 'faux'])

const level = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[ \u00a0\u202f]+/g, ' ')
    .trim()
const isLong = (text: string): boolean => Buffer.byteLength(text) > mostBytes

const faults: Readonly<Record<'open' | 'stray', Words>> = {
  open: {
    en: 'a quotation mark (`"`) opens here and is never closed.',
    fr: 'un guillemet droit (`"`) s\'ouvre ici et ne se referme jamais.',
  },
  stray: {
    en: 'a quotation mark (`"`) stands inside a cell: put the whole cell in quotation marks, and double those inside it.',
    fr: "un guillemet droit (`\"`) se trouve au milieu d'une cellule : mettez la cellule entière entre guillemets droits et doublez ceux qu'elle contient.",
  },
}

const noHeader: Words = {
  en: 'the first line must name the columns: `source,target`, and if you like `note`, `dnt` and `forbidden`.',
  fr: 'la première ligne doit nommer les colonnes : `source,target`, et au besoin `note`, `dnt` et `forbidden`.',
}
const twiceInHeader: Words = { en: 'a column stands there twice.', fr: 'une colonne y figure deux fois.' }
const noSource: Words = { en: 'the column `source` is empty.', fr: 'la colonne `source` est vide.' }
const tooMany: Words = {
  en: `a glossary may have ${mostTerms} terms.`,
  fr: `un glossaire peut avoir ${mostTerms} termes.`,
}

const unknownColumn = (name: string): Words => ({
  en: `there is no column ${quoted(name)}: the columns are \`${columns.join('`, `')}\`.`,
  fr: `la colonne ${quoted(name)} n'existe pas : les colonnes sont \`${columns.join('`, `')}\`.`,
})
const tooManyCells = (count: number, most: number): Words => ({
  en: `there are ${count} cells for ${most} columns: put a cell with a separator in it in quotation marks (\`"\`).`,
  fr: `il y a ${count} cellules pour ${most} colonnes : mettez entre guillemets droits (\`"\`) la cellule qui contient un séparateur.`,
})
const notYesOrNo = (value: string): Words => ({
  en: `\`dnt\` is \`yes\` or empty, not ${quoted(value)}.`,
  fr: `\`dnt\` vaut \`oui\` ou reste vide, et non ${quoted(value)}.`,
})
const noTarget = (source: string): Words => ({
  en: `${quoted(source)} has no translation: fill in \`target\`, or \`dnt\` for a term that is never translated.`,
  fr: `${quoted(source)} n'a pas de traduction : remplissez \`target\`, ou \`dnt\` pour un terme qui ne se traduit pas.`,
})
const dntTranslated = (source: string, target: string): Words => ({
  en: `${quoted(source)} is not to be translated (\`dnt\`), and yet has the translation ${quoted(target)}: leave one of the two out.`,
  fr: `${quoted(source)} ne doit pas être traduit (\`dnt\`) et a pourtant la traduction ${quoted(target)} : retirez l'un des deux.`,
})
const wantedAndForbidden = (target: string): Words => ({
  en: `${quoted(target)} is both wanted and forbidden.`,
  fr: `${quoted(target)} est à la fois voulu et interdit.`,
})
const notATerm = (term: string): Words => ({
  en: `${quoted(term)} is no term: it is one line of at most ${mostBytes} bytes, without control characters.`,
  fr: `${quoted(term)} n'est pas un terme : il tient sur une ligne, en ${mostBytes} octets au plus, sans caractère de commande.`,
})
const twice = (source: string, line: number): Words => ({
  en: `${quoted(source)} stands on line ${line} already: write several translations into one line, separated by \`|\`.`,
  fr: `${quoted(source)} figure déjà à la ligne ${line} : écrivez plusieurs traductions sur une même ligne, séparées par \`|\`.`,
})
