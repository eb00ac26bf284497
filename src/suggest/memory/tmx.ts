/** Translation memories as files: TMX 1.4b (LISA OSCAR, 2005), which other translators' tools read and write. */
import type { Files } from '../../files.ts'
import { sayUnread } from '../../files.ts'
import { KnownError, type Words } from '../../known-error.ts'
import type { Locale } from '../../model.ts'
import { sameLocale } from '../../text/locales.ts'
import { isXmlText, XmlFault, xmlEvents, xmlText } from '../../text/xml.ts'
import type { Unit } from './units.ts'

/** Units as a file, each text and translation once, in their order. Texts that XML cannot hold are left out. */
export function toTmx(units: Iterable<Unit>, source: Locale, version: string): string {
  const seen = new Set<string>()
  const lines: string[] = []
  for (const { source: from, target: to, locales, found, extent } of units) {
    const key = JSON.stringify([locales.target, from, to])
    if (seen.has(key) || !isXmlText(from) || !isXmlText(to)) continue
    seen.add(key)
    lines.push(
      `    <tu segtype="${extent}">`,
      `      <prop type="x-place">${xmlText(found)}</prop>`,
      `      <tuv xml:lang="${xmlText(locales.source)}"><seg>${xmlText(from)}</seg></tuv>`,
      `      <tuv xml:lang="${xmlText(locales.target)}"><seg>${xmlText(to)}</seg></tuv>`,
      '    </tu>',
    )
  }
  const header = `creationtool="diptych" creationtoolversion="${xmlText(version)}" segtype="block" o-tmf="diptych" adminlang="en" srclang="${xmlText(source)}" datatype="plaintext"`
  const body = lines.map((line) => `${line}\n`).join('')
  return `<?xml version="1.0" encoding="UTF-8"?>\n<tmx version="1.4">\n  <header ${header}/>\n  <body>\n${body}  </body>\n</tmx>\n`
}

/** Between which languages units are wanted. */
export interface Wanted {
  readonly source: Locale
  readonly targets: readonly Locale[]
}

/**
 * Reads a memory at a path, relative to the root.
 * @throws {KnownError} for a file that cannot be read, or is no TMX.
 */
export async function readTmx(files: Files, path: string, wanted: Wanted): Promise<Unit[]> {
  const contents = await files.read(path)
  if (contents.state === 'text') return parseTmx(contents.text, path, wanted)
  const reason = sayUnread(contents)
  throw new KnownError({
    en: `The translation memory \`${path}\` cannot be read: ${reason.en}.`,
    fr: `La mémoire de traduction \`${path}\` ne peut pas être lue : ${reason.fr}.`,
  })
}

/** Elements of a segment whose content is another format's codes; of `hi`, the text counts. */
const codes: ReadonlySet<string> = new Set(['bpt', 'ept', 'it', 'ph', 'ut'])

/**
 * Reads the units of a TMX file that are wanted, of any of its versions. A variant of a language serves the language and its
 * other variants where nothing closer is there; the language of the original may be either.
 * @throws {KnownError} with the line of what is damaged.
 */
export function parseTmx(text: string, path: string, wanted: Wanted): Unit[] {
  try {
    return [...unitsIn(text, path, wanted)]
  } catch (error) {
    if (!(error instanceof XmlFault)) throw error
    const { en, fr } = faults[error.fault]
    throw new KnownError({ en: `\`${path}:${error.line}\`: ${en}`, fr: `\`${path}:${error.line}\` : ${fr}` })
  }
}

function* unitsIn(text: string, path: string, { source, targets }: Wanted): Generator<Unit> {
  let variants: { readonly locale: string; text: string }[] = []
  let begin = 0
  let extent: Unit['extent'] = 'block'
  let inside = false
  let skipped = 0
  let isFirst = true
  for (const event of xmlEvents(text)) {
    if (isFirst && (event.kind !== 'open' || event.name !== 'tmx')) throw new XmlFault('broken', event.line)
    isFirst = false
    if (event.kind === 'text') {
      const last = variants.at(-1)
      if (inside && skipped === 0 && last) last.text += event.text
    } else if (event.kind === 'open') {
      const { name, attributes } = event
      if (name === 'tu') {
        variants = []
        begin = event.line
        extent = attributes.segtype === 'sentence' ? 'sentence' : 'block'
      } else if (name === 'tuv') variants.push({ locale: attributes['xml:lang'] ?? attributes.lang ?? '', text: '' })
      else if (name === 'seg') inside = true
      else if (inside && codes.has(name)) skipped += 1
    } else if (event.name === 'seg') inside = false
    else if (inside && codes.has(event.name)) skipped -= 1
    else if (event.name === 'tu') {
      const from = closest(variants, source)
      for (const target of targets) {
        const to = closest(variants, target)
        if (from && to && from !== to && from.text.trim() !== '' && to.text.trim() !== '')
          yield {
            source: from.text,
            target: to.text,
            locales: { source, target },
            found: `${path}:${begin}`,
            extent,
          }
      }
    }
  }
}

/** The variant of a locale, else of its language. */
function closest<T extends { readonly locale: string }>(variants: readonly T[], locale: Locale): T | undefined {
  const language = (tag: string): string => tag.toLowerCase().split(/[-_]/)[0] ?? ''
  return (
    variants.find((one) => sameLocale(one.locale, locale)) ??
    variants.find((one) => language(one.locale) === language(locale))
  )
}

const faults: Readonly<Record<XmlFault['fault'], Words>> = {
  broken: {
    en: 'this is not TMX, or it is damaged here: export the memory anew.',
    fr: "ce n'est pas du TMX, ou il est abîmé ici : exportez à nouveau la mémoire.",
  },
  entities: {
    en: 'a memory must not declare or use entities of its own: export it without a document type.',
    fr: 'une mémoire ne doit ni déclarer ni employer ses propres entités : exportez-la sans type de document.',
  },
  deep: { en: 'it is nested too deeply to be TMX.', fr: "l'imbrication est trop profonde pour du TMX." },
}
