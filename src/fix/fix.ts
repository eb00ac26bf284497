/** Makes repairs in passes, and checks after each that they did what they were to do. */
import type { Files } from '../files.ts'
import type { Report } from '../model.ts'
import { mended, pathsOf, type Repair, repairsOf, withoutOverlaps } from './repairs.ts'
import { type Cause, verdictOn } from './spoiled.ts'

/** Checks the project with these texts, by path, in place of those that its files have. */
export type Checking = (texts: ReadonlyMap<string, string>) => Promise<Report>

/** What is asked of a run. */
export interface FixRequest {
  /** The ids of the rules whose findings are mended; those of all rules when left out. */
  readonly only?: readonly string[]
  /** Whether a file may be changed; asked of files for which there is a repair. Default: all may. */
  readonly mayChange?: (path: string) => boolean | Promise<boolean>
  /**
   * Which of these repairs, all of them possible at once, are to be made; whoever answers may ask a person. What is
   * declined is not offered again. Default: all.
   * @param texts The files that they would change, by path, as they are now.
   */
  readonly choose?: (
    repairs: readonly Repair[],
    texts: ReadonlyMap<string, string>,
  ) => readonly Repair[] | Promise<readonly Repair[]>
}

/** A file with its text before and after, without a byte order mark. */
export interface FixedFile {
  readonly path: string
  readonly before: string
  readonly after: string
  readonly bom: boolean
}

/** A repair that was tried and taken back. */
export interface Undone {
  readonly repair: Repair
  readonly cause: Cause
}

/** What became of a run. Nothing is written. */
export interface Fixed {
  readonly files: readonly FixedFile[]
  /** In the order in which they were made; places are those of the pass that made them. */
  readonly made: readonly Repair[]
  readonly undone: readonly Undone[]
  /** The report of the project with these repairs. */
  readonly report: Report
}

/** As many passes as ESLint makes (`linter/linter.js`). */
const mostPasses = 10

/**
 * Mends what rules know how to mend. In each pass it makes every repair that overlaps no other and checks the project as
 * it would be: a repair whose finding stayed, or that caused another, is taken back and tried again only when its page
 * has changed.
 */
export async function fix(files: Files, checking: Checking, request: FixRequest = {}): Promise<Fixed> {
  const run = new Run(files, checking, request)
  await run.start()
  for (let pass = 0; pass < mostPasses; pass++) if (!(await run.pass())) break
  return run.result()
}

class Run {
  private readonly files: Files
  private readonly checking: Checking
  private readonly request: FixRequest
  private report!: Report
  /** The files that repairs were found for, by path. */
  private readonly originals = new Map<string, { readonly text: string; readonly bom: boolean }>()
  private texts = new Map<string, string>()
  private readonly made: Repair[] = []
  private readonly undone = new Map<string, Undone>()
  private readonly declined = new Set<string>()
  /** Repairs that were taken back, with the texts for which this holds. */
  private readonly refused = new Map<string, string>()

  constructor(files: Files, checking: Checking, request: FixRequest) {
    this.files = files
    this.checking = checking
    this.request = request
  }

  async start(): Promise<void> {
    this.report = await this.checking(this.texts)
  }

  /** Whether anything was made, and so another pass may find more. */
  async pass(): Promise<boolean> {
    const possible = withoutOverlaps(await this.open())
    if (possible.length === 0) return false
    const chosen = this.request.choose ? await this.request.choose(possible, this.texts) : possible
    for (const repair of possible) if (!chosen.includes(repair)) this.declined.add(sayingOf(repair))
    return chosen.length > 0 && this.attempt(chosen)
  }

  result(): Fixed {
    const files = [...this.originals].flatMap(([path, { text: before, bom }]): FixedFile[] => {
      const after = this.texts.get(path) ?? before
      return after === before ? [] : [{ path, before, after, bom }]
    })
    return {
      files: files.sort((a, b) => (a.path < b.path ? -1 : 1)),
      made: this.made,
      undone: [...this.undone.values()],
      report: this.report,
    }
  }

  /** The repairs that are still to be tried. */
  private async open(): Promise<Repair[]> {
    const { only, mayChange = () => true } = this.request
    const open: Repair[] = []
    for (const repair of repairsOf(this.report)) {
      if (only && !only.includes(repair.finding.rule)) continue
      if (this.declined.has(sayingOf(repair)) || this.refused.get(keyOf(repair)) === this.pageTexts(repair)) continue
      const allowed = await Promise.all(pathsOf(repair).map(mayChange))
      if (allowed.every(Boolean) && (await this.load(pathsOf(repair)))) open.push(repair)
    }
    return open
  }

  private async load(paths: readonly string[]): Promise<boolean> {
    for (const path of paths) {
      if (this.originals.has(path)) continue
      const contents = await this.files.read(path)
      if (contents.state === 'unread') return false
      this.originals.set(path, { text: contents.text, bom: contents.bom })
      this.texts.set(path, contents.text)
    }
    return true
  }

  /** Makes repairs, fewer and fewer until the check is content with those that are left. */
  private async attempt(chosen: readonly Repair[]): Promise<boolean> {
    let trying = chosen
    while (trying.length > 0) {
      const changed = mended(this.texts, trying)
      const texts = new Map([...this.texts, ...changed])
      const after = await this.checking(texts)
      const { spoiled, doubtful } = verdictOn(trying, {
        before: this.report,
        after,
        texts: changed,
        formerly: this.texts,
      })
      if (spoiled.size === 0 && doubtful.size === 0) {
        this.texts = texts
        this.report = after
        this.made.push(...trying)
        for (const repair of trying) this.undone.delete(sayingOf(repair))
        return true
      }
      for (const [repair, cause] of spoiled) {
        this.refused.set(keyOf(repair), this.pageTexts(repair))
        this.undone.set(sayingOf(repair), { repair, cause })
      }
      trying = trying.filter((repair) => !spoiled.has(repair) && !doubtful.has(repair))
    }
    return false
  }

  /** The texts of both pages as they are in this pass. */
  private pageTexts({ page }: Repair): string {
    return [page.source, page.target].map((file) => this.texts.get(file?.path ?? '') ?? '').join('\0')
  }
}

/** A repair by its place. */
const keyOf = (repair: Repair): string =>
  JSON.stringify([sayingOf(repair), repair.edits.map(({ path, start, end }) => [path, start, end])])

/** A repair by what it says and does, wherever that stands by now. */
const sayingOf = ({ page, finding, edits }: Repair): string =>
  JSON.stringify([page.id, page.locale, finding.rule, finding.said.text.en, edits.map(({ path, by }) => [path, by])])
