import { Worker } from 'node:worker_threads'
import { expect, test } from 'vitest'
import { Claims } from '../../src/threads/claims.ts'

test('what one has taken, the other does not take', () => {
  const mine = Claims.of(2)
  const others = new Claims(mine.shared)
  expect(mine.take(0)).toBe(true)
  expect(others.take(0)).toBe(false)
  expect(others.take(1)).toBe(true)
  expect(mine.take(1)).toBe(false)
})

test('what is done need not be waited for', () => {
  const claims = Claims.of(1)
  claims.take(0)
  claims.finish(0)
  expect(claims.await(0, 60_000)).toBe(true)
  expect(claims.take(0)).toBe(false)
})

test('what is never done is not waited for longer than one likes', () => {
  const claims = Claims.of(1)
  claims.take(0)
  expect(claims.await(0, 1)).toBe(false)
})

test('a thread that waits goes on as soon as the other one is done', async () => {
  const claims = Claims.of(1)
  claims.take(0)
  const code = `
    const { workerData } = require('node:worker_threads')
    const states = new Int32Array(workerData)
    setTimeout(() => { Atomics.store(states, 0, 2); Atomics.notify(states, 0) }, 20)`
  const other = new Worker(code, { eval: true, workerData: claims.shared })
  expect(claims.await(0, 60_000)).toBe(true)
  await other.terminate()
})
