/** What runs in the threads that have a part in a run: see `src/threads/`. */
import { parentPort } from 'node:worker_threads'
import { checkJob } from './checking.ts'
import { help } from './threads/helper.ts'

if (parentPort) await help(parentPort, checkJob)
