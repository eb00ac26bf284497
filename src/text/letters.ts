/** How much a text says, in letters of an alphabet. */

/** Characters that stand for a word, and those for a syllable. */
const words = /\p{Script=Han}/gu
const syllables = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
/** Where these scripts stand in Unicode: most texts have none of them. */
const maySpeak = /[\u1100-\u11ff\u2e80-\uffff]/
/** How many letters say as much, beside the character itself; measured on translated pages. */
const more = { word: 2, syllable: 0.8 }

/** The length of a text in characters, where one that stands for a syllable or a word counts as several. */
export function lettersIn(text: string): number {
  if (!maySpeak.test(text)) return text.length
  const count = (characters: RegExp): number => text.match(characters)?.length ?? 0
  return Math.round(text.length + more.word * count(words) + more.syllable * count(syllables))
}
