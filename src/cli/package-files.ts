/** What the package ships beside its code. */

/** The package's folder, from `src/cli/` and from `dist/src/cli/` alike. */
export const packageRoot: URL = new URL(import.meta.url.endsWith('.ts') ? '../../' : '../../../', import.meta.url)
