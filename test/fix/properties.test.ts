import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Repair } from '../../src/fix/repairs.ts'
import { english, faults, french, mend } from './support.ts'

const broken = fc
  .record({
    names: fc.subarray(Object.keys(faults), { minLength: 1, maxLength: 5 }),
    ending: fc.constantFrom('\n', '\r\n'),
    isCut: fc.boolean(),
    isSourceToo: fc.boolean(),
  })
  .map(({ names, ending, isCut, isSourceToo }) => {
    const faulty = names.reduce((text, name) => text.replace(...(faults[name] ?? ['', ''])), french)
    const shaped = (text: string) => (isCut ? text.trimEnd() : text).replaceAll('\n', ending)
    return {
      'docs/en/guide.md': isSourceToo ? shaped(english) : english,
      'docs/fr/guide.md': shaped(faulty),
    }
  })

/** Text that is nobody's fault: other words, other marks, at any place. */
const noise = fc.record({
  at: fc.nat({ max: french.length }),
  length: fc.nat({ max: 30 }),
  by: fc.constantFrom(
    '',
    ' ',
    '\n',
    '\n\n',
    '`',
    '**',
    '# ',
    '> ',
    '| a | b |',
    '```',
    'é',
    'Ã©',
    '\u00a0',
    '{x}',
    '👍',
    '<b>',
  ),
})

const runs = { numRuns: 25 }

test('fixing twice changes nothing more, and what is fixed is no longer reported', async () => {
  await fc.assert(
    fc.asyncProperty(broken, async (files) => {
      const { files: changed, made, report } = await mend(files)
      const after = { ...files, ...Object.fromEntries(changed.map((file) => [file.path, file.after])) }
      const again = await mend(after)
      expect(again.files).toEqual([])
      const left = new Set(report.pages.flatMap(({ findings }) => findings.map(({ said }) => said.text.en)))
      expect(made.filter(({ finding }) => left.has(finding.said.text.en))).toEqual([])
    }),
    runs,
  )
})

test('edits touch nothing but their own ranges', async () => {
  await fc.assert(
    fc.asyncProperty(broken, fc.array(noise, { maxLength: 3 }), async (files, noises) => {
      let text = files['docs/fr/guide.md']
      for (const { at, length, by } of noises) text = text.slice(0, at) + by + text.slice(at + length)
      const all = { ...files, 'docs/fr/guide.md': text }
      const passes: { readonly offered: readonly Repair[]; readonly texts: ReadonlyMap<string, string> }[] = []
      const choose = (offered: readonly Repair[], texts: ReadonlyMap<string, string>) => {
        passes.push({ offered, texts: new Map(texts) })
        return offered
      }
      const { files: changed, made } = await mend(all, {}, { choose })
      for (const [index, { offered, texts }] of passes.entries()) {
        const kept = offered.filter((repair) => made.includes(repair))
        for (const [path, before] of texts) {
          const final = changed.find((file) => file.path === path)?.after ?? all[path as keyof typeof all]
          expect(passes[index + 1]?.texts.get(path) ?? final).toBe(byHand(before, path, kept))
        }
      }
      const after = { ...all, ...Object.fromEntries(changed.map((file) => [file.path, file.after])) }
      expect((await mend(after)).files).toEqual([])
    }),
    runs,
  )
})

/** Makes the repairs of one pass by hand, from the last one back. */
function byHand(text: string, path: string, repairs: readonly Repair[]): string {
  return repairs
    .flatMap((repair) => repair.edits.filter((edit) => edit.path === path))
    .toSorted((a, b) => b.start - a.start)
    .reduce((left, { start, end, by }) => left.slice(0, start) + by + left.slice(end), text)
}
