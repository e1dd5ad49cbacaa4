import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import type { AuditRow, Query } from '../../src/contract/index.ts'
import { logWords } from '../../src/picture/index.ts'
import { model } from '../../src/school/index.ts'
import type { Member } from '../../src/semantics/index.ts'
import { labelsIn, tellQuestion } from '../../src/server/tell-question.ts'
import { openTeller } from '../../src/server/tell-row.ts'
import { isWordFile } from '../words/pairs.ts'

const member = (key: number, id: string, label: string, parent: number | null = null): Member => ({
  ...{ key, id, label, parent },
  ordinal: key,
})
const schools = ['Asp', 'Björk', 'Ek', 'Gran', 'Lind'].map((name, at) => member(at, `0000000${at}`, `${name}skolan`))
const labels = labelsIn({
  model,
  members: new Map([
    ['school', schools],
    ['class', [member(7, '00000002:9A', '9A', 2)]],
    ['sex', [member(1, 'female', 'Flickor'), member(2, 'male', 'Pojkar')]],
    ['stageYear', [member(6, '6', 'Årskurs 6'), member(9, '9', 'Årskurs 9')]],
    ['schoolYear', [member(2023, '2023/24', '2023/24'), member(2024, '2024/25', '2024/25')]],
  ]),
})
const tell = (query: Query): string => tellQuestion(query, labels)
const measures = ['meritValue']

test('measures are told by their labels, with what they are split by', () => {
  assert.equal(tell({ measures }), 'Genomsnittligt meritvärde.')
  assert.equal(
    tell({ measures: ['pupils', 'passedAllSubjects'], by: ['school', 'sex'] }),
    'Antal elever och Godkända i alla ämnen per skola och kön.',
  )
})

test('conditions name members, three of many; a class is told with its school', () => {
  const where = (...filters: NonNullable<Query['where']>): string => tell({ measures, where: filters })
  const after = (text: string): string => `Genomsnittligt meritvärde. ${text}`
  assert.equal(where({ dimension: 'school', in: ['00000002'] }), after('Skola: Ekskolan.'))
  assert.equal(
    where({ dimension: 'school', in: schools.map(({ id }) => id) }),
    after('Skola: Aspskolan, Björkskolan, Ekskolan och 2 till.'),
  )
  assert.equal(where({ dimension: 'school', notIn: ['00000001'] }), after('Skola: alla utom Björkskolan.'))
  assert.equal(where({ dimension: 'class', in: ['00000002:9A'] }), after('Klass: 9A på Ekskolan.'))
  assert.equal(where({ dimension: 'stageYear', in: ['6', '9'] }), after('Årskurs: 6 och 9.'))
  assert.equal(where({ dimension: 'schoolYear', last: 1 }), after('Läsår: det senaste.'))
  assert.equal(where({ dimension: 'schoolYear', last: 10 }), after('Läsår: de 10 senaste.'))
  assert.equal(where({ dimension: 'schoolYear', from: '2023/24', to: '2024/25' }), after('Läsår: 2023/24 till 2024/25.'))
  assert.equal(where({ dimension: 'schoolYear', from: '2023/24' }), after('Läsår: från och med 2023/24.'))
  assert.equal(
    where({ dimension: 'sex', in: ['female'] }, { dimension: 'school', in: ['gone'] }),
    after('Kön: Flickor. Skola: gone.'),
  )
})

test('comparisons, followed pupils and the version are told, alike ones once', () => {
  const compare = (...comparisons: NonNullable<Query['compare']>): string => tell({ measures, compare: comparisons })
  const against = (text: string): string => `Genomsnittligt meritvärde. Jämfört med ${text}.`
  assert.equal(
    compare({ id: 'a', shift: { schoolYear: -1 } }, { id: 'b', widen: ['school'] }),
    against('läsåret före och kommunen'),
  )
  assert.equal(compare({ id: 'a', shift: { schoolYear: -3 } }), against('3 läsår tidigare'))
  assert.equal(compare({ id: 'a', widen: ['class'] }, { id: 'b', widen: ['class'] }), against('hela skolan'))
  assert.equal(compare({ id: 'a', widen: ['school', 'sex'] }), against('kommunen (oavsett kön)'))
  assert.equal(compare({ id: 'a', pool: { schoolYear: 3 } }), against('medelvärdet för de 3 läsåren före'))
  assert.equal(compare({ id: 'a', area: '0000' }), against('riket'))
  assert.equal(
    compare({ id: 'a', gap: { dimension: 'sex', a: 'female', b: 'male' } }),
    against('skillnaden mellan flickor och pojkar'),
  )
  assert.equal(
    tell({ measures, cohort: { anchor: { schoolYear: '2021/22', stageYear: 6 } }, generation: 41 }),
    'Genomsnittligt meritvärde. Samma elever som i årskurs 6 läsåret 2021/22. Version 41 av uppgifterna.',
  )
  assert.equal(
    tell({ measures, cohort: { anchor: { stageYear: 6 } } }),
    'Genomsnittligt meritvärde. Samma elever som i årskurs 6.',
  )
})

const names = new Map([
  ['anna', 'Anna Ek'],
  ['bo', 'Bo Al'],
])
const teller = openTeller({ labels, nameOf: (account) => names.get(account) ?? null })
const row = (kind: AuditRow['kind'], question: unknown, about: string | null = null): string | null =>
  teller({
    ...{ sequence: 1, at: '2026-01-01T00:00:00.000Z', actor: 'anna', role: null, purpose: null, generation: null },
    ...{ kind, about, question: question === null ? null : JSON.stringify(question) },
    ...{ regime: null, shown: null, hidden: null, pupils: 0 },
  })

test('a row of each kind is told in words', () => {
  assert.equal(row('answer', { measures, by: ['school'] }), 'Genomsnittligt meritvärde per skola.')
  assert.equal(
    row('pupilList', { class: '00000002:9A', schoolYear: '2024/25', note: 'Möte' }, '00000002:9A'),
    'Klass 9A på Ekskolan, läsåret 2024/25. Anteckning: Möte',
  )
  assert.equal(row('search', {}), 'Hela loggen.')
  assert.equal(row('export', { person: 'ek', role: 'head' }, 'a'.repeat(64)), 'Person: ”ek”. Roll: Verksamhetschef.')
  assert.equal(
    row('retention', {
      left: [
        { class: 'log', rows: 2, files: 0 },
        { class: 'unpublished', rows: 0, files: 1 },
      ],
    }),
    'Loggen över vem som sett vad (2 rader) och Filer som inte publicerades (1 fil).',
  )
  assert.equal(row('settings', { class: 'log', months: 60 }, 'retention'), 'Loggen över vem som sett vad: sparas i 60 månader.')
  const grant = { role: 'principal', school: '00000002', class: null, subjects: null, validFrom: '2026-01-02', validTo: null }
  assert.equal(row('grant', grant, 'bo'), 'Rektor, Ekskolan, från 2 januari 2026 och tills vidare. Gäller Bo Al.')
  assert.equal(
    row('load', { load: 4, source: 'roster', files: 2, rows: { read: 9, accepted: 8, rejected: 1 } }),
    'Inläsning 4: Elevregister, 2 filer. 8 rader godkända, 1 tillbakahållen.',
  )
  assert.equal(row('export', { extract: 'csv' }, 'b'.repeat(64)), 'Ett registerutdrag som CSV.')
  assert.equal(row('rollback', { from: 5, to: 4 }), 'Från version 5 av uppgifterna till version 4.')
  assert.equal(row('grant', { given: 1, kept: 2, withdrawn: 3 }), '1 nya, 2 stod kvar, 3 återkallades.')
  assert.equal(row('report', { with: { kind: 'person', person: 'bo' }, may: 'edit' }, 'r1'), 'Bo Al, får ändra.')
  assert.equal(row('report', { with: { kind: 'role', role: 'principal' }, may: null }, 'r1'), 'Alla rektorer.')
  assert.equal(
    row('local', { title: 'Stark kärna', tree: {}, version: 2 }, 'local:stark-karna'),
    'Stark kärna (local:stark-karna), version 2.',
  )
  assert.equal(row('local', { version: 2 }, 'local:stark-karna'), 'local:stark-karna, version 2.')
  assert.equal(row('report', { version: 3, from: 1 }, 'r1'), 'Version 3, samma som version 1.')
  assert.equal(
    row('answer', { measures: ['local:stark'], draft: { kind: 'mean' } }),
    'Med ett utkast till ett eget mått. local:stark.',
  )
  assert.equal(row('preview', { measures }, 'r1'), 'Genomsnittligt meritvärde.')
  assert.equal(row('account', null, 'bo'), 'Gäller Bo Al.')
  assert.equal(row('account', null, 'anna'), null)
  assert.equal(row('refused', null, 'GET /api/loads'), 'Inläsningar.')
  assert.equal(
    row('refused', { more: 100 }, 'POST /api/query'),
    'Nekad 100 gånger till under samma timme. De står inte var för sig.',
  )
  assert.equal(row('refused', { measures }, 'POST /api/query'), 'Genomsnittligt meritvärde.')
})

test('what nobody can tell any longer is left to the row’s own text', () => {
  assert.equal(row('settings', { somethingElse: 1 }), null)
  assert.equal(row('answer', { measures: [] }), null)
  assert.equal(row('account', null, 'gone'), null)
})

test('every purpose that the code notes has a word', () => {
  const folder = new URL('../../src/', import.meta.url).pathname
  const source = globSync('{server,privacy,report}/**/*.ts', { cwd: folder })
    .filter((file) => !isWordFile(file))
    .map((file) => readFileSync(folder + file, 'utf8'))
    .join('\n')
  const acts = [...source.matchAll(/noteAct\(shelf, actor, (.*)/g)].flatMap(([, act = '']) =>
    [...act.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
  )
  assert.ok(acts.length > 5, acts.join())
  assert.deepEqual(
    acts.filter((act) => logWords.purpose('report', act) === act),
    [],
  )
  const locals = [...source.matchAll(/note\(house, '(\w+)', \w+, by, /g)].map(([, name = '']) => name)
  assert.ok(locals.length > 2, locals.join())
  assert.deepEqual(
    locals.filter((act) => logWords.purpose('local', act) === act),
    [],
  )
  const purposes = new Set([
    ...[...source.matchAll(/purpose: (?:[^,\n]*\? )?'([\p{L}]+)'(?: : '([\p{L}]+)')?/gu)].flatMap(([, one = '', other]) =>
      other === undefined ? [one] : [one, other],
    ),
    ...[...source.matchAll(/note\((?:house|account), '(\w+)'/g)]
      .map(([, name = '']) => name)
      .filter((name) => !locals.includes(name)),
  ])
  assert.ok(purposes.size > 20, [...purposes].join())
  assert.deepEqual(
    [...purposes].filter((purpose) => logWords.purpose('account', purpose) === purpose),
    [],
  )
})
