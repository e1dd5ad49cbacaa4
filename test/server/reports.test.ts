import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import type {
  FaultBody,
  Person,
  Report,
  ReportContent,
  ReportList,
  ReportPreview,
  ReportReaders,
  ReportVersions,
} from '../../src/contract/index.ts'
import { type Fixture, openFixture, personWith, type Visitor, visit } from './fixture.ts'

let fixture: Fixture
before(async () => {
  fixture = await openFixture()
})
after(() => fixture.close())

const content = (title = 'Betyg', more: Partial<ReportContent> = {}): ReportContent => ({
  ...{ title, lead: null, period: null, unit: 'own', blocks: [] },
  ...more,
})
const bySchool: ReportContent['blocks'][number] = {
  block: {
    ...{ kind: 'question', id: 'skolor', title: null },
    view: {
      query: { measures: ['meritValue'], by: ['class', 'sex'], where: [{ dimension: 'schoolYear', last: 1 }] },
      ...{ rows: 'class', series: 'sex', panels: null, form: null, against: [], intervals: true, order: 'own', marked: [] },
    },
  },
  ...{ width: 'full', keeps: { period: false, unit: false } },
}

const as = (role: Person['role']): Promise<Visitor> => visit(fixture.app, personWith(fixture.house, role).id)
const post = async <T>(visitor: Visitor, path: string, body: unknown, status = 200): Promise<T> => {
  const answer = await visitor.ask('POST', `/api/reports${path}`, body)
  assert.equal(answer.status, status, `${path}: ${JSON.stringify(answer.body)}`)
  return answer.body as T
}
const listOf = async (visitor: Visitor): Promise<ReportList> => (await visitor.ask('GET', '/api/reports')).body as ReportList
const create = (visitor: Visitor, told: ReportContent): Promise<Report> => post(visitor, '', { content: told, folder: null })
const faultOf = ({ fault }: FaultBody): string => fault

test('a report is its maker’s alone until it is shared, and then read in the role it is shared with', async () => {
  const [head, principal, board] = [await as('head'), await as('principal'), await as('board')]
  const { id: report } = await create(head, content('Delad'))
  assert.equal(faultOf(await post(principal, '/read', { report }, 404)), 'unknownReport')
  const shared = await post<Report>(head, '/share', { report, with: { kind: 'role', role: 'principal' }, may: 'read' })
  assert.deepEqual(
    shared.shares.map(({ name, may }) => [name, may]),
    [['Alla rektorer', 'read']],
  )
  const read = await post<Report>(principal, '/read', { report })
  assert.deepEqual(
    [read.title, read.may, read.shares, read.owner.name],
    ['Delad', 'read', [], personWith(fixture.house, 'head').name],
  )
  assert.ok((await listOf(principal)).reports.some(({ id }) => id === report))
  await post(board, '/read', { report }, 404)
  assert.equal(faultOf(await post(principal, '/save', { report, base: 1, content: content() }, 403)), 'reportReadOnly')
  for (const [path, body] of [
    ['/remove', { report }],
    ['/versions', { report }],
    ['/share', { report, with: { kind: 'role', role: 'board' }, may: 'read' }],
    ['/preview', { report, as: { kind: 'role', role: 'head' } }],
  ] as const)
    await post(principal, path, body, 403)
  await post(head, '/share', { report, with: { kind: 'role', role: 'principal' }, may: null })
  await post(principal, '/read', { report }, 404)
})

test('a role shared with is the role acted in: changing to another closes the report', async () => {
  const head = await as('head')
  const { id: report } = await create(head, content('Till lärare'))
  await post(head, '/share', { report, with: { kind: 'role', role: 'teacher' }, may: 'read' })
  const both = fixture.house.demo?.people.find(({ roles }) => roles.length > 1)
  assert.ok(both !== undefined)
  const visitor = await visit(fixture.app, both.id)
  await post(visitor, '/read', { report }, 404)
  await visitor.ask('POST', '/api/session/role', { role: 'teacher' })
  await visitor.ask('GET', '/api/session')
  await post(visitor, '/read', { report })
})

test('two who change at once: the second is told by whom and when, nothing is lost, and the history has both', async () => {
  const [head, analyst] = [await as('head'), await as('analyst')]
  const { id: report } = await create(head, content('Första'))
  const person = personWith(fixture.house, 'analyst').id
  await post(head, '/share', { report, with: { kind: 'person', person }, may: 'edit' })
  await post(analyst, '/save', { report, base: 1, content: content('Analytikerns') })
  const refused = await post<FaultBody>(head, '/save', { report, base: 1, content: content('Chefens') }, 409)
  assert.equal(refused.fault, 'reportChanged')
  assert.match(refused.message, new RegExp(`^${personWith(fixture.house, 'analyst').name} sparade rapporten .* kl\\.`))
  assert.equal((await post<Report>(head, '/read', { report })).title, 'Analytikerns')
  await post(head, '/save', { report, base: 2, content: content('Chefens') })
  const { versions } = await post<ReportVersions>(head, '/versions', { report })
  assert.deepEqual(
    versions.map(({ title, by }) => [title, by.id]),
    [
      ['Chefens', personWith(fixture.house, 'head').id],
      ['Analytikerns', person],
      ['Första', personWith(fixture.house, 'head').id],
    ],
  )
  assert.equal((await post<ReportContent>(head, '/version', { report, version: 2 })).title, 'Analytikerns')
  const restored = await post<Report>(head, '/restore', { report, base: 3, version: 1 })
  assert.deepEqual([restored.title, restored.version], ['Första', 4])
  assert.equal(faultOf(await post(head, '/restore', { report, base: 4, version: 9 }, 404)), 'reportPartGone')
  assert.equal(faultOf(await post(head, '/restore', { report, base: 3, version: 2 }, 409)), 'reportChanged')
})

test('a removed report is listed apart and can be taken back by its owner', async () => {
  const [head, principal] = [await as('head'), await as('principal')]
  const { id: report } = await create(head, content('Bortkastad'))
  await post(head, '/share', { report, with: { kind: 'role', role: 'principal' }, may: 'edit' })
  const removed = await post<ReportList>(head, '/remove', { report })
  const [row] = removed.removed
  assert.deepEqual([row?.id, row?.title, removed.reports.some(({ id }) => id === report)], [report, 'Bortkastad', false])
  assert.equal(Math.round((Date.parse(row?.leavesAt ?? '') - Date.parse(row?.removedAt ?? '')) / 86_400_000), 30)
  for (const visitor of [head, principal]) await post(visitor, '/read', { report }, 404)
  await post(principal, '/recall', { report }, 404)
  await post(head, '/recall', { report })
  await post(principal, '/read', { report })
})

test('folders and favourites are the reader’s own, of shared reports too', async () => {
  const [head, principal] = [await as('head'), await as('principal')]
  const { id: report } = await create(head, content('Sorterad'))
  await post(head, '/share', { report, with: { kind: 'role', role: 'principal' }, may: 'read' })
  const { folders } = await post<ReportList>(principal, '/folders', { folder: null, name: 'Från förvaltningen' })
  const folder = folders.find(({ name }) => name === 'Från förvaltningen')?.id
  const placed = await post<ReportList>(principal, '/place', { report, folder, favourite: true })
  const of = (list: ReportList) => list.reports.find(({ id }) => id === report)
  assert.deepEqual([of(placed)?.folder, of(placed)?.favourite], [folder, true])
  assert.deepEqual([of(await listOf(head))?.folder, of(await listOf(head))?.favourite], [null, false])
  assert.equal(faultOf(await post(head, '/place', { report, folder, favourite: false }, 404)), 'reportPartGone')
  const without = await post<ReportList>(principal, '/folders/remove', { folder })
  assert.deepEqual([of(without)?.folder, of(without)?.favourite], [null, true])
})

test('people to share with are found by name, and none who sees no figures', async () => {
  const head = await as('head')
  const { people } = await post<ReportReaders>(head, '/readers', { search: '' })
  const ids = people.map(({ id }) => id)
  for (const role of ['principal', 'teacher', 'board', 'analyst'] as const)
    assert.ok(ids.includes(personWith(fixture.house, role).id), role)
  for (const role of ['head', 'coordinator', 'dataProtectionOfficer'] as const)
    assert.ok(!ids.includes(personWith(fixture.house, role).id), role)
  assert.deepEqual(
    (await post<ReportReaders>(head, '/readers', { search: 'åkerlund' })).people.map(({ name }) => name),
    ['Jonas Åkerlund Ek'],
  )
  const { id: report } = await create(head, content('Delas ej'))
  const person = personWith(fixture.house, 'coordinator').id
  assert.equal(
    faultOf(await post(head, '/share', { report, with: { kind: 'person', person }, may: 'read' }, 404)),
    'reportPartGone',
  )
})

test('a note reaches the maker and its writer, no other reader, and is answered', async () => {
  const [head, principal, other] = [await as('head'), await as('principal'), await visit(fixture.app, 'rektor-lilla')]
  const { id: report } = await create(head, content('Läst', { blocks: [bySchool] }))
  await post(head, '/share', { report, with: { kind: 'role', role: 'principal' }, may: 'read' })
  const [school] = personWith(fixture.house, 'principal').scope
  const choice = { period: '2024/25', unit: school }
  const note = { report, kind: 'question', block: 'skolor', choice, text: 'Den här detaljen borde lyftas fram.' }
  const figure = { measure: 'meritValue', keys: { class: `${school}:9A` } }
  const written = await post<Report>(principal, '/notes', { ...note, figure })
  assert.deepEqual(
    written.notes.map(({ mine, figure: told, choice: at }) => [mine, told, at]),
    [[true, figure, choice]],
  )
  assert.equal(written.notes[0]?.by.name, personWith(fixture.house, 'principal').name)
  assert.deepEqual((await post<Report>(other, '/read', { report })).notes, [])
  const read = await post<Report>(head, '/read', { report })
  assert.deepEqual([read.notes[0]?.figure, read.notes[0]?.beyond, read.notes[0]?.text], [figure, false, note.text])
  const openIn = async (): Promise<number | undefined> => (await listOf(head)).reports.find(({ id }) => id === report)?.notes
  assert.equal(await openIn(), 1)
  const id = read.notes[0]?.id
  await post(head, '/notes/answer', { report, note: id, answer: { text: 'Nu står den först.' } })
  assert.equal(await openIn(), 0)
  assert.equal((await post<Report>(principal, '/read', { report })).notes[0]?.answer?.text, 'Nu står den först.')
  await post(head, '/notes/answer', { report, note: id, answer: null })
  assert.equal(await openIn(), 1)
  await post(principal, '/notes/answer', { report, note: id, answer: { text: null } }, 403)
  await post(head, '/notes/remove', { report, note: id, removed: true }, 404)
  assert.deepEqual((await post<Report>(principal, '/notes/remove', { report, note: id, removed: true })).notes, [])
  assert.equal((await post<Report>(principal, '/notes/remove', { report, note: id, removed: false })).notes.length, 1)
  assert.equal(faultOf(await post(principal, '/notes', { ...note, block: 'borta', figure: null }, 404)), 'reportPartGone')
  const elsewhere = { measure: 'meritValue', keys: { class: '00000000:9A' } }
  assert.equal(faultOf(await post(principal, '/notes', { ...note, figure: elsewhere }, 404)), 'reportPartGone')
})

test('a note on a class does not name it to a maker who may not ask of classes', async () => {
  const [board, principal] = [await as('board'), await as('principal')]
  const { id: report } = await create(board, content('Nämndens', { blocks: [bySchool] }))
  await post(board, '/share', { report, with: { kind: 'role', role: 'principal' }, may: 'read' })
  const [school] = personWith(fixture.house, 'principal').scope
  const figure = { measure: 'meritValue', keys: { class: `${school}:9A` } }
  const choice = { period: null, unit: school }
  await post(principal, '/notes', { report, kind: 'remark', block: 'skolor', figure, choice, text: 'Se här.' })
  const { body } = await board.ask('POST', '/api/reports/read', { report })
  const [note] = (body as Report).notes
  assert.deepEqual([note?.figure, note?.beyond], [null, true])
  assert.equal(JSON.stringify((body as Report).notes).includes(':9A'), false)
})

test('a preview says what a principal, a teacher and the board would see, and is noted as the maker’s', async () => {
  const head = await as('head')
  const { id: report } = await create(head, content('Förhandsvisad', { blocks: [bySchool] }))
  const look = (told: object): Promise<ReportPreview> => post(head, '/preview', { report, as: told })
  const [school = ''] = personWith(fixture.house, 'principal').scope
  const principal = await look({ kind: 'role', role: 'principal', school })
  assert.deepEqual(principal.choice, { period: null, unit: school })
  assert.match(principal.about, /^Rektor på Åsskolan/)
  assert.ok((principal.blocks[0]?.figures.both ?? 0) > 0)
  const teacher = await look({ kind: 'role', role: 'teacher', class: `${school}:9A` })
  assert.deepEqual([...new Set(teacher.blocks[0]?.answer?.cells.map(({ keys }) => keys.class))], [`${school}:9A`])
  const board = await look({ kind: 'person', person: personWith(fixture.house, 'board').id })
  assert.deepEqual([board.blocks[0]?.state, board.blocks[0]?.answer], ['refused', null])
  fixture.house.audit.flush()
  const [row] = fixture.house.audit.latest(1)
  assert.deepEqual(
    [row?.kind, row?.actor, row?.about],
    ['preview', personWith(fixture.house, 'head').id, personWith(fixture.house, 'board').id],
  )
  for (const told of [
    { kind: 'role', role: 'principal', school: '00000000' },
    { kind: 'role', role: 'teacher', class: '00000000:9A' },
    { kind: 'person', person: personWith(fixture.house, 'coordinator').id },
  ])
    assert.equal(faultOf(await post(head, '/preview', { report, as: told }, 404)), 'reportPartGone')
})

test('saving, sharing and removing stand in the log without title or text', async () => {
  const head = await as('head')
  const { id: report } = await create(head, content('Hemlig rubrik'))
  await post(head, '/save', { report, base: 1, content: content('Hemlig rubrik', { lead: 'Hemlig text' }) })
  await post(head, '/share', { report, with: { kind: 'role', role: 'board' }, may: 'read' })
  await post(head, '/remove', { report })
  fixture.house.audit.flush()
  const rows = fixture.house.audit.latest(4).filter(({ about }) => about === report)
  assert.deepEqual(
    rows.map(({ kind, purpose }) => [kind, purpose]),
    ['remove', 'share', 'save', 'create'].map((act) => ['report', act]),
  )
  assert.equal(JSON.stringify(rows).includes('Hemlig'), false)
})

test('what is no report is refused in Swedish: two blocks of one id, more blocks than there may be, figures that nobody asked for', async () => {
  const head = await as('head')
  const refused = async (told: object, words: RegExp): Promise<void> => {
    const { message } = await post<FaultBody>(head, '', { content: told, folder: null }, 400)
    assert.match(message, words)
  }
  await refused(content('Dubbel', { blocks: [bySchool, bySchool] }), /två block har samma id/)
  const many = Array.from({ length: 61 }, (_, index) => ({
    ...bySchool,
    block: { kind: 'heading', id: `b${index}`, text: 'Rubrik' },
  }))
  await refused({ ...content(), blocks: many }, /blocks/)
  await refused({ ...content(), figures: [1] }, /content/)
  await refused(content(''), /title/)
})
