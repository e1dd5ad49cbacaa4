import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openTurns } from '../../src/warehouse/index.ts'

test('so many work at once, and the others in the order they came', async () => {
  const turn = openTurns(2)
  const begun: number[] = []
  let working = 0
  let most = 0
  const work = (n: number) => (): Promise<number> => {
    begun.push(n)
    working++
    most = Math.max(most, working)
    return new Promise((resolve) =>
      setImmediate(() => {
        working--
        resolve(n)
      }),
    )
  }
  const told = await Promise.all([1, 2, 3, 4, 5, 6, 7].map((n) => turn(work(n))))
  assert.deepEqual([told, begun, most], [[1, 2, 3, 4, 5, 6, 7], [1, 2, 3, 4, 5, 6, 7], 2])
})

test('who fails gives the turn on', async () => {
  const turn = openTurns(1)
  const failing = turn(() => Promise.reject(new Error('no')))
  const next = turn(async () => 'yes')
  await assert.rejects(failing, /no/)
  assert.equal(await next, 'yes')
  assert.equal(await turn(async () => 'again'), 'again')
})

test('who leaves while waiting is let go at once, and the place in the line with it', async () => {
  const turn = openTurns(1)
  const done = Promise.withResolvers<string>()
  const working = turn(() => done.promise)
  const leaving = new AbortController()
  const begun: string[] = []
  const gone = turn(async () => begun.push('gone'), leaving.signal)
  const last = turn(async () => begun.push('last'))
  leaving.abort(new Error('left'))
  await assert.rejects(gone, /left/)
  await assert.rejects(
    turn(async () => begun.push('late'), leaving.signal),
    /left/,
  )
  done.resolve('done')
  await Promise.all([working, last])
  assert.deepEqual(begun, ['last'])
  assert.equal(await turn(async () => 'free'), 'free')
})
