import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { type Actor, Fault, reportBounds } from '../../src/contract/index.ts'
import { openDoor } from '../../src/privacy/index.ts'
import { createReport, openShelf, recallReport, removeReport, reportList, type Shelf } from '../../src/report/index.ts'
import { openAudit, openStore } from '../../src/store/index.ts'
import { openWarehouse } from '../../src/warehouse/index.ts'

const anna: Actor = { id: 'anna', name: 'Anna', role: 'head', scope: [] }
const content = { title: 'Betyg', lead: null, period: null, unit: 'own', blocks: [] } as const

/** A shelf over an empty folder at a time that can be moved; `again` opens it anew, as after a restart. */
async function withShelf(work: (shelf: Shelf, again: (at: string) => Shelf) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'skolspegel-shelf-'))
  const store = openStore(join(folder, 'store.sqlite'))
  const audit = openAudit(store)
  const warehouse = openWarehouse(folder)
  const people = { everyone: () => [], person: () => null, name: () => null }
  const open = (at: string): Shelf =>
    openShelf(store, { people, audit, door: openDoor({ warehouse, audit }) }, () => new Date(at))
  try {
    await work(open('2026-01-01T08:00:00Z'), open)
  } finally {
    await warehouse.close()
    audit.close()
    store.close()
    rmSync(folder, { recursive: true })
  }
}

test('what was removed can be taken back for thirty days, and is gone with the first start after them', () =>
  withShelf(async (shelf, again) => {
    const { id } = await createReport(shelf, anna, { ...content, blocks: [] }, null)
    removeReport(shelf, anna, id)
    const removedAt = reportList(shelf, anna).removed[0]?.removedAt ?? ''
    const after = (days: number): string => new Date(Date.parse(removedAt) + days * 86_400_000 + 1000).toISOString()
    assert.equal(recallReport(again(after(29)), anna, id).reports.length, 1)
    removeReport(shelf, anna, id)
    const gone = again(after(31))
    assert.deepEqual(reportList(gone, anna).removed, [])
    assert.throws(() => recallReport(gone, anna, id), { code: 'unknownReport' })
  }))

test('more reports than there may be are refused with the number', () =>
  withShelf(async (shelf) => {
    for (let made = 0; made < reportBounds.reports; made++) shelf.reports.create(anna.id, { ...content, blocks: [] })
    await assert.rejects(
      async () => createReport(shelf, anna, { ...content, blocks: [] }, null),
      (fault: unknown) => fault instanceof Fault && fault.message.startsWith('Det går att ha högst 500 rapporter.'),
    )
  }))
