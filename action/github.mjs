/** The few words with GitHub that the action needs. Plain JavaScript, so that nothing has to be built for it. */
import { readFileSync } from 'node:fs'

/** @typedef {Readonly<Record<string, string | undefined>>} Env */

/** What GitHub answered, where it is no success; the token is never in it. */
export class GitHubError extends Error {
  /** @param {number} status @param {string} message */
  constructor(status, message) {
    super(message)
    this.status = status
  }
}

const wait = (/** @type {number} */ seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000))

/** How often a request is made that GitHub could not answer. */
const tries = 3

/**
 * Asks GitHub's API.
 * @param {Env} env
 * @returns {(method: string, path: string, body?: unknown) => Promise<any>} Throws a {@link GitHubError}.
 */
export const gitHub = ({ GITHUB_API_URL: base = 'https://api.github.com', GITHUB_TOKEN: token = '' }) => {
  /** @type {(method: string, path: string, body?: unknown, left?: number) => Promise<any>} */
  const ask = async (method, path, body, left = tries - 1) => {
    const response = await fetch(base + path, {
      method,
      headers: {
        accept: 'application/vnd.github+json',
        authorization: `Bearer ${token}`,
        'user-agent': 'diptych',
        'x-github-api-version': '2022-11-28',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      signal: AbortSignal.timeout(30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    if (response.ok) return text === '' ? undefined : JSON.parse(text)
    if (left > 0 && (response.status === 429 || (response.status >= 500 && method !== 'POST'))) {
      const after = Number(response.headers.get('retry-after') ?? 1)
      await wait(Math.min(Number.isFinite(after) ? after : 1, 30))
      return ask(method, path, body, left - 1)
    }
    throw new GitHubError(response.status, `${method} ${path}: ${response.status} ${text.slice(0, 300)}`)
  }
  return ask
}

/** So many lists of a hundred are looked through. */
const mostLists = 10

/**
 * All things of a list.
 * @param {ReturnType<typeof gitHub>} ask
 * @param {string} path
 * @returns {Promise<any[]>}
 */
export const allOf = async (ask, path) => {
  const all = []
  for (let page = 1; page <= mostLists; page++) {
    const some = await ask('GET', `${path}?per_page=100&page=${page}`)
    all.push(...some)
    if (some.length < 100) break
  }
  return all
}

/**
 * The pull request that a run is for: that of the event, or, after a run of another workflow, the open one whose newest
 * commit that run was for. What the other run left behind is not asked: in a fork, anybody may have written it.
 * @param {ReturnType<typeof gitHub>} ask
 * @param {Env} env
 * @returns {Promise<{ number: number, head: string } | undefined>}
 */
export const pullOf = async (ask, { GITHUB_EVENT_PATH: path, GITHUB_REPOSITORY: repository }) => {
  if (!path || !repository) return undefined
  const event = JSON.parse(readFileSync(path, 'utf8'))
  if (event.pull_request) return { number: event.pull_request.number, head: event.pull_request.head.sha }
  const run = event.workflow_run
  if (run?.event !== 'pull_request') return undefined
  const owner = encodeURIComponent(run.head_repository.owner.login)
  const head = `${owner}:${encodeURIComponent(run.head_branch)}`
  const pulls = await ask('GET', `/repos/${repository}/pulls?state=open&head=${head}`)
  const pull = pulls.find((/** @type {any} */ one) => one.head.sha === run.head_sha)
  return pull && { number: pull.number, head: pull.head.sha }
}

/** Text of others in the log: it must not become a command. @param {string} text */
export const warn = (text) =>
  console.log(`::warning::${text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')}`)

/**
 * Runs a step that must not fail the job: a token that may only read, as in pull requests from forks, is told of.
 * @param {() => Promise<void>} step
 */
export const leniently = async (step) => {
  try {
    await step()
  } catch (error) {
    const status = error instanceof GitHubError ? error.status : undefined
    if (status === 403 || status === 404)
      console.log(
        'This token may not write to the pull request (as in one from a fork); the job summary says the same.',
      )
    else warn(`The pull request could not be told: ${error instanceof Error ? error.message : String(error)}`)
  }
}
