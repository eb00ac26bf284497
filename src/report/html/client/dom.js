// Elements, made by hand: what pages say reaches the document as text, never as markup.

/** @typedef {Node | string | number | null | undefined | false} Child */

/**
 * An element with its attributes, listeners (`onclick`) and children. Strings become text.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export const h = (tag, attributes, ...children) => {
  const element = document.createElement(tag)
  dress(element, attributes, children)
  return element
}

/**
 * The same in SVG.
 * @param {string} tag
 * @param {Record<string, unknown> | null} [attributes]
 * @param {...(Child | Child[])} children
 */
export const svg = (tag, attributes, ...children) => {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  dress(element, attributes, children)
  return element
}

/**
 * @param {Element} element
 * @param {Record<string, unknown> | null | undefined} attributes
 * @param {(Child | Child[])[]} children
 */
const dress = (element, attributes, children) => {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === undefined || value === null || value === false) continue
    if (typeof value === 'function') element.addEventListener(name.slice(2), /** @type {EventListener} */ (value))
    else element.setAttribute(name, value === true ? '' : String(value))
  }
  for (const child of children.flat()) {
    if (child === null || child === undefined || child === false) continue
    element.append(typeof child === 'number' ? String(child) : child)
  }
}

const hidden = /(?![\t\n\r])\p{Cc}|[\u2028\u2029]|\p{Bidi_Control}/u

/** Text by others for an attribute or a title: without what cannot be seen. @param {string} text */
export const plain = (text) => text.replace(new RegExp(hidden, 'gu'), '')

/**
 * Text by others: marks that reverse the direction of writing, and control characters, are shown by their number.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export const visible = (text) => {
  if (!hidden.test(text)) return [text]
  return text.split(new RegExp(`(${hidden.source})`, 'u')).map((piece) => {
    if (!hidden.test(piece)) return piece
    const code = (piece.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return h('span', { class: 'unseen' }, `U+${code}`)
  })
}

/** A sentence whose `code` stands between backticks; what it quotes keeps its own direction of writing. @param {string} text */
export const sentence = (text) =>
  text
    .split(/`([^`]+)`/)
    .flatMap((piece, index) => (index % 2 === 1 ? [h('code', null, ...visible(piece))] : quoting(piece)))

/** @param {string} text */
const quoting = (text) =>
  text
    .split(/(“[^”]+”|«[^»]+»)/)
    .flatMap((piece, index) =>
      index % 2 === 1
        ? [piece.slice(0, 1), h('bdi', null, ...visible(piece.slice(1, -1))), piece.slice(-1)]
        : visible(piece),
    )
