/** What can go wrong with DeepL, in sentences that say the way out. */
import { bilingual } from '../../rule.ts'

/** What is known of a failed request. */
export interface Trouble {
  /** DeepL's own words, shortened; never the key. */
  readonly reason?: string
  /** DeepL's name for the request, which its support asks for. */
  readonly trace?: string
}

/** What DeepL said itself, in parentheses. */
function detail({ reason, trace }: Trouble): string {
  const parts = [...(reason ? [reason] : []), ...(trace ? [`X-Trace-ID ${trace}`] : [])]
  return parts.length > 0 ? ` (${parts.join('; ')})` : ''
}

export const failures = bilingual({
  'no-key': () => ({
    en: 'DeepL was left out: `DEEPL_AUTH_KEY` is not set. Set it, or, in a pull request from a fork, which gets no secrets, let the base repository ask.',
    fr: "DeepL n'a pas été interrogé : `DEEPL_AUTH_KEY` n'est pas définie. Définissez-la ou, dans une pull request venue d'un fork, qui ne reçoit aucun secret, laissez le dépôt de base s'en charger.",
  }),
  'bad-server': ({ url }: { url: string }) => ({
    en: `DeepL was left out: \`DEEPL_SERVER_URL\` is not a web address (\`${url}\`).`,
    fr: `DeepL n'a pas été interrogé : \`DEEPL_SERVER_URL\` n'est pas une adresse web (\`${url}\`).`,
  }),
  'not-kept': ({ reason, raison }: { reason: string; raison: string }) => ({
    en: `DeepL's answers could not be kept, so that the next run pays for them again: ${reason}`,
    fr: `Les réponses de DeepL n'ont pas pu être gardées ; la prochaine exécution les paiera à nouveau : ${raison}`,
  }),
  refused: (trouble: Trouble) => ({
    en: `DeepL refused the key${detail(trouble)}. Check \`DEEPL_AUTH_KEY\`, and that it belongs to this server: keys that end in \`:fx\` are for api-free.deepl.com.`,
    fr: `DeepL a refusé la clé${detail(trouble)}. Vérifiez \`DEEPL_AUTH_KEY\` et le serveur auquel elle appartient : les clés qui finissent par \`:fx\` sont pour api-free.deepl.com.`,
  }),
  quota: (trouble: Trouble) => ({
    en: `DeepL's character quota is used up${detail(trouble)}. What was obtained is kept; the memory alone answers the rest. Wait for the next period or raise the limit of the account.`,
    fr: `Le quota de caractères de DeepL est épuisé${detail(trouble)}. Ce qui a été obtenu est gardé ; seule la mémoire répond pour le reste. Attendez la période suivante ou relevez la limite du compte.`,
  }),
  'too-dear': ({ most, spent, next }: { most: number; spent: number; next: number }) => ({
    en: `Not sent: with \`${next}\` more characters, the \`${spent}\` billed so far would pass the limit of \`${most}\` (\`--max-chars\`).`,
    fr: `Non envoyé : avec \`${next}\` caractères de plus, les \`${spent}\` déjà facturés dépasseraient la limite de \`${most}\` (\`--max-chars\`).`,
  }),
  'near-quota': ({ left, next }: { left: number; next: number }) => ({
    en: `Not sent: it has \`${next}\` characters, and the account has only \`${left}\` left in this period.`,
    fr: `Non envoyé : il y a \`${next}\` caractères, et il n'en reste que \`${left}\` au compte pour cette période.`,
  }),
  'bad-request': (trouble: Trouble) => ({
    en: `DeepL did not take the text${detail(trouble)}. Check \`suggest.formality\`, \`suggest.model\` and \`suggest.languages\`; if they are right, please report this as a bug.`,
    fr: `DeepL n'a pas accepté le texte${detail(trouble)}. Vérifiez \`suggest.formality\`, \`suggest.model\` et \`suggest.languages\` ; s'ils sont justes, merci de signaler ce bogue.`,
  }),
  'not-found': (trouble: Trouble) => ({
    en: `DeepL has nothing at this address${detail(trouble)}. Check \`DEEPL_SERVER_URL\`.`,
    fr: `DeepL n'a rien à cette adresse${detail(trouble)}. Vérifiez \`DEEPL_SERVER_URL\`.`,
  }),
  'no-glossary': (trouble: Trouble) => ({
    en: `DeepL was asked without the glossary, which it did not take${detail(trouble)}. Check how many glossaries the account may have, and whether DeepL has glossaries for these languages.`,
    fr: `DeepL a été interrogé sans le glossaire, qu'il n'a pas accepté${detail(trouble)}. Vérifiez combien de glossaires le compte peut avoir et si DeepL en propose pour ces langues.`,
  }),
  'too-large': (trouble: Trouble) => ({
    en: `The text is too long for DeepL, which takes 128 KiB at once${detail(trouble)}. Split the paragraph.`,
    fr: `Le texte est trop long pour DeepL, qui prend 128 Kio à la fois${detail(trouble)}. Scindez le paragraphe.`,
  }),
  'too-many': (trouble: Trouble) => ({
    en: `DeepL asks for patience, even after several attempts${detail(trouble)}. What was obtained is kept: run this again later, and it goes on from there.`,
    fr: `DeepL demande de patienter, même après plusieurs tentatives${detail(trouble)}. Ce qui a été obtenu est gardé : relancez plus tard, la suite reprendra de là.`,
  }),
  unwell: ({ status, ...trouble }: Trouble & { status: number }) => ({
    en: `DeepL has a problem of its own (HTTP ${status}), even after several attempts${detail(trouble)}. What was obtained is kept: run this again later.`,
    fr: `DeepL a un problème de son côté (HTTP ${status}), même après plusieurs tentatives${detail(trouble)}. Ce qui a été obtenu est gardé : relancez plus tard.`,
  }),
  'timed-out': (trouble: Trouble) => ({
    en: `DeepL did not answer in time, even after several attempts${detail(trouble)}. Check the network, \`HTTPS_PROXY\` and \`DEEPL_SERVER_URL\`. What was obtained is kept.`,
    fr: `DeepL n'a pas répondu à temps, même après plusieurs tentatives${detail(trouble)}. Vérifiez le réseau, \`HTTPS_PROXY\` et \`DEEPL_SERVER_URL\`. Ce qui a été obtenu est gardé.`,
  }),
  unreachable: (trouble: Trouble) => ({
    en: `DeepL could not be reached, or broke the connection off${detail(trouble)}. Check the network, \`HTTPS_PROXY\` and \`DEEPL_SERVER_URL\`. What was obtained is kept.`,
    fr: `DeepL est injoignable ou a rompu la connexion${detail(trouble)}. Vérifiez le réseau, \`HTTPS_PROXY\` et \`DEEPL_SERVER_URL\`. Ce qui a été obtenu est gardé.`,
  }),
  'proxy-asks': (trouble: Trouble) => ({
    en: `The proxy wants to know who asks${detail(trouble)}. Put the user and the password into \`HTTPS_PROXY\`: \`http://user:password@proxy:port\`.`,
    fr: `Le proxy veut savoir qui demande${detail(trouble)}. Mettez l'utilisateur et le mot de passe dans \`HTTPS_PROXY\` : \`http://utilisateur:motdepasse@proxy:port\`.`,
  }),
  malformed: (trouble: Trouble) => ({
    en: `What came back is no answer of DeepL's${detail(trouble)}. Check \`DEEPL_SERVER_URL\`, and whether a proxy answers in its place.`,
    fr: `Ce qui est revenu n'est pas une réponse de DeepL${detail(trouble)}. Vérifiez \`DEEPL_SERVER_URL\` et si un proxy ne répond pas à sa place.`,
  }),
})

/** Which failure it was. */
export type FailureKind = Exclude<
  keyof typeof failures,
  'no-key' | 'bad-server' | 'not-kept' | 'no-glossary' | 'too-dear' | 'near-quota'
>
