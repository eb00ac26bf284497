/** What `diptych suggest` says of its own. */
import type { Account, Forecast } from '../index.ts'
import type { Words } from '../known-error.ts'
import type { Tongue } from '../model.ts'
import { quoted } from '../text/quote.ts'
import { UsageError } from './arguments.ts'
import type { Help } from './help.ts'
import { ofProject, ofResults, ofRun } from './help-words.ts'

/** What `--help` says. */
export const help = {
  arguments: { en: '[PATH…]', fr: '[CHEMIN…]' },
  about: {
    en: `Drafts the text that closes the gaps: for each missing section, step or block, each stale block, each text that is not
translated, from the project's own translations and from DeepL (with DEEPL_AUTH_KEY in the environment). A draft
decides nothing: it says where it comes from, and what Diptych's rules have against it. Without --write, no page
changes.

A PATH, a file or folder of either language, limits the pages that drafts are made for.`,
    fr: `Propose le texte qui comble les lacunes : pour chaque section, étape ou bloc absent, chaque bloc périmé, chaque texte
resté non traduit, à partir des traductions du projet lui-même et de DeepL (avec DEEPL_AUTH_KEY dans l'environnement).
Une proposition ne décide de rien : elle dit d'où elle vient et ce que les règles de Diptych lui reprochent. Sans
--write, aucune page ne change.

Un CHEMIN, fichier ou dossier de l'une ou l'autre langue, limite les pages pour lesquelles on propose un texte.`,
  },
  options: {
    format: {
      en: 'For people (default), for programs, or a diff that `git apply` takes',
      fr: 'Pour les humains (par défaut), pour les programmes, ou un diff pour `git apply`',
    },
    output: ofResults.output,
    write: {
      en: 'Put the drafts in place, marked for review',
      fr: 'Mettre les propositions en place, marquées à relire',
    },
    review: {
      en: 'How --write marks them (default: comment)',
      fr: 'Comment --write les marque (par défaut : comment)',
    },
    provider: {
      value: { en: 'NAME[,…]', fr: 'NOM[,…]' },
      en: 'Who is asked, in this order: memory, deepl, or one of the configuration',
      fr: 'Qui interroger, dans cet ordre : memory, deepl ou un fournisseur de la configuration',
    },
    'dry-run': {
      en: 'Ask nobody for money: print what would be sent, billed and saved',
      fr: 'Ne rien envoyer de payant ; afficher ce qui serait envoyé, facturé et économisé',
    },
    'max-chars': {
      value: 'N',
      en: 'Stop before more than N characters are billed',
      fr: "S'arrêter avant que plus de N caractères soient facturés",
    },
    strict: {
      en: 'Leave out drafts that do not pass the rules',
      fr: 'Écarter les propositions qui enfreignent les règles',
    },
    ...ofRun,
    ...ofProject,
  },
  exits: {
    0: {
      en: 'drafts were made, or there is nothing to draft, or each gap has a reason',
      fr: "des propositions sont faites, ou il n'y a rien à proposer, ou chaque lacune a sa raison",
    },
    2: { en: 'it could not run', fr: 'exécution impossible' },
  },
  examples: [
    'diptych suggest',
    'diptych suggest docs/en/guides --provider memory',
    'diptych suggest --dry-run',
    'diptych suggest --format patch | git apply',
    'diptych suggest --write --max-chars 20000',
  ],
} as const satisfies Help

export const writeOrPatch: UsageError = new UsageError({
  en: '`--write` changes the files that `--format patch` describes: choose one of the two.',
  fr: '`--write` modifie les fichiers que `--format patch` décrit : choisissez l’un des deux.',
})

export const noSuchProvider = (name: string): UsageError =>
  new UsageError({
    en: `There is no provider ${quoted(name)}: it is \`memory\`, \`deepl\`, or the name of one in \`suggest.providers\` of the configuration.`,
    fr: `Le fournisseur ${quoted(name)} n'existe pas : c'est \`memory\`, \`deepl\` ou le nom d'un fournisseur de \`suggest.providers\` dans la configuration.`,
  })

const origins: Readonly<Record<string, Words>> = {
  memory: { en: 'memory', fr: 'mémoire' },
  deepl: { en: 'DeepL', fr: 'DeepL' },
  source: { en: 'as in the source', fr: 'comme dans la source' },
}

/** Who made a draft. */
export const origin = (names: string, tongue: Tongue): string =>
  names
    .split('+')
    .map((name) => origins[name]?.[tongue] ?? name)
    .join(' + ')

/** A score, as the tongue writes it. */
export const percent = (score: number, tongue: Tongue): string => (tongue === 'fr' ? `${score} %` : `${score}%`)

export const noPage = (locale: string): Words => ({ en: `(no ${locale} page)`, fr: `(aucune page en ${locale})` })

export const differs = (shown: string, found: string, tongue: Tongue): string =>
  tongue === 'en' ? `as in ${found}, but: ${shown}` : `comme dans ${found}, mais : ${shown}`

const some = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`
const quelques = (count: number, one: string, many: string): string => `${count} ${count < 2 ? one : many}`

/** The last line. */
export const summary = (drafts: number, needs: number, tongue: Tongue): string => {
  if (needs === 0) return tongue === 'en' ? 'Nothing needs text.' : "Rien n'attend de texte."
  return tongue === 'en'
    ? `${some(drafts, 'draft', 'drafts')} for ${some(needs, 'gap', 'gaps')}`
    : `${quelques(drafts, 'proposition', 'propositions')} pour ${quelques(needs, 'lacune', 'lacunes')}`
}

/** One provider's line of a dry run. */
export const forecast = (name: string, { texts, characters, cached, note }: Forecast, tongue: Tongue): string => {
  const line =
    tongue === 'en'
      ? `${origin(name, tongue)}: ${some(texts, 'text', 'texts')} to send, ${some(characters, 'character', 'characters')} to be billed; already there: ${some(cached.texts, 'text', 'texts')} (${some(cached.characters, 'character', 'characters')})`
      : `${origin(name, tongue)} : ${quelques(texts, 'texte', 'textes')} à envoyer, ${quelques(characters, 'caractère facturé', 'caractères facturés')} ; déjà là : ${quelques(cached.texts, 'texte', 'textes')} (${quelques(cached.characters, 'caractère', 'caractères')})`
  return note ? `${line}\n  ${note.text[tongue]}` : line
}

/** What providers say of the run. */
export function accounts(all: ReadonlyMap<string, Account>): Words[] {
  return [...all].flatMap(([name, { billed, cached, usage, notes = [] }]) => [
    ...(billed === undefined ? [] : [billing(name, billed, cached ?? 0, usage)]),
    ...notes.map(({ text }) => text),
  ])
}

const billing = (name: string, billed: number, cached: number, usage: Account['usage']): Words => ({
  en: `${origin(name, 'en')}: ${some(billed, 'character', 'characters')} billed, ${some(cached, 'text', 'texts')} from earlier answers${usage ? `; ${usage.count + billed} of ${usage.limit} used in this period` : ''}.`,
  fr: `${origin(name, 'fr')} : ${quelques(billed, 'caractère facturé', 'caractères facturés')}, ${quelques(cached, 'texte tiré', 'textes tirés')} de réponses antérieures${usage ? ` ; ${usage.count + billed} sur ${usage.limit} utilisés dans cette période` : ''}.`,
})

export const meanwhile = (path: string): Words => ({
  en: `${quoted(path)} changed while it was being read, and was left alone. Run this again.`,
  fr: `${quoted(path)} a changé pendant la lecture et n'a pas été touché. Relancez la commande.`,
})

/** What `--write` did. */
export const written = (drafts: number, files: number): Words => ({
  en: `Wrote ${some(drafts, 'draft', 'drafts')} into ${some(files, 'file', 'files')}. Review each before you commit it.`,
  fr: `${quelques(drafts, 'proposition écrite', 'propositions écrites')} dans ${quelques(files, 'fichier', 'fichiers')}. Relisez chacune avant de la valider.`,
})
