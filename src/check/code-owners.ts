/** CODEOWNERS: whose the files of a repository are, as GitHub and GitLab read it. */
import { posix } from 'node:path'
import { diskFiles, type Files } from '../files.ts'
import { topOf } from '../history/top.ts'
import { type Claim, claim, lastOf } from './claims.ts'

/** Whose a file is, by its path from the project's root; `undefined` where nothing is said of it. */
export type OwnersOf = (path: string | undefined) => readonly string[] | undefined

/** Where forges look for it, from the repository's top; GitHub in this order, and GitLab in its own. The first one counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS']
/** GitHub reads no larger file, and neither does Diptych. Characters. */
const mostText = 3 * 2 ** 20

/** What CODEOWNERS says; of a project that is no repository or a whole one, that of its root. */
export const codeOwners = async (files: Files): Promise<OwnersOf> => {
  const prefix = topOf(files.root) ?? ''
  const top = prefix === '' ? files : diskFiles(posix.join(files.root, prefix.replace(/[^/]+/g, '..')))
  const place = places.find((one) => top.has(one))
  const contents = place === undefined ? undefined : await top.read(place)
  if (contents?.state !== 'text' || contents.text.length > mostText) return () => undefined
  const lines = contents.text.split(/\r?\n/)
  const isGitLab = place?.startsWith('.gitlab/') || lines.some((line) => heading.test(line))
  const owners = isGitLab ? readGitLab(lines) : readGitHub(lines)
  return (path) => (path === undefined ? undefined : owners(posix.join(prefix, path)))
}

/** The words of a line; a space after a backslash is part of its word. */
const wordsOf = (line: string): readonly string[] => line.match(/(?:\\.|[^\s\\]){1,2000}/g) ?? []

/** A name or an e-mail address. */
const isOwner = (word: string): boolean => /^@\S|^[^@\s]+@[^@\s]+$/.test(word)

/**
 * As GitHub does: patterns of `.gitignore`, of which the last that matches counts, and one without owners frees; without
 * `!`, `[…]` and `\#`. A line that GitHub does not know, or whose owners are none, is passed over (docs.github.com, "About
 * code owners").
 */
const readGitHub = (lines: readonly string[]): OwnersOf => {
  const claims = lines.flatMap((line) => {
    const [pattern, ...words] = wordsOf(line)
    const comment = words.findIndex((word) => word.startsWith('#'))
    const owners = comment < 0 ? words : words.slice(0, comment)
    return pattern && !/^[#!]|^\\#|[[\]]/.test(pattern) && owners.every(isOwner) ? [claim(pattern, owners)] : []
  })
  return (path) => lastOf(claims, path)
}

/** `[Name]`, `^[Name][2] @owners`: a section of GitLab's. */
const heading = /^\^?\[([^\]]{1,500})\](?:\[\d+\])?(?:\s+(.*))?$/

/** A section of GitLab's CODEOWNERS. */
interface Section {
  readonly claims: Claim[]
  /** What it is not about, whatever its other lines say. */
  readonly excluded: Claim[]
  /** Whose the patterns without owners are. */
  owners: readonly string[]
}

/**
 * As GitLab does: sections, of each of which the last pattern that matches counts, and whose owners add up; a pattern
 * without owners has those of its section's heading, `!` takes out, and only a pattern with `/` at its end is about what
 * stands below a folder (docs.gitlab.com, "Syntax of CODEOWNERS file").
 */
const readGitLab = (lines: readonly string[]): OwnersOf => {
  const sections = new Map<string, Section>()
  const sectionOf = (name: string): Section => {
    const section = sections.get(name) ?? { claims: [], excluded: [], owners: [] }
    sections.set(name, section)
    return section
  }
  let section = sectionOf('')
  for (const line of lines) {
    const [, name, rest = ''] = heading.exec(line) ?? []
    if (name !== undefined) {
      section = sectionOf(name.toLowerCase())
      section.owners = wordsOf(rest).filter(isOwner)
      continue
    }
    const [pattern, ...words] = wordsOf(line)
    if (!pattern || pattern.startsWith('#')) continue
    const named = words.filter(isOwner)
    const owners = named.length > 0 ? named : section.owners
    if (pattern.startsWith('!')) section.excluded.push(claim(anywhere(pattern.slice(1)), [], 'files'))
    else section.claims.push(claim(anywhere(pattern), owners, 'files'))
  }
  return (path) => {
    const found = [...sections.values()].flatMap(({ claims, excluded }) =>
      lastOf(excluded, path) ? [] : [lastOf(claims, path) ?? []].flat(),
    )
    return found.length === 0 ? undefined : [...new Set(found)]
  }
}

/** `docs/api/` is one anywhere, `/docs/api/` the one at the top. */
const anywhere = (pattern: string): string => (pattern.startsWith('/') ? pattern : `**/${pattern}`)
