import type { Words } from '../known-error.ts'
import { MOST_BYTES } from './limits.ts'
import type { Contents, UnreadReason } from './types.ts'

/** Says why a file was not read, as the end of a sentence: "…: it is larger than 8 MB". */
export const sayUnread = (contents: Extract<Contents, { readonly state: 'unread' }>): Words =>
  unreadWords[contents.reason](contents)

const unreadWords: Readonly<
  Record<UnreadReason, (of: { readonly line?: number; readonly detail?: number | string }) => Words>
> = {
  binary: () => ({
    en: 'it holds NUL bytes, so it is not a text file',
    fr: "le fichier contient des octets NUL, ce n'est donc pas du texte",
  }),
  'not-utf8': ({ line = 1 }) => ({
    en: `it is not valid UTF-8 (first bad byte on line ${line}); save it as UTF-8`,
    fr: `le fichier n'est pas en UTF-8 valide (premier octet fautif à la ligne ${line}) ; enregistrez-le en UTF-8`,
  }),
  utf16: () => ({
    en: 'it is encoded in UTF-16; save it as UTF-8',
    fr: 'le fichier est encodé en UTF-16 ; enregistrez-le en UTF-8',
  }),
  'too-large': ({ detail }) => ({
    en: `it is larger than ${megabytes(MOST_BYTES, 'en')} (${megabytes(detail, 'en')}); split it or ignore it`,
    fr: `le fichier dépasse ${megabytes(MOST_BYTES, 'fr')} (${megabytes(detail, 'fr')}) ; scindez-le ou excluez-le`,
  }),
  'not-permitted': () => ({
    en: 'its permissions do not allow reading it',
    fr: "ses droits d'accès n'en permettent pas la lecture",
  }),
  vanished: () => ({ en: 'it is not there, or no longer', fr: "le fichier n'existe pas, ou n'existe plus" }),
  outside: () => ({ en: "it leads out of the project's folder", fr: 'le chemin mène hors du dossier du projet' }),
  'not-a-file': () => ({ en: 'it is not a regular file', fr: "ce n'est pas un fichier ordinaire" }),
  unreadable: ({ detail = '?' }) => ({
    en: `the system could not read it (${detail})`,
    fr: `le système n'a pas pu lire le fichier (${detail})`,
  }),
}

const megabytes = (bytes: unknown, tongue: 'en' | 'fr'): string => {
  const count = (Number(bytes) / (1024 * 1024)).toFixed(1).replace(/\.0$/, '')
  return tongue === 'en' ? `${count} MB` : `${count.replace('.', ',')} Mo`
}
