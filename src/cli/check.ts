/** `diptych check`: what has drifted, in the terminal or as data. */
import { checkProject } from '../index.ts'
import { reporters } from '../report/reporters.ts'
import { type Command, type Options, projectOptions, readArgs } from './command.ts'
import { openProject } from './open.ts'

const options = {
  ...projectOptions,
  format: { type: 'string', values: ['json'] },
} as const satisfies Options

const usage = { en: '', fr: '' }

/** The command. */
export const checkCommand: Command = {
  name: 'check',
  summary: {
    en: 'Name every place where the languages have drifted apart',
    fr: 'Nommer chaque endroit où les langues ont divergé',
  },
  usage,
  async run(args, { out, cwd }, tongue) {
    const { options: given } = readArgs(args, options, Number.POSITIVE_INFINITY)
    if (given.help) {
      out.write(usage[tongue])
      return 0
    }
    const { files, config } = await openProject(cwd, given)
    const report = await checkProject(files, config)
    out.write(reporters.json(report, { tongue, width: 100, color: false }))
    const findings = report.pages.flatMap((page) => page.findings)
    if (findings.some(({ rule }) => rule === 'not-compared') && !config.allowNotCompared) return 2
    return findings.some(({ severity }) => severity === 'error') ? 1 : 0
  },
}
