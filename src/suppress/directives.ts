/** Reads the comments of a page that are addressed to Diptych. */
import type { Block, Page, PageComment, Span } from '../model.ts'

/** What a comment asks for. */
export interface Directive {
  readonly kind: 'disable' | 'disable-next' | 'disable-file' | 'enable' | 'unknown'
  readonly comment: PageComment
  /** The rules that it names, each once; empty when it means all. */
  readonly rules: readonly string[]
  /** What the source text was known by when the difference was meant; see `sourceHashOf`. */
  readonly source?: string
}

/** Where findings of one rule, or of all, are hidden. */
export interface Region {
  readonly comment: PageComment
  /** `undefined` for all. */
  readonly rule: string | undefined
  /** Where hidden findings start; `file` for all that is said of the page. */
  readonly scope: Span | 'file'
  /** The source text for which alone it holds; see `sourceHashOf`. */
  readonly source?: string
  /** Insertion points count from here on: from the end of the block before the comment. */
  readonly from: number
}

/** The regions of a page, and the comments that make none. */
export interface Regions {
  readonly regions: readonly Region[]
  readonly misused: readonly Directive[]
}

const kinds = new Set<string>(['disable', 'disable-next', 'disable-file', 'enable'])
/** Before the hash of the source text for which a difference is meant. */
const meantFor = 'source='
const mostHash = 40
/** More names than this in one comment are no list of rules. */
const mostRules = 100

/** The directive in a comment; `undefined` for any other comment. The reason stands after `--` or a colon. */
export function directiveIn(comment: PageComment): Directive | undefined {
  const [, word = '', rest = ''] = /^\s*diptych-([a-z-]{1,40})(?![\w-])([\s\S]{0,4000})/.exec(comment.text) ?? []
  if (word === '') return undefined
  const reason = /(?:^|\s)(?:--|—|–)(?:\s|$)|:(?:\s|$)/.exec(rest)
  const words = rest.slice(0, reason?.index).split(/[\s,]+/)
  const source = words
    .find((one) => one.startsWith(meantFor))
    ?.slice(meantFor.length, mostHash)
    .toLowerCase()
  const names = words.filter((one) => !one.startsWith(meantFor))
  const rules = [...new Set(names.filter((name) => /^[\w@/.:-]{1,200}$/.test(name)))].slice(0, mostRules)
  return {
    kind: kinds.has(word) ? (word as Directive['kind']) : 'unknown',
    comment,
    rules,
    ...(source === undefined ? {} : { source }),
  }
}

/**
 * What the comments of a page hide, and where:
 * `disable` until `enable` or the end of the page, `disable-next` the next block (a list, table or admonition as a
 * whole), `disable-file` everything that is said of the page.
 */
export function regionsOf(page: Page): Regions {
  const regions: Region[] = []
  const misused: Directive[] = []
  const open = new Map<string | undefined, Omit<Region, 'rule' | 'scope'>>()
  const close = (rule: string | undefined, end: number): boolean => {
    const begun = open.get(rule)
    if (begun) regions.push({ rule, ...begun, scope: { start: begun.comment.start, end } })
    return open.delete(rule)
  }
  for (const directive of page.comments
    .toSorted((a, b) => a.start - b.start)
    .flatMap((one) => directiveIn(one) ?? [])) {
    const { kind, comment, rules } = directive
    const meant = directive.source === undefined ? {} : { source: directive.source }
    const named = rules.length > 0 ? rules : [undefined]
    if (kind === 'disable') {
      for (const rule of named)
        if (!open.has(rule)) open.set(rule, { comment, from: insertionsFrom(page, comment), ...meant })
    } else if (kind === 'enable') {
      const closed = (rules.length > 0 ? rules : [...open.keys()]).map((rule) => close(rule, comment.start))
      if (closed.length === 0 || closed.includes(false)) misused.push(directive)
    } else if (kind === 'unknown') {
      misused.push(directive)
    } else {
      const scope = kind === 'disable-file' ? 'file' : { start: comment.start, end: endOfNext(page, comment) }
      for (const rule of named) regions.push({ comment, rule, scope, from: insertionsFrom(page, comment), ...meant })
    }
  }
  for (const rule of [...open.keys()]) close(rule, page.text.length + 1)
  return { regions: regions.sort((a, b) => a.comment.start - b.comment.start), misused }
}

/** What is missing right before a comment is missing at the end of the block before it. */
function insertionsFrom({ blocks }: Page, comment: Span): number {
  const before = blocks.findLast((block) => block.kind !== 'comment' && block.start < comment.start)
  return before && before.end <= comment.start ? before.end : comment.start
}

/** The end of the block after a comment, or of the outermost container that starts with it. */
function endOfNext({ blocks, containers }: Page, comment: Span): number {
  const next: Block | undefined = blocks.find((block) => block.kind !== 'comment' && block.start >= comment.end)
  if (!next) return comment.end
  let end = next.end
  for (let at = containers[next.container]; at && at.start >= comment.end; at = containers[at.parent]) end = at.end
  return end
}
