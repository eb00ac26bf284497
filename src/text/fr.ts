/** The facts of French. */
import type { Language } from './language.ts'
import { listOf } from './lists.ts'

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

const preambleTitles: ReadonlySet<string> = listOf(`
  préambule | introduction | avant-propos | présentation | aperçu | vue d'ensemble | généralités | avant de commencer |
  avant de débuter | avant toute chose | à propos | à propos de ce guide | à propos de cette page | en bref | à savoir |
  bon à savoir | contexte | objectif | objectifs | à lire avant de commencer | pour commencer | remarques préliminaires
`, '|')

const prerequisiteTitles: ReadonlySet<string> = listOf(`
  prérequis | pré-requis | conditions préalables | conditions requises | préalables | préalable | exigences | avant de commencer |
  avant de débuter | ce dont vous avez besoin | ce qu'il vous faut | configuration requise | éléments requis | préparation |
  prérequis techniques | configuration nécessaire
`, '|')

/** Nouns and adjectives that end as infinitives do, where `le`, `la`, `les` or `l'` stands before them. */
const unlikeVerbs: ReadonlySet<string> = listOf(`
  premier dernier fichier dossier courrier calendrier papier métier panier clavier particulier titre lettre fenêtre membre nombre ordre
  autre votre notre propriétaire formulaire commentaire titulaire paramètre registre cadre chiffre centre offre livre mètre
  répertoire espoir avoir devoir pouvoir serveur inventaire sommaire glossaire exemplaire partenaire prestataire annuaire
  itinéraire horaire salaire secondaire primaire supplémentaire mobilier plaisir avenir loisir littéraire hier cher
`)

const goal =
  /(?:^|[,.;:!?…)»"”] {0,2}|(?<![\p{L}])(?:ensuite|puis|enfin|donc|et) )(?:pour|afin de|afin d['’]|en vue de) {0,2}(?:ne (?:pas|plus|jamais) )?((?:(?:vous|y|en|le|la|les|se|lui|leur) |[ls]['’]){0,3})([\p{L}]{2,30})/giu
const demonstrative = /(?:^|[,.;:!?…)»"”] {0,2}|(?<![\p{L}])(?:ensuite|puis|enfin) )pour (?:cela|ceci|ce faire|ça|y parvenir|y arriver)(?![\p{L}])/iu
const steps =
  /(?<![\p{L}])(?:suivez|suivre|suivant|effectuez|effectuer|réalisez|réaliser|appliquez|exécutez|respectez|accomplissez|voici)(?![\p{L}])[^.!?]{0,60}(?<![\p{L}])(?:étapes?|instructions?|procédure|opérations?|marche|manipulations?|consignes)(?![\p{L}])/iu
const following = /(?<![\p{L}])(?:étapes|opérations|procédure|manipulations|instructions) (?:suivantes?|ci-dessous)(?![\p{L}])|(?<![\p{L}])(?:procédez|procéder|faites|opérez) (?:comme suit|ainsi|de la (?:manière|façon) suivante|comme ceci)|voici comment (?:faire|procéder)/iu
/** A list of things that are needed or offered is none of steps, whatever the goal. */
const notSteps = /(?<![\p{L}])(?:besoin|(?:options?|éléments?|informations?|méthodes?|conditions?|cas|valeurs?|critères?) suivante?s?|ces informations|plusieurs (?:solutions|options|possibilités|moyens|méthodes)|au choix)(?![\p{L}])/iu

function introducesProcedure(text: string): boolean {
  const said = text.slice(-400).replace(/[\s\u00a0\u202f]{1,20}/g, ' ').trim()
  if (!said.endsWith(':')) return false
  const announced = said.slice(0, -1)
  if (steps.test(announced) || following.test(announced) || demonstrative.test(announced)) return true
  if (notSteps.test(announced)) return false
  for (const [, pronouns = '', word = ''] of announced.matchAll(goal)) {
    const verb = word.toLowerCase()
    if (!/(?:er|ir|re)$/.test(verb) || verb === 'votre' || verb === 'notre' || verb === 'autre') continue
    if (!pronouns || !unlikeVerbs.has(verb)) return true
  }
  return false
}

export const fr: Language = {
  tag: 'fr',
  numbers: {
    decimal: ',',
    groups: ['\u202f', '\u00a0', ' ', '\u2009'],
    magnitudes: {
      Md: 1e9, Mds: 1e9, Mrd: 1e9, Mio: 1e6, mille: 1e3, millier: 1e3, milliers: 1e3,
      million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9, billion: 1e12, billions: 1e12,
    },
    words: {
      zéro: 0, un: 1, une: 1, deux: 2, trois: 3, quatre: 4, cinq: 5, six: 6, sept: 7, huit: 8, neuf: 9, dix: 10,
      onze: 11, douze: 12, treize: 13, quatorze: 14, quinze: 15, seize: 16, vingt: 20, vingts: 20, trente: 30,
      quarante: 40, cinquante: 50, soixante: 60, septante: 70, huitante: 80, nonante: 90, cent: 100, cents: 100,
      mille: 1e3, millier: 1e3, million: 1e6, millions: 1e6, milliard: 1e9, milliards: 1e9, demi: 0.5, demie: 0.5, moitié: 0.5,
      premier: 1, première: 1, premiers: 1, premières: 1, second: 2, seconde: 2, deuxième: 2, troisième: 3, quatrième: 4, cinquième: 5,
      sixième: 6, septième: 7, huitième: 8, neuvième: 9, dixième: 10, dizaine: 10, douzaine: 12, quinzaine: 15,
      vingtaine: 20, trentaine: 30, cinquantaine: 50, centaine: 100, double: 2, triple: 3,
    },
    months: {
      janvier: 1, janv: 1, jan: 1, février: 2, févr: 2, fév: 2, fevrier: 2, mars: 3, avril: 4, avr: 4, mai: 5, juin: 6, juillet: 7,
      juil: 7, août: 8, aout: 8, septembre: 9, sept: 9, sep: 9, octobre: 10, oct: 10, novembre: 11, nov: 11, décembre: 12, déc: 12,
      decembre: 12,
    },
    idioms: [
      {
        pattern: /24[ \u00a0\u202f]?(?:h|heures?)?[ \u00a0\u202f]?(?:\/|sur )[ \u00a0\u202f]?24(?:,| et|[-–/])?[ \u00a0\u202f]?7[ \u00a0\u202f]?(?:j|jours?)?[ \u00a0\u202f]?(?:\/|sur )[ \u00a0\u202f]?7(?![\p{L}\d])|24\/7(?![\p{L}\d])/iuy,
        reading: '24/7',
      },
      { pattern: /24[ \u00a0\u202f]?(?:h|heures)[ \u00a0\u202f]?(?:\/|sur )[ \u00a0\u202f]?24(?![\p{L}\d])/iuy, reading: '24', unit: 'h' },
      { pattern: /7[ \u00a0\u202f]?(?:j|jours)[ \u00a0\u202f]?(?:\/|sur )[ \u00a0\u202f]?7(?![\p{L}\d])/iuy, reading: '7', unit: 'd' },
    ],
    ordinals: ['er', 'ers', 're', 'res', 'ère', 'ères', 'e', 'es', 'ème', 'èmes', 'eme', 'emes', 'nd', 'nde', 'nds', 'ndes', 'd', 'ᵉ', 'ᵉʳ', 'ʳᵉ'],
    units: {
      o: 'B', octet: 'B', octets: 'B', ko: 'KB', Ko: 'KB', Mo: 'MB', Go: 'GB', To: 'TB', Po: 'PB', Kio: 'KiB', Mio: 'MiB', Gio: 'GiB', Tio: 'TiB',
      'kilo-octets': 'KB', kilooctets: 'KB', mégaoctet: 'MB', mégaoctets: 'MB', 'méga-octets': 'MB', gigaoctet: 'GB', gigaoctets: 'GB',
      'giga-octets': 'GB', téraoctet: 'TB', téraoctets: 'TB', 'ko/s': 'KB/s', 'Ko/s': 'KB/s', 'Mo/s': 'MB/s', 'Go/s': 'GB/s',
      'pour cent': '%', pourcent: '%', 'pour mille': '‰',
      milliseconde: 'ms', millisecondes: 'ms', seconde: 's', secondes: 's', minute: 'min', minutes: 'min', heure: 'h', heures: 'h',
      j: 'd', jour: 'd', jours: 'd', semaine: 'wk', semaines: 'wk', mois: 'mo', an: 'y', ans: 'y', année: 'y', années: 'y',
      pouce: 'in', pouces: 'in', mètre: 'm', mètres: 'm', kilomètre: 'km', kilomètres: 'km', centimètre: 'cm', centimètres: 'cm',
      millimètres: 'mm', gramme: 'g', grammes: 'g', kilogramme: 'kg', kilogrammes: 'kg', kilo: 'kg', kilos: 'kg', litre: 'l', litres: 'l',
      degré: '°', degrés: '°', ppp: 'dpi', pixel: 'px', pixels: 'px', fois: 'x',
      euro: 'EUR', euros: 'EUR', dollar: 'USD', dollars: 'USD', 'francs suisses': 'CHF', 'franc suisse': 'CHF',
    },
  },
  functionWords,
  elision: /^(?:[ldjmntsc]|qu|jusqu|lorsqu|puisqu|quoiqu)'(.+)$/u,
  preambleTitles,
  prerequisiteTitles,
  introducesProcedure,
}
