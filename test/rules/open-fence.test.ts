import { describe, expect, test } from 'vitest'
import { codeBlock } from '../../rules/code-block.ts'
import { readPage } from '../../src/markdown/read.ts'
import { openFence } from '../../src/rule/open-fence.ts'
import { fails, passes } from '../support/two-words.ts'

describe('the block whose fence is open', () => {
  const fence = '```'
  test.each([
    ['is the one that runs to the end', `${fence}sh\na\n\nText.\n`, 0],
    [
      'is the first that took the next one in',
      `${fence}sh\na\n\nText.\n\n${fence}js\nb\n${fence}\n\nMore.\n\n${fence}\nc\n`,
      0,
    ],
    ['is none where all are closed', `${fence}sh\na\n${fence}\n\nText.\n`, undefined],
    ['is none where a longer fence holds another', `${fence}\`md\n${fence}js\nb\n${fence}\n${fence}\`\n`, undefined],
    ['is none in a quote that is closed', `> ${fence}\n> a\n> ${fence}\n`, undefined],
    ['is none where code is indented', `Text.\n\n    a\n    b\n`, undefined],
    ['is the one with tildes', `~~~\na\n`, 0],
  ])('%s', (_, text, expected) => {
    const reading = readPage('a.md', 'en', text)
    if (reading.state !== 'read') throw new Error(reading.reason.en)
    const codes = reading.page.blocks.filter(({ kind }) => kind === 'code')
    expect(openFence(reading.page)).toBe(expected === undefined ? undefined : codes[expected])
  })

  test('is said once, and not where the source leaves it open too', async () => {
    await fails(codeBlock, '```sh\na\nb\n```\n\nFin.', '```sh\na\nb\n\nEnd.', ['1:1 unclosed'])
    await passes(codeBlock, '```sh\na\nb\n', '```sh\na\nb\n')
  })
})
