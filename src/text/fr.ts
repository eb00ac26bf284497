/** The facts of French. */
import { announcementOf } from './announcement.ts'
import type { Language } from './language.ts'
import { figuresOf, listOf, namesOf } from './lists.ts'

const functionWords: ReadonlySet<string> = listOf(`
  le la les l un une des du de d au aux à en dans par pour sur sous avec sans entre vers chez contre depuis pendant dès jusque jusqu
  avant après lors durant selon hors parmi malgré afin
  et ou mais donc or ni car que qu quand lorsque lorsqu si comme puisque puisqu parce quoique quoiqu tandis ainsi alors puis ensuite
  je j tu il elle on nous vous ils elles me m te t se s lui leur leurs y soi eux moi toi
  ce c cet cette ces celui celle ceux celles ceci cela ça
  mon ma mes ton ta tes son sa ses notre nos votre vos
  qui quoi dont où quel quelle quels quelles lequel laquelle lesquels lesquelles duquel auquel
  ne n pas plus jamais rien aucun aucune personne non oui
  tout toute tous toutes quelque quelques plusieurs chaque certains certaines autre autres même mêmes tel telle tels telles
  très aussi bien encore déjà toujours souvent trop peu moins beaucoup assez ici là voici voilà seulement également notamment
  est sont être été était étaient sera seront serait soit soient suis es êtes sommes
  a ont avoir ai as avez avons avait avaient aura aurez auront ayant eu
  fait faire peut peuvent pouvez pouvoir pourra pourrez doit doivent devez faut va vont aller
  afin ci-dessous ci-dessus lorsqu'il peut-être c'est-à-dire celui-ci celle-ci
`)

const preambleTitles: ReadonlySet<string> = listOf(
  `
  préambule | introduction | avant-propos | présentation | aperçu | vue d'ensemble | généralités | avant de commencer |
  avant de débuter | avant toute chose | à propos | à propos de ce guide | à propos de cette page | en bref | à savoir |
  bon à savoir | contexte | objectif | objectifs | à lire avant de commencer | pour commencer | remarques préliminaires
`,
  '|',
)

const prerequisiteTitles: ReadonlySet<string> = listOf(
  `
  prérequis | pré-requis | conditions préalables | conditions requises | préalables | préalable | exigences | avant de commencer |
  avant de débuter | ce dont vous avez besoin | ce qu'il vous faut | configuration requise | éléments requis | préparation |
  prérequis techniques | configuration nécessaire
`,
  '|',
)

/** Nouns and adjectives that end as infinitives do, where `le`, `la`, `les` or `l'` stands before them. */
const unlikeVerbs: ReadonlySet<string> = listOf(`
  premier dernier fichier dossier courrier calendrier papier métier panier clavier particulier titre lettre fenêtre membre nombre ordre
  autre votre notre propriétaire formulaire commentaire titulaire paramètre registre cadre chiffre centre offre livre mètre
  répertoire espoir avoir devoir pouvoir serveur inventaire sommaire glossaire exemplaire partenaire prestataire annuaire
  itinéraire horaire salaire secondaire primaire supplémentaire mobilier plaisir avenir loisir littéraire hier cher
`)

// They are held against small letters: to ignore the case of `\p{L}` takes a pattern several times as long to compile.
const goal =
  /(?:^|[,;:] {0,2}|(?<![\p{L}])(?:ensuite|puis|enfin|donc|et) )(?:pour|afin de|afin d['’]|en vue de) {0,2}(?:ne (?:pas|plus|jamais) )?((?:(?:vous|y|en|le|la|les|se|lui|leur) |[ls]['’]){0,3})([\p{L}]{2,30})/gu
const demonstrative =
  /(?:^|[,;:] {0,2}|(?<![\p{L}])(?:ensuite|puis|enfin) )pour (?:cela|ceci|ce faire|ça|y parvenir|y arriver)(?![\p{L}])/u
const steps =
  /(?<![\p{L}])(?:suivez|suivre|suivant|effectuez|effectuer|réalisez|réaliser|appliquez|exécutez|respectez|accomplissez|voici)(?![\p{L}])[^.!?]{0,60}(?<![\p{L}])(?:étapes?|instructions?|procédure|opérations?|marche|manipulations?|consignes)(?![\p{L}])/u
const following =
  /(?<![\p{L}])(?:étapes|opérations|procédure|manipulations|instructions) (?:suivantes?|ci-dessous)(?![\p{L}])|(?<![\p{L}])(?:procédez|procéder|faites|opérez) (?:comme suit|ainsi|de la (?:manière|façon) suivante|comme ceci)|voici comment (?:faire|procéder)|^(?:les )?(?:étapes|procédure|marche à suivre)$/u
/** A list of things that are needed or offered is none of steps, whatever the goal. */
const notSteps =
  /(?<![\p{L}])(?:besoin|(?:options?|éléments?|informations?|méthodes?|conditions?|cas|valeurs?|critères?) suivante?s?|ces informations|plusieurs (?:solutions|options|possibilités|moyens|méthodes)|au choix)(?![\p{L}])/u

function introducesProcedure(text: string): boolean {
  const announced = announcementOf(text)?.toLowerCase()
  if (announced === undefined) return false
  if (steps.test(announced) || following.test(announced) || demonstrative.test(announced)) return true
  if (notSteps.test(announced)) return false
  for (const [, pronouns = '', verb = ''] of announced.matchAll(goal)) {
    if (!/(?:er|ir|re)$/.test(verb) || verb === 'votre' || verb === 'notre' || verb === 'autre') continue
    if (!pronouns || !unlikeVerbs.has(verb)) return true
  }
  return false
}

/** `24 h/24`, `7 j/7`, alone or together. */
const gap = '[ \\u00a0\\u202f]?'
const hours = `24${gap}(?:h|heures)?${gap}(?:/|sur )${gap}24`
const days = `7${gap}(?:j|jours)?${gap}(?:/|sur )${gap}7`
const wordEnd = '(?![\\p{L}\\d])'

/** Plurals in -s, -x and -aux, and back. */
function otherNumber(word: string): string[] {
  const forms = [`${word}s`, `${word}x`]
  if (/[sx]$/.test(word)) forms.push(word.slice(0, -1))
  if (/a(?:l|il)$/.test(word)) forms.push(word.replace(/i?l$/, 'ux'))
  if (word.endsWith('aux')) forms.push(word.replace(/ux$/, 'l'), word.replace(/ux$/, 'il'))
  return forms
}

export const fr: Language = {
  tag: 'fr',
  numbers: {
    decimal: ',',
    groups: ['\u202f', '\u00a0', ' ', '\u2009'],
    magnitudes: figuresOf(`
      1000000000: Md, Mds, Mrd, milliard, milliards
      1000000: Mio, million, millions
      1000: mille, millier, milliers
      1000000000000: billion, billions
    `),
    words: figuresOf(`
      0: zéro
      1: un, une, premier, première, premiers, premières
      2: deux, second, seconde, deuxième, double
      3: trois, troisième, triple, tiers, tierce, tierces
      4: quatre, quatrième
      5: cinq, cinquième
      6: six, sixième
      7: sept, septième
      8: huit, huitième
      9: neuf, neuvième
      10: dix, dixième, dizaine
      11: onze
      12: douze, douzaine
      13: treize
      14: quatorze
      15: quinze, quinzaine
      16: seize
      20: vingt, vingts, vingtaine
      30: trente, trentaine
      40: quarante
      50: cinquante, cinquantaine
      60: soixante
      70: septante
      80: huitante, quatre-vingt, quatre-vingts
      90: nonante
      100: cent, cents, centaine
      1000: mille, millier
      1000000: million, millions
      1000000000: milliard, milliards
      0.5: demi, demie, moitié
    `),
    joints: listOf('et'),
    halfAfter: /^[ \u00a0\u202f]et demie?(?!\p{L})/iu,
    named: { midi: '12:00', minuit: '00:00' },
    decade: /(?<=années[ \u00a0\u202f])((?:1[89]|20)?\d0)(?![\p{L}\d_]|[.,]\d)/iuy,
    months: figuresOf(`
      1: janvier, janv, jan
      2: février, févr, fév, fevrier
      3: mars
      4: avril, avr
      5: mai
      6: juin
      7: juillet, juil
      8: août, aout
      9: septembre, sept, sep
      10: octobre, oct
      11: novembre, nov
      12: décembre, déc, decembre
    `),
    idioms: [
      { pattern: new RegExp(`(?:${hours}(?:,| et|[-–/])?${gap}${days}|24/7)${wordEnd}`, 'iuy'), reading: '24/7' },
      { pattern: new RegExp(`${hours}${wordEnd}`, 'iuy'), reading: '24', unit: 'h' },
      { pattern: new RegExp(`${days}${wordEnd}`, 'iuy'), reading: '7', unit: 'd' },
    ],
    ordinals: [
      'er',
      'ers',
      're',
      'res',
      'ère',
      'ères',
      'e',
      'es',
      'ème',
      'èmes',
      'eme',
      'emes',
      'nd',
      'nde',
      'nds',
      'ndes',
      'd',
      'ᵉ',
      'ᵉʳ',
      'ʳᵉ',
    ],
    units: namesOf(`
      B: o, octet, octets
      KB: ko, Ko, kilo-octets, kilooctets
      MB: Mo, mégaoctet, mégaoctets, méga-octets
      GB: Go, gigaoctet, gigaoctets, giga-octets
      TB: To, téraoctet, téraoctets
      PB: Po
      KiB: Kio
      MiB: Mio
      GiB: Gio
      TiB: Tio
      KB/s: ko/s, Ko/s
      MB/s: Mo/s
      GB/s: Go/s
      %: pour cent, pourcent
      ‰: pour mille
      ms: milliseconde, millisecondes
      s: seconde, secondes
      min: minute, minutes
      h: heure, heures
      d: j, jour, jours
      wk: semaine, semaines
      mo: mois
      y: an, ans, année, années
      in: pouce, pouces
      m: mètre, mètres
      km: kilomètre, kilomètres
      cm: centimètre, centimètres
      mm: millimètres
      g: gramme, grammes
      kg: kilogramme, kilogrammes, kilo, kilos
      l: litre, litres
      °: degré, degrés
      dpi: ppp
      px: pixel, pixels
      x: fois
      EUR: euro, euros
      USD: dollar, dollars
      CHF: francs suisses, franc suisse
    `),
  },
  functionWords,
  translatorsNote: /^[\s(«[*_]{0,6}(?:n\.?[ \u00a0]?d\.?[ \u00a0]?t\b|note d[eu](?: la)? tradu)/i,
  abbreviations: listOf('art cf env ex fig p.ex approx max min no nº tél vol vs resp mme mlle dr st av bd chap'),
  elision: /^(?:[ldjmntsc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(.+)$/u,
  otherNumber,
  termJoints: listOf('de du des d à au aux en et la le l les par pour sur sans hors'),
  determiners: listOf(
    'le la les l un une des du d de au aux ce cet cette ces mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs chaque plusieurs aucun aucune quel quelle quels quelles',
  ),
  preambleTitles,
  prerequisiteTitles,
  introducesProcedure,
  waysIn:
    /^(?:(?:cliquez|appuyez) (?:ici|sur (?:ce|le) lien)|(?:connectez|identifiez|authentifiez)-vous|(?:rendez-vous|allez|accédez|ouvrez|visitez|naviguez)(?!\p{L}))/iu,
  endings:
    /(?:issements?|ements?|ations?|ions?|issantes?|issants?|issent|issez|antes?|ants?|ables?|ees?|ent|ez|er|ons|es|ir|is|it|s|e|aux?|ales?|als?)$/,
  linkWords: /(?<!\p{L})(?:cliqu(?:ez|er|ant) (?:ici|là)|(?:ce|le|au|du) lien|via ce lien|par ici)(?!\p{L})/iu,
}
