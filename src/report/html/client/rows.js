// From row to row with the keyboard.

/** Moves to the next or the previous row. @param {Element} main @param {1 | -1} step */
export const move = (main, step) => {
  const rows = /** @type {HTMLElement[]} */ ([...main.querySelectorAll('[data-row]')])
  const at = rows.findIndex((row) => row.contains(document.activeElement))
  const edge = rows.findIndex((row) => row.getBoundingClientRect().bottom > 90)
  const next = rows[at < 0 ? Math.max(0, edge) : at + step]
  if (!next) return
  const target = next.matches('article, button') ? next : /** @type {HTMLElement | null} */ (next.querySelector('a'))
  target?.focus({ preventScroll: true })
  next.scrollIntoView({ block: 'nearest' })
}
