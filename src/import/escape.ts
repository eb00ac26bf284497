/** Text → Markdown that reads as this text, with as few backslashes as that takes. */
import type { Nodes, RootContent } from 'mdast'
import { parseTree } from '../markdown/engine.ts'
import { prepare } from '../markdown/prepare.ts'

/** Where the text will stand. */
export type Place = 'paragraph' | 'heading' | 'item'

/** What opens the line there. */
const before: Readonly<Record<Place, string>> = { paragraph: '', heading: '## ', item: '- ' }

/** Without these, a line is text whatever parser reads it. */
const active = /[\\`*_[<&~]|\{#|#\s*$|^(?:[#>+=:!?|-]|\d{1,9}[.)])/

/** Trying out a text that is longer, or has more that may be a mark, would take the parser too long. */
const longestTried = 5000
const mostMarksTried = 60
/** After so many attempts, which take seconds, a dump is no help centre's. */
const mostAttempts = 20_000

/** Writes text of one line as Markdown. */
export type Escape = (text: string, place: Place) => string

/**
 * Makes an {@link Escape}. It tries a text as it is, then with its first mark escaped, then with every mark that could
 * mean something outside URLs; the parser tells whether that reads as the text. Escaping all punctuation always does.
 */
export const escaper = (attempts: number = mostAttempts): Escape => {
  let left = attempts
  return (text, place) => {
    if (!active.test(text)) return text
    if (text.length <= longestTried && (text.match(mark)?.length ?? 0) <= mostMarksTried) {
      for (const attempt of [asItIs, firstEscaped, marksEscaped]) {
        if (left-- <= 0) break
        const candidate = attempt(text)
        if (reads(candidate, text, place)) return candidate
      }
    }
    return text.replace(/[!-/:-@[-`{-~]/g, '\\$&')
  }
}

const asItIs = (text: string): string => text

const firstEscaped = (text: string): string => text.replace(/^(\d{0,9})([!-/:-@[-`{-~])/, '$1\\$2')

/** Bare URLs and addresses: a backslash would become a part of them. */
const bare = /(?:https?:\/\/|www\.)[^\s<]+|[\w.+-]{1,64}@[\w.-]+/gi
const mark = /\\(?=[!-/:-@[-`{-~])|[`*[<~]|&(?=#|[a-z])|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|(?<=\{)#|#(?=#*\s*$)/giu

const marksEscaped = (text: string): string => {
  let escaped = ''
  let from = 0
  for (const { 0: address, index } of text.matchAll(bare)) {
    escaped += text.slice(from, index).replace(mark, '\\$&') + address
    from = index + address.length
  }
  return firstEscapedOnce(escaped + text.slice(from).replace(mark, '\\$&'))
}

/** What stands first may be escaped already. */
const firstEscapedOnce = (text: string): string => (text.startsWith('\\') ? text : firstEscaped(text))

/** Whether Markdown reads as the text and nothing else: no markup, no other block. */
const reads = (markdown: string, text: string, place: Place): boolean => {
  // Front matter needs a second line to be one, which may stand further down in the guide.
  if (place === 'paragraph' && /^\+{3}\s*$/.test(markdown)) return false
  const { children } = parseTree(prepare(before[place] + markdown, 'markdown').text, 'markdown')
  const [block, ...others] = children
  return block !== undefined && others.length === 0 && plainText(contentOf(block, place)) === text
}

/** The block that holds the text, when the Markdown came out as it should. */
const contentOf = (block: RootContent, place: Place): Nodes | undefined => {
  if (place !== 'item') return block.type === place ? block : undefined
  if (block.type !== 'list' || block.children.length !== 1) return undefined
  const item = block.children[0]
  return item?.checked == null && item?.children.length === 1 && item.children[0]?.type === 'paragraph'
    ? item.children[0]
    : undefined
}

/** The text of a block that holds nothing but text and bare URLs. */
const plainText = (block: Nodes | undefined): string | undefined => {
  if (!block || !('children' in block)) return undefined
  let text = ''
  for (const child of block.children) {
    if (child.type === 'text') text += child.value
    else if (child.type === 'link' && child.children[0]?.type === 'text') text += child.children[0].value
    else return undefined
  }
  return text
}
