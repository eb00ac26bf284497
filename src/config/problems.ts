/** What zod found wrong, as sentences in both tongues. */
import { z } from 'zod'
import type { Words } from '../known-error.ts'
import { nearest } from '../text/nearest.ts'
import { type Problem, writeKey } from './error.ts'

type Issue = z.core.$ZodIssue
type Key = readonly (string | number)[]

/** Sentences for a schema's issues with a value; a value that fails in several ways alike is told once. */
export const problemsOf = (schema: z.ZodType, value: unknown, issues: readonly Issue[]): Problem[] => {
  const problems = issues.flatMap((issue) => {
    const { key, alternatives } = flatten(issue, [])
    const unknown = alternatives.find((one) => one.code === 'unrecognized_keys')
    if (unknown?.code === 'unrecognized_keys') {
      return unknown.keys.map((name) => ({ key: [...key, name], words: unknownKey(name, key, keysAt(schema, key)) }))
    }
    if (alternatives[0]?.code === 'invalid_key') return [{ key, words: notALocale(key) }]
    return [{ key, words: wrongValue(key, valueAt(value, key), alternatives) }]
  })
  const told = problems.map(({ words }) => words.en)
  return problems.filter(({ words }, index) => told.indexOf(words.en) === index)
}

/** A union fails with the issues of each branch: the branch that got furthest tells what its author meant. */
const flatten = (issue: Issue, above: Key): { readonly key: Key; readonly alternatives: readonly Issue[] } => {
  const key = [...above, ...issue.path.map((part) => (typeof part === 'number' ? part : String(part)))]
  if (issue.code !== 'invalid_union') return { key, alternatives: [issue] }
  const branches = issue.errors.flatMap((errors) => {
    const telling = errors.find((error) => error.code === 'unrecognized_keys') ?? errors[0]
    return telling ? [flatten(telling, key)] : []
  })
  const deepest = Math.max(key.length, ...branches.map((branch) => branch.key.length))
  const furthest = branches.filter((branch) => branch.key.length === deepest)
  const first = furthest[0]
  if (!first) return { key, alternatives: [issue] }
  return { key: first.key, alternatives: furthest.flatMap((branch) => branch.alternatives) }
}

const valueAt = (value: unknown, key: Key): unknown =>
  key.reduce<unknown>(
    (at, part) => (typeof at === 'object' && at !== null ? (at as Record<string | number, unknown>)[part] : undefined),
    value,
  )

interface JsonSchema {
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly additionalProperties?: JsonSchema | boolean
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
}

/** The keys that the schema knows at a place. */
const keysAt = (schema: z.ZodType, key: Key): string[] => {
  let at = [z.toJSONSchema(schema, { io: 'input' }) as JsonSchema]
  const open = (one: JsonSchema): JsonSchema[] => [one, ...(one.anyOf ?? []).flatMap(open)]
  for (const part of key) {
    at = at.flatMap(open).flatMap((one) => {
      if (typeof part === 'number') return one.items ? [one.items] : []
      const next = one.properties?.[part] ?? one.additionalProperties
      return typeof next === 'object' ? [next] : []
    })
  }
  return at.flatMap(open).flatMap((one) => Object.keys(one.properties ?? {}))
}

const unknownKey = (name: string, key: Key, known: readonly string[]): Words => {
  const meant = nearest(name, known)
  const at = key.length > 0 ? { en: ` in \`${writeKey(key)}\``, fr: ` dans \`${writeKey(key)}\`` } : { en: '', fr: '' }
  const list = known
    .filter((one) => one !== '$schema')
    .map((one) => `\`${one}\``)
    .join(', ')
  return {
    en: `there is no key \`${name}\`${at.en}. ${meant ? `Did you mean \`${meant}\`?` : `Known keys: ${list}.`}`,
    fr: `la clé \`${name}\` n'existe pas${at.fr}. ${meant ? `Vouliez-vous dire \`${meant}\` ?` : `Clés connues : ${list}.`}`,
  }
}

const notALocale = (key: Key): Words => ({
  en: `\`${writeKey(key.slice(0, -1))}\` has the key \`${key.at(-1)}\`, which is not ${languageTag.en}.`,
  fr: `\`${writeKey(key.slice(0, -1))}\` contient la clé \`${key.at(-1)}\`, qui n'est pas ${languageTag.fr}.`,
})

const wrongValue = (key: Key, given: unknown, alternatives: readonly Issue[]): Words => {
  const expected = alternatives.map(expectation)
  const values = alternatives.flatMap((issue) => (issue.code === 'invalid_value' ? issue.values.map(String) : []))
  const meant = typeof given === 'string' ? nearest(given, values) : undefined
  const name = key.length > 0 ? `\`${writeKey(key)}\`` : undefined
  const en = [...new Set(expected.map((words) => words.en))].join(', or ')
  const fr = [...new Set(expected.map((words) => words.fr))].join(', ou ')
  if (given === undefined) {
    return {
      en: `${name ?? 'the configuration'} is missing; expected: ${en}.`,
      fr: `${name ?? 'la configuration'} manque ; attendu : ${fr}.`,
    }
  }
  return {
    en: `${name ?? 'the configuration'} is ${show(given)}; expected: ${en}.${meant ? ` Did you mean \`${meant}\`?` : ''}`,
    fr: `${name ?? 'la configuration'} vaut ${show(given)} ; attendu : ${fr}.${meant ? ` Vouliez-vous dire \`${meant}\` ?` : ''}`,
  }
}

const show = (value: unknown): string => {
  const text = JSON.stringify(value) ?? String(value)
  return `\`${text.length > 60 ? `${text.slice(0, 57)}…` : text}\``
}

const languageTag: Words = {
  en: 'a language tag such as `fr` or `fr-CH`',
  fr: 'une étiquette de langue telle que `fr` ou `fr-CH`',
}

const types: Readonly<Record<string, Words>> = {
  string: { en: 'text', fr: 'du texte' },
  number: { en: 'a number', fr: 'un nombre' },
  boolean: { en: '`true` or `false`', fr: '`true` ou `false`' },
  array: { en: 'a list', fr: 'une liste' },
  tuple: { en: 'a list of two', fr: 'une liste de deux éléments' },
  object: { en: 'an object', fr: 'un objet' },
  record: { en: 'an object', fr: 'un objet' },
}

const expectation = (issue: Issue): Words => {
  switch (issue.code) {
    case 'invalid_type':
      return types[issue.expected] ?? { en: issue.expected, fr: issue.expected }
    case 'invalid_value': {
      const list = issue.values.map((value) => `\`${String(value)}\``)
      return { en: list.join(', '), fr: list.join(', ') }
    }
    case 'too_small':
      if (issue.origin === 'array')
        return { en: `a list of at least ${issue.minimum}`, fr: `une liste d'au moins ${issue.minimum}` }
      if (issue.origin === 'string') return { en: 'some text', fr: 'un texte non vide' }
      return { en: `at least ${issue.minimum}`, fr: `au moins ${issue.minimum}` }
    case 'too_big':
      if (issue.origin === 'array')
        return { en: `a list of at most ${issue.maximum}`, fr: `une liste d'au plus ${issue.maximum}` }
      if (issue.origin === 'string')
        return { en: `at most ${issue.maximum} characters`, fr: `au plus ${issue.maximum} caractères` }
      return { en: `at most ${issue.maximum}`, fr: `au plus ${issue.maximum}` }
    case 'invalid_format':
    case 'custom':
      return languageTag
    default:
      return { en: issue.message, fr: issue.message }
  }
}
