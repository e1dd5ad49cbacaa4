// A file says which version it is of, and that version gives the same file again for as long as it is kept.
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type { Export, Pack } from '../../src/contract/index.ts'
import { plain, viewOfQuestion } from '../../src/picture/index.ts'
import { discloseText } from '../../src/privacy/index.ts'
import { layOut, openInk, openPdfWriter, writeWorkbook } from '../../src/report/index.ts'
import { taskOf } from '../../src/server/exports/task.ts'
import { type House, openHouse } from '../../src/server/index.ts'
import { today } from '../load/municipality.ts'
import { chosenPlan, ek, head, openTown, type Town } from '../privacy/town.ts'

let town: Town
let house: House
before(async () => {
  town = await openTown(chosenPlan())
  house = openHouse(town.data)
})
after(async () => {
  await house.close()
  await town.close()
})

const view = viewOfQuestion({ ...plain, measure: 'passedAllSubjects', rows: 'school', series: 'sex' })
const pack: Pack = {
  ...{ title: 'Läget', about: null, lead: null, generation: null },
  blocks: [{ kind: 'question', id: 'q', title: null, view }],
}
const wanted: Export = { format: 'pdf', for: 'me', pack, address: null }
const write = openPdfWriter(openInk())

async function filesOf(generation: number): Promise<readonly [pdf: Buffer, workbook: Buffer]> {
  const effects = { turn: <T>(make: () => Promise<T>) => make(), leaving: new AbortController().signal, refused: () => undefined }
  const progress = { asked: () => undefined, writing: () => undefined }
  const asking = { actor: head, wanted, origin: 'https://skolspegel.example' }
  const page = layOut(await taskOf(house, asking, generation, effects, progress))
  return [write(page), await writeWorkbook(page)]
}

const current = async (): Promise<number> => (await house.warehouse.current()).id

/** Another version: so many of Ekskolan's pupils fail who did not before. */
async function correct(failed: number): Promise<void> {
  const plan = chosenPlan()
  let left = failed
  const pupils = plan.pupils.map((pupil) => {
    if (left === 0 || pupil.school !== ek || pupil.schoolYear !== 2024 || pupil.grade !== 'C') return pupil
    left--
    return { ...pupil, grade: 'F' }
  })
  await town.correct({ ...plan, pupils }, ['scb-grades-9'], new Date(today.getTime() + failed * 86_400_000))
}

test('an earlier version gives the same cells and the same files, byte for byte, when another has come', async () => {
  const first = await current()
  const query = { ...view.query, generation: first }
  const [cells, files] = [await discloseText(query, head, house.door), await filesOf(first)]
  await correct(14)
  const second = await current()
  assert.notEqual(second, first)
  assert.ok((await discloseText(query, head, town.door)).equals(cells))
  const again = await filesOf(first)
  assert.ok(again.every((file, at) => files[at]?.equals(file)))
  const newer = await filesOf(second)
  assert.ok(newer.every((file, at) => !files[at]?.equals(file)))
})

test('a version that has left the folder is said to have left, with those that are kept', async () => {
  const [oldest = 0] = house.warehouse.kept()
  for (let failed = 15; house.warehouse.kept().includes(oldest); failed++) await correct(failed)
  await assert.rejects(filesOf(oldest), (fault: Error) => {
    assert.match(fault.message, new RegExp(`^Version ${oldest} av uppgifterna finns inte kvar\\. Dessa finns: [\\d, ]+\\.$`))
    return true
  })
})
