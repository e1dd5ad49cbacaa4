import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { after, before, test } from 'node:test'
import type { ReportContent } from '../../src/contract/index.ts'
import { openReportNotes, openReportPlaces, openReportShares, openReports, openStore } from '../../src/store/index.ts'

let folder: string
before(() => {
  folder = mkdtempSync(join(tmpdir(), 'skolspegel-reports-'))
})
after(() => rmSync(folder, { recursive: true }))

const content = (title: string): ReportContent => ({ title, lead: null, period: null, unit: 'own', blocks: [] })
let opened = 0
function withStore(work: (store: DatabaseSync) => void): void {
  const store = openStore(join(folder, `${opened++}.sqlite`))
  try {
    work(store)
  } finally {
    store.close()
  }
}

test('each saving is a version; one from an older version is not written', () =>
  withStore((store) => {
    const reports = openReports(store)
    const { id } = reports.create('anna', content('Första'))
    const second = reports.save(id, 1, { content: content('Andra'), by: 'bo', from: null })
    assert.deepEqual([second?.version, second?.title, second?.changedBy, second?.owner], [2, 'Andra', 'bo', 'anna'])
    assert.equal(reports.save(id, 1, { content: content('Förlorad'), by: 'eva', from: null }), null)
    assert.deepEqual(
      reports.versions(id).map(({ version, title, from }) => [version, title, from]),
      [
        [2, 'Andra', null],
        [1, 'Första', null],
      ],
    )
    assert.equal(reports.save(id, 2, { content: content('Första'), by: 'anna', from: 1 })?.version, 3)
    assert.equal(reports.versions(id)[0]?.from, 1)
    assert.deepEqual(reports.content(id, 2), content('Andra'))
    assert.equal(reports.content(id, 9), null)
  }))

test('a version is never changed, and not taken away while its report stands', () =>
  withStore((store) => {
    const { id } = openReports(store).create('anna', content('Första'))
    assert.throws(() => store.exec("update report_version set title = 'Annan'"), /never changed/)
    assert.throws(() => store.prepare('delete from report_version where report = ?').run(id), /leaves with its report/)
  }))

test('a removed report can be taken back until it is cleared with all that is its own', () =>
  withStore((store) => {
    let now = '2026-01-01T08:00:00.000Z'
    const reports = openReports(store, { clock: () => new Date(now), random: (bytes) => Buffer.alloc(bytes, 7) })
    const { id } = reports.create('anna', content('Första'))
    openReportShares(store).set(id, { kind: 'role', role: 'principal' }, 'read')
    openReportPlaces(store).put('bo', id, { folder: null, favourite: true })
    const note = { kind: 'remark', block: null, figure: null, choice: { period: null, unit: null }, text: 'Bra' } as const
    openReportNotes(store).write(id, { ...note, by: 'bo' })
    reports.setRemoved(id, true)
    assert.deepEqual(reports.among([id]), [])
    assert.equal(reports.ownedBy('anna')[0]?.removedAt, now)
    reports.setRemoved(id, false)
    assert.equal(reports.among([id]).length, 1)
    now = '2026-02-01T08:00:00.000Z'
    reports.setRemoved(id, true)
    reports.purge(now)
    assert.notEqual(reports.find(id), null)
    reports.purge('2026-02-01T08:00:00.001Z')
    assert.equal(reports.find(id), null)
    for (const table of ['report_version', 'report_share', 'report_place', 'report_note'])
      assert.equal(store.prepare(`select count(*) as count from ${table}`).get()?.count, 0, table)
  }))

test('a share reaches the person or the role acted in, with the widest right', () =>
  withStore((store) => {
    const { id } = openReports(store).create('anna', content('Delad'))
    const shares = openReportShares(store)
    const [bo, boAsTeacher] = [{ id: 'bo', role: 'principal' } as const, { id: 'bo', role: 'teacher' } as const]
    assert.equal(shares.right(id, bo), null)
    shares.set(id, { kind: 'role', role: 'principal' }, 'read')
    assert.deepEqual([shares.right(id, bo), shares.right(id, boAsTeacher)], ['read', null])
    shares.set(id, { kind: 'person', person: 'bo' }, 'edit')
    assert.deepEqual([shares.right(id, bo), shares.right(id, boAsTeacher)], ['edit', 'edit'])
    assert.deepEqual(shares.reaching(bo), [id])
    shares.set(id, { kind: 'person', person: 'bo' }, 'read')
    assert.deepEqual(
      shares.of(id).map((share) => [share.with.kind, share.may]),
      [
        ['role', 'read'],
        ['person', 'read'],
      ],
    )
    shares.set(id, { kind: 'role', role: 'principal' }, null)
    shares.set(id, { kind: 'person', person: 'bo' }, null)
    assert.deepEqual([shares.right(id, bo), shares.reaching(bo)], [null, []])
  }))

test('folders and favourites are a person’s own; a report stays when its folder goes', () =>
  withStore((store) => {
    const { id } = openReports(store).create('anna', content('Ordnad'))
    const places = openReportPlaces(store)
    for (const name of ['Örebro', 'Ålder', 'Betyg']) places.addFolder('anna', name)
    assert.deepEqual(
      places.folders('anna').map(({ name }) => name),
      ['Betyg', 'Ålder', 'Örebro'],
    )
    assert.deepEqual(places.folders('bo'), [])
    const [first] = places.folders('anna')
    assert.ok(first !== undefined)
    assert.equal(places.renameFolder('bo', first.id, 'Kapad'), false)
    assert.equal(places.removeFolder('bo', first.id), false)
    places.put('anna', id, { folder: first.id, favourite: true })
    assert.deepEqual(places.of('anna').get(id), { folder: first.id, favourite: true })
    assert.equal(places.of('bo').get(id), undefined)
    assert.equal(places.removeFolder('anna', first.id), true)
    assert.deepEqual(places.of('anna').get(id), { folder: null, favourite: true })
  }))

test('a note is answered, opened again, and taken away by its writer alone', () =>
  withStore((store) => {
    const { id } = openReports(store).create('anna', content('Läst'))
    const notes = openReportNotes(store)
    const figure = { measure: 'meritValue', keys: { class: '10000001:9A' } }
    const note = {
      kind: 'question',
      block: 'a',
      figure,
      choice: { period: '2024/25', unit: '10000001' },
      text: 'Varför?',
    } as const
    notes.write(id, { ...note, by: 'bo' })
    const [written] = notes.of(id)
    assert.ok(written !== undefined)
    assert.deepEqual({ ...written, id: 0, at: '' }, { ...note, by: 'bo', id: 0, at: '', answer: null, removed: false })
    assert.equal(notes.open(id), 1)
    assert.equal(notes.answer(id, written.id, { text: 'Därför.', by: 'anna' }), true)
    assert.deepEqual([notes.open(id), notes.of(id)[0]?.answer?.text], [0, 'Därför.'])
    notes.answer(id, written.id, null)
    assert.equal(notes.of(id)[0]?.answer, null)
    assert.equal(notes.answer('other', written.id, { text: null, by: 'anna' }), false)
    assert.equal(notes.setRemoved(id, written.id, 'anna', true), false)
    assert.equal(notes.setRemoved(id, written.id, 'bo', true), true)
    assert.deepEqual([notes.open(id), notes.of(id)[0]?.removed], [0, true])
  }))
