import assert from 'node:assert/strict'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Actor } from '../../src/contract/index.ts'
import { buildAsPlanned } from '../../src/load/index.ts'
import { discloseText, makePattern, openDoor } from '../../src/privacy/index.ts'
import { openAudit, openStore } from '../../src/store/index.ts'
import { openWarehouse } from '../../src/warehouse/index.ts'
import { ek, municipality, pupils, roster, threeUnits } from '../load/municipality.ts'

const head: Actor = { id: 'anna', name: 'Anna', role: 'head', scope: [] }
const builder = (plan: string): Promise<void> => buildAsPlanned(plan, makePattern)

test('an answer that is kept is not told again once a marking has reached its version', async (t) => {
  const town = municipality(t)
  const others = pupils(ek, 1, 20)
  const rows = (protection: string): string => roster(2024, [...others, ...pupils(ek, 0, 1, { class: '9Ensam', protection })])
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': rows('Ingen') }, { builder })
  const store = openStore(join(town.data, 'store.sqlite'))
  const audit = openAudit(store)
  const warehouse = openWarehouse(town.data)
  try {
    const door = openDoor({ warehouse, audit })
    const ask = async (): Promise<string> =>
      (await discloseText({ measures: ['pupils'], by: ['class'], generation: 1 }, head, door)).toString('utf8')
    assert.match(await ask(), /9Ensam/)
    await town.load('roster', { 'elever.csv': rows('Sekretessmarkering') }, { builder })
    const after = await ask()
    assert.match(after, /9A/)
    assert.doesNotMatch(after, /9Ensam/)
  } finally {
    await warehouse.close()
    audit.close()
    store.close()
  }
})
