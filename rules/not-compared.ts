import type { Lack, LockProblem } from '../src/history.ts'
import type { Said, Tongue } from '../src/model.ts'
import { bilingual, defineRule, type Gap, type Rule } from '../src/rule.ts'
import { excerpt } from '../src/text/excerpt.ts'

const messages = bilingual({
  unread: ({ reason }: { reason: Readonly<Record<Tongue, string>> }) => ({
    en: `This page was not compared: ${reason.en}`,
    fr: `Cette page n'a pas été comparée : ${reason.fr}`,
  }),
  frontMatter: ({ reason }: { reason: Readonly<Record<Tongue, string>> }) => ({
    en: `The front matter was not compared: ${reason.en}. Mend it; the rest of the page was compared.`,
    fr: `L'en-tête n'a pas été comparé : ${reason.fr}. Corrigez-le ; le reste de la page a été comparé.`,
  }),
  page: ({ source, target }: { source: number; target: number }) => ({
    en: `The pages are too different to be compared: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the page anew, or check that the two belong together.`,
    fr: `Les pages sont trop différentes pour être comparées : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la page ou vérifiez que les deux vont ensemble.`,
  }),
  'no-repository': () => ({
    en: 'Which translations went stale cannot be told: there is no git repository here, and no `diptych.lock`. Record what is in step with `diptych sync`, put the pages under git, or switch history off with `--no-history`.',
    fr: "Impossible de dire quelles traductions sont périmées : il n'y a ici ni dépôt git ni `diptych.lock`. Enregistrez ce qui est à jour avec `diptych sync`, placez les pages sous git ou désactivez l'historique avec `--no-history`.",
  }),
  'no-commit': () => ({
    en: 'Which translations went stale cannot be told yet: the git repository has no commit. Commit the pages, or switch history off with `--no-history`.',
    fr: "Impossible de dire encore quelles traductions sont périmées : le dépôt git n'a aucun commit. Validez les pages ou désactivez l'historique avec `--no-history`.",
  }),
  shallow: () => ({
    en: 'Which translations went stale cannot be told in full: git has only the newest part of the history here. Fetch all of it (`git fetch --unshallow`; in CI, `fetch-depth: 0`, with `filter: blob:none` to keep it small), record what is in step with `diptych sync`, or switch history off with `--no-history`.',
    fr: "Impossible de dire entièrement quelles traductions sont périmées : git n'a ici que la fin de l'historique. Récupérez-le en entier (`git fetch --unshallow` ; en CI, `fetch-depth: 0`, avec `filter: blob:none` pour rester léger), enregistrez ce qui est à jour avec `diptych sync` ou désactivez l'historique avec `--no-history`.",
  }),
  'no-git': () => ({
    en: 'Which translations went stale cannot be told: there is a git repository here, but no `git` program. Install git, record what is in step with `diptych sync`, or switch history off with `--no-history`.',
    fr: "Impossible de dire quelles traductions sont périmées : il y a ici un dépôt git, mais pas de programme `git`. Installez git, enregistrez ce qui est à jour avec `diptych sync` ou désactivez l'historique avec `--no-history`.",
  }),
  refused: ({ reason }: { reason: string }) => ({
    en: `Which translations went stale cannot be told: git does not read the history (${reason}). Mend that, or switch history off with \`--no-history\`.`,
    fr: `Impossible de dire quelles traductions sont périmées : git ne lit pas l'historique (${reason}). Corrigez cela ou désactivez l'historique avec \`--no-history\`.`,
  }),
  untracked: ({ path, count }: Concerned) => ({
    en: `Whether this translation is up to date cannot be told: git does not know its source, \`${path}\`${others(count, 'en')}. Commit the source; if \`.gitignore\` leaves it out, record what is in step with \`diptych sync\`.`,
    fr: `Impossible de dire si cette traduction est à jour : git ne connaît pas sa source, \`${path}\`${others(count, 'fr')}. Validez la source ; si \`.gitignore\` l'exclut, enregistrez ce qui est à jour avec \`diptych sync\`.`,
  }),
  'no-blobs': ({ path, count }: Concerned) => ({
    en: `Whether this translation is up to date cannot be told in full: git lacks older contents of \`${path}\`${others(count, 'en')}. Run \`git fsck\`; in a clone made with \`--filter\`, give git access to its remote, or fetch everything with \`git fetch --refetch --no-filter\`.`,
    fr: `Impossible de dire entièrement si cette traduction est à jour : il manque à git d'anciens contenus de \`${path}\`${others(count, 'fr')}. Lancez \`git fsck\` ; dans un clone fait avec \`--filter\`, donnez à git l'accès à son dépôt distant ou récupérez tout avec \`git fetch --refetch --no-filter\`.`,
  }),
  'lost-pin': ({ path, pin, count }: Concerned & { pin: string }) => ({
    en: `\`${path}\` says that it was made from commit \`${pin.slice(0, 12)}\`, in which git has no version of its source${others(count, 'en')}; the history of its blocks was used instead. Correct the pin, or fetch the commit.`,
    fr: `\`${path}\` dit avoir été faite d'après le commit \`${pin.slice(0, 12)}\`, où git n'a aucune version de sa source${others(count, 'fr')} ; l'historique de ses blocs a servi à la place. Corrigez cette référence ou récupérez le commit.`,
  }),
  conflict: ({ line }: { line: number }) => ({
    en: `\`diptych.lock\` has the marks of a merge conflict (line \`${line}\`): remove the marks and keep the lines of both sides, then run \`diptych sync --from-history\` if in doubt.`,
    fr: `\`diptych.lock\` contient les marques d'un conflit de fusion (ligne \`${line}\`) : retirez-les et gardez les lignes des deux côtés ; en cas de doute, lancez ensuite \`diptych sync --from-history\`.`,
  }),
  damaged: ({ line }: { line: number }) => ({
    en: `Line \`${line}\` of \`diptych.lock\` cannot be understood and was left out: restore the file from git, or renew it with \`diptych sync --from-history\`.`,
    fr: `La ligne \`${line}\` de \`diptych.lock\` est incompréhensible et n'a pas été prise en compte : restaurez le fichier depuis git ou renouvelez-le avec \`diptych sync --from-history\`.`,
  }),
  format: () => ({
    en: '`diptych.lock` does not begin as a lock that this version of Diptych reads: restore its first line, or update Diptych.',
    fr: '`diptych.lock` ne commence pas comme un fichier que cette version de Diptych sait lire : rétablissez sa première ligne ou mettez Diptych à jour.',
  }),
  'unread-lock': () => ({
    en: '`diptych.lock` cannot be read as text: restore it from git, or remove it and record it anew with `diptych sync --from-history`.',
    fr: '`diptych.lock` ne se lit pas comme du texte : restaurez-le depuis git ou supprimez-le et enregistrez-le de nouveau avec `diptych sync --from-history`.',
  }),
  section: ({ title, source, target }: { title: string; source: number; target: number }) => ({
    en: `The section “${title}” was rewritten: \`${source}\` blocks of the source and \`${target}\` of the translation have no counterpart. Translate the section anew.`,
    fr: `La section « ${title} » a été réécrite : \`${source}\` blocs de la source et \`${target}\` de la traduction n'ont pas de pendant. Retraduisez la section.`,
  }),
})

export const notCompared: Rule = defineRule<unknown, readonly Lack[]>({
  id: 'not-compared',
  category: 'structure',
  harm: 'leaves-behind',

  *unread({ side, at, reason }) {
    yield { [side]: at ?? { start: 0, end: 0 }, say: messages.unread({ reason }) }
  },

  *page({ page: { frontMatterFault: fault }, side }) {
    if (!fault) return
    const { reason, start, end } = fault
    yield { [side]: { start, end }, say: messages.frontMatter({ reason }) }
  },

  gather: ({ history }) => history?.lacks,

  /** What holds for the whole run, or for several pages, is said once, with the first page that it concerns. */
  *conclude(all) {
    const lacks = all.flatMap(({ pair, record }) => record.map((lack) => ({ pair, lack })))
    for (const kind of new Set(lacks.map(({ lack }) => lack.kind))) {
      const its = lacks.filter(({ lack }) => lack.kind === kind)
      const [first] = its
      if (!first) continue
      const slight = kind === 'no-repository' || kind === 'no-commit' || kind === 'untracked'
      const say = sayLack(first.lack, its.length)
      yield { pair: first.pair, target: { start: 0, end: 0 }, say, atMost: slight ? 'info' : 'warn' }
    }
  },

  *pair({ source, gaps }) {
    const rewritten = gaps.filter(({ kind }) => kind === 'rewritten')
    for (const lost of rewritten.filter(({ side }) => side === 'source')) {
      const gained = rewritten.find(
        (gap) => gap.side === 'target' && gap.otherSection === lost.section && gap.section === lost.otherSection,
      )
      if (!gained) continue
      const counts = { source: lost.blocks.length, target: gained.blocks.length }
      const title = excerpt(source.sections[lost.section ?? 0]?.title ?? '')
      yield {
        drift: 'differs',
        source: lost.span,
        target: gained.span,
        say: title === '' ? messages.page(counts) : messages.section({ title, ...counts }),
        parts: [...partsOf(lost), ...partsOf(gained)],
      }
    }
  },
})

const partsOf = ({ side, parts }: Gap): { drift: 'missing' | 'extra'; source?: Gap['span']; target?: Gap['span'] }[] =>
  parts.map((part) => (side === 'source' ? { drift: 'missing', source: part } : { drift: 'extra', target: part }))

interface Concerned {
  readonly path: string
  /** How many pages it concerns. */
  readonly count: number
}

const others = (count: number, tongue: Tongue): string => {
  if (count < 2) return ''
  return tongue === 'en'
    ? ` (and so for \`${count - 1}\` more ${count === 2 ? 'page' : 'pages'})`
    : ` (de même pour \`${count - 1}\` autre${count === 2 ? ' page' : 's pages'})`
}

function sayLack(lack: Lack, count: number): Said {
  switch (lack.kind) {
    case 'refused':
      return messages.refused(lack)
    case 'untracked':
    case 'no-blobs':
      return messages[lack.kind]({ path: lack.path, count })
    case 'lost-pin':
      return messages['lost-pin']({ path: lack.path, pin: lack.pin, count })
    case 'lock':
      return sayLock(lack)
    default:
      return messages[lack.kind]()
  }
}

function sayLock(lock: LockProblem): Said {
  switch (lock.problem) {
    case 'unread':
      return messages['unread-lock']()
    case 'format':
      return messages.format()
    default:
      return messages[lock.problem](lock)
  }
}
