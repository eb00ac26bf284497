/** What runs in the threads that have a part in a run: see `src/threads/`. */
import { parentPort, workerData } from 'node:worker_threads'
import type { ReadingJob } from './threads/messages.ts'

const reading = workerData as ReadingJob | null
if (reading) {
  const { readPages } = await import('./threads/reading.ts')
  await readPages(reading)
} else if (parentPort) {
  const [{ checkJob }, { help }] = await Promise.all([import('./checking.ts'), import('./threads/helper.ts')])
  await help(parentPort, checkJob)
}
