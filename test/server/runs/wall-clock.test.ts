// Plans by the clock on the wall in Sweden, over the two nights when it jumps.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { nextAt, wallClock } from '../../../src/server/runs/wall-clock.ts'

const at = (iso: string): Date => new Date(iso)

test('the wall shows summer time and winter time', () => {
  assert.deepEqual(wallClock(at('2026-07-01T00:30:00Z')), { day: '2026-07-01', time: '02:30' })
  assert.deepEqual(wallClock(at('2026-12-31T23:30:00Z')), { day: '2027-01-01', time: '00:30' })
})

test('the next time is today until it has been answered, and then tomorrow', () => {
  const now = at('2026-11-28T00:00:00Z')
  assert.equal(nextAt('02:30', now, null).toISOString(), '2026-11-28T01:30:00.000Z')
  assert.equal(nextAt('02:30', now, '2026-11-27').toISOString(), '2026-11-28T01:30:00.000Z')
  assert.equal(nextAt('02:30', now, '2026-11-28').toISOString(), '2026-11-29T01:30:00.000Z')
})

test('the hour that does not exist in March comes at three, the one that comes twice in October at its first', () => {
  assert.equal(nextAt('02:30', at('2027-03-27T12:00:00Z'), '2027-03-27').toISOString(), '2027-03-28T01:00:00.000Z')
  assert.equal(wallClock(at('2027-03-28T01:00:00Z')).time, '03:00')
  assert.equal(nextAt('02:30', at('2026-10-24T12:00:00Z'), '2026-10-24').toISOString(), '2026-10-25T00:30:00.000Z')
})
