import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser'
import { parseAction } from '@actions/workflow-parser/actions/action-parser'
import { convertActionTemplate } from '@actions/workflow-parser/actions/action-template'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { makeRepository, type Repository } from '../support/repository.ts'
import { action, actionFolder, bash, type Env, gitHubPeer, type Peer, runAction } from './runner.ts'

const en = `# Restore a backup

A backup is kept for 30 days.

Run \`tool restore --date today\` on the server of 1,500 mailboxes, then wait for the mail.

The button **Restore** brings the database back.
`
const fr = `# Restaurer une sauvegarde

Une sauvegarde est gardée 30 jours.

Lancez \`tool restore --date today\` sur le serveur aux 1 500 boîtes, puis attendez le courriel.

Le bouton **Restore** ramène la base de données.
`

let built: Awaited<ReturnType<typeof actionFolder>>
let repository: Repository
let peer: Peer
let temp: string
beforeAll(async () => {
  built = await actionFolder()
})
afterAll(() => built.remove())

/** A fresh repository: two folders of Markdown, and a branch with a change. */
beforeEach(async () => {
  temp = mkdtempSync(join(tmpdir(), 'diptych-runner-'))
  repository = makeRepository()
  repository.commit('Two folders', { 'docs/en/backup.md': en, 'docs/fr/backup.md': fr })
  repository.git('update-ref', 'refs/remotes/origin/main', 'main')
  repository.git('checkout', '-q', '-b', 'change')
  peer = await gitHubPeer()
  return async () => {
    await peer.close()
    repository.remove()
    rmSync(temp, { recursive: true })
  }
})

const run = async (
  given: Readonly<Record<string, string>> = {},
  event: object = pullRequest(),
  more: Env = {},
  github: Env = {},
) => {
  peer.files = filesOf(repository)
  const eventPath = join(temp, 'event.json')
  writeFileSync(eventPath, JSON.stringify(event))
  const env = {
    GITHUB_API_URL: peer.url,
    GITHUB_REPOSITORY: 'ada/docs',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_EVENT_PATH: eventPath,
    GITHUB_BASE_REF: 'main',
    ...more,
  }
  const setting = { workspace: repository.root, temp, actionPath: built.path, env, github }
  const ran = await runAction(setting, { token: 'secret-token', ...given })
  mkdirSync(temp, { recursive: true })
  return ran
}

const pullRequest = () => ({ pull_request: { number: 7, head: { sha: repository.git('rev-parse', 'HEAD').trim() } } })

/** What GitHub says of the files of a pull request. */
const filesOf = ({ git }: Repository): Peer['files'] =>
  git('diff', '--name-only', 'main...HEAD')
    .split('\n')
    .filter((name) => name !== '')
    .map((filename) => ({
      filename,
      patch: git('diff', 'main...HEAD', '--', filename).replace(/^[\s\S]*?(?=^@@)/m, ''),
    }))

/** The workflows that the manual shows whole, as `N from PATH`. */
const recipes = (): string[] =>
  ['README.md', 'README.fr.md', ...['en', 'fr'].flatMap(pagesOf)].flatMap((path) =>
    workflowsIn(path).map((_, index) => `${index} from ${path}`),
  )
const pagesOf = (tongue: string): string[] =>
  readdirSync(join('docs', tongue))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', tongue, name))
const recipe = (path: string, index: number): string | undefined => workflowsIn(path)[index]
const workflowsIn = (path: string): string[] =>
  [...readFileSync(path, 'utf8').matchAll(/^```yaml\n([\s\S]*?)^```/gm)].flatMap(([, text = '']) =>
    /^on:/m.test(text) ? [text] : /^jobs:/m.test(text) ? [`on: push\n${text}`] : [],
  )

const readmes = ['README.md', 'README.fr.md'] as const
const linesToCopy = (readme: string): string =>
  /```yaml\n(name: docs\n[\s\S]*?)```/.exec(readFileSync(readme, 'utf8'))?.[1] ?? ''

describe('as a new user would', () => {
  test.each(readmes)('%s has ten lines to copy that the action understands', (readme) => {
    const text = linesToCopy(readme)
    expect(text.trimEnd().split('\n').length).toBeLessThanOrEqual(11)
    const { on, permissions, jobs } = parse(text)
    expect(on).toBe('pull_request')
    expect(permissions).toEqual({ contents: 'read', 'pull-requests': 'write' })
    const [checkout, ours] = jobs.diptych.steps
    expect(checkout).toEqual({ uses: 'actions/checkout@v5', with: { 'fetch-depth': 0 } })
    expect(ours.uses).toMatch(/\/diptych@v\d/)
    expect(Object.keys(ours.with ?? {}).filter((name) => !(name in action.inputs))).toEqual([])
  })

  test('a pull request that leaves the translation behind fails, and says where', async () => {
    repository.commit('Keep longer', {
      'docs/en/backup.md': `${en.replace('30 days', '60 days')}\nAsk the helpdesk when the mail does not come.\n`,
    })
    const { code, log, outputs, used, summary } = await run()
    expect([code, outputs.errors, outputs.warnings, outputs['exit-code']]).toEqual([1, '2', '1', '1'])
    expect(log).toMatch(/^::error file=docs\/en\/backup\.md,line=3,/m)
    expect(peer.comments).toHaveLength(1)
    expect(peer.comments[0]?.body).toMatch(/^<!-- diptych: report -->\n/)
    expect(peer.comments[0]?.body).toContain('#### Left behind by this change (3)')
    expect(peer.comments[0]?.body).toContain('https://github.com/ada/docs/blob/')
    expect(summary).toContain('#### Left behind by this change (3)')
    expect(used.map(({ uses }) => uses.replace(/@.*/, ''))).toEqual(['actions/upload-artifact'])
    expect(log).not.toContain('secret-token')
    expect(peer.asked.filter((one) => one.includes('without'))).toEqual([])
  })

  test('a change that leaves nothing behind passes, in silence', async () => {
    repository.commit('Both', {
      'docs/en/backup.md': en.replace('30 days', '60 days'),
      'docs/fr/backup.md': fr.replace('30 jours', '60 jours'),
    })
    const { code, outputs } = await run()
    expect([code, outputs.errors, outputs.parity]).toEqual([0, '0', '1'])
    expect(peer.comments).toEqual([])
  })
})

describe('the program', () => {
  /** Runs the first step with programs of our own before those of the machine. */
  const install = async (programs: Readonly<Record<string, string>>, actionPath: string) => {
    const bin = join(temp, 'bin')
    mkdirSync(bin)
    for (const [name, script] of Object.entries(programs))
      writeFileSync(join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 })
    const output = join(temp, 'output')
    const env = { PATH: `${bin}:${process.env.PATH}`, GITHUB_ACTION_PATH: actionPath, GITHUB_OUTPUT: output }
    const ran = await bash('bash "$GITHUB_ACTION_PATH/action/install.sh"', repository.root, env)
    return { ...ran, output: existsSync(output) ? readFileSync(output, 'utf8') : '' }
  }

  test('is that of the project, where it has one', async () => {
    repository.write({ 'node_modules/diptych/dist/src/bin.js': '' })
    const { code, output } = await install({ npm: 'exit 9' }, built.path)
    expect([code, output]).toEqual([0, `program=${repository.root}/node_modules/diptych/dist/src/bin.js\n`])
  })

  test("else that of the action's checkout, built from its lockfile without running scripts of others", async () => {
    const checkout = join(temp, 'checkout')
    mkdirSync(checkout)
    cpSync('action', join(checkout, 'action'), { recursive: true })
    const npm = 'echo "$PWD: npm $*"; mkdir -p dist/src; echo > dist/src/bin.js'
    const { code, log, output } = await install({ npm }, checkout)
    expect([code, output]).toEqual([0, `program=${checkout}/dist/src/bin.js\n`])
    expect(log).toContain(
      `${checkout}: npm ci --ignore-scripts --no-audit --no-fund\n${checkout}: npm run --silent build\n`,
    )
  })

  test('needs a Node.js that it runs on, and says so', async () => {
    const { code, log } = await install({ node: 'echo 18' }, built.path)
    expect([code, log]).toEqual([2, '::error::Diptych needs Node.js 20 or later: put actions/setup-node before it.\n'])
  })
})

describe('the comment', () => {
  /** Runs the step alone, on reports that are there. */
  const post = (text: string, introduced: number, more: Env = {}, event: object = pullRequest()) => {
    const reports = join(temp, 'reports')
    mkdirSync(reports, { recursive: true })
    writeFileSync(join(reports, 'comment.md'), `<!-- diptych: report -->\n\n${text}\n`)
    writeFileSync(join(reports, 'parity.json'), JSON.stringify({ totals: { since: { introduced, 'made-stale': 0 } } }))
    writeFileSync(join(temp, 'event.json'), JSON.stringify(event))
    return bash(`node "${built.path}/action/comment.mjs"`, temp, {
      GITHUB_API_URL: peer.url,
      GITHUB_REPOSITORY: 'ada/docs',
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_TOKEN: 'secret-token',
      REPORTS: reports,
      ...more,
    })
  }
  const writes = () => peer.asked.filter((one) => /^(?:POST|PATCH)/.test(one))

  test('is one, which each push renews', async () => {
    expect((await post('Two are left behind.', 2)).log).toBe('The comment is made.\n')
    expect((await post('Two are left behind.', 2)).log).toBe('The comment says it already.\n')
    expect((await post('All is well.', 0)).log).toBe('The comment is renewed.\n')
    expect(peer.comments.map(({ body }) => body)).toEqual(['<!-- diptych: report -->\n\nAll is well.\n'])
    expect(writes()).toHaveLength(2)
  })

  test('is not made where there is nothing to say', async () => {
    expect((await post('All is well.', 0)).log).toBe('Nothing new to say, and no comment to renew.\n')
    expect(writes()).toEqual([])
  })

  test('is found among many, and never taken for what others wrote', async () => {
    const body = '<!-- diptych: report -->\nmine'
    for (let id = 1; id <= 150; id++) peer.comments.push({ id, body, user: { login: 'mallory' } })
    await post('One.', 1)
    await post('Two.', 2)
    expect(peer.comments).toHaveLength(151)
    expect(peer.comments.filter((one) => one.body === body)).toHaveLength(150)
  })

  test('has an own mark where there are several', async () => {
    await post('One.', 1, { COMMENT_ID: 'api' })
    await post('One.', 1, { COMMENT_ID: 'guides --> <b>' })
    expect(peer.comments.map(({ body }) => body.split('\n')[0])).toEqual([
      '<!-- diptych: report api -->',
      '<!-- diptych: report guides--b -->',
    ])
  })

  test('of a fork: the token may only read, which fails nothing', async () => {
    peer.refuse.set('POST', 403)
    const { code, log } = await post('One.', 1)
    expect(code).toBe(0)
    expect(log).toContain('This token may not write to the pull request')
  })

  test('of a fork: a second workflow puts it there, and finds the pull request by itself', async () => {
    const run = {
      event: 'pull_request',
      head_sha: 'abc',
      head_branch: 'a/b',
      head_repository: { owner: { login: 'eve' } },
    }
    peer.pulls = [{ number: 9, head: { sha: 'older' } }]
    expect((await post('One.', 1, {}, { workflow_run: run })).log).toContain('This run is for no pull request')
    peer.pulls = [{ number: 7, head: { sha: 'abc' } }]
    expect(await post('One.', 1, {}, { workflow_run: run })).toEqual({ code: 0, log: 'The comment is made.\n' })
    expect(peer.asked).toContain('GET /repos/ada/docs/pulls?state=open&head=eve:a%2Fb')
  })

  test('that GitHub cannot take is told of, without the token, and fails nothing', async () => {
    peer.refuse.set('POST', 422)
    const { code, log } = await post('One.', 1)
    expect(code).toBe(0)
    expect(log).toMatch(/^::warning::The pull request could not be told: POST .*: 422/m)
    expect(log).not.toContain('secret-token')
  })

  test('waits where GitHub asks for it', async () => {
    peer.busy = 2
    expect(await post('One.', 1)).toEqual({ code: 0, log: 'The comment is made.\n' })
  })
})

describe('suggestions', () => {
  test('speak of code as code, and mention nobody', async () => {
    const reports = join(temp, 'reports')
    mkdirSync(reports)
    const message =
      'The code `--dry_run <a>` became `@x`: see @org/team, #12, https://evil.example, *b* <i> and [c](d).'
    const range = { start: { line: 5, column: 1 }, end: { line: 5, column: 7 } }
    const location = { path: 'docs/fr/backup.md', range }
    const suggestions = [{ range, text: 'Ouvrez' }]
    const diagnostics = [{ message, code: { value: 'inline-code' }, location, suggestions }]
    writeFileSync(join(reports, 'diptych.rdjson'), JSON.stringify({ diagnostics }))
    writeFileSync(join(temp, 'event.json'), JSON.stringify(pullRequest()))
    repository.commit('Other words', { 'docs/fr/backup.md': fr.replace('sur le serveur', 'sur la machine') })
    peer.files = filesOf(repository)
    const { log } = await bash(`node "${built.path}/action/suggest.mjs"`, temp, {
      GITHUB_API_URL: peer.url,
      GITHUB_REPOSITORY: 'ada/docs',
      GITHUB_EVENT_PATH: join(temp, 'event.json'),
      GITHUB_TOKEN: 'secret-token',
      GITHUB_WORKSPACE: repository.root,
      REPORTS: reports,
    })
    expect(log).toBe('Suggestions made: 1.\n')
    const body = peer.reviews[0]?.comments[0]?.body ?? ''
    expect(body).toContain('The code `--dry_run <a>` became `@x`: see &#64;\u200Borg/team, &#35;\u200B12, ')
    expect(body).toContain('https:\u200B//evil.example, &#42;b&#42; &#60;i&#62; and &#91;c&#93;(d).')
  })

  test('stand on lines of the diff, once, as they would be', async () => {
    repository.commit('Other words', {
      'docs/fr/backup.md': fr.replace('le serveur aux 1 500 boîtes', 'la machine aux 1 500 boÃ®tes'),
    })
    await run({ fail: 'false' })
    expect(peer.reviews).toHaveLength(1)
    const [comment] = peer.reviews[0]?.comments ?? []
    expect(comment).toMatchObject({ path: 'docs/fr/backup.md', line: 5, side: 'RIGHT' })
    expect(comment?.body).toContain(
      '```suggestion\nLancez `tool restore --date today` sur la machine aux 1 500 boîtes, puis attendez le courriel.\n```',
    )
    expect(peer.reviews[0]?.commit_id).toBe(repository.git('rev-parse', 'HEAD').trim())
    expect((await run({ fail: 'false' })).log).toContain('Every suggestion was made before.')
    expect(peer.reviews).toHaveLength(1)
  })

  test('stand nowhere else', async () => {
    repository.commit('Source only', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const { log } = await run({ fail: 'false', lang: 'fr' })
    expect(peer.comments[0]?.body).toContain('#### Non suivi dans la traduction')
    expect(peer.reviews).toEqual([])
    expect(log).toContain('No fix lies on lines that the pull request shows.')
  })
})

describe('what is given', () => {
  test('paths and arguments are passed as they are, and nothing in them is run', async () => {
    repository.commit('Keep longer', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const hostile = `"; touch ${temp}/owned; echo "$(touch ${temp}/owned)`
    const { code, outputs, log } = await run({ paths: `docs/fr\n${hostile}`, args: '--quiet\n--no-history' })
    expect([code, outputs.reports]).toEqual([2, ''])
    expect(log).toContain('There is nothing at')
    expect(readdirSync(temp)).not.toContain('owned')
    expect((await run({ paths: 'docs/fr\ndocs/en', args: '--quiet' })).code).toBe(1)
  })

  test('outside of pull requests everything is judged, and nothing is told', async () => {
    repository.commit('Keep longer', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const { code, used, log } = await run({ sarif: 'true' }, { ref: 'refs/heads/main' }, { GITHUB_BASE_REF: '' })
    expect(code).toBe(1)
    expect(log).toContain('This run is for no pull request')
    expect(used.map(({ uses }) => uses.replace(/@.*/, ''))).toEqual([
      'actions/upload-artifact',
      'github/codeql-action/upload-sarif',
    ])
    expect(peer.asked).toEqual([])
  })
})

describe('in a merge queue', () => {
  test('what waits there is judged, and nothing is told', async () => {
    repository.git('checkout', '-q', 'main')
    repository.commit('Old drift', { 'docs/en/old.md': en, 'docs/fr/old.md': fr.replace('30 jours', '40 jours') })
    const base_sha = repository.git('rev-parse', 'HEAD').trim()
    const queue = { merge_group: { base_sha, head_sha: base_sha } }
    const env = { GITHUB_BASE_REF: '', GITHUB_EVENT_NAME: 'merge_group' }
    expect((await run({}, queue, env)).code).toBe(0)
    expect((await run({ changed: 'false' }, queue, env)).code).toBe(1)
    repository.commit('Keep longer', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const { code, outputs, log } = await run({}, queue, env)
    expect([code, outputs.errors]).toEqual([1, '1'])
    expect(log).toContain('This run is for no pull request')
    expect(peer.asked).toEqual([])
  })
})

describe('where it is used', () => {
  test('from another repository, rules link to the manual of its version', async () => {
    repository.commit('Keep longer', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const elsewhere = { action_repository: 'eve/diptych', action_ref: 'v1' }
    const { sarif } = await run({ lang: 'fr' }, pullRequest(), {}, elsewhere)
    expect(sarif).toContain('"helpUri": "https://github.com/eve/diptych/blob/v1/docs/fr/rules/stale.md"')
    expect((await run()).sarif).not.toContain('helpUri')
  })

  test('several times on one pull request, each run has a comment and an artifact of its own', async () => {
    repository.commit('Keep longer', { 'docs/en/backup.md': en.replace('30 days', '60 days') })
    const named = async (id: string) => (await run({ id })).used[0]?.with.name
    expect([await named(''), await named('api')]).toEqual(['diptych', 'diptych-api'])
    expect(peer.comments).toHaveLength(2)
  })
})

describe('workflows', () => {
  const workflows = readdirSync('.github/workflows').map((name) => join('.github/workflows', name))

  test.each(['action.yml', ...workflows])('%s pins what it uses, and puts nothing of others into a shell', (path) => {
    const text = readFileSync(path, 'utf8')
    for (const [, uses = ''] of text.matchAll(/uses: (\S+)/g))
      expect(uses).toMatch(/^(?:\.\/|[\w-]+\/[\w/-]+@[0-9a-f]{40}$)/)
    expect(text).not.toMatch(/^\s*(?:on:\s*)?pull_request_target\b/m)
    const steps = [
      parse(text).runs?.steps ?? [],
      ...Object.values(parse(text).jobs ?? {}).map((job) => (job as { steps: [] }).steps),
    ].flat()
    for (const step of steps as { run?: string }[]) expect(step.run ?? '').not.toContain('${{')
  })

  test.each(['action.yml', ...workflows, ...recipes()])('GitHub understands %s', async (path) => {
    const [file = '', from] = path.split(' from ')
    const content = from === undefined ? readFileSync(file, 'utf8') : (recipe(from, Number(file)) ?? '')
    const trace = new NoOperationTraceWriter()
    const { context, value } = (path === 'action.yml' ? parseAction : parseWorkflow)({ name: path, content }, trace)
    if (value && path === 'action.yml') convertActionTemplate(context, value)
    else if (value) await convertWorkflowTemplate(context, value)
    expect(context.errors.getErrors().map(({ message }) => message)).toEqual([])
  })

  test.each(workflows)('%s names the permissions that it needs', (path) => {
    const { permissions } = parse(readFileSync(path, 'utf8'))
    expect(permissions.contents).toBe('read')
  })

  test('every input and output is described, and every input is used', () => {
    const text = readFileSync('action.yml', 'utf8')
    for (const [name, { description }] of [...Object.entries(action.inputs), ...Object.entries(action.outputs)])
      expect([name, description.length > 10]).toEqual([name, true])
    for (const name of Object.keys(action.inputs)) expect(text).toContain(`inputs.${name}`)
    for (const tongue of ['en', 'fr']) {
      const manual = readFileSync(`docs/${tongue}/ci.md`, 'utf8')
      for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)])
        expect(manual).toContain(`| \`${name}\` |`)
    }
  })

  test('the hook of pre-commit runs what the package has', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))
    expect(hook).toMatchObject({ id: 'diptych', language: 'node', pass_filenames: false })
    expect(Object.keys(JSON.parse(readFileSync('package.json', 'utf8')).bin)).toContain(hook.entry.split(' ')[0])
    // It takes all that `npm pack` prints for the name of the package (pre_commit/languages/node.py).
    expect(readFileSync('.npmrc', 'utf8')).toMatch(/^foreground-scripts=false$/m)
  })
})
