/**
 * XML 1.0 as a row of events, read strictly. No document type is looked at and no entity is declared: a file that declares
 * its own is refused, so that nothing can be fetched or grow.
 */

export type XmlEvent =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: Readonly<Record<string, string>>
      readonly line: number
    }
  | { readonly kind: 'close'; readonly name: string; readonly line: number }
  | { readonly kind: 'text'; readonly text: string; readonly line: number }

/** What is wrong with a document, and on which line. */
export class XmlFault extends Error {
  /** `entities`: it declares or names some of its own. `deep`: it is nested too deeply. `broken`: it is no XML. */
  readonly fault: 'entities' | 'deep' | 'broken'
  readonly line: number

  constructor(fault: XmlFault['fault'], line: number) {
    super(`${fault} (line ${line})`)
    this.fault = fault
    this.line = line
  }
}

const deepest = 64

const text = /[^<&]+/y
const entity = /&(?:(amp|lt|gt|quot|apos)|#(\d{1,7})|#x([\da-fA-F]{1,6}));/y
const open = /<([A-Za-z_][\w:.-]{0,99})((?:\s+[\w:.-]{1,100}\s*=\s*(?:"[^"<]{0,9999}"|'[^'<]{0,9999}'))*)\s*(\/?)>/y
const close = /<\/([A-Za-z_][\w:.-]{0,99})\s*>/y
const doctype =
  /<!DOCTYPE\s+[\w:.-]{1,100}(?:\s+(?:SYSTEM|PUBLIC\s+(?:"[^"<>]{0,999}"|'[^'<>]{0,999}'))\s+(?:"[^"<>]{0,999}"|'[^'<>]{0,999}'))?\s*>/y
const attribute = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/**
 * The events of a document, in order. Line ends become LF.
 * @throws {XmlFault}
 */
export function* xmlEvents(document: string): Generator<XmlEvent> {
  const xml = document.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  const elements: string[] = []
  let line = 1
  let hasRoot = false
  for (let at = 0; at < xml.length; ) {
    const from = line
    const take = (length: number): void => {
      for (let end = at + length; at < end; at += 1) if (xml[at] === '\n') line += 1
    }
    const until = (mark: string): string => {
      const end = xml.indexOf(mark, at)
      if (end < 0) throw new XmlFault('broken', from)
      const whole = xml.slice(at, end + mark.length)
      take(whole.length)
      return whole
    }
    const found = (pattern: RegExp): RegExpExecArray | null => {
      pattern.lastIndex = at
      const match = pattern.exec(xml)
      if (match) take(match[0].length)
      return match
    }
    const told = (read: string): XmlEvent | undefined => {
      if (elements.length > 0) return { kind: 'text', text: read, line: from }
      if (read.trim() !== '') throw new XmlFault('broken', from)
      return undefined
    }
    let event: XmlEvent | undefined
    if (xml[at] === '&') {
      const match = found(entity)
      if (!match) throw new XmlFault('entities', from)
      event = told(decoded(match, from))
    } else if (xml[at] !== '<') event = told(found(text)?.[0] ?? '')
    else if (xml.startsWith('<!--', at)) until('-->')
    else if (xml.startsWith('<?', at)) until('?>')
    else if (xml.startsWith('<![CDATA[', at)) event = told(until(']]>').slice(9, -3))
    else if (xml.startsWith('<!DOCTYPE', at)) {
      if (hasRoot || !found(doctype)) throw new XmlFault('entities', from)
    } else if (xml[at + 1] === '/') {
      const [, name = ''] = found(close) ?? []
      if (name === '' || elements.pop() !== name) throw new XmlFault('broken', from)
      event = { kind: 'close', name, line: from }
    } else {
      const [, name = '', given = '', empty] = found(open) ?? []
      if (name === '' || (hasRoot && elements.length === 0)) throw new XmlFault('broken', from)
      hasRoot = true
      yield { kind: 'open', name, attributes: attributesOf(given, from), line: from }
      if (empty) event = { kind: 'close', name, line: from }
      else if (elements.push(name) > deepest) throw new XmlFault('deep', from)
    }
    if (event) yield event
  }
  if (!hasRoot || elements.length > 0) throw new XmlFault('broken', line)
}

function decoded([, name, decimal, hexadecimal]: RegExpExecArray, line: number): string {
  if (name !== undefined) return named[name] ?? ''
  const code = decimal === undefined ? Number.parseInt(hexadecimal ?? '', 16) : Number(decimal)
  if (code > 0x10ffff || !isXmlText(String.fromCodePoint(code))) throw new XmlFault('broken', line)
  return String.fromCodePoint(code)
}

function attributesOf(given: string, line: number): Readonly<Record<string, string>> {
  const value = (raw: string): string =>
    raw.replace(/&[^;]{0,10};?/g, (reference) => {
      entity.lastIndex = 0
      const match = entity.exec(reference)
      if (!match) throw new XmlFault('entities', line)
      return decoded(match, line)
    })
  return Object.fromEntries(
    [...given.matchAll(attribute)].map(([, name = '', double, single = '']) => [name, value(double ?? single)]),
  )
}

/** Whether XML can hold a text at all (1.0, 2.2). */
export const isXmlText = (value: string): boolean =>
  !/(?![\t\n\r])\p{Cc}(?<![\u007f-\u009f])|\p{Cs}|[\ufffe\uffff]/u.test(value)

/** A text as the content of an element or the value of an attribute. */
export const xmlText = (value: string): string =>
  value.replace(/[&<>"\r]/g, (mark) => (mark === '\r' ? '&#13;' : `&${names[mark]};`))

const names: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }
