/** The words of help that several commands share: options that they have in common, and what stands above the lists. */

/** What every command takes. */
export const ofEvery = {
  lang: { en: 'The language of messages', fr: 'La langue des messages' },
  help: { en: 'This text', fr: 'Ce texte' },
} as const

/** Which project. */
export const ofProject = {
  config: {
    value: { en: 'FILE', fr: 'FICHIER' },
    en: 'A configuration elsewhere than in this folder',
    fr: 'Une configuration située ailleurs que dans ce dossier',
  },
  source: {
    value: { en: 'LOCALE', fr: 'LANGUE' },
    en: 'The language that leads, whatever the configuration says',
    fr: 'La langue source, quoi que dise la configuration',
  },
  target: {
    value: { en: 'LOCALE[,…]', fr: 'LANGUE[,…]' },
    en: 'The languages that follow',
    fr: 'Les langues qui suivent',
  },
} as const

/** How a whole project is checked. */
export const ofRun = {
  'no-history': {
    en: 'Judge by content alone: do not ask git what went stale',
    fr: 'Juger sur le seul contenu : ne pas demander à git ce qui est périmé',
  },
  cache: {
    value: { en: 'DIR', fr: 'DOSSIER' },
    en: 'Where results are kept for the next run (default: node_modules/.cache/diptych)',
    fr: 'Où garder les résultats pour la fois suivante (par défaut : node_modules/.cache/diptych)',
  },
  'no-cache': {
    en: 'Read, align and judge everything anew, and keep nothing',
    fr: 'Tout relire, réaligner et rejuger, sans rien garder',
  },
} as const

/** Where results go that are for people or for programs. */
export const ofResults = {
  format: { en: 'For people (default) or for programs', fr: 'Pour les humains (par défaut) ou pour les programmes' },
  output: { value: { en: 'FILE', fr: 'FICHIER' }, en: 'Write to a file', fr: 'Écrire dans un fichier' },
} as const

/** A run that ends in a verdict. */
export const ofVerdict = {
  output: {
    value: { en: 'FILE', fr: 'FICHIER' },
    en: 'Write the report to a file',
    fr: 'Écrire le rapport dans un fichier',
  },
  reporter: {
    value: { en: 'NAME[=FILE]', fr: 'NOM[=FICHIER]' },
    en: 'Instead of these two: several formats at once, to standard output or to files',
    fr: 'Au lieu des deux : plusieurs formats à la fois, sur la sortie standard ou dans des fichiers',
  },
  quiet: { en: 'Errors only', fr: 'Les erreurs seulement' },
  'max-warnings': {
    en: 'Exit with 1 when there are more than N warnings',
    fr: "Code de sortie 1 s'il y a plus de N avertissements",
  },
  owner: {
    value: { en: 'NAME[,…]', fr: 'NOM[,…]' },
    en: 'Only pages that these look after, by CODEOWNERS or `translators`; - for pages without owner',
    fr: "Seulement les pages dont ils ont la charge, selon CODEOWNERS ou `translators` ; - pour celles qui n'ont personne",
  },
  'allow-not-compared': {
    en: 'Let the run succeed although something could not be compared',
    fr: "Laisser réussir une exécution qui n'a pas pu tout comparer",
  },
  ...ofRun,
  baseline: {
    value: { en: 'FILE', fr: 'FICHIER' },
    en: 'Leave out the findings that this file puts off',
    fr: 'Laisser de côté les constats que ce fichier reporte à plus tard',
  },
  'update-baseline': {
    en: 'Write all present findings into that file, and remove what matches nothing any more',
    fr: 'Écrire dans ce fichier tous les constats actuels et en ôter ce qui ne correspond plus à rien',
  },
  timing: {
    en: 'Print where the time went, by phase and by rule, on standard error',
    fr: "Dire sur la sortie d'erreur où le temps est passé, par étape et par règle",
  },
} as const

/** How a run that ends in a verdict exits; what 2 stands for, each command says. */
export const exitsOfVerdict = {
  0: { en: 'nothing at error severity', fr: 'rien au niveau erreur' },
  1: {
    en: 'findings at error severity, or more warnings than allowed',
    fr: "des erreurs, ou plus d'avertissements que permis",
  },
} as const

/** What stands above each list. */
export const headings = {
  en: { options: 'Options:', exits: 'Exit codes:', examples: 'Examples:' },
  fr: { options: 'Options :', exits: 'Codes de sortie :', examples: 'Exemples :' },
} as const
