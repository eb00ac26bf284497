/**
 * JUnit's XML and a strict reader of as much XML as it takes. There is no standard: what is allowed here, and nothing else, is
 * in the schema of Jenkins' xUnit plugin (jenkinsci/xunit-plugin 031e285, model/xsd/junit-10.xsd), and is read by GitLab
 * (lib/gitlab/ci/parsers/test/junit.rb).
 */
import { z } from 'zod'

interface Element {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: Element[]
  text: string
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

const unescaped = (text: string): string => {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+);)/.test(text)) throw new SyntaxError(`a bare ampersand: ${text}`)
  return text.replace(/&(#\d+|\w+);/g, (_, name: string) =>
    name.startsWith('#') ? String.fromCodePoint(Number(name.slice(1))) : (entities[name] ?? ''),
  )
}

/** Reads XML with elements, attributes and text. @throws {SyntaxError} for anything that is not well-formed. */
export const readXml = (text: string): Element => {
  if (/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u.test(text))
    throw new SyntaxError('a forbidden character')
  const root: Element = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  const token = /<\?xml [^?]*\?>|<(\/?)([a-z][\w-]*)((?:\s+[a-z]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
  while (at < text.length) {
    token.lastIndex = at
    const found = token.exec(text)
    if (!found) throw new SyntaxError(`no XML: ${text.slice(at, at + 80)}`)
    at = token.lastIndex
    const [, closes, name, attributes = '', empty, words] = found
    const parent = open.at(-1) as Element
    if (words !== undefined) parent.text += unescaped(words)
    else if (closes) {
      if (open.pop()?.name !== name) throw new SyntaxError(`</${name}> closes nothing`)
    } else if (name) {
      const pairs = [...attributes.matchAll(/([a-z]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        unescaped(value),
      ])
      const element: Element = { name, attributes: Object.fromEntries(pairs), children: [], text: '' }
      parent.children.push(element)
      if (!empty) open.push(element)
    }
  }
  if (open.length !== 1 || root.children.length !== 1) throw new SyntaxError('an element stays open')
  return root.children[0] as Element
}

const count = z.string().regex(/^\d+$/).transform(Number)
const leaf = <Name extends string>(name: Name, attributes: z.ZodRawShape) =>
  z.strictObject({
    name: z.literal(name),
    attributes: z.strictObject(attributes),
    children: z.tuple([]),
    text: z.string(),
  })

const testcase = z.strictObject({
  name: z.literal('testcase'),
  attributes: z.strictObject({
    name: z.string().min(1),
    classname: z.string().min(1),
    time: count,
  }),
  children: z
    .array(z.union([leaf('failure', { type: z.string(), message: z.string() }), leaf('system-out', {})]))
    .max(1),
  text: z.string().regex(/^\s*$/),
})

const testsuite = z
  .strictObject({
    name: z.literal('testsuite'),
    attributes: z.strictObject({
      name: z.string().min(1),
      tests: count,
      failures: count,
      errors: count,
      skipped: count,
      time: count,
    }),
    children: z.array(testcase).min(1),
    text: z.string().regex(/^\s*$/),
  })
  .refine(({ attributes, children }) => attributes.tests === children.length, 'tests')
  .refine(
    ({ attributes, children }) =>
      attributes.failures === children.filter((one) => one.children.some(({ name }) => name === 'failure')).length,
    'failures',
  )

export const junitSchema = z
  .strictObject({
    name: z.literal('testsuites'),
    attributes: z.strictObject({ name: z.string(), tests: count, failures: count, errors: count }),
    children: z.array(testsuite),
    text: z.string().regex(/^\s*$/),
  })
  .refine(
    ({ attributes, children }) => attributes.tests === children.reduce((sum, one) => sum + one.attributes.tests, 0),
    'tests',
  )
