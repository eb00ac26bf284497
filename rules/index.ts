/** Every rule, and the presets with the reason for each severity. */
import type { Severity } from '../src/model.ts'
import type { Rule } from '../src/rule.ts'
import { admonition } from './admonition.ts'
import { blockExtra } from './block-extra.ts'
import { blockMissing } from './block-missing.ts'
import { blockMoved } from './block-moved.ts'
import { codeBlock } from './code-block.ts'
import { component } from './component.ts'
import { consistency } from './consistency.ts'
import { duplicateBlock } from './duplicate-block.ts'
import { encoding } from './encoding.ts'
import { frontMatter } from './front-matter.ts'
import { headingDepth } from './heading-depth.ts'
import { image } from './image.ts'
import { inlineCode } from './inline-code.ts'
import { linkLocale } from './link-locale.ts'
import { linkTarget } from './link-target.ts'
import { listItems } from './list-items.ts'
import { notCompared } from './not-compared.ts'
import { number } from './number.ts'
import { pageMissing } from './page-missing.ts'
import { pageOrphan } from './page-orphan.ts'
import { placeholder } from './placeholder.ts'
import { preamble } from './preamble.ts'
import { sectionExtra } from './section-extra.ts'
import { sectionMissing } from './section-missing.ts'
import { sectionMoved } from './section-moved.ts'
import { sentenceCount } from './sentence-count.ts'
import { stale } from './stale.ts'
import { staleUrl } from './stale-url.ts'
import { stepCount } from './step-count.ts'
import { tableShape } from './table-shape.ts'
import { terminology } from './terminology.ts'
import { typography } from './typography.ts'
import { untranslated } from './untranslated.ts'
import { unusedSuppression } from './unused-suppression.ts'
import { url } from './url.ts'

/** All rules, by category as in the manual. */
export const rules: readonly Rule[] = [
  pageMissing,
  pageOrphan,
  preamble,
  sectionMissing,
  sectionExtra,
  sectionMoved,
  blockMissing,
  blockExtra,
  blockMoved,
  duplicateBlock,
  headingDepth,
  stepCount,
  listItems,
  sentenceCount,
  tableShape,
  admonition,
  component,
  frontMatter,
  notCompared,
  unusedSuppression,
  codeBlock,
  inlineCode,
  placeholder,
  number,
  url,
  image,
  linkTarget,
  linkLocale,
  staleUrl,
  untranslated,
  encoding,
  terminology,
  consistency,
  typography,
  stale,
]

/** A rule's place in a preset. */
export interface PresetEntry {
  readonly severity: Severity | 'off'
  readonly reason: string
  /** Options other than the rule's own defaults. */
  readonly options?: Readonly<Record<string, unknown>>
}

/** Severities for every rule. */
export type Preset = Readonly<Record<string, PresetEntry>>

/** Severity by harm: what misleads a reader or leaves one behind is an error, what looks careless a warning. */
export const recommended: Preset = {
  'page-missing': {
    severity: 'warn',
    reason: "Leaves the reader behind, but a page that waits for its translation is part of every project's life.",
  },
  'page-orphan': { severity: 'warn', reason: 'Looks careless: nobody keeps a page up to date that has no source.' },
  preamble: {
    severity: 'error',
    reason: 'Leaves the reader behind: what must be known before the first step is not said.',
  },
  'section-missing': { severity: 'error', reason: 'Leaves the reader behind: the translation lacks a whole section.' },
  'section-extra': { severity: 'error', reason: 'Misleads: the translation tells what the source no longer does.' },
  'section-moved': { severity: 'warn', reason: 'Looks careless: everything is said, elsewhere.' },
  'block-missing': { severity: 'error', reason: 'Leaves the reader behind: the translation says less.' },
  'block-extra': { severity: 'error', reason: 'Misleads: the translation tells what the source does not.' },
  'block-moved': { severity: 'warn', reason: 'Looks careless: everything is said, elsewhere.' },
  'duplicate-block': { severity: 'warn', reason: 'Looks careless: the same thing is said twice.' },
  'heading-depth': { severity: 'warn', reason: 'Looks careless: the outline differs, the text does not.' },
  'step-count': { severity: 'error', reason: 'Misleads: whoever follows the steps does not arrive.' },
  'list-items': { severity: 'warn', reason: 'Leaves the reader behind, by one point of several.' },
  'sentence-count': {
    severity: 'warn',
    reason: 'Leaves the reader behind, by a sentence; told by length and words, not by certainty.',
  },
  'table-shape': { severity: 'warn', reason: 'Leaves the reader behind by a column.' },
  admonition: { severity: 'warn', reason: 'Looks careless: the words are there, their weight differs.' },
  component: { severity: 'warn', reason: 'Looks careless: the words are there, their frame differs.' },
  'front-matter': { severity: 'warn', reason: 'Looks careless, or puts the page in another place than its source.' },
  'not-compared': { severity: 'error', reason: 'What was not compared may have drifted in every way.' },
  'unused-suppression': {
    severity: 'warn',
    reason: 'Looks careless: a comment that hides nothing may hide the next drift.',
  },
  'code-block': { severity: 'error', reason: "Misleads: the reader copies code that is not the source's." },
  'inline-code': { severity: 'error', reason: 'Misleads: the reader types what does not work.' },
  placeholder: {
    severity: 'error',
    reason: 'Misleads: the reader replaces the wrong thing, or the program fills in nothing.',
  },
  number: {
    severity: 'error',
    reason:
      "Misleads: another value. A right value in another language's notation only looks careless, and is a warning.",
  },
  url: { severity: 'error', reason: 'Misleads: the link leads elsewhere, or is gone.' },
  image: { severity: 'error', reason: 'Misleads: the reader sees another picture, or none.' },
  'link-target': { severity: 'error', reason: 'Misleads the reader: the link leads nowhere.' },
  'link-locale': { severity: 'warn', reason: 'Looks careless: the link leaves the language that the reader chose.' },
  'stale-url': { severity: 'warn', reason: 'Misleads the reader, but the page that is linked to may still answer.' },
  untranslated: {
    severity: 'error',
    reason: 'Leaves the reader behind: who reads the translation may not read the source.',
  },
  encoding: {
    severity: 'error',
    reason: 'Misleads the reader: damaged words are misread, and searches do not find them.',
  },
  terminology: {
    severity: 'warn',
    reason: 'Looks careless, and readers look for a word that the product does not use.',
  },
  consistency: {
    severity: 'warn',
    reason:
      'Looks careless: a slip, or a link that does not name the title that it leads to. Other words are often as good.',
  },
  typography: { severity: 'off', reason: 'Looks careless at most, and projects differ: each chooses its own policy.' },
  stale: {
    severity: 'warn',
    reason: 'Leaves the reader behind; how much, only a reader of both languages can say.',
  },
}

/** The same, where every drift is to stop a merge. */
export const strict: Preset = {
  ...recommended,
  'page-missing': { severity: 'error', reason: 'Every page is to have its translation.' },
  'page-orphan': { severity: 'error', reason: 'A page without source is to be removed or given one.' },
  'section-moved': { severity: 'error', reason: 'Both sides are to stand in the same order.' },
  'block-moved': { severity: 'error', reason: 'Both sides are to stand in the same order.' },
  'duplicate-block': { severity: 'error', reason: 'Nothing is to be said twice.' },
  'heading-depth': { severity: 'error', reason: 'Both sides are to have the same outline.' },
  'list-items': { severity: 'error', reason: 'Every item is to have its counterpart.' },
  'sentence-count': { severity: 'error', reason: 'Every sentence is to have its counterpart.' },
  'table-shape': { severity: 'error', reason: 'Tables are to have the same columns.' },
  admonition: { severity: 'error', reason: 'Admonitions are to be of the same kind.' },
  component: { severity: 'error', reason: 'Components are to be the same.' },
  'front-matter': { severity: 'error', reason: 'Front matter is to be in step.' },
  'link-locale': { severity: 'error', reason: 'Looks careless, and is mended by one edit.' },
  'stale-url': { severity: 'error', reason: 'The project itself says that these URLs are retired.' },
  terminology: { severity: 'error', reason: "The project's own terms are to be used." },
  consistency: {
    severity: 'warn',
    reason: 'One text is to have one translation, in other words too.',
    options: { rewordings: true },
  },
  stale: { severity: 'error', reason: 'No translation is to be older than its source.' },
}
