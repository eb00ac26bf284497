/** Paths of images, compared across the folders and names that locales give them. */
import type { Locale } from '../model.ts'
import { destinationOf } from './destination.ts'

/** Whether two paths lead to the same picture: the same file, or its version in the other language. */
export function isSameImage(source: string, target: string, locales: readonly Locale[]): boolean {
  if (source === target) return true
  if (/^data:/i.test(source) || /^data:/i.test(target)) return false
  const [one, other] = [partsOf(source, locales), partsOf(target, locales)]
  if (one.name !== other.name || one.name === '') return false
  // The longer path may begin where another folder stands; a name of its own says enough.
  return endsAlike(one.folders, other.folders) || isTelling(one.name)
}

interface Parts {
  readonly folders: readonly string[]
  /** Without extension and locale: a picture that was drawn anew may have another format. */
  readonly name: string
}

function partsOf(path: string, locales: readonly Locale[]): Parts {
  const segments = destinationOf(path.replace(/[?#].*$/s, ''), locales).address.split('/')
  const file = (segments.pop() ?? '').replace(/\.[A-Za-z0-9]{2,5}$/, '')
  const tags = locales
    .flatMap((locale) => [locale, locale.split(/[-_]/)[0] ?? locale])
    .map((tag) => tag.replace(/[-_]/, '[-_]'))
  const mark = new RegExp(`^(?:${tags.join('|')})[-_.]|[-_.@](?:${tags.join('|')})$`, 'i')
  return {
    folders: segments.filter((segment) => !/^\.{0,2}$/.test(segment)),
    name: file.replace(mark, '').toLowerCase(),
  }
}

function endsAlike(a: readonly string[], b: readonly string[]): boolean {
  const shortest = Math.min(a.length, b.length)
  return a.slice(a.length - shortest).join('/') === b.slice(b.length - shortest).join('/')
}

/** `backup-calendar` says what it shows, `image1` does not. */
const isTelling = (name: string): boolean => /\p{L}{4,}.*[-_ ].*\p{L}{3,}|\p{L}{9,}/u.test(name)
