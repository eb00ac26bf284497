/**
 * How the articles of a help centre open: with a sentence that names the article itself and says what it does. One entry
 * per language; dumps in other languages, and articles that open otherwise, need their user's own pattern.
 */

interface Opening {
  /** Matches at the start of a line. */
  readonly formula: RegExp
  /** What may stand between the formula and what the article is about. */
  readonly filler: RegExp
}

/** A pattern for the start of a line, case aside; its spaces stand for any white space. */
const atStart = (pattern: string): RegExp => new RegExp(`^(?:${pattern.replaceAll(' ', '\\s')})`, 'iu')

/** The same, ending where a word ends. */
const inWords = (pattern: string): RegExp => atStart(`(?:${pattern})(?![\\p{L}\\p{N}])`)

const english: Opening = {
  formula: inWords(
    'This (?:guide|article|page|tutorial|document|topic|FAQ|how-to)(?: will)? ' +
      '(?:explains?|describes?|shows?|helps?|guides?|walks?|teach(?:es)?|tells?|covers?|details?|outlines?|presents?|' +
      'introduces?|summari[sz]es?|discusses|answers?|provides?|gives?|lists?|lets|allows|is about|deals with)|' +
      'In this (?:guide|article|tutorial|document|topic|how-to),? (?:you|we|learn|discover|find)',
  ),
  filler: atStart('(?:you )?(?:how )?(?:you )?(?:(?:can|will) )?(?:to )?'),
}

/** `é` and `à`, also as they show where UTF-8 was read as Windows-1252 or Windows-1250. */
const orMisread = (pattern: string): string =>
  pattern.replaceAll('é', '(?:é|Ã©|Ă©|\uFFFD)').replaceAll('à', '(?:à|Ã|Ă|\uFFFD)')

const french: Opening = {
  formula: inWords(
    orMisread(
      '(?:Ce (?:guide|tutoriel|document)|Cet article|Cette (?:page|fiche|FAQ|aide|documentation))(?: vous)? ' +
        '(?:explique|décrit|présente|détaille|montre|indique|aide|guide|accompagne|apprend|permet|traite|aborde|résume|' +
        "récapitule|répond|fournit|donne|propose|recense|regroupe|concerne|porte sur|a pour|s[’']adresse)(?: en détail)?|" +
        'Dans (?:ce (?:guide|tutoriel|document)|cet article),? (?:vous|nous|on|découvrez|apprenez)',
    ),
  ),
  filler: atStart(orMisread('(?:(?:à|de|comment) )?')),
}

const openings: readonly Opening[] = [french, english]

/** A longer line opens nothing: it is data. */
const longestLine = 2000

/** Whether a line opens an article, by its own words alone. */
export const opensArticle = (line: string): boolean =>
  line.length <= longestLine && openings.some(({ formula }) => formula.test(line))

/** An opening sentence without its formula: what the article is about. Any other sentence comes back as it is. */
export const subjectOf = (sentence: string): string => {
  for (const { formula, filler } of openings) {
    const found = formula.exec(sentence.slice(0, longestLine))?.[0]
    if (found !== undefined) return sentence.slice(found.length).trimStart().replace(filler, '').trimStart()
  }
  return sentence
}
