/** Collects a page's sections, containers and blocks in document order. */
import type { Block, BlockKind, Container, ContainerKind, Fact, Page, Section, Span } from '../model.ts'

type Mutable<T> = { -readonly [K in keyof T]: T[K] }

/** What a block has beside its place. */
export type Details = Partial<
  Pick<Block, 'text' | 'prose' | 'facts' | 'depth' | 'name' | 'attributes' | 'id' | 'explicitId'>
>
type ContainerDetails = Partial<Pick<Container, 'name' | 'attributes' | 'ordered' | 'columns'>>

const none: readonly Fact[] = []

/**
 * A block. All are made in this way, those of earlier runs and other threads too: objects that get their fields one by one, in the
 * same order, share their shapes, and V8 is slow to look into objects of more than four shapes. Copies have more of them.
 */
export function blockOf(
  { index, kind, section, container, start, end }: Pick<Block, 'index' | 'kind' | 'section' | 'container' | keyof Span>,
  { text = '', prose = '', facts = none, depth = 0, name, attributes, id, explicitId }: Details,
): Block {
  const block: Mutable<Block> = { index, kind, section, container, depth, text, prose, facts, start, end }
  if (name !== undefined) block.name = name
  if (attributes !== undefined) block.attributes = attributes
  if (id !== undefined) block.id = id
  if (explicitId !== undefined) block.explicitId = explicitId
  return block
}

/** A container, in the same way. */
export function containerOf(
  { index, kind, parent, section, first, last, start, end }: Omit<Container, keyof ContainerDetails>,
  { name, attributes, ordered, columns }: ContainerDetails,
): Mutable<Container> {
  const container: Mutable<Container> = { index, kind, parent, section, first, last, start, end }
  if (name !== undefined) container.name = name
  if (attributes !== undefined) container.attributes = attributes
  if (ordered !== undefined) container.ordered = ordered
  if (columns !== undefined) container.columns = columns
  return container
}

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
    const [index, section, container] = [this.blocks.length, this.sections.length - 1, this.container]
    this.blocks.push(blockOf({ index, kind, section, container, start, end }, details))
  }

  /** Adds a container, and in it what `inside` adds. */
  within(kind: ContainerKind, { start, end }: Span, details: ContainerDetails, inside: () => void): void {
    const first = this.blocks.length
    const [index, parent, section] = [this.containers.length, this.container, this.sections.length - 1]
    const container = containerOf({ index, kind, parent, section, first, last: first, start, end }, details)
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
