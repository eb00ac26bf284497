/** Kinds of admonition: which are the same, and how translators render their names by mistake. */
import { fold } from './fold.ts'

/** Names that generators take for the same kind, where they know both. */
const same: Readonly<Record<string, string>> = {
  caution: 'warning',
  hint: 'tip',
  error: 'danger',
  information: 'info',
  seealso: 'note',
}

/** Names in other languages, folded, and the names that generators know. */
const translated: Readonly<Record<string, string>> = {
  ...named('note', 'remarque notez hinweis anmerkung nota observacao opmerking'),
  ...named('tip', 'astuce conseil tipp consejo truco suggerimento consiglio dica'),
  ...named('info', 'infos informations informacion informazione informacao'),
  ...named('warning', 'avertissement mise-en-garde warnung achtung advertencia aviso avviso attenzione atencao'),
  ...named('caution', 'prudence vorsicht precaucion cuidado cautela'),
  ...named('danger', 'gefahr peligro pericolo perigo'),
  ...named('example', 'exemple beispiel ejemplo esempio exemplo'),
}

function named(kind: string, names: string): Record<string, string> {
  return Object.fromEntries(names.split(' ').map((name) => [name, kind]))
}

/** Whether two names are of one kind. In GitHub's alerts, `caution` and `warning` are two. */
export function sameKind(a: string, b: string, alerts: boolean): boolean {
  const canonical = (name: string) => (alerts ? name.toLowerCase() : (same[name.toLowerCase()] ?? name.toLowerCase()))
  return canonical(a) === canonical(b)
}

/** The kind of which this is another language's name: `astuce` → `tip`. */
export const kindMeant = (name: string): string | undefined => translated[fold(name)]
