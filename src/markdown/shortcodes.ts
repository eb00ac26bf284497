/**
 * Shortcodes and template tags of Hugo (`{{< … >}}`, `{{% … %}}`), Liquid, Jinja and Nunjucks (`{% … %}`), their
 * variables (`{{ … }}`), and the inclusions of mdx-include (`{* … *}`). Generators take them out before they read
 * Markdown; so that the engine does not see markup in them either, and so that `[text]({{< ref "page" >}})` is a link,
 * each is masked by as many characters that mean nothing.
 */
import type { Nodes, Root } from 'mdast'
import type { TextEdit } from './edits.ts'

/** A tag on one line. What is longer, or goes on over lines, is left for the engine to read as text. */
const tag = /\{\{[<%][^{}\n\r]+[>%]\}\}|\{%[^{}\n\r]+%\}|\{\* [^{}\n\r]+\*\}|\{\{[^{}\n\r]+\}\}/g

/** A private-use character that opens a mask; three digits and filling follow. */
const opener = '\uE000'
const filling = '\uE001'
const firstDigit = 0xe100
const mask = /\uE000([\uE100-\uE1FF]{3})\uE001*/g

/** Remembers what was masked, for one page. */
export class Masks {
  private readonly tags: string[] = []

  /** The edits that mask the tags of one line. */
  edits(line: string, start: number): TextEdit[] {
    const edits: TextEdit[] = []
    for (const { 0: found, index } of line.matchAll(tag)) {
      const number = this.tags.push(found) - 1
      const digits = [number >> 16, (number >> 8) & 255, number & 255].map((digit) =>
        String.fromCharCode(firstDigit + digit),
      )
      const by = (opener + digits.join('')).padEnd(found.length, filling)
      edits.push({ start: start + index, end: start + index + found.length, by })
    }
    return edits
  }

  /** A text with what was masked put back: every offset stays. */
  restored(text: string): string {
    return this.tags.length === 0 ? text : text.replace(mask, (_, digits: string) => this.tagOf(digits))
  }

  /** Puts what was masked back into every string of a tree. */
  restore(tree: Root): void {
    if (this.tags.length === 0) return
    const nodes: Nodes[] = [tree]
    for (let node = nodes.pop(); node; node = nodes.pop()) {
      restoreStrings(node, (text) => this.restored(text))
      if ('children' in node) for (const child of node.children) nodes.push(child)
    }
  }

  private tagOf(digits: string): string {
    const number = [...digits].reduce((sum, digit) => sum * 256 + digit.charCodeAt(0) - firstDigit, 0)
    return this.tags[number] ?? ''
  }
}

function restoreStrings(holder: object, restored: (text: string) => string): void {
  const fields = holder as Record<string, unknown>
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === 'string') {
      if (value.includes(opener)) fields[key] = restored(value)
    } else if (key === 'attributes' && value !== null && typeof value === 'object') restoreStrings(value, restored)
  }
}

/** Whether a text can be masked: where it has a mask's characters itself, nothing could be told apart. */
export const canMask = (text: string): boolean => !text.includes(opener)

/** Whether a text is shortcodes and template tags, and nothing else. Variables are text. */
export function isShortcode(text: string): boolean {
  const trimmed = text.trim()
  return /^\{[{%*]/.test(trimmed) && trimmed.length <= 4000 && trimmed.replace(block, '').trim() === ''
}

const block = /\{\{[<%][^{}]+[>%]\}\}|\{%[^{}]+%\}|\{\* [^{}]+\*\}/g
