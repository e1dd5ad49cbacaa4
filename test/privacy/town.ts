// A made-up municipality whose counts are chosen: every group that the rules speak of, loaded as a school's files are.
import { createHash } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor, Answer, Cell, LocalDraft, Query, SourceName } from '../../src/contract/index.ts'
import { buildAsPlanned, load } from '../../src/load/index.ts'
import { type Door, disclose, makePattern, openDoor, type Released } from '../../src/privacy/index.ts'
import { type Audit, openAudit, openLocals, openStore } from '../../src/store/index.ts'
import { openWarehouse } from '../../src/warehouse/index.ts'
import {
  type Answered,
  answers,
  grades9,
  type Invited,
  invitations,
  type Lesson,
  lessons,
  personalNumber,
  roster,
  type Told,
  tests,
  today,
  type Unit,
  units,
} from '../load/municipality.ts'
import { scbCells } from '../load/sources/made-up.ts'
import { madeOnce } from '../made-once.ts'

export const ek = '00010001'
export const bjork = '00010002'
export const as = '00010003'
export const asp = '00010004'
export const lind = '00010005'
export const orn = '00010006'

export interface Placed extends Told {
  readonly class: string
  readonly stageYear: number
  readonly schoolYear: number
  readonly grade: string
  /** subjects in which the grade is another */
  readonly other?: Readonly<Record<string, string>>
  /** test grades by subject; by subject and part, `EN A`, those of parts */
  readonly tests?: Readonly<Record<string, string>>
  readonly lessons?: readonly Omit<Lesson, 'n' | 'school'>[]
}

/** What a town is loaded from; `registered` years have a roster, the others grade files alone. */
export interface Plan {
  readonly units: readonly Unit[]
  readonly pupils: readonly Placed[]
  readonly registered: readonly number[]
  /** answers to the survey of spring 2025, and how many were invited */
  readonly survey?: { readonly answers: readonly Answered[]; readonly invited: readonly Invited[] }
  /** published before the first load, under these words */
  readonly locals?: Readonly<Record<string, LocalDraft>>
}

export interface Town {
  readonly data: string
  readonly door: Door
  readonly audit: Audit
  readonly ask: (query: Query, actor: Actor) => Promise<Released<Answer>>
  /** the plan's files again, of some sources, on another day */
  readonly correct: (plan: Plan, only: readonly SourceName[], at: Date) => Promise<void>
  readonly close: () => Promise<void>
}

const builder = (plan: string): Promise<void> => buildAsPlanned(plan, makePattern)
/** For generations that are built upon at once: nothing is told of them, so nothing need be decided. */
const untold = (plan: string): Promise<void> => buildAsPlanned(plan, async () => {})

/** Loads the plan's files through the real path, one load a source, and opens the door to its figures. */
export async function openTown(plan: Plan): Promise<Town> {
  const home = mkdtempSync(join(tmpdir(), 'skolspegel-door-'))
  const data = join(home, 'data')
  const loadAll = async (told: Plan, only: readonly SourceName[] | null, at: Date): Promise<void> => {
    const wanted = filesOf(told).filter(([source]) => only?.includes(source) !== false)
    const last = wanted.at(-1)
    for (const one of wanted) {
      const [source, files] = one
      mkdirSync(join(home, source), { recursive: true })
      const paths = files.map(([name, text]) => {
        const path = join(home, source, name)
        writeFileSync(path, text)
        return path
      })
      const report = await load(
        { data, source, files: paths, schoolYear: null },
        { builder: only === null && one !== last ? untold : builder, clock: () => at },
      )
      if (report.status === 'stopped') throw new Error(`${source}: ${JSON.stringify(report.checks.filter((c) => c.count > 0))}`)
    }
  }
  const told = JSON.stringify([filesOf(plan), plan.locals ?? {}])
  await madeOnce(`town-${createHash('sha256').update(told).digest('hex')}`, data, async () => {
    publishAll(data, plan.locals ?? {})
    await loadAll(plan, null, today)
  })
  const store = openStore(join(home, 'store.sqlite'))
  const audit = openAudit(store)
  const warehouse = openWarehouse(data)
  const door = openDoor({ warehouse, audit })
  const close = async (): Promise<void> => {
    await warehouse.close()
    audit.close()
    store.close()
    rmSync(home, { recursive: true })
  }
  return {
    data,
    door,
    audit,
    ask: (query, actor) => disclose(query, actor, door, { clock: () => today }),
    correct: loadAll,
    close,
  }
}

function publishAll(data: string, drafts: Readonly<Record<string, LocalDraft>>): void {
  mkdirSync(data)
  const store = openStore(join(data, 'store.sqlite'))
  const locals = openLocals(store)
  for (const [slug, draft] of Object.entries(drafts)) {
    const { id } = locals.save(null, slug, draft, { by: 'anna', name: 'Anna' })
    locals.publish(id, 1, { by: 'anna', name: 'Anna' })
  }
  store.close()
}

type Files = readonly (readonly [string, string])[]

function filesOf({ units: told, pupils, registered, survey }: Plan): readonly (readonly [SourceName, Files])[] {
  const years = registered.map((year): readonly [string, string] => [
    `elever-${year}.csv`,
    roster(
      year,
      pupils.filter((pupil) => pupil.schoolYear === year),
    ),
  ])
  const graded = (stageYear: number): Files =>
    [...Map.groupBy(ofStage(pupils, stageYear), (pupil) => `${pupil.school}-${pupil.schoolYear + 1}.txt`)].map(
      ([name, group]) => [name, stageYear === 9 ? finalGrades(group) : sixthGrades(group)] as const,
    )
  const six = graded(6)
  const sat = pupils.filter((pupil) => pupil.tests !== undefined)
  const attended = pupils.flatMap(({ n, school, lessons: told = [] }) => told.map((lesson) => ({ n, school, ...lesson })))
  return [
    ['roster', [['enheter.csv', units(told)], ...years]],
    ...(graded(9).length > 0 ? [['scb-grades-9', graded(9)] as const] : []),
    ...(six.length > 0 ? [['scb-grades-6', six] as const] : []),
    ...(sat.length > 0 ? [['national-tests', [['np.csv', testsOf(sat)]]] as const] : []),
    ...(attended.length > 0 ? [['attendance', [['n.csv', lessons(dateOf(pupils), attended)]]] as const] : []),
    ...(survey === undefined
      ? []
      : [
          [
            'survey-answers',
            [
              ['svar.csv', answers(surveyDay, survey.answers)],
              ['inbjudna.csv', invitations(surveyDay, survey.invited)],
            ],
          ] as const,
        ]),
  ]
}

const surveyDay = '2025-05-20'

const testsOf = (sat: readonly Placed[]): string =>
  tests(
    dateOf(sat),
    sat.flatMap(({ tests: told = {}, ...pupil }) =>
      Object.entries(told).map(([name, result]) => {
        const [subject = '', part = 'Prov'] = name.split(' ')
        return { ...pupil, subject, part, result }
      }),
    ),
  )

const ofStage = (pupils: readonly Placed[], stageYear: number) => pupils.filter((pupil) => pupil.stageYear === stageYear)

function finalGrades(group: readonly Placed[]): string {
  const own = new Map(group.map((pupil) => [pupil.n, pupil]))
  return grades9(dateOf(group), group, (n, subject) => own.get(n)?.other?.[subject] ?? own.get(n)?.grade ?? 'C')
}

const sixthGrades = (group: readonly Placed[]): string =>
  group
    .map(({ n, school, class: name }) =>
      scbCells(6, n, { 1: dateOf(group), 3: personalNumber(n), 4: school, 5: name, 6: `Förnamn${n}`, 7: `Efternamn${n}` }).join(
        ';',
      ),
    )
    .join('\r\n')

const dateOf = ([first]: readonly Placed[]): string => `${(first?.schoolYear ?? 0) + 1}-06-12`

/** Hands out pupils so that even numbers are girls. `failing` of the girls, then of the boys, have F in everything. */
export function enrol(): (school: string, name: string, girls: number, boys: number, more?: More) => readonly Placed[] {
  let next = 0
  return (school, name, girls, boys, { failing = [0, 0], ...more } = {}) => {
    const first = next
    next += 2 * Math.max(girls, boys)
    const some = (count: number, offset: number, failed: number): readonly Placed[] =>
      Array.from({ length: count }, (_, i) => ({
        n: first + 2 * i + offset,
        school,
        class: name,
        stageYear: Number.parseInt(name, 10),
        schoolYear: 2024,
        grade: i < failed ? 'F' : 'C',
        ...more,
      }))
    return [...some(girls, 0, failing[0]), ...some(boys, 1, failing[1])]
  }
}
export type More = Partial<Omit<Placed, 'n' | 'school' | 'class'>> & { readonly failing?: readonly [number, number] }

/** The pupils of the town of exact expectations. */
export function chosenPlan(): Plan {
  const at = enrol()
  const pupils = [
    ...at(ek, '9A', 12, 13, { failing: [4, 5] }),
    ...at(ek, '9B', 14, 11, { failing: [5, 5] }),
    ...at(ek, '9C', 3, 21, { failing: [0, 6] }),
    ...at(ek, '6A', 4, 4),
    ...at(bjork, '9A', 26, 22, { failing: [1, 1] }),
    ...at(as, '9A', 15, 15),
    ...at(asp, '9A', 17, 18, { failing: [6, 6] }),
    ...at(asp, '9B', 16, 19, { failing: [6, 7], background: 'Utländsk' }),
    ...at(asp, '9A', 2, 3, { protection: 'Sekretessmarkering' }),
    ...at(lind, '9A', 5, 4, { failing: [1, 0] }),
    ...at(orn, '9A', 8, 8, { failing: [4, 4] }),
    ...[2022, 2023].flatMap((schoolYear) => [
      ...at(ek, '9A', 25, 25, { schoolYear, failing: [6, 7] }),
      ...at(bjork, '9A', 23, 20, { schoolYear, failing: [6, 6] }),
    ]),
    ...at(orn, '9A', 12, 12, { schoolYear: 2022, failing: [12, 12] }),
  ]
  const names: readonly (readonly [string, string])[] = [
    [ek, 'Ekskolan'],
    [bjork, 'Björkskolan'],
    [as, 'Åsskolan 7–9'],
    [asp, 'Aspskolan'],
    [lind, 'Lindskolan'],
    [orn, 'Örnskolan'],
  ]
  return {
    units: names.map(([school, name]) => ({ school, name, operator: school === asp ? 'Enskild' : 'Kommunal' })),
    pupils,
    registered: [2023, 2024],
  }
}

export const head: Actor = { id: 'anna', name: 'Anna', role: 'head', scope: [] }
export const board: Actor = { id: 'nils', name: 'Nils', role: 'board', scope: [] }
export const coordinator: Actor = { id: 'kim', name: 'Kim', role: 'coordinator', scope: [] }
export const principalOf = (...scope: readonly string[]): Actor => ({ id: 'rut', name: 'Rut', role: 'principal', scope })

/** The question's condition that it is about 2024/25. */
export const thisYear = { dimension: 'schoolYear', in: ['2024/25'] }

/** The one cell with these keys (and no others), measure and comparison; throws when there is none or several. */
export function cellAt(
  answer: Answer,
  keys: Readonly<Record<string, string>>,
  measure?: string,
  against: string | null = null,
): Cell {
  const same = (cell: Cell): boolean =>
    Object.keys(cell.keys).length === Object.keys(keys).length &&
    Object.entries(keys).every(([dimension, id]) => cell.keys[dimension] === id)
  const found = answer.cells.filter(
    (cell) => cell.against === against && (measure === undefined || cell.measure === measure) && same(cell),
  )
  const [cell] = found
  if (cell === undefined || found.length > 1) throw new Error(`${found.length} cells at ${JSON.stringify(keys)}`)
  return cell
}
