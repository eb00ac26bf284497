/** Collects a page's sections, containers and blocks in document order. */
import type { Block, BlockKind, Container, ContainerKind, Fact, Page, Section, Span } from '../model.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What a block has beside its place. */
export type Details = Partial<
  Pick<Block, 'text' | 'prose' | 'facts' | 'depth' | 'name' | 'attributes' | 'id' | 'explicitId'>
>
type ContainerDetails = Partial<Pick<Container, 'name' | 'attributes' | 'ordered' | 'columns'>>

const none: readonly Fact[] = []

export class Outline {
  readonly blocks: Block[] = []
  private readonly containers: Mutable<Container>[] = []
  private readonly sections: Mutable<Section>[] = [
    { index: 0, parent: -1, depth: 0, heading: -1, title: '', first: 0, ownLast: -1, last: -1, start: 0, end: 0 },
  ]
  /** The sections that are open, outermost first. */
  private readonly open: Mutable<Section>[] = [...this.sections]
  private container = -1

  /** Ends what is open. Nothing may be added afterwards. */
  close(): Pick<Page, 'blocks' | 'containers' | 'sections'> {
    this.closeSections(0)
    return { blocks: this.blocks, containers: this.containers, sections: this.sections }
  }

  /** Adds a leaf block. */
  block(kind: BlockKind, { start, end }: Span, details: Details): void {
    const { text = '', prose = '', facts = none, depth = 0 } = details
    // Field by field: there are many, and copies of objects are dear.
    const block = {
      index: this.blocks.length,
      kind,
      section: this.sections.length - 1,
      container: this.container,
      depth,
      text,
      prose,
      facts,
      start,
      end,
    } as Mutable<Block>
    if (details.name !== undefined) block.name = details.name
    if (details.attributes !== undefined) block.attributes = details.attributes
    if (details.id !== undefined) block.id = details.id
    if (details.explicitId !== undefined) block.explicitId = details.explicitId
    this.blocks.push(block)
  }

  /** Adds a container, and in it what `inside` adds. */
  within(kind: ContainerKind, { start, end }: Span, details: ContainerDetails, inside: () => void): void {
    const first = this.blocks.length
    const container = {
      index: this.containers.length,
      kind,
      parent: this.container,
      section: this.sections.length - 1,
      first,
      last: first,
      start,
      end,
    } as Mutable<Container>
    if (details.name !== undefined) container.name = details.name
    if (details.attributes !== undefined) container.attributes = details.attributes
    if (details.ordered !== undefined) container.ordered = details.ordered
    if (details.columns !== undefined) container.columns = details.columns
    this.containers.push(container)
    this.container = container.index
    inside()
    this.container = container.parent
    container.last = this.blocks.length
  }

  /** Opens a section whose heading is the next block. */
  section(depth: number, title: string, { start, end }: Span): void {
    this.closeSections(depth)
    const parent = this.open.at(-1)
    const first = this.blocks.length
    if (parent && parent.ownLast < 0) parent.ownLast = first
    const index = this.sections.length
    const section = {
      index,
      parent: parent?.index ?? 0,
      depth,
      heading: first,
      title,
      first,
      ownLast: -1,
      last: -1,
      start,
      end,
    }
    this.sections.push(section)
    this.open.push(section)
  }

  /** Whether what is added now stands in no container. */
  get isTop(): boolean {
    return this.container === -1
  }

  /** Whether it stands in components alone. Headings in lists and quotes are words of those, not sections of the page. */
  get inComponentsOnly(): boolean {
    for (let at = this.container; at >= 0; at = this.containers[at]?.parent ?? -1) {
      if (this.containers[at]?.kind !== 'component') return false
    }
    return true
  }

  /** Ends the open sections of this depth and deeper. */
  private closeSections(depth: number): void {
    for (let section = this.open.at(-1); section && section.depth >= depth; section = this.open.at(-1)) {
      section.last = this.blocks.length
      if (section.ownLast < 0) section.ownLast = section.last
      section.end = this.blocks.at(-1)?.end ?? section.end
      this.open.pop()
    }
  }
}
