/**
 * Counts what the parser does, so that no page holds up a run: micromark is quadratic for hostile input (`]` or `<!--`
 * ten thousand times in one paragraph, braces in MDX, lines of `=`), and slow for a megabyte of one-letter paragraphs.
 *
 * The meter is a syntax extension whose construct never matches. It gets hold of each tokenizer's own functions and
 * counts through them; so the count is the same on every machine, and stops at a place in the text.
 */
import type { directive } from 'micromark-extension-directive'

type Extension = ReturnType<typeof directive>
type Construct = Extract<NonNullable<NonNullable<Extension['flow']>[number]>, { tokenize: unknown }>
type Context = ThisParameterType<Construct['tokenize']>
type Effects = Parameters<Construct['tokenize']>[0]
type Code = Context['code']

/** The page costs the parser more than any page that a person wrote. */
export class TooCostly extends Error {
  /** Where the parser was, as an offset into its text. */
  readonly offset: number

  constructor(offset: number) {
    super('The page costs too much to be parsed.')
    this.offset = offset
  }
}

/** Steps that one parse may take, of some 20 ns each: twenty times what 100 kB of dense documentation take. */
const mostWork = 250_000_000
/** What it costs to open a token in a paragraph, and outside: its events, and the nodes that come of it. */
const perToken = 100
const perBlockToken = 250
/** Headings have tokens of their own for each part; tables are taken apart and put together again, cell by cell. */
const dear = new Set<string>(['atxHeading', 'tableRow', 'tableCellDivider'])
const perDearToken = 1500
/** What it costs to call for the JavaScript parser. */
const perScript = 1000
/** What it costs to read a character of JavaScript once more. */
const perCodeCharacter = 20

/** Characters with a meaning inside a paragraph: `!` `&` `*` `<` `[` `\` `]` `_` `{` `~`, and the backtick. */
const marks = [33, 38, 42, 60, 91, 92, 93, 95, 123, 126]

/** An extension for one parser; it counts each parse by itself. */
export function meter(): Extension {
  const bills = new WeakMap<Context['parser'], Bill>()
  const metered = new WeakSet<Effects>()
  const meters = (Kind: typeof BlockMeter | typeof TextMeter): Construct => ({
    name: 'meter',
    partial: true,
    tokenize(effects, _ok, nok) {
      if (!metered.has(effects)) {
        metered.add(effects)
        let bill = bills.get(this.parser)
        if (!bill) bills.set(this.parser, (bill = { work: 0 }))
        connect(new Kind(this, bill), effects)
      }
      return nok
    },
  })
  const blocks = meters(BlockMeter)
  const text = meters(TextMeter)
  return {
    document: { null: blocks },
    flowInitial: { null: blocks },
    contentInitial: { 91: blocks },
    // In the middle of backticks no code begins, and so nothing may be tried there.
    text: { ...Object.fromEntries(marks.map((mark) => [mark, text])), 96: { ...text, previous: mayOpenCode } },
  }
}

/** As micromark's own construct for code spans has it. */
const mayOpenCode: NonNullable<Construct['previous']> = function (code) {
  return code !== 96 || this.events.at(-1)?.[1].type === 'characterEscape'
}

/** What one parse has cost so far. */
interface Bill {
  work: number
}

function connect(meter: Meter, effects: Effects): void {
  const { consume, enter, exit } = effects
  effects.consume = (code) => {
    meter.consumes(code)
    consume(code)
  }
  effects.enter = (type, fields) => {
    meter.enters(type)
    return enter(type, fields)
  }
  effects.exit = (type) => {
    meter.exits(type)
    return exit(type)
  }
}

/** What every tokenizer costs: its characters, and the JavaScript of MDX. */
abstract class Meter {
  protected readonly context: Context
  private readonly bill: Bill
  /** The JavaScript that is being read; it is parsed from its start wherever it may end: at `}` or a blank line. */
  private code: { readonly offset: number; readonly line: number; readonly esm: boolean } | undefined

  constructor(context: Context, bill: Bill) {
    this.context = context
    this.bill = bill
  }

  consumes(code: Code): void {
    this.charge(1)
    if (!this.code) return
    const ends = this.code.esm ? code !== null && code < -2 && this.context.previous === code : code === 125
    if (ends) this.charge((this.context.now().offset - this.code.offset) * perCodeCharacter)
  }

  enters(type: string): void {
    if (!scripts.has(type)) return
    this.charge(perScript)
    this.code = { ...this.context.now(), esm: type === 'mdxjsEsm' }
  }

  exits(type: string): void {
    if (!this.code) return
    // Each node of a program that is well-formed looks for its line from the first one on.
    const { offset, line } = this.context.now()
    const work = ((offset - this.code.offset) * (line - this.code.line)) / 4
    const ends = scripts.has(type)
    if (ends || work > mostWork) this.charge(work)
    if (ends) this.code = undefined
  }

  protected charge(work: number): void {
    this.bill.work += work
    if (this.bill.work > mostWork) throw new TooCostly(this.context.now().offset)
  }
}

/** Blocks: all that was read is copied where a line makes the paragraph before it a heading, or goes on with it lazily. */
class BlockMeter extends Meter {
  override enters(type: string): void {
    super.enters(type)
    this.charge(dear.has(type) ? perDearToken : perBlockToken)
    const { events, parser } = this.context
    if (type === 'setextHeadingLine' || (type === 'chunkFlow' && parser.lazy[this.context.now().line])) {
      this.charge(events.length)
    }
  }
}

/** Paragraphs: all that stands before a mark is searched where it may close something. */
class TextMeter extends Meter {
  /** Brackets that are open. Every word looks back for them. */
  private labels = 0

  override consumes(code: Code): void {
    super.consumes(code)
    const attends = code === 42 || code === 95 || code === 126
    if (code === 93 || (attends && !isSpace(this.context.previous))) this.charge(this.context.events.length)
  }

  override enters(type: string): void {
    super.enters(type)
    this.charge(perToken)
    if (type === 'labelLink' || type === 'labelImage') this.labels++
    else if (type === 'labelEnd') this.labels = Math.max(0, this.labels - 1)
    // Pieces of plain text are joined one by one.
    else if (type === 'data') this.charge(this.context.events.length * (this.labels > 0 ? 2 : 0.1))
  }
}

/** Tokens that hold JavaScript. */
const scripts = new Set<string>([
  'mdxjsEsm',
  'mdxFlowExpression',
  'mdxTextExpression',
  'mdxJsxFlowTagExpressionAttribute',
  'mdxJsxTextTagExpressionAttribute',
  'mdxJsxFlowTagAttributeValueExpression',
  'mdxJsxTextTagAttributeValueExpression',
])

const isSpace = (code: Code): boolean => code === null || code < 0 || code === 32
