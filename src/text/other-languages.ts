/** Tells pages that are in neither language of a pair. */
import type { Locale } from '../model.ts'
import { languageScore, tellLanguage } from './detect.ts'
import type { Language } from './language.ts'
import { knownLanguages, languageOf } from './languages.ts'
import { listOf } from './lists.ts'
import { memo } from './memo.ts'

/** The commonest words of languages without a file of their own: enough to tell a page, not a sentence. */
const common: Readonly<Record<string, string>> = {
  de: `der die das den dem des ein eine einen einem einer und oder aber nicht ist sind war wird werden wurde haben hat kann können
    muss müssen sie ihre ihr wir ich es mit von zu zum zur auf für bei nach über unter durch als auch wenn dass noch nur wie so im am`,
  es: `el la los las un una unos unas y o pero no es son fue ser está están ha han puede pueden debe que de del en con por para
    su sus se lo al como más si ya cuando donde este esta estos estas también sin sobre entre hasta desde muy todo todos`,
  it: `il lo la gli le un uno una e o ma non è sono era essere ha hanno può possono deve che di del della dei delle in nel nella con
    per da dal dalla su sul si al alla come più se già quando dove questo questa questi queste anche senza tra fino molto tutto`,
  pt: `o os as um uma uns umas e ou mas não é são foi ser está estão tem pode podem deve que de do da dos das em no na nos nas com
    por para seu sua seus se ao à como mais já quando onde este esta estes também sem sobre entre até desde muito todo`,
  nl: `de het een en of maar niet is zijn was wordt worden werd hebben heeft kan kunnen moet moeten u uw je wij ik dat die dit deze
    met van te op voor bij naar over onder door als ook wanneer nog alleen hoe zo in aan om uit`,
}

/** A language that can be told, by its primary subtag; read with the first question for it. */
const candidate = memo((tag: string): Language | undefined => {
  const words = common[tag]
  return words === undefined
    ? knownLanguages.find((language) => language.tag === tag)
    : withWords(languageOf(tag), listOf(words))
})

const candidates = (): readonly Language[] => [
  ...knownLanguages,
  ...Object.keys(common).flatMap((tag) => candidate(tag) ?? []),
]

/** The language with words of its own; how it counts and dates is not asked, for the platform takes its time to say. */
const withWords = (language: Language, functionWords: ReadonlySet<string>): Language =>
  Object.create(language, { functionWords: { value: functionWords } })

/** A page with fewer words may be a list of names. */
const fewestWords = 60
const sure = 0.7

/** Most pages are in their own language, which their beginning shows. */
const glance = 2000
const isPlainly = (text: string, language: Language): boolean => languageScore(text, language) >= 0.25

/**
 * The language of a page's prose by its primary subtag, where that is clearly neither the source's nor the target's;
 * `undefined` too where one of these is a language that cannot be told from its neighbours here.
 * @param texts What the page says, block by block.
 */
export function otherLanguageOf(texts: readonly string[], source: Locale, target: Locale): string | undefined {
  // A page is in the target's language nearly always, which is asked first.
  const own = [target, source].map((locale) => languageOf(locale).tag)
  const known = own.flatMap((tag) => candidate(tag) ?? [])
  if (known.length < own.length) return undefined
  const beginning = beginningOf(texts)
  if (known.some((language) => isPlainly(beginning, language))) return undefined
  const text = texts.join('\n')
  if ((text.match(/\p{L}{2,}/gu)?.length ?? 0) < fewestWords) return undefined
  const told = tellLanguage(text, candidates())
  return told && told.confidence >= sure && !own.includes(told.tag) ? told.tag : undefined
}

function beginningOf(texts: readonly string[]): string {
  let beginning = ''
  for (const text of texts) {
    beginning += beginning === '' ? text : `\n${text}`
    if (beginning.length >= glance) break
  }
  return beginning.slice(0, glance)
}
