/**
 * How long a session takes to say what is wrong after a key was pressed, on a page of 500 blocks: `npx tsx bench/session.ts`.
 * The project has 100 smaller pairs beside it, and a git history of 10 commits.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import process from 'node:process'
import { overlay } from '../src/fix/overlay.ts'
import { diskFiles, openSession } from '../src/index.ts'

const nouns = {
  fr: ['la sauvegarde', 'le domaine', 'le serveur', 'la boîte aux lettres', 'le certificat', 'la base de données'],
  en: ['the backup', 'the domain', 'the server', 'the mailbox', 'the certificate', 'the database'],
}
const verbs = {
  fr: ['restaurez', 'vérifiez', 'supprimez', 'renouvelez', 'copiez'],
  en: ['restore', 'check', 'delete', 'renew', 'copy'],
}

/** A page of so many blocks that both languages have in step. */
function page(locale: 'fr' | 'en', blocks: number, salt: number): string {
  const word = (list: readonly string[], at: number): string => list[at % list.length] ?? ''
  const lines = [`# Page ${salt}`]
  for (let at = 1; at < blocks; at += 1) {
    const [noun, verb] = [word(nouns[locale], at * 7 + salt), word(verbs[locale], at * 3 + salt)]
    const when = locale === 'fr' ? 'Au bout de' : 'After'
    if (at % 20 === 0) lines.push(`## ${verb} ${noun} ${at}`)
    else if (at % 7 === 0) lines.push(`1. ${verb} ${noun}, \`option-${at}\`.`)
    else
      lines.push(
        `${when} ${at + salt} minutes, ${verb} ${noun} (\`--id=${at * 13 + salt}\`), ${verb} ${word(nouns[locale], at + 2)}.`,
      )
  }
  return `${lines.join('\n\n')}\n`
}

const root = mkdtempSync(join(tmpdir(), 'diptych-bench-'))
const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}
const git = (...args: string[]): void => {
  execFileSync('git', ['-c', 'user.name=Bench', '-c', 'user.email=bench@example.org', ...args], {
    cwd: root,
    stdio: 'ignore',
  })
}

write('diptych.config.json', JSON.stringify({ source: 'fr', targets: ['en'], content: ['{locale}/*.md'] }))
for (const locale of ['fr', 'en'] as const)
  for (let salt = 0; salt < 100; salt += 1) write(`${locale}/small-${salt}.md`, page(locale, 40, salt))
git('init', '-q')
for (let commit = 0; commit < 10; commit += 1) {
  write('fr/large.md', page('fr', 500, 0).replace(`Au bout de ${commit + 21} `, `Au bout de ${commit + 22} `))
  if (commit % 2 === 0)
    write('en/large.md', page('en', 500, 0).replace(`After ${commit + 31} `, `After ${commit + 32} `))
  git('add', '.')
  git('commit', '-qm', `Change ${commit}`)
}

for (const history of [false, true]) {
  const texts = new Map<string, string>()
  const since = performance.now()
  const session = await openSession(
    overlay(diskFiles(root), texts),
    JSON.parse('{"source":"fr","targets":["en"],"content":["{locale}/*.md"]}'),
    { history },
  )
  await session.report()
  const opening = performance.now() - since
  const text = page('en', 500, 0)
  const times: number[] = []
  let findings = 0
  for (let key = 1; key <= 30; key += 1) {
    const at = Math.floor((text.length * key) / 31)
    texts.set('en/large.md', `${text.slice(0, at)}x${text.slice(at)}`)
    const pressed = process.cpuUsage()
    await session.update('en/large.md')
    findings = (await session.reportsOf('en/large.md'))[0]?.findings.length ?? 0
    const { user, system } = process.cpuUsage(pressed)
    times.push((user + system) / 1000)
  }
  session.close()
  times.sort((a, b) => a - b)
  const at = (share: number): string => `${Math.round(times[Math.floor(times.length * share)] ?? 0)} ms`
  console.log(
    `history ${history}: opened in ${Math.round(opening)} ms; after a key, median ${at(0.5)}, 90 % ${at(0.9)}, most ${at(0.999)} (${findings} findings)`,
  )
}
rmSync(root, { recursive: true, force: true })
