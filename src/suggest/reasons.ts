/** Why there is no draft, and what is wrong with one. */
import { bilingual } from '../rule.ts'
import { quoted } from '../text/quote.ts'

export const reasons = bilingual({
  'no-page': ({ locale }: { locale: string }) => ({
    en: `The page has no file in \`${locale}\` yet: copy the source there; its text is then drafted as untranslated.`,
    fr: `La page n'a pas encore de fichier en \`${locale}\` : copiez-y la source ; son texte sera ensuite proposé comme non traduit.`,
  }),
  rewritten: () => ({
    en: 'Both sides were rewritten: whether the source is translated anew or the two belong apart is for a person to say.',
    fr: "Les deux côtés ont été réécrits : c'est à une personne de dire s'il faut retraduire la source ou séparer les deux.",
  }),
  'front-matter': () => ({
    en: 'Values of the front matter are not drafted: they are short, and their wording is a choice. Write it by hand.',
    fr: "Les valeurs de l'en-tête ne sont pas proposées : elles sont courtes et leur formulation est un choix. Écrivez-la à la main.",
  }),
  'no-place': () => ({
    en: 'Where this text stands on both sides cannot be told exactly: write it by hand.',
    fr: 'Impossible de dire exactement où se trouve ce texte des deux côtés : écrivez-le à la main.',
  }),
  overlap: () => ({
    en: 'Another finding already has a draft for this place: run this again once that is settled.',
    fr: 'Un autre constat a déjà une proposition pour cet endroit : relancez une fois celui-ci réglé.',
  }),
  'no-provider': () => ({
    en: 'No provider could be asked for this text.',
    fr: "Aucun fournisseur n'a pu être interrogé pour ce texte.",
  }),
  'no-match': ({ least }: { least: number }) => ({
    en: `The translation memory has nothing that is at least ${least}% alike.`,
    fr: `La mémoire de traduction n'a rien qui se ressemble à ${least} % au moins.`,
  }),
  failed: ({ provider, reason }: { provider: string; reason: string }) => ({
    en: `The provider \`${provider}\` failed: ${reason}`,
    fr: `Le fournisseur \`${provider}\` a échoué : ${reason}`,
  }),
  strict: ({ count }: { count: number }) => ({
    en: `A draft was made, but did not pass ${count === 1 ? 'a check' : `${count} checks`} (\`strict\`).`,
    fr: `Une proposition a été faite, mais elle échoue à ${count === 1 ? 'une vérification' : `${count} vérifications`} (\`strict\`).`,
  }),
  unread: ({ reason, raison }: { reason: string; raison: string }) => ({
    en: `With the drafts of this page put in, it can no longer be read: ${reason}`,
    fr: `Une fois les propositions insérées, la page ne se lit plus : ${raison}`,
  }),
  marks: ({ lost }: { lost: readonly string[] }) => ({
    en: `The draft lost or doubled ${lost.map((mark) => quoted(mark)).join(', ')}.`,
    fr: `La proposition a perdu ou doublé ${lost.map((mark) => quoted(mark)).join(', ')}.`,
  }),
})
