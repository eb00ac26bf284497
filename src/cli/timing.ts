/** What `--timing` prints. */
import type { Tongue } from '../model.ts'
import { tableOf } from '../report/table.ts'
import { startTiming, type Timing } from '../timing.ts'
import type { Streams } from './command.ts'
import { widthFor } from './look.ts'

const words: Readonly<Record<Tongue, Readonly<Record<string, string>>>> = {
  en: {
    start: 'starting',
    find: 'finding and pairing pages',
    open: 'opening files',
    read: 'reading pages',
    learn: 'learning words',
    align: 'aligning pairs',
    history: 'history',
    judge: 'judging pairs',
    finish: 'finishing reports',
    cache: 'cache',
    wait: 'waiting for other threads',
    other: 'everything else',
    rules: 'rules',
    sum: 'together',
    whole: 'from start to end',
    phase: 'Phase',
    rule: 'Rule',
    time: 'Time',
    share: 'Share',
  },
  fr: {
    start: 'démarrage',
    find: 'recherche et appariement des pages',
    open: 'ouverture des fichiers',
    read: 'lecture des pages',
    learn: 'apprentissage des mots',
    align: 'alignement des paires',
    history: 'historique',
    judge: 'jugement des paires',
    finish: 'mise au point des rapports',
    cache: 'cache',
    wait: "attente d'autres fils",
    other: 'tout le reste',
    rules: 'règles',
    sum: 'en tout',
    whole: 'du début à la fin',
    phase: 'Étape',
    rule: 'Règle',
    time: 'Temps',
    share: 'Part',
  },
}

/** Runs a command and, if that is asked for, prints on standard error where its time went. */
export const withTiming = async (
  asked: boolean,
  { err }: Streams,
  tongue: Tongue,
  run: () => Promise<number>,
): Promise<number> => {
  if (!asked) return run()
  const began = performance.now()
  const end = startTiming()
  try {
    return await run()
  } finally {
    const spent = end()
    const timing = new Map([...spent, ['start', began + (spent.get('start') ?? 0)]])
    err.write(timingText(timing, performance.now(), tongue, widthFor(err)))
  }
}

const phases = [
  'start',
  'find',
  'open',
  'read',
  'learn',
  'align',
  'history',
  'judge',
  'finish',
  'cache',
  'wait',
] as const
const ofRule = 'rule '

/**
 * Two tables: the time by phase, in the order of a run, and by rule, the longest first.
 * The times of several threads are added up.
 * @param timing Milliseconds by name; those of rules begin with `rule `, and `elsewhere` is all that other threads took.
 * @param whole Milliseconds of the whole process.
 */
export const timingText = (timing: Timing, whole: number, tongue: Tongue, width: number): string => {
  const say = words[tongue]
  const elsewhere = timing.get('elsewhere') ?? 0
  const all = whole + elsewhere
  const number = new Intl.NumberFormat(tongue, { maximumFractionDigits: 0 })
  const percent = new Intl.NumberFormat(tongue, { style: 'percent', maximumFractionDigits: 1 })
  const row = (name: string, spent: number): string[] => [
    name,
    `${number.format(spent)} ms`,
    percent.format(spent / all),
  ]
  const rules = [...timing].filter(([name]) => name.startsWith(ofRule)).sort(([, a], [, b]) => b - a)
  const ofRules = rules.reduce((sum, [, spent]) => sum + spent, 0)
  // A phase that did not happen, as where an earlier run's report is told again, has no line.
  const known = phases.flatMap((name) => {
    const spent = timing.get(name)
    return spent === undefined ? [] : [[say[name] ?? name, spent] as const]
  })
  const rest = all - ofRules - known.reduce((sum, [, spent]) => sum + spent, 0)
  const byPhase = [
    ...known,
    ...(rules.length > 0 ? [[say.rules ?? '', ofRules] as const] : []),
    [say.other ?? '', rest] as const,
    [say.sum ?? '', all] as const,
    ...(elsewhere > 0 ? [[say.whole ?? '', whole] as const] : []),
  ]
  const head = (name: string | undefined): string[] => [name ?? '', say.time ?? '', say.share ?? '']
  const tables = [
    tableOf(
      head(say.phase),
      byPhase.map(([name, spent]) => row(name, spent)),
      width,
    ),
  ]
  if (rules.length > 0) {
    tables.push(
      tableOf(
        head(say.rule),
        rules.map(([name, spent]) => row(name.slice(ofRule.length), spent)),
        width,
      ),
    )
  }
  return tables.map((lines) => `\n${lines.join('\n')}\n`).join('')
}
