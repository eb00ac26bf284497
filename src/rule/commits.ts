/** How a commit is called in a message. */
import type { Commit } from '../history.ts'
import type { Tongue } from '../model.ts'
import { excerpt } from '../text/excerpt.ts'

/** When, by whom, and why: `1a2b3c4, 2026-03-01, Ada Byron, “Reword the guide”`. */
export function commitWords(commit: Commit | 'work-tree', tongue: Tongue): string {
  if (commit === 'work-tree') return tongue === 'en' ? 'not committed yet' : 'pas encore validé'
  const { id, date, author, subject } = commit
  const title = excerpt(subject)
  const said = tongue === 'en' ? `“${title}”` : `« ${title} »`
  return [`\`${id.slice(0, 7)}\``, date.slice(0, 10), author, ...(title === '' ? [] : [said])].join(', ')
}

/** The first and the last of several commits, as {@link commitWords} has them. */
export function changesWords(by: readonly (Commit | 'work-tree')[], tongue: Tongue): string {
  const [first = '', last] = by.map((commit) => commitWords(commit, tongue))
  return last === undefined ? first : tongue === 'en' ? `${first}; last ${last}` : `${first} ; en dernier ${last}`
}
