import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Actor, PupilList, PupilListRequest } from '../../src/contract/index.ts'
import { listPupils } from '../../src/privacy/index.ts'
import { openWarehouse } from '../../src/warehouse/index.ts'
import { today } from '../load/municipality.ts'
import { cellAt, ek, enrol, openTown, type Placed, principalOf, type Town, thisYear } from './town.ts'

const request: PupilListRequest = { class: `${ek}:9A`, schoolYear: '2024/25', purpose: 'grading' }
const rektor = principalOf(ek)
const teacher = (subjects: readonly string[] | null): Actor => ({
  id: 'tove',
  name: 'Tove',
  role: 'teacher',
  scope: [],
  groups: [{ class: `${ek}:9A`, subjects, from: '2024/25' }],
})
const marking = 'Sekretessmarkering'

/** Twelve who are listed with C in everything, and the protected ones, whose results are A. */
function pupilsWith(planted: number): readonly Placed[] {
  const at = enrol()
  return [...at(ek, '9A', 12, 0), ...at(ek, '9A', planted, 0, { protection: marking, grade: 'A' })]
}

async function inTown<T>(pupils: readonly Placed[], look: (town: Town) => Promise<T>): Promise<T> {
  const town = await openTown({ units: [{ school: ek, name: 'Ekskolan' }], pupils, registered: [2024] })
  try {
    return await look(town)
  } finally {
    await town.close()
  }
}
const listIn = (town: Town, actor: Actor = rektor): Promise<PupilList> =>
  listPupils(request, actor, { ...town.door, vault: join(town.data, 'vault.sqlite') }, { clock: () => today })

test('without the rule the school’s open figure less the list is a protected pupil’s merit value', async () => {
  await inTown(pupilsWith(1), async (town) => {
    const answer = await town.ask({ measures: ['meritValue'], by: ['school'], where: [thisYear] }, rektor)
    const open = cellAt(answer, { school: ek })
    assert.equal(open.state, 'shown')
    const warehouse = openWarehouse(town.data)
    const [row] = await (await warehouse.current()).run(
      `select sum(r.merit_value)::double as listed, count(*)::double as heads
      from fact_result r join dim_pupil p on p.pupil_key = r.pupil_key where p.protection = 'none'`,
      [],
    )
    await warehouse.close()
    const protectedOne = (open.value ?? 0) * (open.n ?? 0) - Number(row?.listed)
    assert.equal((open.n ?? 0) - Number(row?.heads), 1)
    assert.ok(Math.abs(protectedOne - 320) < 0.001, String(protectedOne))
  })
})

for (const planted of [1, 4]) {
  test(`with ${planted} in no list, neither merit value nor grades stand in the list`, async () => {
    await inTown(pupilsWith(planted), async (town) => {
      const readers = [
        { actor: rektor, seesMerit: true },
        { actor: teacher(null), seesMerit: true },
        { actor: teacher(['MA']), seesMerit: false },
      ]
      for (const { actor, seesMerit } of readers) {
        const list = await listIn(town, actor)
        assert.equal(list.pupils.length, 12)
        assert.ok(list.pupils.every(({ meritValue, grades }) => meritValue === null && grades.length === 0))
        assert.deepEqual(list.subjects, [])
        assert.ok(list.leftOut.subjects.some(({ id }) => id === 'MA'))
        assert.equal(list.leftOut.meritValue, seesMerit)
      }
    })
  })
}

for (const planted of [0, 5]) {
  test(`with ${planted} in no list, nothing is left out`, async () => {
    await inTown(pupilsWith(planted), async (town) => {
      const list = await listIn(town)
      assert.deepEqual(list.leftOut, { meritValue: false, subjects: [] })
      assert.ok(list.pupils.every(({ meritValue, grades }) => meritValue === 240 && grades.length === 16))
    })
  })
}

test('five in no list of whom two are boys leave the results out: the school is told by sex too', async () => {
  const at = enrol()
  const listed = at(ek, '9A', 12, 12)
  await inTown([...listed, ...at(ek, '9A', 3, 2, { protection: marking, grade: 'A' })], async (town) => {
    const list = await listIn(town)
    assert.equal(list.leftOut.meritValue, true)
    assert.ok(list.pupils.every(({ grades }) => grades.length === 0))
  })
})

test('six in no list of whom two alone have a grade in one subject: that subject and the merit value are left out, the others stay', async () => {
  const at = enrol()
  const outside = { protection: marking, grade: 'A' }
  const planted = [...at(ek, '9A', 4, 0, { ...outside, other: { MA: '3' } }), ...at(ek, '9A', 2, 0, outside)]
  await inTown([...at(ek, '9A', 12, 0), ...planted], async (town) => {
    const principal = await listIn(town)
    assert.equal(principal.pupils.length, 12)
    assert.deepEqual([principal.leftOut.meritValue, principal.leftOut.subjects.map(({ id }) => id)], [true, ['MA']])
    for (const { meritValue, grades } of principal.pupils) {
      assert.equal(meritValue, null)
      assert.equal(grades.length, 15)
      assert.ok(grades.every(({ subject, grade }) => subject !== 'MA' && grade === 'C'))
    }
    assert.deepEqual((await listIn(town, teacher(['MA']))).subjects, [])
    const ofSwedish = await listIn(town, teacher(['SV']))
    assert.deepEqual([ofSwedish.leftOut, ofSwedish.subjects.map(({ id }) => id)], [{ meritValue: false, subjects: [] }, ['SV']])
  })
})
