/** The fragments that lead to places in a page. */
import GithubSlugger from 'github-slugger'

/**
 * Collects them. A heading without an id of its own gets GitHub's, which Docusaurus, Starlight, Astro and Hugo write
 * too. VitePress and Python-Markdown (MkDocs) take the accents off, and VitePress parts words at every mark: no page
 * tells which generator will build it, so their fragments lead to the heading as well.
 */
export class Anchors {
  private readonly ids = new Set<string>()
  private readonly others = new Set<string>()
  private readonly slugger = new GithubSlugger()

  add(id: string): void {
    if (id !== '') this.ids.add(id)
  }

  /** The id of a heading that its author gave none. */
  heading(title: string): string {
    const id = this.slugger.slug(title)
    this.add(id)
    const plain = withoutAccents(title)
    this.others.add(vitePressSlug(plain)).add(pythonSlug(plain))
    return id
  }

  /** A note, where GitHub and every tool on remark-rehype put it. */
  footnote(label: string): void {
    this.add(`user-content-fn-${label}`)
  }

  /** All of them: GitHub's and the authors' own first, in the page's order. */
  all(): string[] {
    return [...this.ids, ...[...this.others].filter((id) => id !== '' && !this.ids.has(id))]
  }
}

const withoutAccents = (title: string): string =>
  /[^\0-\x7f]/.test(title) ? title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '') : title

// https://github.com/mdit-vue/mdit-vue/tree/main/packages/shared — slugify
const vitePressSlug = (title: string): string =>
  title
    .replace(/[\s~`!@#$%^&*()\-_+=[\]{}|\\;:"'“”‘’<>,.?/]+/g, '-')
    .replace(/^-|-$/g, '')
    .replace(/^\d/, '_$&')
    .toLowerCase()

// https://python-markdown.github.io/extensions/toc/ — slugify
const pythonSlug = (title: string): string =>
  title
    .replace(/[^\w\s-]/g, '')
    .trim()
    .toLowerCase()
    .replace(/[-\s]+/g, '-')
