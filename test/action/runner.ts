/** Runs the steps of action.yml as a runner of GitHub would, as far as they are commands; and a GitHub that they talk to. */
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join, resolve } from 'node:path'
import { data, Evaluator, Lexer, Parser } from '@actions/expressions'
import { parse } from 'yaml'
import { buildPackage } from '../support/built.ts'

interface Step {
  readonly id?: string
  readonly name: string
  readonly if?: string
  readonly uses?: string
  readonly run?: string
  readonly with?: Readonly<Record<string, string>>
  readonly env?: Readonly<Record<string, string>>
  readonly 'working-directory'?: string
}

export interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>
  readonly runs: { readonly steps: readonly Step[] }
}

export const action: Action = parse(readFileSync('action.yml', 'utf8'))

/** This action, built, as a runner checks it out. */
export async function actionFolder(): Promise<{ readonly path: string; remove(): void }> {
  const built = await buildPackage()
  const path = resolve(dirname(built.bin), '../..')
  symlinkSync(resolve('action'), join(path, 'action'))
  return { path, remove: built.remove }
}

export interface Ran {
  /** Of the step that failed, else 0. */
  readonly code: number
  readonly log: string
  readonly outputs: Readonly<Record<string, string>>
  /** The steps that other actions make, with what they were given. */
  readonly used: readonly { readonly uses: string; readonly with: Readonly<Record<string, string>> }[]
  readonly summary: string
  /** The SARIF that code scanning would take. */
  readonly sarif: string
}

/** Runs the action in a folder; `temp` must be empty. */
export const runAction = async (
  setting: {
    readonly workspace: string
    readonly temp: string
    readonly actionPath: string
    readonly env: Env
    /** The context `github`; without a repository for an action in its own. */
    readonly github?: Env
  },
  given: Readonly<Record<string, string>> = {},
): Promise<Ran> => {
  const { workspace, temp, actionPath, env, github = {} } = setting
  const inputs = Object.fromEntries(Object.entries(action.inputs).map(([name, { default: usual }]) => [name, usual]))
  const context: Context = {
    inputs: { ...inputs, ...given },
    steps: {},
    github: { server_url: env.GITHUB_SERVER_URL ?? '', ...github },
  }
  const summaryFile = join(temp, 'summary.md')
  let log = ''
  let code = 0
  const used: { uses: string; with: Record<string, string> }[] = []
  for (const step of action.runs.steps) {
    if (code !== 0) break
    if (step.if && !holds(step.if, context)) continue
    const filled = (values: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fill(value, context)]))
    if (step.uses) used.push({ uses: step.uses, with: filled(step.with) })
    if (!step.run) continue
    const output = join(temp, 'output')
    writeFileSync(output, '')
    const ran = await bash(step.run, join(workspace, fill(step['working-directory'] ?? '.', context)), {
      ...env,
      ...filled(step.env),
      GITHUB_ACTIONS: 'true',
      CI: 'true',
      GITHUB_ACTION_PATH: actionPath,
      GITHUB_OUTPUT: output,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_WORKSPACE: workspace,
      RUNNER_TEMP: temp,
    })
    log += ran.log
    code = ran.code
    const outputs = readFileSync(output, 'utf8')
      .split('\n')
      .flatMap((line) => {
        const at = line.indexOf('=')
        return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)] as const]
      })
    if (step.id) context.steps[step.id] = Object.fromEntries(outputs)
  }
  const outputs = Object.fromEntries(
    Object.entries(action.outputs).map(([name, { value }]) => [name, fill(value, context)]),
  )
  const summary = existsSync(summaryFile) ? readFileSync(summaryFile, 'utf8') : ''
  const sarifFile = join(outputs.reports ?? '', 'diptych.sarif')
  const sarif = existsSync(sarifFile) ? readFileSync(sarifFile, 'utf8') : ''
  rmSync(temp, { recursive: true })
  mkdirSync(temp)
  return { code, log, outputs, used, summary, sarif }
}

export type Env = Readonly<Record<string, string>>

/** Runs a command line as a runner does. */
export const bash = (script: string, cwd: string, env: Env): Promise<{ readonly code: number; readonly log: string }> =>
  new Promise((done, fail) => {
    const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script], {
      cwd,
      env: { PATH: process.env.PATH, HOME: cwd, GIT_CONFIG_NOSYSTEM: '1', ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    let log = ''
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (log += chunk))
    child.on('error', fail)
    child.on('close', (code) => done({ code: code ?? 1, log }))
  })

interface Context {
  readonly inputs: Readonly<Record<string, string>>
  readonly steps: Record<string, Readonly<Record<string, string>>>
  readonly github: Env
}

/** What stands around `${{ … }}` stays; each of those becomes what GitHub's own evaluator makes of it. */
const fill = (text: string, context: Context): string =>
  text.replace(/\$\{\{ (.*?) \}\}/g, (_, expression: string) => valued(expression, context).coerceString())

const holds = (condition: string, context: Context): boolean => {
  const value = valued(condition, context)
  if (value.kind !== data.Kind.Boolean) throw new SyntaxError(condition)
  return value.value
}

const valued = (expression: string, { inputs, steps, github }: Context): data.ExpressionData => {
  const outputs = Object.entries(steps).map(([id, outputs]) => [id, { outputs }])
  const contexts = JSON.stringify({ inputs, steps: Object.fromEntries(outputs), github })
  const parsed = new Parser(new Lexer(expression).lex().tokens, ['inputs', 'steps', 'github'], []).parse()
  return new Evaluator(parsed, JSON.parse(contexts, data.reviver)).evaluate()
}

export interface Comment {
  readonly id: number
  body: string
  readonly user: { readonly login: string }
}

/** A pull request on a GitHub of our own. */
export interface Peer {
  readonly url: string
  readonly comments: Comment[]
  readonly reviews: {
    comments: { path: string; line: number; start_line?: number; body: string }[]
    commit_id: string
  }[]
  /** Method and path of each request, and whether it carried the token. */
  readonly asked: string[]
  /** What is answered instead, by method. */
  readonly refuse: Map<string, number>
  /** So many requests are answered by 429. */
  busy: number
  files: { filename: string; patch?: string }[]
  pulls: unknown[]
  close(): Promise<void>
}

export const gitHubPeer = async (): Promise<Peer> => {
  const peer: Omit<Peer, 'url' | 'close'> = {
    comments: [],
    reviews: [],
    asked: [],
    refuse: new Map(),
    busy: 0,
    files: [],
    pulls: [],
  }
  const server = createServer((request, response) => {
    let text = ''
    request.on('data', (chunk) => (text += chunk))
    request.on('end', () => {
      const { method = '', url = '' } = request
      const path = url.replace(/\?.*$/, '')
      peer.asked.push(
        `${method} ${url.replace(/[?&](?:per_)?page=\d+/g, '')}${request.headers.authorization === 'Bearer secret-token' ? '' : ' without token'}`,
      )
      if (peer.busy-- > 0) return void response.writeHead(429, { 'retry-after': '0' }).end('{}')
      const refused = peer.refuse.get(method) ?? peer.refuse.get(path)
      const [status, body] = refused
        ? [refused, { message: 'no' }]
        : answer(method, path, url, text === '' ? {} : JSON.parse(text))
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
    })
  })
  const answer = (
    method: string,
    path: string,
    url: string,
    body: Record<string, never>,
  ): readonly [number, unknown] => {
    const list = (all: readonly unknown[]): readonly [number, unknown] => {
      const page = Number(/[?&]page=(\d+)/.exec(url)?.[1] ?? 1)
      return [200, all.slice((page - 1) * 100, page * 100)]
    }
    if (path === '/user') return [403, { message: 'Resource not accessible by integration' }]
    if (path.endsWith('/issues/7/comments') && method === 'GET') return list(peer.comments)
    if (path.endsWith('/issues/7/comments')) {
      const comment = { id: 900 + peer.comments.length, user: { login: 'github-actions[bot]' }, body: body.body ?? '' }
      peer.comments.push(comment)
      return [201, comment]
    }
    const [, id] = /\/issues\/comments\/(\d+)$/.exec(path) ?? []
    const comment = peer.comments.find((one) => String(one.id) === id)
    if (comment && method === 'PATCH') {
      comment.body = body.body ?? ''
      return [200, comment]
    }
    if (path.endsWith('/pulls/7/files')) return list(peer.files)
    if (path.endsWith('/pulls/7/comments')) return list(peer.reviews.flatMap(({ comments }) => comments))
    if (path.endsWith('/pulls/7/reviews')) {
      peer.reviews.push(body as never)
      return [200, {}]
    }
    if (path.endsWith('/pulls')) return [200, peer.pulls]
    return [404, { message: 'Not Found' }]
  }
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return Object.assign(peer, {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise<void>((done) => server.close(() => done())),
  })
}
