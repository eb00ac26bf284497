/**
 * Puts the comment of a report on the pull request, or renews the one that stands there. Where there is nothing to say and
 * no comment stands, none is made.
 *
 * REPORTS: the folder with `comment.md` and `parity.json`. COMMENT_ID: tells several comments apart.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { allOf, gitHub, leniently, pullOf } from './github.mjs'

/** GitHub takes no longer comment. Characters. */
const most = 65_536

const { env } = process
const { REPORTS: reports = '.', COMMENT_ID: id = '', GITHUB_REPOSITORY: repository } = env

/** The first line of a comment of ours. */
const mark = `<!-- diptych: report${id === '' ? '' : ` ${id.replace(/[^\w.-]/g, '')}`} -->`

/** Whether a change brought something about, or, where no change is judged, whether there is a finding. */
const saysSomething = () => {
  const { totals, pages } = JSON.parse(readFileSync(join(reports, 'parity.json'), 'utf8'))
  if (totals.since) return totals.since.introduced + totals.since['made-stale'] > 0
  return pages.some((/** @type {{ findings: unknown[] }} */ page) => page.findings.length > 0)
}

await leniently(async () => {
  const ask = gitHub(env)
  const pull = await pullOf(ask, env)
  if (!pull) return console.log('This run is for no pull request: nothing to comment on.')
  const text = readFileSync(join(reports, 'comment.md'), 'utf8')
  const body = `${mark}\n${text.replace(/^<!-- diptych: report -->\n/, '')}`.slice(0, most)
  // Anybody can write our mark; only what this token wrote is renewed.
  const login = await ask('GET', '/user').then(
    (user) => user.login,
    () => 'github-actions[bot]',
  )
  const comments = await allOf(ask, `/repos/${repository}/issues/${pull.number}/comments`)
  const ours = comments.find((comment) => comment.user?.login === login && comment.body?.startsWith(mark))
  if (ours && ours.body === body) return console.log('The comment says it already.')
  if (ours) await ask('PATCH', `/repos/${repository}/issues/comments/${ours.id}`, { body })
  else if (saysSomething()) await ask('POST', `/repos/${repository}/issues/${pull.number}/comments`, { body })
  else return console.log('Nothing new to say, and no comment to renew.')
  console.log(ours ? 'The comment is renewed.' : 'The comment is made.')
})
