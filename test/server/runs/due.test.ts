// When a source is loaded by itself: every minute of the nights when clocks jump, and what waits for what.
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type Due, dueNow, retryAfter, type Standing } from '../../../src/server/runs/due.ts'
import type { Lying } from '../../../src/server/runs/inbox.ts'
import type { RunEntry } from '../../../src/store/index.ts'

const plan = (at: string | null, decidedAt = '2026-01-01T00:00:00Z'): Standing['feed'] => ({
  ...({ source: 'roster', everyDays: null } as const),
  at,
  decidedAt,
})
const lying = (name: string): Lying => ({ path: `/in/${name}`, folder: '/in', name, schoolYear: null, bytes: 1, modified: 0 })
const entry = (more: Partial<RunEntry>): RunEntry => ({
  ...({ id: 1, source: 'roster', cause: 'arrival', day: null, beganAt: '', endedAt: '', load: null, fault: null } as const),
  ...({ outcome: 'published', files: [], retryAt: null, tries: 1 } as const),
  ...more,
})
const standing = (more: Partial<Standing>): Standing => ({ feed: plan(null), last: null, lastDay: null, still: [], ...more })

/** How often a plan runs when it is looked at every minute of some days. */
function runs(at: string, from: string, hours: number): readonly string[] {
  let lastDay: string | null = null
  const begun: string[] = []
  for (let minute = 0; minute < hours * 60; minute++) {
    const now = new Date(Date.parse(from) + minute * 60_000)
    const due = dueNow(standing({ feed: plan(at), lastDay }), now)
    if (due === null) continue
    begun.push(now.toISOString())
    lastDay = due.day
  }
  return begun
}

test('a plan runs once a day, also when the hour is missing or comes twice', () => {
  assert.deepEqual(runs('02:30', '2026-11-27T12:00:00Z', 48), [
    '2026-11-27T12:00:00.000Z',
    '2026-11-28T01:30:00.000Z',
    '2026-11-29T01:30:00.000Z',
  ])
  assert.deepEqual(runs('02:30', '2027-03-27T23:30:00Z', 24), ['2027-03-28T01:00:00.000Z'])
  assert.deepEqual(runs('02:30', '2026-10-24T22:30:00Z', 24), ['2026-10-25T00:30:00.000Z'])
})

test('a clock put back a day does nothing twice', () => {
  const back = standing({ feed: plan('02:30'), lastDay: '2026-11-28' })
  assert.equal(dueNow(back, new Date('2026-11-27T10:00:00Z')), null)
})

test('a plan made in the afternoon for two at night begins the night after', () => {
  const made = standing({ feed: plan('02:30', '2026-11-28T13:00:00Z') })
  assert.equal(dueNow(made, new Date('2026-11-28T13:01:00Z')), null)
  assert.deepEqual(dueNow(made, new Date('2026-11-29T01:30:00Z')), { cause: 'time', day: '2026-11-29' })
  const later = standing({ feed: plan('16:00', '2026-11-28T13:00:00Z') })
  assert.deepEqual(dueNow(later, new Date('2026-11-28T15:00:00Z')), { cause: 'time', day: '2026-11-28' })
})

test('files that have come are loaded; those of a run that was cancelled wait for another', () => {
  const now = new Date('2026-11-28T10:00:00Z')
  const arrival: Due = { cause: 'arrival', day: null }
  assert.equal(dueNow(standing({}), now), null)
  assert.deepEqual(dueNow(standing({ still: [lying('a.csv')] }), now), arrival)
  const last = entry({ outcome: 'cancelled', files: ['a.csv'] })
  assert.equal(dueNow(standing({ last, still: [lying('a.csv')] }), now), null)
  assert.deepEqual(dueNow(standing({ last, still: [lying('a.csv'), lying('b.csv')] }), now), arrival)
})

test('what failed is tried again after 5, 15 and 60 minutes, then every hour, and never given up', () => {
  const now = new Date('2026-11-28T10:00:00Z')
  const minutes = [1, 2, 3, 4, 40].map((tries) => (retryAfter(tries, now).getTime() - now.getTime()) / 60_000)
  assert.deepEqual(minutes, [5, 15, 60, 60, 60])
  const last = entry({ outcome: 'failed', day: '2026-11-28', retryAt: '2026-11-28T10:05:00.000Z' })
  const waits = standing({ last, still: [lying('a.csv')] })
  assert.equal(dueNow(waits, now), null)
  assert.deepEqual(dueNow(waits, new Date('2026-11-28T10:05:00Z')), { cause: 'retry', day: '2026-11-28' })
})
