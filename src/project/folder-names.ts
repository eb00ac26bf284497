/** Folders that are called after a language in other ways than by its tag: `english`, `français`, `_en`. */
import { fold } from '../text/fold.ts'
import { localeOfName, type NamedLocale } from '../text/locales.ts'

/** The languages into which most documentation is translated; whoever calls a folder `tamil` may say so in a glob. */
const common =
  `ar bg bn ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv nb nl pl pt ro ru sk sl sr sv th tr
  uk vi zh`.split(/\s+/)

/** Names that are words of another kind as well. */
const ambiguous = new Set(['polish', 'polski', 'thai'])

let names: ReadonlyMap<string, string> | undefined

/** What CLDR calls each language, in English and in itself. */
const namesOfLanguages = (): ReadonlyMap<string, string> => {
  names ??= new Map(
    common.flatMap((tag) =>
      ['en', tag].map((tongue) => [fold(new Intl.DisplayNames(tongue, { type: 'language' }).of(tag) ?? tag), tag]),
    ),
  )
  return names
}

/** Reads the name of a folder as a locale. Jekyll's collections carry a dash below: `_en`. */
export const localeOfFolder = (name: string): NamedLocale | undefined => {
  const tagged = localeOfName(name.startsWith('_') ? name.slice(1) : name)
  if (tagged) return tagged
  const called = fold(name)
  const locale = namesOfLanguages().get(called)
  return locale === undefined ? undefined : { locale, certain: !ambiguous.has(called) }
}
