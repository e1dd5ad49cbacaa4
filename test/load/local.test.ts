import assert from 'node:assert/strict'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { LocalDraft } from '../../src/contract/index.ts'
import { inChild, publishLocal, recover } from '../../src/load/index.ts'
import { readLedger } from '../../src/load/ledger.ts'
import { openLocals, openStore } from '../../src/store/index.ts'
import { generationPath } from '../../src/warehouse/index.ts'
import {
  bjork,
  builder,
  ek,
  grades9,
  type Municipality,
  municipality,
  pupils,
  roster,
  threeUnits,
  today,
} from './municipality.ts'

const anna = { by: 'anna', name: 'Anna' }
const told = [...pupils(ek, 0, 12), ...pupils(bjork, 12, 12)]
const effects = { builder, clock: () => today }

function publish(data: string, slug: string, subjects: string[]): void {
  const store = openStore(join(data, 'store.sqlite'))
  const locals = openLocals(store)
  const draft: LocalDraft = { title: slug, description: '', tree: { kind: 'subjectGroup', subjects } }
  const { id } = locals.save(null, slug, draft, anna)
  locals.publish(id, 1, anna)
  store.close()
}

const held = async ({ ask }: Municipality): Promise<readonly string[]> =>
  (await ask('select definition from src_local order by ordinal')).map(({ definition }) => JSON.parse(String(definition)).slug)
const hashOf = async ({ ask }: Municipality): Promise<unknown> =>
  (await ask('select logical_hash from generation'))[0]?.logical_hash

test('a load takes with it what is published, and a generation of its own what is published after; both can be rebuilt', async (t) => {
  const town = municipality(t)
  assert.equal(await publishLocal(town.data, effects), null)
  publish(town.data, 'first', ['MA', 'EN'])
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, told) })
  assert.deepEqual(await held(town), ['first'])
  await town.load('scb-grades-9', {
    'ek.txt': grades9(
      '2025-06-12',
      told.filter(({ school }) => school === ek),
    ),
  })
  assert.deepEqual(await held(town), ['first'])
  assert.equal(await publishLocal(town.data, effects), null)

  const before = await hashOf(town)
  publish(town.data, 'second', ['BI', 'FY'])
  assert.equal(await publishLocal(town.data, effects), 3)
  assert.deepEqual(await held(town), ['first', 'second'])
  const after = await hashOf(town)
  assert.notEqual(after, before)
  const events = readLedger(town.data).map(({ event }) => [
    event.kind,
    'local' in event ? event.local?.map(({ slug }) => slug) : null,
  ])
  assert.deepEqual(events, [
    ['load', ['first']],
    ['load', undefined],
    ['local', ['first', 'second']],
  ])

  // from the archive alone: the ledger tells what each was made with
  for (const id of [1, 2, 3]) rmSync(generationPath(town.data, id))
  await recover(town.data, effects)
  assert.deepEqual([await hashOf(town), await held(town)], [after, ['first', 'second']])
})

test('a generation made of the same rows with other definitions keeps every pattern', async (t) => {
  const town = municipality(t)
  const withPattern = { ...effects, builder: inChild(new URL('../../src/server/build.ts', import.meta.url)) }
  const files = {
    'ek.txt': grades9(
      '2025-06-12',
      told.filter(({ school }) => school === ek),
    ),
  }
  await town.load('roster', { 'enheter.csv': threeUnits, 'elever.csv': roster(2024, told) }, withPattern)
  await town.load('scb-grades-9', files, withPattern)
  const pattern = `select regime, measure, fact, school_year_key, term_key, stage_year_key, topic, md5(states::varchar) as states
    from pattern order by all`
  const before = await town.ask(pattern)
  publish(town.data, 'first', ['MA', 'EN'])
  assert.equal(await publishLocal(town.data, withPattern), 3)
  assert.deepEqual(await town.ask(pattern), before)
  assert.ok(before.length > 50)
})
