/** `check --links` as a user runs it. */
import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Built, buildPackage } from '../support/built.ts'
import { startWebPeer, type WebPeer } from '../support/web-peer.ts'
import { folderWith } from './support.ts'

let built: Built
let peer: WebPeer
beforeAll(async () => {
  built = await buildPackage()
  peer = await startWebPeer()
})
afterAll(async () => {
  built.remove()
  await peer.close()
})

const run = (
  cwd: string,
  ...args: string[]
): Promise<{ readonly code: unknown; readonly stdout: string; readonly stderr: string }> =>
  new Promise((done) => {
    const env = { PATH: process.env.PATH, LANG: 'C' }
    execFile(process.execPath, [built.bin, ...args], { cwd, env }, (error, stdout, stderr) =>
      done({ code: error ? error.code : 0, stdout, stderr }),
    )
  })

const project = (links: object, fr: string, en: string) =>
  folderWith({
    'diptych.config.json': JSON.stringify({
      source: 'fr',
      targets: ['en'],
      content: ['{locale}/*.md'],
      history: false,
      links,
    }),
    'fr/a.md': fr,
    'en/a.md': en,
    'fr/b.md': `Voir [là](${peer.url}/gone).\n`,
    'en/b.md': `See [there](${peer.url}/gone).\n`,
  })

test('says what is dead, what moved and what nothing can be said of, and remembers', async () => {
  const links = `${peer.url}/nowhere ${peer.url}/moved ${peer.url}/forbidden http://10.0.0.1/ https://me:secret@diptych.dev/`
  const folder = project({ allow: [peer.host] }, `Voir ${links}.\n`, `See ${links}.\n`)
  try {
    const before = await run(folder.path, 'check')
    const { code, stdout, stderr } = await run(folder.path, 'check', '--links', 'en/a.md')
    expect(code).toBe(0)
    expect(stdout).toContain(`\`${peer.url}/nowhere\` leads nowhere`)
    expect(stdout).toContain(`\`${peer.url}/ok\``)
    expect(stderr.replaceAll(peer.url, '~')).toBe(`diptych: 3 URLs asked.
diptych: Not judged, the URL carries a name or a password, which is never sent: \`https://diptych.dev/\`.
diptych: Not judged, the address is private, and never asked unless \`links.allow\` names the host: \`http://10.0.0.1/\`.
diptych: Not judged, the answer was 403: \`~/forbidden\`.
`)
    expect(stdout + stderr).not.toContain('secret')
    expect(peer.asked.filter((line) => line.endsWith('/gone'))).toEqual([])
    expect(readFileSync(join(folder.path, 'node_modules/.cache/diptych/links.json'), 'utf8')).not.toContain('secret')
    peer.asked.length = 0
    const again = await run(folder.path, 'check', '--links', 'en/a.md', '--lang', 'fr')
    expect(again.stderr).toContain("1 URL interrogée, 2 connues d'une exécution précédente.")
    expect(peer.asked).toEqual(['HEAD /forbidden', 'GET /forbidden'])
    // What the web said is in no report that did not ask it, and what was kept of such a report hides nothing.
    expect(await run(folder.path, 'check')).toEqual(before)
    expect(before.stdout).not.toContain('leads nowhere')
    expect((await run(folder.path, 'check', '--links', 'en/a.md')).stdout).toBe(stdout)
  } finally {
    folder.remove()
  }
})

test('without the option, nothing is asked', async () => {
  const folder = project({ allow: [peer.host] }, 'Un mot.\n', 'A word.\n')
  try {
    peer.asked.length = 0
    expect(await run(folder.path, 'check', '--quiet')).toMatchObject({ code: 0, stderr: '' })
    expect(peer.asked).toEqual([])
  } finally {
    folder.remove()
  }
})
