/** What `check --links` says beside its findings. */

import { groupBy } from '../group-by.ts'
import type { AskedLinks } from '../index.ts'
import type { Words } from '../known-error.ts'
import { excerpt } from '../text/excerpt.ts'

type Unclear = AskedLinks['unclear'][number]

/** URLs that are named of each kind; of the others, the number. */
const mostNamed = 3
const longestName = 100

export const progress = (done: number, of: number): Words => ({
  en: `${done} of ${of} URLs asked…`,
  fr: `${done} URL sur ${of} interrogées…`,
})

/** What nothing can be said of, by the reason; nothing where all is clear. */
export function accountOf({ asked, known, isOffline, unclear }: AskedLinks): Words[] {
  if (isOffline) return [offline(asked)]
  const groups = groupBy(unclear, (one) => (one.why === 'status' ? `status ${one.status}` : one.why))
  return [count(asked, known), ...[...groups.keys()].sort().map((key) => reason(groups.get(key) ?? []))]
}

const count = (asked: number, known: number): Words => ({
  en: `${asked} ${asked === 1 ? 'URL' : 'URLs'} asked${known === 0 ? '' : `, ${known} known from an earlier run`}.`,
  fr: `${asked} URL ${asked < 2 ? 'interrogée' : 'interrogées'}${known === 0 ? '' : `, ${known} ${known < 2 ? 'connue' : 'connues'} d'une exécution précédente`}.`,
})

const offline = (asked: number): Words => ({
  en: `None of the hosts of ${asked} URLs answered, so this machine seems to be offline: no link was judged. Run \`--links\` where the web can be reached without a proxy.`,
  fr: `Aucun des hôtes de ${asked} URL n'a répondu : cette machine semble hors ligne, et aucun lien n'a été jugé. Lancez \`--links\` là où le web est joignable sans proxy.`,
})

function reason(group: readonly Unclear[]): Words {
  const [first] = group
  const names = group.slice(0, mostNamed).map(({ url }) => `\`${shown(url)}\``)
  const more = group.length - names.length
  const list = {
    en: names.join(', ') + (more > 0 ? ` and ${more} more` : ''),
    fr: names.join(', ') + (more > 0 ? ` et ${more} ${more === 1 ? 'autre' : 'autres'}` : ''),
  }
  const { en, fr } = reasons[first?.why ?? 'network'](first?.status ?? 0)
  return { en: `Not judged, ${en}: ${list.en}.`, fr: `Sans verdict, ${fr} : ${list.fr}.` }
}

const reasons: Readonly<Record<Unclear['why'], (status: number) => Words>> = {
  status: (status) => ({ en: `the answer was ${status}`, fr: `la réponse a été ${status}` }),
  timeout: () => ({ en: 'no answer in time (`links.timeout`)', fr: 'pas de réponse à temps (`links.timeout`)' }),
  network: () => ({ en: 'the connection failed', fr: 'la connexion a échoué' }),
  certificate: () => ({ en: 'the certificate cannot be trusted', fr: "le certificat n'est pas digne de confiance" }),
  redirects: () => ({ en: 'more than ten redirects', fr: 'plus de dix redirections' }),
  scheme: () => ({ en: 'redirected away from HTTP', fr: "redirection hors d'HTTP" }),
  private: () => ({
    en: 'the address is private, and never asked unless `links.allow` names the host',
    fr: "l'adresse est privée, et jamais interrogée si `links.allow` ne nomme pas l'hôte",
  }),
  port: () => ({
    en: 'the port is unusual, and never asked unless `links.allow` names the host',
    fr: "le port est inhabituel, et jamais interrogé si `links.allow` ne nomme pas l'hôte",
  }),
  credentials: () => ({
    en: 'the URL carries a name or a password, which is never sent',
    fr: "l'URL porte un nom ou un mot de passe, qui n'est jamais envoyé",
  }),
  unasked: () => ({
    en: 'the bounds of a run were reached (`links.total`, `links.minutes`)',
    fr: "les bornes d'une exécution sont atteintes (`links.total`, `links.minutes`)",
  }),
}

/** A URL as it may be shown: without name and password. */
const shown = (raw: string): string => {
  const url = new URL(raw)
  if (url.username !== '' || url.password !== '') url.username = url.password = ''
  return excerpt(url.href, longestName)
}
