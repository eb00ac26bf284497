/** Runs the project's own remark and retext plugins on its pages, and makes findings of what they say. */
import type { Nodes } from 'mdast'
import { toNlcst } from 'mdast-util-to-nlcst'
import { ParseEnglish } from 'parse-english'
import { ParseLatin } from 'parse-latin'
import { type Pluggable, type Processor, unified } from 'unified'
import { VFile } from 'vfile'
import type { VFileMessage } from 'vfile-message'
import type { LintConfig } from '../config/types.ts'
import { parseTree } from '../markdown/engine.ts'
import { prepare } from '../markdown/prepare.ts'
import { syntaxOf } from '../markdown/syntax.ts'
import type { Finding, Locale, Page, Severity, Side, Span } from '../model.ts'
import { languageOf } from '../text/languages.ts'
import { lineStarts, positionOf } from '../text/lines.ts'
import { loadPlugins } from './plugins.ts'

/** Runs plugins on a page that stands on a side of its pair. Never throws: a plugin that fails is a finding. */
export type Linter = (page: Page, side: Side) => Promise<Finding[]>

/** The linter of a locale; throws a `LintError` for a plugin that cannot be used. */
export async function linterFor(
  locale: Locale,
  { remark = [], retext = [] }: LintConfig,
  folder: string,
): Promise<Linter> {
  const onTree = processorOf(await loadPlugins(remark, folder, `lint.${locale}.remark`))
  const onProse = processorOf(await loadPlugins(retext, folder, `lint.${locale}.retext`))
  const Parser = languageOf(locale).tag === 'en' ? ParseEnglish : ParseLatin
  return async (page, side) => {
    const syntax = syntaxOf(page.path)
    const { text, at, masks } = prepare(page.text, syntax)
    const file = new VFile({ path: page.path, value: masks.restored(text) })
    let failure: unknown
    try {
      const tree = parseTree(text, syntax)
      masks.restore(tree)
      // The prose is taken first: a remark plugin may change the tree.
      const prose = onProse && toNlcst(tree as Nodes, file, Parser, { ignore: ['html', 'yaml', 'toml'] })
      await onTree?.run(tree, file)
      if (prose) await onProse.run(prose, file)
    } catch (error) {
      failure = error
    }
    const starts = lineStarts(page.text)
    const place = (span: Span) => positionOf(starts, { start: at(span.start), end: at(span.end) })
    const findings = file.messages.map((message) => toFinding(message, side, text, place))
    // `file.fail()` throws what it has already noted.
    const told = failure === undefined || file.messages.some((message) => message === failure)
    return told ? findings : [...findings, failed(failure, locale, side)]
  }
}

/** Settings are left out: they are for writing Markdown, which nobody does here. */
function processorOf(plugins: readonly Pluggable[]): Processor | undefined {
  return plugins.length === 0
    ? undefined
    : unified()
        .use([...plugins])
        .freeze()
}

function toFinding(
  message: VFileMessage,
  side: Side,
  text: string,
  position: (span: Span) => Finding['source'],
): Finding {
  const span = spanOf(message, text)
  const place = span && position(span)
  const rule = [message.source, message.ruleId].filter(Boolean).join(':') || 'lint'
  return {
    rule,
    category: 'lint',
    severity: severityOf(message.fatal),
    // A plugin speaks one language only, which is nearly always English.
    said: {
      id: message.ruleId ?? 'message',
      data: message.url ? { url: message.url } : {},
      text: { en: message.reason, fr: message.reason },
    },
    ...(place ? { [side]: place } : {}),
  }
}

/** As vfile has it: `true` is an error, `false` a warning, neither is worth knowing. */
const severityOf = (fatal: boolean | null | undefined): Severity =>
  fatal ? 'error' : fatal === false ? 'warn' : 'info'

/** The place of a message as offsets; plugins may give lines and columns alone. */
function spanOf({ place }: VFileMessage, text: string): Span | undefined {
  if (!place) return undefined
  const [start, end] = 'start' in place ? [place.start, place.end] : [place, place]
  const starts = lineStarts(text)
  const offset = ({ line, column, offset }: typeof start): number => offset ?? (starts[line - 1] ?? 0) + column - 1
  return { start: offset(start), end: Math.max(offset(start), offset(end)) }
}

function failed(error: unknown, locale: Locale, side: Side): Finding {
  const reason = error instanceof Error ? error.message : String(error)
  return {
    rule: 'lint',
    category: 'lint',
    severity: 'error',
    said: {
      id: 'failed',
      data: { locale, reason },
      text: {
        en: `A plugin of \`lint.${locale}\` failed on this page: ${reason}. Update it, or remove it from the configuration.`,
        fr: `Un plugin de \`lint.${locale}\` a échoué sur cette page : ${reason}. Mettez-le à jour, ou retirez-le de la configuration.`,
      },
    },
    [side]: positionOf(lineStarts(''), { start: 0, end: 0 }),
  }
}
