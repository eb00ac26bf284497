/** The script and the style of the HTML report, joined from their files. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { packageRoot } from '../../package-files.ts'

/** The files as the package ships them. */
const folder = new URL('src/report/html/client/', packageRoot)

/** What imports others comes after them. */
const modules: readonly string[] = [
  'dom',
  'words',
  'state',
  'parts',
  'trend',
  'overview',
  'marks',
  'places',
  'notes',
  'filter',
  'lists',
  'page',
  'help',
  'rows',
  'app',
]

const read = (name: string): string => readFileSync(new URL(name, folder), 'utf8')

/** A module as a part of one script: a function of its own, which takes what it imports from those above it. */
const part = (name: string): string => {
  const text = read(`${name}.js`)
  const exported = [...text.matchAll(/^export const (\w+)/gm)].map(([, its]) => its)
  const body = text
    .replace(/^import (\{[^}]*\}) from '\.\/([\w-]+)\.js'$/gm, 'const $1 = $$$2')
    .replace(/^export /gm, '')
  return `const $${name} = (() => {\n${body}\nreturn { ${exported.join(', ')} }\n})()`
}

/** What one file of the report needs, and the hashes by which its policy lets it run. */
export interface Assets {
  readonly script: string
  readonly style: string
  readonly scriptHash: string
  readonly styleHash: string
}

/** Reads and joins the files; a script of its own scope, with nothing outside. */
export const readAssets = (): Assets => {
  const script = `'use strict'\n{\n${modules.map(part).join('\n')}\n}\n`
  const style = read('style.css')
  return { script, style, scriptHash: hashOf(script), styleHash: hashOf(style) }
}

/** As a Content Security Policy has it. */
const hashOf = (text: string): string => `sha256-${createHash('sha256').update(text).digest('base64')}`
