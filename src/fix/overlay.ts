/** Files as they would be: texts that were not written yet, over those that are there. */
import type { Files } from '../files.ts'

/** @param texts By path, without a byte order mark; the rest is read as it is. */
export const overlay = (files: Files, texts: ReadonlyMap<string, string>): Files => ({
  ...files,
  async read(path) {
    const contents = await files.read(path)
    const text = texts.get(path)
    return text === undefined || contents.state === 'unread' ? contents : { state: 'text', text, bom: contents.bom }
  },
})
