/** The facts of English. */
import type { Language } from './language.ts'
import { listOf } from './lists.ts'

const functionWords: ReadonlySet<string> = listOf(`
  the a an of to in for on with at by from into onto about over under between through during before after above below against
  among within without upon per via until since toward towards across along behind beyond than as
  and or but nor so yet if then else when whenever while because although though unless whether that which who whom whose what
  where wherever why how
  i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
  myself yourself himself herself itself ourselves yourselves themselves
  this these those there here
  is are was were be been being am has have had having do does did doing done
  can could may might must shall should will would cannot can't don't doesn't didn't isn't aren't wasn't won't
  not no none never nothing neither either both each every any some such all few more most many much other others another same
  own only just also too very still already again ever always often once now however therefore thus instead rather
  please let get got make made see need needs use used using
  anyone someone everyone anything something everything one ones well out up down off
  it's you're you'll you've we're they're that's there's let's
`)

const preambleTitles: ReadonlySet<string> = listOf(`
  preamble | preface | introduction | intro | foreword | overview | before you start | before you begin | before starting |
  before beginning | before getting started | getting ready | getting started | prologue | about | about this guide |
  about this page | at a glance | in brief | in short | good to know | background | context | objective | objectives | summary |
  what you need to know | preliminary remarks | presentation | things to know
`, '|')

const prerequisiteTitles: ReadonlySet<string> = listOf(`
  prerequisites | prerequisite | pre-requisites | pre-requisite | requirements | preconditions | before you start |
  before you begin | before starting | before beginning | what you need | what you'll need | what you will need |
  system requirements | technical requirements | preparation | required | requisites | you will need | you'll need
`, '|')

/** Words after "to" that open no verb. */
const unlikeVerbs: ReadonlySet<string> = listOf(`
  the a an your his her its our their my these those which whom what each every any all some one both date sum conclude summarize
  me you him us them anyone everyone
`)

const goal =
  /(?:^|[,.;:!?…)"”] {0,2}|\b(?:then|next|finally|and|so) )(?:in order to|so as to|to) (?:not |also |then |fully |permanently |manually |automatically |quickly )?([\p{L}-]{2,30})/giu
const demonstrative = /(?:^|[,.;:!?…)"”] {0,2})(?:(?:to|in order to) (?:do (?:this|that|so|it)|achieve this|this end)|for (?:this|that)|here(?:'|’| i)s how(?: to [^.!?]{1,120})?)$/iu
const steps =
  /\b(?:follow|following|complete|perform|take|carry out|execute|apply|here are|these are|use)\b[^.!?]{0,60}\b(?:steps?|instructions?|procedure|operations?|actions)\b/iu
const following = /\b(?:steps|operations|procedure|instructions) (?:below|that follow)\b|\bproceed (?:as follows|like this|in this way|with these steps)|\b(?:do|as) the following$|\bdo (?:as follows|this|it like this)$/iu
/** A list of things that are needed or offered is none of steps, whatever the goal. */
const notSteps =
  /\b(?:need|needs|require[sd]?|(?:following|these|several|some|various) (?:options?|items?|information|methods?|conditions?|cases|values?|criteria|details|ways|solutions|possibilities|fields))\b/iu

function introducesProcedure(text: string): boolean {
  const said = text.slice(-400).replace(/[\s\u00a0\u202f]{1,20}/g, ' ').trim()
  if (!said.endsWith(':')) return false
  const announced = said.slice(0, -1).trimEnd()
  if (steps.test(announced) || following.test(announced) || demonstrative.test(announced)) return true
  if (notSteps.test(announced)) return false
  for (const [, verb = ''] of announced.matchAll(goal)) if (!unlikeVerbs.has(verb.toLowerCase())) return true
  return false
}

export const en: Language = {
  tag: 'en',
  numbers: {
    decimal: '.',
    groups: [','],
    magnitudes: {
      MM: 1e6, mn: 1e6, mln: 1e6, bn: 1e9, thousand: 1e3, thousands: 1e3, million: 1e6, millions: 1e6,
      billion: 1e9, billions: 1e9, trillion: 1e12, trillions: 1e12,
    },
    words: {
      zero: 0, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10, eleven: 11, twelve: 12,
      thirteen: 13, fourteen: 14, fifteen: 15, sixteen: 16, seventeen: 17, eighteen: 18, nineteen: 19, twenty: 20, thirty: 30,
      forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90, hundred: 100, thousand: 1e3, million: 1e6,
      millions: 1e6, billion: 1e9, half: 0.5, once: 1, twice: 2, both: 2, double: 2, triple: 3, dozen: 12, single: 1,
      first: 1, second: 2, third: 3, fourth: 4, fifth: 5, sixth: 6, seventh: 7, eighth: 8, ninth: 9, tenth: 10,
    },
    months: {
      january: 1, jan: 1, february: 2, feb: 2, march: 3, mar: 3, april: 4, apr: 4, may: 5, june: 6, jun: 6, july: 7, jul: 7, august: 8, aug: 8,
      september: 9, sept: 9, sep: 9, october: 10, oct: 10, november: 11, nov: 11, december: 12, dec: 12,
    },
    monthFirst: true,
    idioms: [
      { pattern: /24(?:\/7|x7)(?![\p{L}\d])|24 hours a day,? (?:7|seven) days a week/iuy, reading: '24/7' },
    ],
    ordinals: ['st', 'nd', 'rd', 'th'],
    units: {
      byte: 'B', bytes: 'B', kilobyte: 'KB', kilobytes: 'KB', megabyte: 'MB', megabytes: 'MB', gigabyte: 'GB', gigabytes: 'GB',
      terabyte: 'TB', terabytes: 'TB', gig: 'GB', gigs: 'GB', percent: '%', 'per cent': '%', 'per mille': '‰',
      millisecond: 'ms', milliseconds: 'ms', second: 's', seconds: 's', secs: 's', minute: 'min', minutes: 'min', mins: 'min', hour: 'h', hours: 'h',
      hr: 'h', hrs: 'h', d: 'd', day: 'd', days: 'd', week: 'wk', weeks: 'wk', month: 'mo', months: 'mo', year: 'y', years: 'y', yr: 'y', yrs: 'y',
      inch: 'in', inches: 'in', meter: 'm', meters: 'm', metre: 'm', metres: 'm', kilometer: 'km', kilometers: 'km', kilometre: 'km',
      kilometres: 'km', centimeters: 'cm', centimetres: 'cm', millimeters: 'mm', millimetres: 'mm', gram: 'g', grams: 'g',
      kilogram: 'kg', kilograms: 'kg', kilo: 'kg', kilos: 'kg', liter: 'l', liters: 'l', litre: 'l', litres: 'l', degree: '°', degrees: '°', pixel: 'px',
      pixels: 'px', times: 'x', euro: 'EUR', euros: 'EUR', dollar: 'USD', dollars: 'USD', 'swiss francs': 'CHF', 'swiss franc': 'CHF',
    },
  },
  functionWords,
  elision: /^(.+)'s?$/u,
  preambleTitles,
  prerequisiteTitles,
  introducesProcedure,
}
