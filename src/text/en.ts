/** The facts of English. */
import { announcementOf } from './announcement.ts'
import type { Language } from './language.ts'
import { figuresOf, listOf, namesOf } from './lists.ts'

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

const preambleTitles: ReadonlySet<string> = listOf(
  `
  preamble | preface | introduction | intro | foreword | overview | before you start | before you begin | before starting |
  before beginning | before getting started | getting ready | getting started | prologue | about | about this guide |
  about this page | at a glance | in brief | in short | good to know | background | context | objective | objectives | summary |
  what you need to know | preliminary remarks | presentation | things to know
`,
  '|',
)

const prerequisiteTitles: ReadonlySet<string> = listOf(
  `
  prerequisites | prerequisite | pre-requisites | pre-requisite | requirements | preconditions | before you start |
  before you begin | before starting | before beginning | what you need | what you'll need | what you will need |
  system requirements | technical requirements | preparation | required | requisites | you will need | you'll need
`,
  '|',
)

/** Words after "to" that open no verb. */
const unlikeVerbs: ReadonlySet<string> = listOf(`
  the a an your his her its our their my these those which whom what each every any all some one both date sum conclude summarize
  me you him us them anyone everyone
`)

// They are held against small letters: to ignore the case of `\p{L}` takes a pattern several times as long to compile.
const goal =
  /(?:^|[,;:] {0,2}|\b(?:then|next|finally|and|so) )(?:in order to|so as to|to) (?:not |also |then |fully |permanently |manually |automatically |quickly )?([\p{L}-]{2,30})/gu
const demonstrative =
  /(?:^|[,;:] {0,2})(?:(?:to|in order to) (?:do (?:this|that|so|it)|achieve this|this end)|for (?:this|that)|here(?:'|’| i)s how(?: to [^.!?]{1,120})?)$/u
const steps =
  /\b(?:follow|complete|perform|take|carry out|execute|apply|here are|these are|use)\b[^.!?]{0,60}\b(?:steps?|instructions?|procedure|operations?|actions)\b/u
const following =
  /\b(?:steps|operations|procedure|instructions) (?:below|that follow)\b|\bfollowing (?:[\p{L}-]{1,20} ){0,2}(?:steps|instructions|procedure|operations|actions)$|^(?:the )?(?:steps|procedure)$|\bproceed (?:as follows|like this|in this way|with these steps)|\b(?:do|as) the following$|\bdo (?:as follows|this|it like this)$/u
/** A list of things that are needed or offered is none of steps, whatever the goal. */
const notSteps =
  /\b(?:need|needs|require[sd]?|(?:following|these|several|some|various) (?:options?|items?|information|methods?|conditions?|cases|values?|criteria|details|ways|solutions|possibilities|fields))\b/u

function introducesProcedure(text: string): boolean {
  const announced = announcementOf(text)?.toLowerCase()
  if (announced === undefined) return false
  if (steps.test(announced) || following.test(announced) || demonstrative.test(announced)) return true
  if (notSteps.test(announced)) return false
  for (const [, verb = ''] of announced.matchAll(goal)) if (!unlikeVerbs.has(verb)) return true
  return false
}

/** Plurals in -s, -es and -ies, and back. */
function otherNumber(word: string): string[] {
  const forms = [`${word}s`]
  if (/(?:s|x|z|ch|sh)$/.test(word)) forms.push(`${word}es`)
  if (/[^aeiou]y$/.test(word)) forms.push(word.replace(/y$/, 'ies'))
  if (word.endsWith('ies')) forms.push(word.replace(/ies$/, 'y'))
  if (/(?:s|x|z|ch|sh)es$/.test(word)) forms.push(word.slice(0, -2))
  if (/[^s]s$/.test(word)) forms.push(word.slice(0, -1))
  return forms
}

export const en: Language = {
  tag: 'en',
  numbers: {
    decimal: '.',
    groups: [','],
    magnitudes: figuresOf(`
      1000000: MM, mn, mln, million, millions
      1000000000: bn, billion, billions
      1000: thousand, thousands
      1000000000000: trillion, trillions
    `),
    words: figuresOf(`
      0: zero
      1: one, once, single, first
      2: two, twice, both, double, second
      3: three, triple, third
      4: four, fourth
      5: five, fifth
      6: six, sixth
      7: seven, seventh
      8: eight, eighth
      9: nine, ninth
      10: ten, tenth
      11: eleven
      12: twelve, dozen
      13: thirteen
      14: fourteen
      15: fifteen
      16: sixteen
      17: seventeen
      18: eighteen
      19: nineteen
      20: twenty
      30: thirty
      40: forty
      50: fifty
      60: sixty
      70: seventy
      80: eighty
      90: ninety
      100: hundred
      1000: thousand
      1000000: million, millions
      1000000000: billion
      0.5: half
    `),
    joints: listOf('and'),
    articles: listOf('a an'),
    halfAfter: /^[ \u00a0]and a half(?!\p{L})/iu,
    named: {
      ...{ noon: '12:00', midday: '12:00', midnight: '00:00' },
      ...{ sixties: '1960s', seventies: '1970s', eighties: '1980s', nineties: '1990s' },
    },
    decade: /((?:1[89]|20)\d0)['’]?s(?![\p{L}\d_])|(?<=(?:the |the ['’]|['’]))(\d0)s(?![\p{L}\d_])/iuy,
    months: figuresOf(`
      1: january, jan
      2: february, feb
      3: march, mar
      4: april, apr
      5: may
      6: june, jun
      7: july, jul
      8: august, aug
      9: september, sept, sep
      10: october, oct
      11: november, nov
      12: december, dec
    `),
    monthFirst: true,
    dayFirst: false,
    idioms: [{ pattern: /24(?:\/7|x7)(?![\p{L}\d])|24 hours a day,? (?:7|seven) days a week/iuy, reading: '24/7' }],
    ordinals: ['st', 'nd', 'rd', 'th'],
    units: namesOf(`
      B: byte, bytes
      KB: kilobyte, kilobytes
      MB: megabyte, megabytes
      GB: gigabyte, gigabytes, gig, gigs
      TB: terabyte, terabytes
      %: percent, per cent
      ‰: per mille
      ms: millisecond, milliseconds
      s: second, seconds, secs
      min: minute, minutes, mins
      h: hour, hours, hr, hrs
      d: d, day, days
      wk: week, weeks
      mo: month, months
      y: year, years, yr, yrs
      in: inch, inches
      m: meter, meters, metre, metres
      km: kilometer, kilometers, kilometre, kilometres
      cm: centimeters, centimetres
      mm: millimeters, millimetres
      g: gram, grams
      kg: kilogram, kilograms, kilo, kilos
      l: liter, liters, litre, litres
      °: degree, degrees
      px: pixel, pixels
      x: times
      EUR: euro, euros
      USD: dollar, dollars
      CHF: swiss francs, swiss franc
    `),
  },
  functionWords,
  translatorsNote: /^[\s(“"[*_]{0,6}translator['’]s note\b/i,
  abbreviations: listOf('art cf ex fig e.g i.e approx max min no vol vs resp mr mrs ms dr st'),
  elision: /^(.+)'s?$/u,
  otherNumber,
  termJoints: listOf('of to and for in on the a at by with without s'),
  determiners: listOf('the a an this these those my your his its our their each every no any of'),
  preambleTitles,
  prerequisiteTitles,
  introducesProcedure,
  waysIn:
    /^(?:(?:click|tap|press) (?:here|(?:on )?(?:this|the following) link)|(?:log|sign) ?in|(?:go|navigate|head|browse) to|(?:open|access|visit))(?!\p{L})/iu,
  endings: /(?:ations?|ions?|ings?|ments?|als?|ers?|ed|es|s|e|ably|able|ly)$/,
  linkWords: /(?<!\p{L})(?:click(?:ing)? here|(?:this|the(?: following)?) link)(?!\p{L})/iu,
}
